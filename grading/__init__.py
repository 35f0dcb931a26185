"""Assignments for a class: student versions, and grading that runs their code in a sandbox.

It stands apart from the book: a reader needs none of it, and nothing of the book imports it.
"""
