"""Room of the last chapter: was the report right, and how would one know?"""
