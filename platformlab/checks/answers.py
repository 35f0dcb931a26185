"""Answers to exercises: computed when asked for, compared with a reader's, never printed.

The book hands in the answers of each chapter; an answer's ``compute`` is called only when a reader
checks hers.
"""

import difflib
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from platformlab.checks.book import the_book
from platformlab.checks.marking import Verdict, differing, judge_numbers, judge_tables
from platformlab.checks.reading import (
    UnreadError,
    describe,
    named,
    read_array,
    read_number,
    read_table,
    read_words,
)
from platformlab.words import text


class AnswersError(ValueError):
    """Answers that cannot be used, with the file and the repair."""


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


Answer = Number | Array | Frame | Text


def check(exercise_id: object, answer: object) -> Verdict:
    """Say whether `answer` is right, nearly right, or which slip it looks like.

    The right answer is computed for the comparison and forgotten; a wrong kind of answer gets a
    message, not a traceback.

    Examples
    --------
    >>> check("critical-mass-1", "a lot")
    critical-mass-1: This cannot be checked: expected one number, got the text 'a lot'; write it without quotes and signs, for example 0.43
    """
    if not isinstance(exercise_id, str):
        example, thing = next(iter(all_answers()), "topic-1"), describe(exercise_id)
        return Verdict(
            "check", "unread", text("reading.no_name", example=repr(example), thing=thing)
        )
    name = exercise_id.strip().lower().replace("_", "-").replace(" ", "-")
    expected = all_answers().get(name)
    if expected is None:
        return Verdict(exercise_id, "unread", _unknown(name))
    try:
        return Verdict(name, *_JUDGES[type(expected)](expected, answer))
    except UnreadError as error:
        return Verdict(name, "unread", str(error))


@cache
def all_answers() -> dict[str, Answer]:
    """Answers of all chapters by the label of their exercise.

    Raises
    ------
    AnswersError
        If two have the same label, or a file declares none or something else.
    """
    found: dict[str, Answer] = {}
    places: dict[str, str] = {}
    for chapter in the_book().answers:
        for answer in answers_of(chapter):
            if answer.id in found:
                both = f"{places[answer.id]} and {chapter}"
                raise AnswersError(f"the chapters {both} both answer {answer.id!r}; rename one")
            found[answer.id], places[answer.id] = answer, chapter
    return found


def answers_of(chapter: str) -> tuple[Answer, ...]:
    """Answers of a chapter, in the order of its exercises.

    Raises
    ------
    AnswersError
        If the chapter declares none, or something that is no answer.
    """
    answers, kinds = the_book().answers, ", ".join(kind.__name__ for kind in _JUDGES)
    if chapter not in answers:
        raise AnswersError(
            f"{chapter}/answers.py: expected the answers to the exercises of {chapter}, got no such "
            f"file; write it, or correct the name: there are those of {', '.join(answers)}"
        )
    declared = answers[chapter]
    if not isinstance(declared, tuple) or not declared:
        got = "none" if declared is None else repr(declared)[:60]
        raise AnswersError(
            f"{chapter}/answers.py: expected ANSWERS, a tuple of {kinds}, got {got}; "
            "declare an answer for each exercise"
        )
    for answer in declared:
        if type(answer) not in _JUDGES:
            raise AnswersError(
                f"{chapter}/answers.py, ANSWERS: expected {kinds}, got a {type(answer).__name__}; "
                "correct it"
            )
    return declared


def _unknown(name):
    known = list(all_answers())
    near = sorted(difflib.get_close_matches(name, known, n=5, cutoff=0.6)) or known
    return text("reading.unknown", name=repr(name), known=", ".join(near))


def _judge_number(expected, answer):
    return _judge_values(expected, read_number(answer), [expected.compute()])


def _judge_array(expected, answer):
    return _judge_values(expected, read_array(answer), expected.compute())


def _judge_values(expected, given, right):
    right = np.asarray(right, dtype=float)
    slips = [
        (np.atleast_1d(np.asarray(slip.compute(), dtype=float)), slip.hint)
        for slip in expected.slips
    ]
    outcome = judge_numbers(
        given, right, tolerance=expected.tolerance, unit=expected.unit, slips=slips
    )
    if given.shape != right.shape and outcome[1] not in {hint for _, hint in slips}:
        asked, got = (" × ".join(map(str, values.shape)) for values in (right, given))
        raise UnreadError(text("reading.other_shape", wanted=asked, got=got))
    return outcome


def _judge_table(expected, answer):
    right = expected.compute()
    columns, key = list(right.columns), list(expected.key)
    given = read_table(answer, columns=columns, key=key, rows=len(right))
    if key:
        right = right.sort_values(key, ignore_index=True)
        if differing(given[key], right[key], tolerance=0):
            raise UnreadError(text("reading.other_keys", key=named(key)))
    slips = []
    for slip in expected.slips:
        wrong = slip.compute()
        slips.append((wrong.sort_values(key, ignore_index=True) if key else wrong, slip.hint))
    return judge_tables(given, right, tolerance=expected.tolerance, slips=slips)


def _judge_text(expected, answer):
    read_words(answer, least=expected.least_words)
    asked = (line.rstrip(" .?") for line in expected.rubric)
    questions = tuple(text("marking.question", question=question) for question in asked)
    return "judge", text("marking.ask_yourself"), questions


_JUDGES = {
    Number: _judge_number,
    Array: _judge_array,
    Frame: _judge_table,
    Text: _judge_text,
}
