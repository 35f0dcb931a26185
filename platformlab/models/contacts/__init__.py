"""Models of spread on networks of contacts."""
