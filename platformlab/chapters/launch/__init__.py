"""Room of the chapter that plays the class game and closes the book."""
