"""Models of search and matching."""
