"""Room of the chapter on John Deere: what a field of data is worth."""
