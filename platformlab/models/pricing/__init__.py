"""Models of the fees of one platform."""
