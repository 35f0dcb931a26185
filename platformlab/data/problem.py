"""The one error of this room, and its one form: place, expectation, finding, repair."""

import difflib


class DataError(ValueError):
    """A data set is unknown, missing or damaged; the message says where and how to repair it."""


def problem(place, expected, got, repair):
    """Error in words.

    Examples
    --------
    >>> str(problem("row 2", "a number", "'much'", "correct the cell"))
    "row 2: expected a number, got 'much'; correct the cell"
    """
    return DataError(f"{place}: expected {expected}, got {got}; {repair}")


def nearest(name, known, otherwise):
    """Ask whether the likeliest of the known names was meant; `otherwise` where none is like it.

    Examples
    --------
    >>> nearest("tilte", ["path", "title"], "remove it")
    "did you mean 'title'?"
    """
    near = difflib.get_close_matches(str(name), [str(word) for word in known], n=1)
    return f"did you mean {near[0]!r}?" if near else otherwise
