"""Models of two sides and their prices."""
