"""Models of critical mass and launch."""
