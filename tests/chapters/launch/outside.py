"""Numbers from outside that the chapter on the class game tells: none, for its market is invented."""

OUTSIDE = []
