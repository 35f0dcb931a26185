"""Room of the chapter on who pays on a platform."""
