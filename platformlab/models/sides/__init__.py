"""Models of how both sides are won."""
