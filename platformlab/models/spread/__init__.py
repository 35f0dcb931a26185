"""Models of spread and critical mass."""
