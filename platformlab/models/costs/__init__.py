"""Models of scale and its costs."""
