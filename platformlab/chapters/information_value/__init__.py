"""Room of the chapter on information added to things: whose gain it is, and who pays when they fail."""
