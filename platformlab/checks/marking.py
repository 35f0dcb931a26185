"""Compare a reader's answer with the right one, and say what came of it.

Nothing here keeps, prints or raises the right answer: a verdict holds words only.
"""

import html
import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from markupsafe import Markup
from numpy.typing import ArrayLike

from platformlab.words import text
from platformlab.words.templates import render

OUTCOMES = ("right", "nearly", "wrong", "judge", "unread")
FACTORS = (1_000, 1_000_000, 12)  # by which all numbers are off if units were mixed up
LEAST_ABSOLUTE = 1e-9  # what counts as zero
LARGEST_SLIP = 1e7  # numbers further off than this are no slip of a unit
COARSEST = 0.1  # a number rounded further than this is another number
SIGNIFICANT = (1, 2, 3)  # digits of numbers that were rounded too far


class Verdict(NamedTuple):
    """What came of an answer: one of `OUTCOMES`, words, and questions to ask oneself."""

    exercise: str
    outcome: str
    message: str
    questions: tuple[str, ...] = ()

    def __repr__(self):
        """Plain text, for a terminal."""
        outcome = text(f"outcome.{self.outcome}")
        said = text(
            "marking.verdict", exercise=self.exercise, outcome=outcome, message=self.message
        )
        return "\n".join([said.rstrip(), *(f"  - {question}" for question in self.questions)])

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/plain": repr(self), "text/html": self._html()}

    def _html(self):
        given = {
            "exercise": self.exercise,
            "outcome": self.outcome,
            "message": _as_html(self.message),
            "questions": [_as_html(question) for question in self.questions],
        }
        return str(render("platformlab.checks", "verdict.html", **given)).strip()


def _as_html(words):
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(words, quote=False)))


def judge_numbers(
    given: np.ndarray,
    right: np.ndarray,
    *,
    tolerance: float,
    unit: str,
    slips: Sequence[tuple[np.ndarray, str]],
) -> tuple[str, str]:
    """Outcome and words for an array of numbers; `slips` pairs wrong arrays with their hints."""
    if is_close(given, right, tolerance):
        return "right", ""
    for wrong, hint in slips:
        if is_close(given, wrong, tolerance):
            return "wrong", hint
    found = find_slip(given, right, tolerance, unit)
    return ("nearly", found) if found else ("wrong", text("marking.no_slip"))


def is_close(given: ArrayLike, right: ArrayLike, tolerance: float) -> bool:
    """Whether two arrays have one shape and differ by less than `tolerance` of the larger."""
    given, right = np.asarray(given, dtype=float), np.asarray(right, dtype=float)
    if given.shape != right.shape or not np.isfinite(given).all():
        return False
    allowed = tolerance * np.maximum(abs(given), abs(right)) + LEAST_ABSOLUTE
    return bool(np.all(abs(given - right) <= allowed))


def find_slip(given: np.ndarray, right: np.ndarray, tolerance: float, unit: str) -> str:
    """Say which slip of unit, sign, rounding or order makes `given` of `right`; empty if none."""
    far = np.abs(right).max(initial=0) * LARGEST_SLIP
    if given.shape != right.shape or not 0 < np.abs(given).max(initial=0) <= far:
        return ""
    for factor, slip in _factors(unit):
        if is_close(given / factor, right, tolerance):
            hint = text(f"marking.{slip}")
            is_plain = unit in ("", "share")  # there is no unit to name
            return hint if is_plain else text("marking.asked_in", hint=hint, unit=unit)
    if is_close(given, -right, tolerance):
        return text("marking.sign")
    if _is_rounded(given, right):
        return text("marking.coarse")
    if given.size > 1 and is_close(np.sort(given, None), np.sort(right, None), tolerance):
        return text("marking.order")
    return ""


def _factors(unit):
    """What a reader most likely did if all her numbers are off by one factor."""
    by_unit = [(power, f"factor_{f}") for f in FACTORS for power in (f, 1 / f)]
    if unit == "share":
        return [(100, "percentage"), (1 / 100, "divided_twice"), *by_unit]
    return [(100, "factor_100"), (1 / 100, "factor_100"), *by_unit]


def _is_rounded(given, right):
    """Whether every number is the right one with fewer digits, and none is far from it."""
    near = abs(given - right) <= COARSEST * abs(right)
    if not np.all(near):
        return False
    rounded = [np.vectorize(lambda x, d=d: float(f"{x:.{d - 1}e}"))(right) for d in SIGNIFICANT]
    places = [np.round(right, places) for places in range(4)]
    return any(is_close(given, fewer, 1e-12) for fewer in rounded + places)


def judge_tables(
    given: pd.DataFrame,
    right: pd.DataFrame,
    *,
    tolerance: float,
    slips: Sequence[tuple[pd.DataFrame, str]],
) -> tuple[str, str]:
    """Outcome and words for a table whose rows and columns are already those of `right`."""
    off = differing(given, right, tolerance)
    if not off:
        return "right", ""
    for wrong, hint in slips:
        if wrong.shape == right.shape and not differing(given, wrong, tolerance):
            return "wrong", hint
    named = ", ".join(f"`{column}`" for column in off)
    found = [_column_slip(given[column], right[column], tolerance) for column in off]
    if all(found):
        return "nearly", text("marking.in_columns", columns=named, hint=found[0])
    if len(off) < len(right.columns):
        return "wrong", text("marking.look_again", columns=named)
    return "wrong", text("marking.no_slip")


def differing(given: pd.DataFrame, right: pd.DataFrame, tolerance: float) -> list[str]:
    """Columns in which two tables of one shape differ."""
    return [c for c in right.columns if not _same_column(given[c], right[c], tolerance)]


def _same_column(given, right, tolerance):
    if not is_numeric(right):
        return [str(x) for x in given] == [str(x) for x in right]
    if not is_numeric(given) or list(given.isna()) != list(right.isna()):
        return False
    return is_close(_numbers(given), _numbers(right), tolerance)


def _column_slip(given, right, tolerance):
    if not is_numeric(given) or not is_numeric(right) or len(given) != len(right):
        return ""
    if list(given.isna()) != list(right.isna()):
        return ""
    return find_slip(_numbers(given), _numbers(right), tolerance, "")


def is_numeric(column: pd.Series) -> bool:
    """Whether a column of a table holds numbers."""
    is_number = pd.api.types.is_numeric_dtype(column)
    return is_number and not pd.api.types.is_bool_dtype(column)


def _numbers(column):
    return column.dropna().to_numpy(dtype=float)
