"""Room of the chapter on what a platform is."""
