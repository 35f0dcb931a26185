"""Bets and quiz items, read from the file of their chapter and checked.

A file has tables ``[[bet]]`` and ``[[item]]``. The right answer of a bet is not written there: it
is a value of an explorer in a stated state, so it can never differ from what the figure shows.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

KINDS = ("choice", "number", "curve")


class QuestionError(ValueError):
    """A file of questions that cannot be used, with file, place and repair."""


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

    ``answer`` names table, column and row (a curve has ``x`` and no row) of the explorer's tables.
    ``reveal`` is the sentence after the bet, with the fields ``{bet}``, ``{answer}`` and ``{off}``.
    """

    id: str
    kind: str
    question: str
    state: State
    answer: Mapping[str, Any]
    reveal: str
    options: tuple[Choice, ...] = ()
    scale: Mapping[str, Any] = {}  # number and curve: low, high, step, unit, label


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


@cache
def questions(chapter) -> Questions:
    """Bets and quiz of a chapter.

    Raises
    ------
    QuestionError
        If the file is missing, or an entry lacks a field or has one too many.
    """
    file = files("platformlab.checks") / "questions" / f"{chapter}.toml"
    if not file.is_file():
        known = sorted(p.name.removesuffix(".toml") for p in file.parent.iterdir())
        raise QuestionError(f"no questions for {chapter!r}; there are those of {', '.join(known)}")
    found = tomllib.loads(file.read_text(encoding="utf-8"))
    bets = tuple(_bet(chapter, entry) for entry in found.pop("bet", []))
    items = tuple(_item(chapter, entry) for entry in found.pop("item", []))
    if found:
        raise _wrong(chapter, next(iter(found)), "tables are [[bet]] and [[item]]")
    return Questions(chapter, bets, items)


def _bet(chapter, entry):
    entry = dict(entry)
    options = tuple(_made(chapter, Choice, option) for option in entry.pop("options", []))
    bet = _made(chapter, Bet, entry | {"options": options, "state": _state(chapter, entry)})
    if bet.kind not in KINDS:
        raise _wrong(chapter, bet.id, f"kind must be one of {', '.join(KINDS)} (got {bet.kind!r})")
    return bet


def _item(chapter, entry):
    entry = dict(entry)
    options = tuple(
        _made(chapter, Option, option | {"state": _state(chapter, option)})
        for option in entry.pop("options", [])
    )
    item = _made(chapter, Item, entry | {"options": options})
    if sum(option.is_right for option in options) != 1:
        raise _wrong(
            chapter, item.id, "one option exactly must name no misconception: the right one"
        )
    return item


def _state(chapter, entry):
    given = entry.get("state")
    if given is None:
        return None
    if "explorer" not in given:
        raise _wrong(chapter, str(given), "a state names its explorer")
    return State(given["explorer"], {k: v for k, v in given.items() if k != "explorer"})


def _made(chapter, kind, entry):
    unknown = entry.keys() - set(kind._fields)
    missing = {f for f in kind._fields if f not in kind._field_defaults} - entry.keys()
    if unknown or missing:
        name = entry.get("id") or entry.get("text", "")
        said = [f"does not know {word!r}" for word in sorted(unknown)]
        said += [f"needs {word!r}" for word in sorted(missing)]
        raise _wrong(chapter, name, f"{kind.__name__.lower()} {' and '.join(said)}")
    return kind(**entry)


def _wrong(chapter, place, problem):
    return QuestionError(f"checks/questions/{chapter}.toml, {place}: {problem}")


class _Shown(NamedTuple):
    text: str

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/plain": self.text}


def bet(bet_id):
    """Return the bet with this id, to be shown as the last line of a cell."""
    for file in (files("platformlab.checks") / "questions").iterdir():
        for found in questions(file.name.removesuffix(".toml")).bets:
            if found.id == bet_id:
                return _Shown(found.question)
    raise QuestionError(f"no bet is named {bet_id!r}")


def quiz(chapter):
    """Return the quiz of a chapter, to be shown as the last line of a cell."""
    return _Shown("\n".join(item.question for item in questions(chapter).items))
