"""A bet on a number, set on a scale."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar

from platformlab.checks import states
from platformlab.checks.bets.bet import Bet, Dial, Problem
from platformlab.checks.bets.leaks import leak
from platformlab.checks.scales import Scale
from platformlab.words import text

NEAR = 0.1  # part of a scale within which its middle, where a slider begins, gives the answer away


@dataclass(frozen=True, eq=False)
class ScaledBet(Bet):
    """A bet whose answers are steps of a scale; ``scale`` has its low, high, step, unit and label."""

    scale: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def ruler(self) -> Scale:
        """The scale with its words."""
        return Scale(**self.scale)

    @property
    def deciding(self) -> Sequence[Any]:
        """Values of the figure that the scale must hold."""
        return [self.value]

    @cached_property
    def shown(self) -> list[str]:
        """Every value of the scale in words."""
        return [self.ruler.show(value) for value in self.ruler.values]

    @property
    def shown_value(self) -> str:
        """The last of the figure's values in words."""
        return self.ruler.show(self.deciding[-1])

    def filled(self, last: int, off: str) -> str:
        """Sentence after the bet, with the last number that was set and how far off it is."""
        said = self.reveal.replace("{answer}", self.shown_value)
        return said.replace("{bet}", self.shown[last]).replace("{off}", off)

    def form(self) -> dict[str, Any]:
        """Return the scale."""
        return {"scale": self.ruler}

    def problems(self) -> Iterator[Problem]:
        """Yield what keeps the bet from being used."""
        yield from super().problems()
        for word in self._columns_named:
            if self.column(word).is_text:
                said = f"column {self.answer[word]!r} holds texts; a {self.kind} needs numbers"
                yield self._problem(said)
        yield from self._problems_of_scale()

    def problems_of_question(self) -> Iterator[Problem]:
        """Yield what the question's drawing would show too early, and thoughts off the scale."""
        if said := leak(self):
            yield self._problem(said)
        low, high = self.ruler.low, self.ruler.high
        for thought in self.thoughts:
            for value in thought["values"]:
                if not low <= value <= high:
                    said = f"the thought {thought['says']!r} lies outside the scale (got {value})"
                    yield self._problem(f"{said}; its values run from {low} to {high}")
        yield from self._problems_of_strip()

    def _problems_of_scale(self) -> Iterator[Problem]:
        try:
            ruler, count = self.ruler, self.ruler.size
        except (TypeError, ZeroDivisionError):
            needed = "{ low=, high=, step=, unit=, label= }"
            given = ", ".join(self.scale) or "nothing"
            yield self._problem(f"a {self.kind} needs scale = {needed} (got {given})")
        if abs(ruler.low + (count - 1) * ruler.step - ruler.high) > 1e-9 or count < 3:
            yield self._problem("steps must lead from low to high exactly, two or more of them")
        for value in self.deciding:
            if value is None or not ruler.low <= value <= ruler.high:
                said = f"the figure's value {value} lies outside the scale; widen it"
                yield self._problem(said)


@dataclass(frozen=True, eq=False)
class NumberBet(ScaledBet):
    """A bet on one number."""

    kind: ClassVar[str] = "number"

    @property
    def sizes(self) -> list[int]:
        """How many values the scale has."""
        return [self.ruler.size]

    @property
    def dials(self) -> list[Dial]:
        """The number, begun in the middle."""
        return [Dial(self.ruler.label, self.ruler.size // 2)]

    def _problems_of_scale(self) -> Iterator[Problem]:
        yield from super()._problems_of_scale()
        begun, span = self.ruler.values[self.ruler.size // 2], self.ruler.high - self.ruler.low
        if abs(begun - self.value) < NEAR * span:
            said = f"its slider begins at {self.ruler.show(begun)}, and the answer is {self.shown_value}"
            yield self._problem(f"{said}: who moves nothing is right; move an end of the scale")

    @property
    def truth(self) -> float:
        """The figure's value as the scale shows it."""
        return self.ruler.rounded(self.value)

    def stage(self) -> dict[str, Any] | None:
        """Box over the plot from low to high, places of all values, and where beside them it stands.

        Where the figure has no axis for the number, a strip below it has one.
        """
        ruler, scene = self.ruler, self.scene
        boxes = scene.boxes([ruler.low, ruler.high])
        if boxes is None or scene.channel is None:
            places = [ruler.share(value) for value in ruler.values]
            strip = {"strip": ruler.strip(), "places": places, "beside": None}
            return {"boxes": {}, "way": "x"} | strip
        return {
            "boxes": boxes,
            "way": scene.channel.way,
            "places": scene.places(ruler.values, boxes["wide"]),
            "beside": scene.beside(boxes["wide"]),
        }

    @cached_property
    def off(self) -> list[str]:
        """For each value of the scale how far it is off, in words."""
        return [self.ruler.amount(value - self.truth) for value in self.ruler.values]

    @property
    def words(self) -> dict[str, Any]:
        """Sentence, values and distances in words, and the place of the truth on the scale."""
        ruler = self.ruler
        at = (self.truth - ruler.low) / (ruler.high - ruler.low)
        thoughts = [
            {"says": thought["says"], "at": ruler.nearest(thought["values"][-1])}
            for thought in self.thoughts
        ]
        given = {"off": self.off, "at": at, "shown": self.shown, "thoughts": thoughts}
        return super().words | given

    def reply(self, answered: Sequence[int]) -> str:
        """Sentence after the bet."""
        return self.filled(answered[-1], self.off[answered[-1]])

    def solution(self) -> str:
        """The figure's value and its state."""
        state = states.in_words(self.state)
        return text("bets.answer_to_number", value=self.shown_value, figure=state)
