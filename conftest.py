"""Strict comparison of notebooks (``pytest --nbval notebooks``): text and numbers, not drawings.

It lies here because notebooks/ belongs to the readers. The HTML of an explorer is drawn anew at
every build and is not stored; tests/explore and tests/site look at it.
"""

import platformlab.chapters  # noqa: F401 - opens the book for the examples in docstrings

collect_ignore = ["notebooks/assignments"]  # they keep no outputs; `make assignments` runs them


def pytest_collection_modifyitems(items):
    """Leave HTML out of what nbval compares, and let it compare cells that keep no count."""
    cells = [item for item in items if hasattr(item.parent, "skip_compare")]
    for cell in cells:
        cell.cell.execution_count = cell.cell.execution_count or 0  # the form drops the counts
    for notebook in {cell.parent for cell in cells}:
        notebook.skip_compare += ("text/html",)
