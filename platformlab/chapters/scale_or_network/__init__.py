"""Room of the chapter on learning against network effects."""
