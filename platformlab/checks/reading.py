"""Read what a reader hands in: plain numbers, a table or words, or a message that says why not."""

import math
import numbers
import reprlib
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from platformlab.words import text

LONGEST = 40  # characters of an answer that a message repeats


class UnreadError(ValueError):
    """An answer of a kind that cannot be compared, with what was expected and the repair."""


def read_number(answer: Any) -> np.ndarray:
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
    if isinstance(answer, (np.ndarray, pd.Series, pd.Index, pd.DataFrame)) and answer.size == 1:
        answer = np.asarray(answer).item()  # a column of one row is one number
    return np.array([_as_float(answer, "reading.one_number")])


def read_array(answer: Any) -> np.ndarray:
    """Read several finite numbers in the shape they come in.

    Raises
    ------
    UnreadError
        If one of them is no number, or the rows differ in length.
    """
    expected = "reading.several_numbers"
    if isinstance(answer, (np.ndarray, pd.Series, pd.Index)):
        answer = answer.tolist()
    if not isinstance(answer, (list, tuple, range)):
        raise UnreadError(text(expected, thing=describe(answer)))
    rows: list[Any] = [row.tolist() if isinstance(row, np.ndarray) else row for row in answer]
    if any(isinstance(row, (list, tuple)) for row in rows):
        lengths = {len(row) if isinstance(row, (list, tuple)) else 0 for row in rows}
        if len(lengths) > 1:
            raise UnreadError(text(expected, thing=text("reading.uneven_rows")))
        return np.array([[_as_float(x, expected, at) for x in row] for at, row in enumerate(rows)])
    return np.array([_as_float(x, expected, at) for at, x in enumerate(rows)], dtype=float)


def _as_float(answer, expected, at=None):
    if isinstance(answer, (bool, np.bool_)) or not isinstance(answer, numbers.Number):
        raise _unread(expected, describe(answer), at, _repair(answer))
    if isinstance(answer, numbers.Complex) and not isinstance(answer, numbers.Real):
        raise _unread(expected, text("thing.complex"), at, "take_real_part")
    try:
        value = float(answer)  # type: ignore[arg-type]  # Number promises no float, but all real ones have it
    except (OverflowError, ValueError):
        value = math.inf
    if not math.isfinite(value):
        raise _unread(expected, str(value), at, "not_finite")
    return value


def _unread(expected, thing, at, repair):
    """Error that says what was expected, what came, at which position of several, and the repair."""
    problem = text(expected, thing=thing)
    if at is not None:
        problem = text("reading.at_position", problem=problem, position=at)
    return UnreadError(text(f"reading.{repair}", problem=problem) if repair else problem)


def _repair(answer):
    """Word of the language file for what most likely helps; empty if nothing does."""
    if isinstance(answer, str):
        return "unquote"
    if answer is None:
        return "keep_result"
    if callable(answer):
        return "call_it"
    if isinstance(answer, (list, tuple, np.ndarray, pd.Series, pd.DataFrame)):
        return "pick_one"
    return ""


def read_table(
    answer: Any, *, columns: Sequence[str], key: Sequence[str], rows: int
) -> pd.DataFrame:
    """Read a table with the named columns, without further ones and sorted by `key`.

    Raises
    ------
    UnreadError
        If it is no table, or lacks columns, rows or a key.
    """
    if isinstance(answer, pd.Series):
        answer = answer.to_frame()
    if not isinstance(answer, pd.DataFrame):
        raise UnreadError(text("reading.no_table", columns=named(columns), thing=describe(answer)))
    table = answer.reset_index() if set(answer.index.names) & set(columns) else answer
    missing = [column for column in columns if column not in table.columns]
    if missing:
        there = named([str(name) for name in table.columns])
        said = {"columns": named(columns), "missing": named(missing), "there": there}
        raise UnreadError(text("reading.column_missing", **said))
    if not table.columns.is_unique:
        raise UnreadError(text("reading.same_names"))
    if len(table) != rows:
        raise UnreadError(text("reading.other_rows", wanted=rows, got=len(table)))
    table = table.loc[:, list(columns)]
    if key and table.duplicated(list(key)).any():
        raise UnreadError(text("reading.same_keys", key=named(key)))
    return table.sort_values(list(key), ignore_index=True) if key else table.reset_index(drop=True)


def read_words(answer: Any, *, least: int) -> str:
    """Read a text of at least `least` words, most of them different.

    Raises
    ------
    UnreadError
        If it is no text, or too short.
    """
    if not isinstance(answer, str):
        raise UnreadError(text("reading.no_words", thing=describe(answer)))
    words = [word for word in answer.split() if any(letter.isalpha() for letter in word)]
    different = len({word.casefold() for word in words})
    if len(words) < least or different < least / 2:
        said = {"least": least, "words": len(words), "different": different}
        raise UnreadError(text("reading.too_short", **said))
    return answer


def named(columns: Iterable[object]) -> str:
    """Return names of columns as a message repeats them."""
    return ", ".join(f"`{reprlib.repr(str(column)).strip(chr(39))}`" for column in columns)


def describe(answer: Any) -> str:
    """Say what kind of thing an answer is, without asking the thing itself to print."""
    if answer is None:
        return text("thing.nothing")
    if isinstance(answer, str):
        length = "long_text" if len(answer) > LONGEST else "text"
        return text(f"thing.{length}", text=repr(answer[:LONGEST]))
    if isinstance(answer, (bool, np.bool_)):
        return f"{bool(answer)}"
    if isinstance(answer, numbers.Number):
        return text("thing.number")
    if isinstance(answer, pd.DataFrame):
        return text("thing.table", rows=len(answer))
    if isinstance(answer, (list, tuple, dict, set, np.ndarray, pd.Series)):
        size = answer.size if isinstance(answer, np.ndarray) else len(answer)
        return text("thing.sized", kind=type(answer).__name__, size=size)
    if answer is pd.NA or answer is pd.NaT:
        return text("thing.missing")
    if callable(answer):
        return text("thing.function")
    return text("thing.other", kind=type(answer).__name__)
