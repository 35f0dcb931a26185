"""Models of standards and lock-in."""
