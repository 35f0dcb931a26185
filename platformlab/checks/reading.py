"""Read what a reader hands in: plain numbers, a table or words, or a message that says why not."""

import math
import numbers
import reprlib

import numpy as np
import pandas as pd

LONGEST = 40  # characters of an answer that a message repeats


class UnreadError(ValueError):
    """An answer of a kind that cannot be compared, with what was expected and the repair."""


def read_number(answer) -> np.ndarray:
    """Read one finite number, as an array of one.

    Raises
    ------
    UnreadError
        If it is anything else.

    Examples
    --------
    >>> read_number(0.43)
    array([0.43])
    >>> read_number("43 %")
    Traceback (most recent call last):
    platformlab.checks.reading.UnreadError: expected one number, got the text '43 %'; write it without quotes and signs, for example 0.43
    """
    expected = "expected one number"
    if isinstance(answer, (np.ndarray, pd.Series, pd.Index, pd.DataFrame)) and answer.size == 1:
        answer = np.asarray(answer).item()  # a column of one row is one number
    return np.array([_as_float(answer, expected)])


def read_array(answer) -> np.ndarray:
    """Read several finite numbers in the shape they come in.

    Raises
    ------
    UnreadError
        If one of them is no number, or the rows differ in length.
    """
    expected = "expected several numbers, as a list, an array or a column"
    if isinstance(answer, (np.ndarray, pd.Series, pd.Index)):
        answer = answer.tolist()
    if not isinstance(answer, (list, tuple, range)):
        raise UnreadError(f"{expected}, got {describe(answer)}")
    rows = [row.tolist() if isinstance(row, np.ndarray) else row for row in answer]
    if any(isinstance(row, (list, tuple)) for row in rows):
        lengths = {len(row) if isinstance(row, (list, tuple)) else 0 for row in rows}
        if len(lengths) > 1:
            raise UnreadError(f"{expected}, got rows that differ in length")
        return np.array([[_as_float(x, expected, at) for x in row] for at, row in enumerate(rows)])
    return np.array([_as_float(x, expected, at) for at, x in enumerate(rows)], dtype=float)


def _as_float(answer, expected, at=None):
    place = "" if at is None else f" at position {at} (counted from 0)"
    if isinstance(answer, (bool, np.bool_)) or not isinstance(answer, numbers.Number):
        raise UnreadError(f"{expected}, got {describe(answer)}{place}{_repair(answer)}")
    if isinstance(answer, numbers.Complex) and not isinstance(answer, numbers.Real):
        raise UnreadError(f"{expected}, got a complex number{place}; hand in its real part")
    try:
        value = float(answer)
    except (OverflowError, ValueError):
        value = math.inf
    if not math.isfinite(value):
        raise UnreadError(
            f"{expected}, got {value}{place}, which is no number; print the steps before it and "
            "look for a division by zero, a missing value or a model that has no such solution"
        )
    return value


def _repair(answer):
    if isinstance(answer, str):
        return "; write it without quotes and signs, for example 0.43"
    if answer is None:
        return "; does the cell above keep its result, or does its function lack a `return`?"
    if callable(answer):
        return "; call it, with brackets"
    if isinstance(answer, (list, tuple, np.ndarray, pd.Series, pd.DataFrame)):
        return "; pick the one that is asked for"
    return ""


def read_table(answer, *, columns, key, rows) -> pd.DataFrame:
    """Read a table with the named columns, without further ones and sorted by `key`.

    Raises
    ------
    UnreadError
        If it is no table, or lacks columns, rows or a key.
    """
    if isinstance(answer, pd.Series):
        answer = answer.to_frame()
    if not isinstance(answer, pd.DataFrame):
        raise UnreadError(
            f"expected a table with the columns {named(columns)}, got {describe(answer)}"
        )
    table = answer.reset_index() if set(answer.index.names) & set(columns) else answer
    missing = [column for column in columns if column not in table.columns]
    if missing:
        raise UnreadError(
            f"expected the columns {named(columns)}, and {named(missing)} is missing among "
            f"{named([str(name) for name in table.columns])}; rename or compute it"
        )
    if not table.columns.is_unique:
        raise UnreadError("two columns have the same name; keep one of them")
    if len(table) != rows:
        raise UnreadError(f"expected {rows} rows, got {len(table)}; look at what was filtered")
    table = table.loc[:, list(columns)]
    if key and table.duplicated(list(key)).any():
        raise UnreadError(f"two rows have the same {named(key)}; each should stand once")
    return table.sort_values(list(key), ignore_index=True) if key else table.reset_index(drop=True)


def read_words(answer, *, least) -> str:
    """Read a text of at least `least` words, most of them different.

    Raises
    ------
    UnreadError
        If it is no text, or too short.
    """
    if not isinstance(answer, str):
        raise UnreadError(f"expected your answer in words, in quotes, got {describe(answer)}")
    words = [word for word in answer.split() if any(letter.isalpha() for letter in word)]
    different = len({word.casefold() for word in words})
    if len(words) < least or different < least / 2:
        raise UnreadError(
            f"write at least {least} words of your own first (these are {len(words)}, "
            f"{different} of them different); what a good answer has is shown afterwards"
        )
    return answer


def named(columns) -> str:
    """Return names of columns as a message repeats them."""
    return ", ".join(f"`{reprlib.repr(str(column)).strip(chr(39))}`" for column in columns)


def describe(answer) -> str:
    """Say what kind of thing an answer is, without asking the thing itself to print."""
    if answer is None:
        return "nothing (None)"
    if isinstance(answer, str):
        return f"the text {answer[:LONGEST]!r}" + (" ..." if len(answer) > LONGEST else "")
    if isinstance(answer, (bool, np.bool_)):
        return f"{bool(answer)}"
    if isinstance(answer, numbers.Number):
        return "one number"
    if isinstance(answer, pd.DataFrame):
        return f"a table of {len(answer)} rows"
    if isinstance(answer, (list, tuple, dict, set, np.ndarray, pd.Series)):
        size = answer.size if isinstance(answer, np.ndarray) else len(answer)
        return f"a {type(answer).__name__} of {size}"
    if answer is pd.NA or answer is pd.NaT:
        return "a missing value"
    if callable(answer):
        return "a function"
    return f"a {type(answer).__name__}"
