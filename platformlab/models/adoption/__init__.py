"""Models of the adoption of new products."""
