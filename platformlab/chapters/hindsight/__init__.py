"""Room of the last chapter: whether the report was right, and how one would know."""
