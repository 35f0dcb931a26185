"""Models of machines and plants that are shared."""
