"""What the engine says to readers, and how it writes numbers."""
