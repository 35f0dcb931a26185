"""Room of the chapter on products that have become alike."""
