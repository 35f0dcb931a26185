"""Room of the page that maps the argument of the book."""
