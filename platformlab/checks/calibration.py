"""Statements that a reader gives a confidence to before any verdict is shown, and what came of it.

The static face is whole without scripts: a form to fill in with a pencil, an empty figure, and the
verdicts folded below. With scripts the verdicts come when every statement has its confidence. A book
hands the statements in, with the score; the engine knows neither its claims nor its models.

What a page keeps of it is an entry of the reader's record beside her bets, under the form's id: the
place of each confidence in `LEVELS`, counted from one, zero where there is none yet, and at the end
one if the verdicts have been shown. Another choice of statements needs another id.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from platformlab.checks import codes
from platformlab.words import text
from platformlab.words.numbers import number, percent
from platformlab.words.templates import render

LEVELS = (0.1, 0.3, 0.5, 0.7, 0.9)  # confidences to choose from; nobody is ever quite sure
LEAN = 0.1  # of all; within it, about one claim of twelve, nobody was too sure or not sure enough
TEMPLATES = "platformlab.checks"


class Statement(NamedTuple):
    """A statement, whether it was confirmed, the look of its verdict, and the verdict in words."""

    id: str
    says: str
    held: bool
    look: str
    verdict: str
    reason: str
    address: str


class Group(NamedTuple):
    """Statements that were given one confidence, and how many of them were confirmed."""

    level: float
    said: int
    held: int


@dataclass(frozen=True)
class Calibration:
    """A form of statements; ``score`` takes confidences and outcomes, and has ``brier`` and its parts."""

    id: str
    chapter: str
    question: str
    statements: tuple[Statement, ...]
    score: Callable

    kind = "calibration"

    @property
    def tag(self) -> str:
        """First letters of its codes."""
        return codes.tag(self.id)

    @property
    def held(self) -> list[int]:
        """One for each statement that was confirmed, zero for each other."""
        return [int(statement.held) for statement in self.statements]

    @property
    def sizes(self) -> list[int]:
        """How many confidences each statement can be given, as codes need it."""
        return [len(LEVELS)] * len(self.statements)

    @property
    def words(self) -> dict[str, list]:
        """What the script of a page must know."""
        return {"held": self.held, "levels": list(LEVELS)}

    def judged(self, said: Sequence[int]) -> "Judged":
        """What came of confidences, each given by its place in `LEVELS`."""
        return Judged(self, tuple(said))

    def room(self) -> dict[str, object]:
        """What the page of a class needs."""
        return {"words": self.words, "axes": None, "scale": None}

    def told_to_class(self) -> str:
        """Nothing yet: what came depends on what the room said."""
        return ""


@dataclass(frozen=True)
class Judged:
    """What came of the confidences of one reader."""

    asked: Calibration
    said: tuple[int, ...]

    @property
    def confidences(self) -> np.ndarray:
        """Confidences as shares."""
        return np.array(LEVELS)[list(self.said)]

    @property
    def score(self) -> Any:
        """Mean squared distance between confidence and outcome, and its three parts."""
        return self.asked.score(confidence=self.confidences, came_true=self.asked.held)

    @property
    def groups(self) -> list[Group]:
        """Statements by the confidence that they were given."""
        return grouped([self.said], self.asked.held)

    @property
    def told(self) -> str:
        """How many were expected and how many came, and on which side that lies, as a page says it."""
        held, count = sum(self.asked.held), len(self.said)
        expected = float(self.confidences.sum())
        side = lean(expected / count, held / count)
        return text(
            f"calibration.script.{side}", expected=number(_whole(expected), 0), n=count, held=held
        )

    @property
    def parts(self) -> list[str]:
        """The score and its three parts, a sentence each."""
        said = {name: hundredths(value) for name, value in self.score._asdict().items()}
        said = {"score": said.pop("brier"), **said}
        half = {"score": {"half": hundredths(0.25)}}
        return [
            text(f"calibration.script.{name}", **{name: value}, **half.get(name, {}))
            for name, value in said.items()
        ]

    def __repr__(self):
        """Return score and verdicts as plain text."""
        lines = [self.told, *self.parts]
        for statement, confidence in zip(self.asked.statements, self.confidences, strict=True):
            said, verdict = percent(float(confidence)), statement.verdict
            lines.append(text("calibration.line", said=said, verdict=verdict, says=statement.says))
        return "\n".join(lines)


class Pooled(NamedTuple):
    """A room's calibration: its groups, its mean score, and the score of its mean confidence."""

    groups: list[Group]
    mean: float
    together: float


def pooled(answers: Sequence[Sequence[int]], held: Sequence[int]) -> Pooled:
    """Calibration of a room, one answer for each reader.

    The score of the mean confidence is never worse than the mean score.
    """
    said = np.array(LEVELS)[np.array(answers)]
    mean = float(np.mean((said - np.array(held)) ** 2))
    together = float(np.mean((said.mean(axis=0) - np.array(held)) ** 2))
    return Pooled(grouped(answers, held), mean, together)


def grouped(answers: Sequence[Sequence[int]], held: Sequence[int]) -> list[Group]:
    """Statements by confidence, over all answers; confidences that nobody gave are left out."""
    pairs = [pair for answer in answers for pair in zip(answer, held, strict=True)]
    found = []
    for place, level in enumerate(LEVELS):
        came = [came for at, came in pairs if at == place]
        if came:
            found.append(Group(level, len(came), sum(came)))
    return found


def hundredths(value: float) -> str:
    """Two decimals, halves upwards, as the script of a page rounds."""
    return number(_rounded(value), 2)


def _rounded(value):
    return _whole(100 * value) / 100


def _whole(value):
    return math.floor(value + 0.5 + 1e-9)


def lean(mean: float, share: float) -> str:
    """On which side of what came the confidences lie: key of a sentence."""
    if abs(mean - share) <= LEAN + 1e-9:
        return "even"
    return "surer" if mean > share else "less_sure"


def read(asked: Calibration, given: Mapping[str, float] | Sequence[float]) -> list[int]:
    """Places in `LEVELS` of confidences, given by id or in the order of the statements.

    Raises
    ------
    ValueError
        If one is missing, names no statement, or is none of the levels.
    """
    names = [statement.id for statement in asked.statements]
    if not isinstance(given, Mapping):
        if len(given) != len(names):
            raise ValueError(
                f"confidences: expected {len(names)}, one for each of {', '.join(names)}, got "
                f"{len(given)}; add or remove some"
            )
        given = dict(zip(names, given, strict=True))
    if odd := sorted(given.keys() ^ set(names)):
        known = ", ".join(names)
        raise ValueError(
            f"confidences: expected one for each of {known}; {odd[0]} is missing or none of them"
        )
    return [_place(name, given[name]) for name in names]


def _place(name, confidence):
    if confidence not in LEVELS:
        known = ", ".join(f"{level:g}" for level in LEVELS)
        raise ValueError(
            f"confidence in {name}: expected one of {known}, got {confidence!r}; choose the nearest"
        )
    return LEVELS.index(confidence)


def html(asked: Calibration) -> str:
    """Return the form as it stands on the page of its chapter."""
    points = [
        {"level": percent(level), "held": _points(1 - level), "not": _points(level)}
        for level in LEVELS
    ]
    code = codes.encode(asked.tag, asked.sizes, [0] * len(asked.sizes))
    given = {"asked": asked, "levels": list(map(percent, LEVELS)), "points": points, "code": code}
    return str(render(TEMPLATES, "calibration.html", **given, plot=PLOT))


def _points(distance):
    """A squared distance in hundredths."""
    return round(100 * distance**2)


class _Plot(NamedTuple):
    """The empty figure, in its own units: places of confidences and of shares."""

    width: int = 320
    height: int = 236
    left: int = 46
    right: int = 306
    top: int = 26
    bottom: int = 196
    levels: tuple[float, ...] = LEVELS
    shares: tuple[float, ...] = (0.0, 0.25, 0.5, 0.75, 1.0)

    def x(self, level: float) -> float:
        """Place of a confidence from nothing to one."""
        return round(self.left + level * (self.right - self.left), 1)

    def y(self, share: float) -> float:
        """Place of a share from nothing to one."""
        return round(self.bottom - share * (self.bottom - self.top), 1)


PLOT = _Plot()
