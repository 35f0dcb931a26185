"""Opens the book for the examples in docstrings, which lie beside no conftest.py of the tests."""

import platformlab.chapters  # noqa: F401 - opens the book
