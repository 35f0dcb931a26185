"""Bets and quiz items, read from the file of their chapter.

A file has tables ``[[bet]]`` and ``[[item]]``. The right answer of a bet is not written there: it
is a value of an explorer in a stated state, so it can never differ from what the figure shows.
Whether states, answers and misconceptions exist is asked by ``checks.validation``.
"""

import hashlib
import inspect
import tomllib
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from platformlab.checks import shapes
from platformlab.checks.bets import KINDS, Bet
from platformlab.checks.bets.choice import Choice
from platformlab.checks.book import the_book
from platformlab.checks.states import State
from platformlab.words import curled


class QuestionError(ValueError):
    """A file of questions that cannot be used, with file, line, place and repair."""


class Option(NamedTuple):
    """One option of a quiz item; a wrong one names the misconception it stands for."""

    text: str
    feedback: str
    misconception: str = ""
    state: State | None = None

    @property
    def is_right(self) -> bool:
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


def chapters() -> list[str]:
    """Chapters that ask something, in the order of the book."""
    return list(the_book().questions)


@cache
def questions(chapter: str) -> Questions:
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
        if said := shapes.problem(table, found.get(table, [])):
            raise wrong(chapter, table, f"{said}; write [[{table}]], with two brackets")
    bets = tuple(_bet(chapter, entry) for entry in found.pop("bet", []))
    items = tuple(_item(chapter, entry) for entry in found.pop("item", []))
    if found:
        raise wrong(chapter, next(iter(found)), "a file has tables [[bet]] and [[item]] only")
    return Questions(chapter, bets, items)


def every_bet() -> dict[str, tuple[str, Bet]]:
    """All bets of the book by id, each with its chapter."""
    return {bet.id: (chapter, bet) for chapter in chapters() for bet in questions(chapter).bets}


def shown_order(count: int, *, seed: str) -> list[int]:
    """Places at which options were written, in the order in which they are shown.

    Sorted by a digest and not by a generator, whose order a version of Python may change.
    """
    digests = [hashlib.sha256(f"{seed}/{at}".encode()).digest() for at in range(count)]
    return sorted(range(count), key=lambda at: digests[at])


def shuffled(options: Sequence[Option], *, seed: str) -> tuple[Option, ...]:
    """Options in an order that depends on nothing but `seed`: where they were written says nothing."""
    return tuple(options[at] for at in shown_order(len(options), seed=seed))


def seed_of(chapter: str, name: str) -> str:
    """What the order of an item's options depends on: where the item stands and its id."""
    return f"{chapter}/{name}"


def text_of(chapter: str) -> str:
    """Text of a chapter's file."""
    return the_book().questions[chapter].read_text(encoding="utf-8")


def place_of(chapter: str) -> str:
    """Name of a chapter's file in a message: the file and the two folders around it."""
    return "/".join(the_book().questions[chapter].parts[-3:])


def wrong(chapter: str, place: str, problem: str) -> QuestionError:
    """Error that names file, line and entry; `place` is an id or a text that the file holds."""
    lines = text_of(chapter).splitlines()
    at = next((n for n, line in enumerate(lines, 1) if place and place in curled(line)), None)
    where = place_of(chapter) + (f", line {at}" if at else "")
    return QuestionError(f"{where}, {place}: {problem}")


def _read(chapter):
    try:
        found = tomllib.loads(text_of(chapter))
    except tomllib.TOMLDecodeError as error:
        raise QuestionError(f"{place_of(chapter)}: not valid TOML: {error}") from None
    return _printed(found)


def _printed(found, word=""):
    """What was read, with the apostrophes of print in all that a reader reads."""
    if isinstance(found, dict):
        return {name: _printed(value, name) for name, value in found.items()}
    if isinstance(found, list):
        return [_printed(value, word) for value in found]
    return curled(found) if isinstance(found, str) and word in _PROSE else found


def _bet(chapter, entry):
    entry = dict(entry)
    _check_shapes(chapter, entry)
    name, kind = entry.get("id", ""), entry.pop("kind", None)
    if kind not in KINDS:
        raise wrong(chapter, name, f"kind must be one of {', '.join(KINDS)} (got {kind!r})")
    if "options" in entry:
        options = (_made(chapter, Choice, option) for option in entry["options"])
        entry["options"] = tuple(options)
    if "state" in entry:
        entry["state"] = _state(chapter, entry)
    return _made(chapter, KINDS[kind], entry, label=f"{kind} bet")


def _item(chapter, entry):
    entry = dict(entry)
    _check_shapes(chapter, entry)
    for option in entry.get("options", []):
        _check_shapes(chapter, option)
    options = tuple(
        _made(chapter, Option, option | {"state": _state(chapter, option)})
        for option in entry.pop("options", [])
    )
    name = entry.get("id", "")
    item = _made(chapter, Item, entry | {"options": shuffled(options, seed=seed_of(chapter, name))})
    right = sum(option.is_right for option in options)
    if right != 1:
        raise wrong(
            chapter,
            item.id,
            f"exactly one option, the right one, names no misconception (got {right}); "
            "give each wrong option its misconception",
        )
    return item


def _state(chapter, entry):
    given = entry.get("state")
    if given is None:
        return None
    if "explorer" not in given:
        raise wrong(chapter, entry.get("id") or entry.get("text", ""), "a state names its explorer")
    return State(given["explorer"], {k: v for k, v in given.items() if k != "explorer"})


def _made(chapter, kind, entry, label=""):
    fields = inspect.signature(kind).parameters
    unknown = entry.keys() - fields.keys()
    missing = {n for n, field in fields.items() if field.default is field.empty} - entry.keys()
    if unknown or missing:
        name = entry.get("id") or entry.get("text", "")
        said = [f"does not know {word!r}" for word in sorted(unknown)]
        said += [f"needs {word!r}" for word in sorted(missing)]
        known = ", ".join(["kind", *fields] if label else fields)
        what = label or kind.__name__.lower()
        raise wrong(chapter, name, f"{what} {' and '.join(said)}; its fields are {known}")
    if kind is Choice:
        _check_shapes(chapter, entry)
    return kind(**entry)


def _check_shapes(chapter, entry):
    for word, value in entry.items():
        said = shapes.problem(word, value) if word in _KNOWN else ""
        if said:
            place = entry.get("id") or entry.get("text") or word
            raise wrong(chapter, str(place), said)


_PROSE = {"question", "text", "reply", "feedback", "reveal", "says", "unit", "label"}
_KNOWN = {"kind"}.union(
    *(inspect.signature(c).parameters for c in (*KINDS.values(), Item, Option, Choice))
)
