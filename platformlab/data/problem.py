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


def renamed(missing, odd, otherwise):
    """Say which of the odd names stands where a missing one should; `otherwise` where none does.

    Examples
    --------
    >>> renamed("title", ["path", "tilte"], "complete it")
    "'tilte' should be 'title'"
    """
    near = difflib.get_close_matches(str(missing), [str(word) for word in odd], n=1)
    return f"{near[0]!r} should be {missing!r}" if near else otherwise
