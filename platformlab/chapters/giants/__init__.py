"""Room of the chapter on which firms count as platforms, and who overtook whom."""
