"""Answers to exercises: computed here, compared with a reader's, never printed.

``answers/<chapter>.py`` holds a tuple ``ANSWERS``; an answer's ``compute`` is called only when a
reader checks hers.
"""

from collections.abc import Callable
from typing import Any, NamedTuple


class Slip(NamedTuple):
    """A likely wrong answer and the hint that leads on from it."""

    compute: Callable[[], Any]
    hint: str


class Number(NamedTuple):
    """One number. ``unit`` is "share" for fractions, else the unit's name ("USD", "months", "")."""

    id: str
    compute: Callable[[], float]
    unit: str = ""
    tolerance: float = 0.005  # relative, of the larger of the two
    slips: tuple[Slip, ...] = ()


class Array(NamedTuple):
    """Several numbers in order."""

    id: str
    compute: Callable[[], Any]
    unit: str = ""
    tolerance: float = 0.005
    slips: tuple[Slip, ...] = ()


class Frame(NamedTuple):
    """A table: columns by name, rows in any order of ``key``."""

    id: str
    compute: Callable[[], Any]
    key: tuple[str, ...] = ()
    tolerance: float = 0.005
    slips: tuple[Slip, ...] = ()


class Text(NamedTuple):
    """Words judged by the reader against a rubric; ``rubric`` lists what a good answer has."""

    id: str
    rubric: tuple[str, ...]
    least_words: int = 15


def check(exercise_id, answer):
    """Say whether `answer` is right, nearly right, or which slip it looks like."""
    return (exercise_id, answer)
