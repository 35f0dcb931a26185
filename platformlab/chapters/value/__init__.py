"""Room of the chapter on what a network is worth."""
