"""The teacher's edition: plans for lessons, courses made of them, answers and solutions as pages.

The plans are data beside the book, one file a chapter, and never a part of the students' site.
"""
