"""Plans for lessons, read from the file of their chapter and checked against the book.

A file has one list of steps, and each step says how many minutes it takes in a lesson of which
length; a step that names no minutes for a length is left out there. So three lessons are one
list. What a bet, a figure or a question says is asked of the book when a page is made, and
written in no plan.
"""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from platformlab.checks import states
from platformlab.checks.answers import all_answers
from platformlab.checks.misconceptions import misconceptions
from platformlab.checks.questions import questions
from platformlab.checks.states import State, StateError
from platformlab.nearest import nearest

FOLDER = Path("teaching", "plans")
LENGTHS = (20, 50, 90)  # minutes
MAIN = 50  # of the lesson whose page bears the chapter's name, and which its slides follow
# What the room does in a step, and the field that says with what; "" is no field.
DOES = {
    "talk": "",
    "pairs": "",
    "board": "",
    "debrief": "",
    "bet": "bet",
    "figure": "figure",
    "quiz": "items",
    "exercise": "exercise",
}
TEXTS = ("goal", "before", "after")
LISTS = {"board": ("where", "what"), "expect": ("bet", "room"), "likely": ("misconception", "meet")}
FIELDS = {*TEXTS, *LISTS, "step", "cut", "debrief", "homework"}
# Results are said by the figures; a year is a name.
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"1[89]\d\d|20\d\d")


class PlanError(ValueError):
    """A plan that cannot be taught from, with file, plan, step, what was expected, what came, repair."""


class Step(NamedTuple):
    """What the room does for `minutes` by length of lesson; `spare`: lengths that save here first."""

    does: str
    text: str
    minutes: Mapping[int, int]
    spare: tuple[int, ...] = ()
    bet: str = ""
    figure: State | None = None
    items: tuple[str, ...] = ()
    exercise: str = ""


class Plans(NamedTuple):
    """What a chapter's file says, for a lesson of each length."""

    topic: str
    goal: str
    before: str
    after: str
    steps: tuple[Step, ...]
    board: tuple[Mapping[str, str], ...]
    expect: Mapping[str, str]
    likely: Mapping[str, str]
    debrief: tuple[str, ...]
    homework: tuple[str, ...]
    cut: Mapping[int, str]

    def of(self, length: int) -> list[Step]:
        """Steps of the lesson of this length, in order."""
        return [step for step in self.steps if length in step.minutes]


def read(root: Path, topic: str) -> Plans:
    """Read and check the plans of a chapter.

    Parameters
    ----------
    root : Path
        Folder of the book, in which ``teaching/plans`` lies.
    topic : str
        Chapter.

    Raises
    ------
    PlanError
        If the file is missing or is not as described; the message names file, plan and step.
    """
    place = (FOLDER / f"{topic}.toml").as_posix()
    file = Path(root, place)
    if not file.is_file():
        raise PlanError(
            f"{place}: the chapter {topic} has no plans; copy those of another chapter, such as "
            f"{_any(root)}, and write its own, or take the chapter out of _toc.yml"
        )
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PlanError(f"{place}: is no TOML: {error}; repair the line") from None
    plans = _made(place, topic, found)
    _check(place, plans)
    return plans


def _any(root):
    return next((file.name for file in sorted(Path(root, FOLDER).glob("*.toml"))), "the first")


def _made(place, topic, found):
    _check_fields(place, found, FIELDS, FIELDS)
    for word in TEXTS:
        _check_text(f"{place}, {word}", found[word])
    for word in ("debrief", "homework"):
        if not isinstance(found[word], list):
            raise PlanError(
                f'{place}, {word}: expected a list such as ["..."], got {found[word]!r}'
            )
        for entry in found[word]:
            if word == "debrief":
                _check_text(f"{place}, {word}", entry)
    for word, fields in LISTS.items():
        for at, entry in enumerate(_tables(place, word, found[word]), 1):
            where = f"{place}, {word} {at}"
            _check_fields(where, entry, fields, fields)
            _check_text(f"{where}, {fields[1]}", entry[fields[1]])
    steps = enumerate(_tables(place, "step", found["step"]), 1)
    return Plans(
        topic,
        found["goal"],
        found["before"],
        found["after"],
        tuple(_step(f"{place}, step {at}", entry) for at, entry in steps),
        tuple(found["board"]),
        {entry["bet"]: entry["room"] for entry in found["expect"]},
        {entry["misconception"]: entry["meet"] for entry in found["likely"]},
        tuple(found["debrief"]),
        tuple(found["homework"]),
        _by_length(f"{place}, cut", found["cut"], str),
    )


def _tables(place, word, given):
    if isinstance(given, list) and all(isinstance(entry, dict) for entry in given):
        return given
    raise PlanError(
        f"{place}, {word}: expected tables [[{word}]], got {given!r}; write one with two brackets"
    )


def _check_fields(where, given, needed, known):
    for word in given:
        if word not in known:
            raise PlanError(f"{where}: knows no field {word!r}; {nearest(word, known)}; rename it")
    if lacking := sorted(set(needed) - set(given)):
        raise PlanError(f"{where}: lacks {', '.join(lacking)}; add it")


def _check_text(where, given):
    if not (isinstance(given, str) and given.strip()):
        raise PlanError(f"{where}: expected a sentence in quotes, got {given!r}; write one")
    results = [number for number in _NUMBER.findall(given) if not _YEAR.fullmatch(number)]
    if results:
        raise PlanError(
            f"{where}: expected no number but years, for a figure or the book says it and can "
            f"change, got {results[0]} in {given!r}; point at the figure, or use a word"
        )


def _by_length(where, given, kind):
    """`given` by lengths as numbers: TOML writes its keys as texts."""
    if not isinstance(given, dict):
        raise PlanError(f"{where}: expected {{ 50 = ... }}, got {given!r}; name the lengths")
    lengths = [str(length) for length in LENGTHS]
    for word, value in given.items():
        if word not in lengths:
            raise PlanError(
                f"{where}: there are lessons of {', '.join(lengths)} minutes, got {word!r}; choose one"
            )
        if type(value) is not kind:
            expected = "a sentence" if kind is str else "whole minutes"
            raise PlanError(f"{where}, {word}: expected {expected}, got {value!r}; correct it")
        if kind is str:
            _check_text(f"{where}, {word}", value)
    return {int(word): value for word, value in given.items()}


def _step(where, entry):
    does = entry.get("does")
    if does not in DOES:
        raise PlanError(f"{where}: does must be one of {', '.join(DOES)} (got {does!r})")
    where, field = f"{where} ({does})", DOES[does]
    needed = {"does", "text", "minutes", field} - {""}
    _check_fields(where, entry, needed, {*needed, "spare"})
    _check_text(f"{where}, text", entry["text"])
    minutes = _by_length(f"{where}, minutes", entry["minutes"], int)
    if not minutes or min(minutes.values()) < 1:
        raise PlanError(
            f"{where}, minutes: expected a minute or more for some lesson, got {entry['minutes']!r}; "
            "leave the length out in which there is no such step"
        )
    given = {field: entry[field]} if field else {}
    if does == "figure":
        given["figure"] = _state(where, entry["figure"])
    if does == "quiz":
        given["items"] = tuple(entry["items"])
    return Step(does, entry["text"], minutes, _spare(where, entry, minutes), **given)


def _spare(where, entry, minutes):
    spare = entry.get("spare", [])
    if not isinstance(spare, list) or any(length not in list(minutes) for length in spare):
        raise PlanError(
            f"{where}, spare: expected some of its lengths {sorted(minutes)}, got {spare!r}; a "
            "lesson saves no time on a step that it has not"
        )
    return tuple(spare)


def _state(where, given):
    """State of a figure, completed from its grid."""
    values = dict(given) if isinstance(given, dict) else {}
    name: Any = values.pop("explorer", None)
    if name is None:
        raise PlanError(
            f'{where}: expected figure = {{ explorer = "...", control = value }}, got {given!r}; '
            "name the explorer"
        )
    try:
        return State(name, states.complete(name, values))
    except StateError as error:
        raise PlanError(
            f"{where}: {error}; correct the name or take a value that it offers"
        ) from None


def _check(place, plans):
    """Whether lessons fill their time, and all that they name is there."""
    for length in LENGTHS:
        taken = sum(step.minutes[length] for step in plans.of(length))
        if taken != length:
            raise PlanError(
                f"{place}, lesson of {length} minutes: its steps take {taken}; "
                f"{'shorten' if taken > length else 'lengthen'} them by {abs(length - taken)}"
            )
        if length not in plans.cut:
            raise PlanError(
                f"{place}, cut: says nothing for {length} minutes; say what to leave out"
            )
        if not any(length in step.spare for step in plans.steps):
            raise PlanError(
                f"{place}, cut: its sentence for {length} minutes belongs to no step; write "
                f"spare = [{length}] into the step that it shortens or leaves out"
            )
    asked = questions(plans.topic)
    bets, items = [bet.id for bet in asked.bets], [item.id for item in asked.items]
    labels = [
        name for name in all_answers() if name.startswith(f"{plans.topic}-".replace("_", "-"))
    ]
    for at, step in enumerate(plans.steps, 1):
        where = f"{place}, step {at} ({step.does})"
        for name in filter(None, [step.bet]):
            _known(where, "bet", name, bets)
        for name in step.items:
            _known(where, "quiz item", name, items)
        for name in filter(None, [step.exercise]):
            _known(where, "exercise", name, labels)
    for name in plans.homework:
        _known(f"{place}, homework", "exercise", name, labels)
    for name in plans.likely:
        _known(f"{place}, likely", "misconception", name, misconceptions())
    _check_expected(place, plans)


def _check_expected(place, plans):
    """Each bet that is placed has what to expect of the room, and nothing is expected of others."""
    placed = {step.bet for step in plans.steps if step.bet}
    for name in sorted(placed ^ set(plans.expect)):
        repair = (
            "say in an [[expect]] how the room will bet"
            if name in placed
            else "place it in a step, or remove the entry"
        )
        raise PlanError(
            f"{place}, expect: the bet {name!r} must be both placed and expected; {repair}"
        )


def _known(where, kind, name, known):
    if name not in known:
        raise PlanError(
            f"{where}: there is no {kind} {name!r} in the chapter; {nearest(name, known)}"
        )
