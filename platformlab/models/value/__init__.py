"""Models of the value of a network."""
