"""Room of the chapter on General Electric: when to stop waiting for a platform."""
