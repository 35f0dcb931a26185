"""Bets and quiz items, read from the file of their chapter.

A file has tables ``[[bet]]`` and ``[[item]]``. The right answer of a bet is not written there: it
is a value of an explorer in a stated state, so it can never differ from what the figure shows.
Whether states, answers and misconceptions exist is asked by ``checks.validation``.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from platformlab.checks.book import the_book

KINDS = ("choice", "number", "curve")


class QuestionError(ValueError):
    """A file of questions that cannot be used, with file, line, place and repair."""


class State(NamedTuple):
    """An explorer as a reader can set it: its name and the values of its controls."""

    explorer: str
    values: Mapping[str, Any]


class Choice(NamedTuple):
    """One option of a bet: right if the figure's value lies in [`at_least`, `below`) or equals `equals`."""

    text: str
    reply: str
    at_least: float | None = None
    below: float | None = None
    equals: str | float | None = None


class Bet(NamedTuple):
    """A question the reader answers before a figure does.

    ``answer`` names table, column and row (a curve has ``x`` and ``y`` and no row) of the
    explorer's tables. ``reveal`` is the sentence after the bet, with the fields ``{bet}``,
    ``{answer}`` and ``{off}``. ``tag`` begins the codes read out in class; without one it is made
    of the first letters of the id. The ``scale`` of a curve may say how many of its first rows are
    ``given``.
    """

    id: str
    kind: str
    question: str
    state: State
    answer: Mapping[str, Any]
    reveal: str
    options: tuple[Choice, ...] = ()
    scale: Mapping[str, Any] = {}  # number and curve: low, high, step, unit, label; curve: given
    tag: str = ""


class Option(NamedTuple):
    """One option of a quiz item; a wrong one names the misconception it stands for."""

    text: str
    feedback: str
    misconception: str = ""
    state: State | None = None

    @property
    def is_right(self):
        """Whether this is the right answer: it stands for no misconception."""
        return not self.misconception


class Item(NamedTuple):
    """A quiz question with its options, in the order shown."""

    id: str
    question: str
    options: tuple[Option, ...]


class Questions(NamedTuple):
    """Everything a chapter asks."""

    chapter: str
    bets: tuple[Bet, ...]
    items: tuple[Item, ...]


def chapters():
    """Chapters that ask something, in the order of the book."""
    return list(the_book().questions)


@cache
def questions(chapter) -> Questions:
    """Bets and quiz of a chapter.

    Raises
    ------
    QuestionError
        If the file is missing, or an entry lacks a field or has one too many.
    """
    if chapter not in chapters():
        known = ", ".join(chapters())
        raise QuestionError(
            f"no questions are written for {chapter!r}; there are those of {known}: "
            "correct the name or write a file of questions in the folder of that chapter"
        )
    found = _read(chapter)
    for table in ("bet", "item"):
        if not isinstance(found.get(table, []), list):
            raise wrong(chapter, table, f"write [[{table}]], with two brackets")
    bets = tuple(_bet(chapter, entry) for entry in found.pop("bet", []))
    items = tuple(_item(chapter, entry) for entry in found.pop("item", []))
    if found:
        raise wrong(chapter, next(iter(found)), "a file has tables [[bet]] and [[item]] only")
    return Questions(chapter, bets, items)


def every_bet():
    """All bets of the book by id, each with its chapter."""
    return {bet.id: (chapter, bet) for chapter in chapters() for bet in questions(chapter).bets}


def text_of(chapter):
    """Text of a chapter's file."""
    return the_book().questions[chapter].read_text(encoding="utf-8")


def place_of(chapter):
    """Name of a chapter's file in a message: the file and the two folders around it."""
    return "/".join(the_book().questions[chapter].parts[-3:])


def wrong(chapter, place, problem):
    """Error that names file, line and entry; `place` is an id or a text that the file holds."""
    lines = text_of(chapter).splitlines()
    at = next((n for n, line in enumerate(lines, 1) if place and place in line), None)
    where = place_of(chapter) + (f", line {at}" if at else "")
    return QuestionError(f"{where}, {place}: {problem}")


def _read(chapter):
    try:
        return tomllib.loads(text_of(chapter))
    except tomllib.TOMLDecodeError as error:
        raise QuestionError(f"{place_of(chapter)}: not valid TOML: {error}") from None


def _bet(chapter, entry):
    entry = dict(entry)
    options = tuple(_made(chapter, Choice, option) for option in entry.pop("options", []))
    bet = _made(chapter, Bet, entry | {"options": options, "state": _state(chapter, entry)})
    if bet.kind not in KINDS:
        raise wrong(chapter, bet.id, f"kind must be one of {', '.join(KINDS)} (got {bet.kind!r})")
    if bet.state is None:
        raise wrong(chapter, bet.id, "a bet needs a state: { explorer = ..., control = value }")
    return bet


def _item(chapter, entry):
    entry = dict(entry)
    options = tuple(
        _made(chapter, Option, option | {"state": _state(chapter, option)})
        for option in entry.pop("options", [])
    )
    item = _made(chapter, Item, entry | {"options": options})
    right = sum(option.is_right for option in options)
    if right != 1:
        raise wrong(
            chapter, item.id,
            f"exactly one option, the right one, names no misconception (got {right}); "
            "give each wrong option its misconception",
        )  # fmt: skip
    return item


def _state(chapter, entry):
    given = entry.get("state")
    if given is None:
        return None
    if "explorer" not in given:
        raise wrong(chapter, entry.get("id") or entry.get("text", ""), "a state names its explorer")
    return State(given["explorer"], {k: v for k, v in given.items() if k != "explorer"})


def _made(chapter, kind, entry):
    unknown = entry.keys() - set(kind._fields)
    missing = {f for f in kind._fields if f not in kind._field_defaults} - entry.keys()
    if unknown or missing:
        name = entry.get("id") or entry.get("text", "")
        said = [f"does not know {word!r}" for word in sorted(unknown)]
        said += [f"needs {word!r}" for word in sorted(missing)]
        fields = ", ".join(kind._fields)
        problem = f"{kind.__name__.lower()} {' and '.join(said)}; its fields are {fields}"
        raise wrong(chapter, name, problem)
    for word, value in entry.items():
        if kind.__annotations__[word] is str and not isinstance(value, str):
            raise wrong(chapter, str(value), f"{word} must be a text in quotes (got {value!r})")
    return kind(**entry)
