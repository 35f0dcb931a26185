"""Models of competition."""
