"""Strict comparison of notebooks (``pytest --nbval notebooks``): text and numbers, not drawings.

It lies here because notebooks/ belongs to the readers. The HTML of an explorer is drawn anew at
every build and is not stored; tests/explore and tests/site look at it.
"""


def pytest_collection_modifyitems(items):
    """Leave HTML out of what nbval compares."""
    for file in {item.parent for item in items if hasattr(item.parent, "skip_compare")}:
        file.skip_compare += ("text/html",)
