"""Room of the chapter on finding a network effect: which stage, which kind, how strong, whose."""
