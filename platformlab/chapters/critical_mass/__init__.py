"""Room of the chapter on critical mass: chicken and egg."""
