"""A bet on a curve, drawn at a few points."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, NamedTuple

from platformlab.checks import states
from platformlab.checks.bets.bet import Dial, Problem
from platformlab.checks.bets.number import ScaledBet
from platformlab.explore.question import Known
from platformlab.words import text

KNOTS = 6  # a curve is drawn at so many points, or one more: its code must stay short enough to say


class Knot(NamedTuple):
    """A point that a reader draws: the row of the figure's table, its place from 0 to 1, its name."""

    row: int
    at: float
    name: str


class Tick(NamedTuple):
    """A label on an axis: its place as a share of the plot; a spare one gives way on a phone."""

    at: float
    shown: str
    is_spare: bool = False


class Axes(NamedTuple):
    """What a curve is drawn on: level lines, labels below the plot, and the name of the x axis."""

    levels: list[Tick]
    below: list[Tick]
    name: str


@dataclass(frozen=True, eq=False)
class CurveBet(ScaledBet):
    """A bet on a curve; its scale may say how many of the first rows are ``given``."""

    kind: ClassVar[str] = "curve"
    place: ClassVar[tuple[str, ...]] = ("table", "x", "y")

    @property
    def deciding(self) -> Sequence[Any]:
        """Values of the figure's curve."""
        return self.table[self.answer["y"]]

    @property
    def _own_spot(self) -> dict[str, Any]:
        return {"column": self.answer["y"], "beside": self.answer["x"]}

    @property
    def answered_at(self) -> list[tuple[str, str, int]]:
        """Rows of the curve that are to be drawn."""
        return [(self.answer["table"], self.answer["y"], self.ruler.given)]

    @property
    def _shown_before(self) -> list[Known]:
        """What is named, and the rows that are given."""
        own = Known(self.answer["table"], self.ruler.given, (self.answer["x"], self.answer["y"]))
        others = [known for known in super()._shown_before if known.table != own.table]
        return [own, *others] if self.ruler.given > 1 else others

    def stage(self) -> dict[str, Any] | None:
        """Box over the plot from the first to the last row and from low to high."""
        ruler, x = self.ruler, self.table[self.answer["x"]]
        boxes = self.scene.boxes([ruler.low, ruler.high], [x[0], x[-1]])
        return {"boxes": boxes, "way": "y"} if boxes else None

    @cached_property
    def across(self) -> list[float]:
        """Places of the curve's points, from 0 to 1."""
        x = self.table[self.answer["x"]]
        return [(value - x[0]) / (x[-1] - x[0]) for value in x]

    @property
    def given(self) -> list[tuple[float, Any]]:
        """Points of the curve that are known before the bet: places and values."""
        known = self.ruler.given
        return list(zip(self.across[:known], self.deciding[:known], strict=True))

    @cached_property
    def knots(self) -> list[Knot]:
        """Points that the reader sets, spread evenly behind those that are given."""
        across, x, heading = self.across, self.table[self.answer["x"]], self.column("x")
        said = {"quantity": heading.label or heading.name}
        return [
            Knot(row, across[row], text("bets.knot", **said, value=heading.show(x[row])))
            for row in self._rows()
        ]

    def _rows(self) -> list[int]:
        known, count = self.ruler.given, len(self.deciding)
        first = max(
            known - 1, 0
        )  # the line leaves the last given point, or begins at the first row
        wide = count - 1 - first
        intervals = next((n for n in range(KNOTS, 3, -1) if wide % n == 0), KNOTS)
        rows = [first + round(at * wide / intervals) for at in range(intervals + 1)]
        return sorted(set(rows[1:] if known else rows))

    @cached_property
    def truth(self) -> list[float]:
        """Values of the figure's curve where the reader draws, in steps of the scale."""
        ruler = self.ruler
        return [(self.deciding[knot.row] - ruler.low) / ruler.step for knot in self.knots]

    @property
    def start(self) -> int:
        """Step at which the points begin: at the last given value, or in the middle."""
        return self.ruler.nearest(self.given[-1][1]) if self.given else self.ruler.size // 2

    @property
    def sizes(self) -> list[int]:
        """How many values each point can take."""
        return [self.ruler.size] * len(self.knots)

    @property
    def dials(self) -> list[Dial]:
        """The points, one after another."""
        return [Dial(knot.name, self.start) for knot in self.knots]

    @cached_property
    def off(self) -> list[str]:
        """For each number of steps how far that is, in words."""
        return [self.ruler.amount(at * self.ruler.step) for at in range(self.ruler.size)]

    @property
    def words(self) -> dict[str, Any]:
        """Sentence, values and distances in words, the truth at the points, and the whole curve."""
        points = zip(self.across, self.deciding, strict=True)
        return super().words | {
            "off": self.off,
            "truth": self._rounded_truth(),
            "curve": [[round(at, 4), self.ruler.share(value)] for at, value in points],
            "shown": self.shown,
            "thoughts": [
                {"says": thought["says"], "points": self._thought(thought["values"])}
                for thought in self.thoughts
            ],
        }

    def _thought(self, values: Sequence[float]) -> list[list[float]]:
        """Points of a likely wrong line: values at even distances behind the last given point."""
        begun = self.given_points[-1:]
        first = begun[0][0] if begun else 0.0
        places = [first + (1 - first) * (at + 1) / len(values) for at in range(len(values))]
        ends = zip(places, values, strict=True)
        return begun + [[round(at, 4), self.ruler.share(value)] for at, value in ends]

    def _rounded_truth(self) -> list[float]:
        return [round(value, 3) for value in self.truth]

    def samples(self) -> list[list[int]]:
        """Level lines at each height."""
        return [[at] * len(self.knots) for at in range(self.ruler.size)]

    def reply(self, answered: Sequence[int]) -> str:
        """Sentence after the bet."""
        return self.filled(answered[-1], self.off[self.mean_distance(answered)])

    def mean_distance(self, answered: Sequence[int]) -> int:
        """Mean distance of a drawn curve in whole steps, halves up, as the page rounds."""
        apart = [abs(a - b) for a, b in zip(self._rounded_truth(), answered, strict=True)]
        return int(sum(apart) / len(apart) + 0.5)

    def solution(self) -> str:
        """The figure's value at each point."""
        ruler = self.ruler
        points = [
            text("bets.point", name=knot.name, value=ruler.show(ruler.low + steps * ruler.step))
            for knot, steps in zip(self.knots, self.truth, strict=True)
        ]
        said = text("bets.separator").join(points)
        return text("bets.answer_to_curve", points=said, figure=states.in_words(self.state))

    @property
    def axes(self) -> Axes:
        """What the curve is drawn on; places are shares of the plot, from its lower left corner."""
        shown, top = self.shown, self.ruler.size - 1
        below = self._below()
        kept = _apart([at for at, _ in below])
        heading = self.column("x")
        return Axes(
            levels=[Tick(at / top, shown[at]) for at in (round(n * top / 4) for n in range(5))],
            below=[Tick(at, said, at not in kept) for at, said in below],
            name=(heading.label or heading.name).lower(),
        )

    def _below(self) -> list[tuple[float, str]]:
        """Labels under the plot: the first row, the last given one, and every point to be drawn."""
        rows = {0, max(self.ruler.given - 1, 0), *(knot.row for knot in self.knots)}
        heading, x, across = self.column("x"), self.table[self.answer["x"]], self.across
        return [(across[row], heading.show(x[row])) for row in sorted(rows)]

    @property
    def given_points(self) -> list[list[float]]:
        """Points that are known, as shares of the plot."""
        return [[round(at, 4), self.ruler.share(value)] for at, value in self.given]

    def form(self) -> dict[str, Any]:
        """Return scale and axes, what is given, and the points with the level at which they begin."""
        given = self.given_points
        return super().form() | {
            "axes": self.axes,
            "given": given,
            "known": " ".join(f"{100 * x:g},{100 - 100 * y:g}" for x, y in given),
            "knots": self.knots,
            "level": self.start,
        }

    def room(self) -> dict[str, Any]:
        """Words for the script with the points and the last given one, axes and scale."""
        points = [{"at": round(knot.at, 4), "name": knot.name} for knot in self.knots]
        words = self.words | {"points": points, "given": self.given_points[-1:]}
        return super().room() | {"words": words, "axes": self.axes, "scale": self.ruler}

    def _problems_of_scale(self) -> Iterator[Problem]:
        yield from super()._problems_of_scale()
        rows = len(self.deciding)
        if not 0 <= self.ruler.given <= rows - 3:
            said = f"given must leave three of {rows} rows to draw (got {self.ruler.given})"
            yield self._problem(said)


def _apart(places: Iterable[float], room: float = 0.12) -> set[float]:
    """Places whose labels fit on a phone beside each other; the last one always does."""
    kept: list[float] = []
    for place in sorted(places, reverse=True):
        if not kept or kept[-1] - place >= room:
            kept.append(place)
    return set(kept)
