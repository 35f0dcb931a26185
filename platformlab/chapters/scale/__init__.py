"""Room of the chapter on the engine of scale."""
