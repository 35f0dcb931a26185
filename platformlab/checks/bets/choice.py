"""A bet on one of several options, each of which replies."""

import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, NamedTuple

from platformlab.checks.bets.bet import Bet, Problem
from platformlab.checks.scales import Scale
from platformlab.words import text
from platformlab.words.numbers import minus


class Choice(NamedTuple):
    """One option of a bet: right if the figure's value lies in [`at_least`, `below`) or equals `equals`."""

    text: str
    reply: str
    at_least: float | None = None
    below: float | None = None
    equals: str | float | None = None

    def holds(self, value: Any) -> bool:
        """Whether the figure bears this option out."""
        if self.equals is not None:
            return str(self.equals) == str(value) or self.equals == value
        is_high_enough = self.at_least is None or value >= self.at_least
        return is_high_enough and (self.below is None or value < self.below)


@dataclass(frozen=True, eq=False)
class ChoiceBet(Bet):
    """A bet on an option."""

    kind: ClassVar[str] = "choice"
    gaps: ClassVar[tuple[str, ...]] = ("answer", "bet")

    options: tuple[Choice, ...] = ()
    scale: Mapping[str, Any] = field(default_factory=dict)

    @property
    def sizes(self) -> list[int]:
        """How many options there are."""
        return [len(self.options)]

    @property
    def holding(self) -> list[int]:
        """Indices of the options that hold for the figure's value; there must be one."""
        return [at for at, option in enumerate(self.options) if option.holds(self.value)]

    @property
    def right(self) -> int:
        """Index of the option that the figure bears out."""
        return self.holding[0]

    @property
    def shown_value(self) -> str:
        """The figure's value in words."""
        return minus(self.column("column").show(self.value))

    @property
    def letters(self) -> str:
        """A letter for each option, by which its region of the plot is known."""
        return string.ascii_uppercase[: len(self.options)]

    @property
    def _has_ranges(self) -> bool:
        return all(option.equals is None for option in self.options)

    def stage(self) -> dict[str, Any] | None:
        """The whole plot, and the region of each option on the answer's axis.

        A figure without one has a strip below it if the bet has a ``scale``.
        """
        scene = self.scene
        boxes = scene.boxes([]) if self._has_ranges else None
        bounds = {b for o in self.options for b in (o.at_least, o.below) if b is not None}
        if boxes is not None and scene.channel is not None:
            found = {"boxes": boxes, "way": scene.channel.way}
            places = scene.places(sorted(bounds), boxes["wide"])
        elif self._has_ranges and self.scale:
            ruler = Scale(**self.scale)
            found = {"boxes": {}, "way": "x", "strip": ruler.strip()}
            places = [ruler.share(bound) for bound in sorted(bounds)]
        else:
            return None
        inside = (min(1.0, max(0.0, place)) for place in places)
        at: dict[float | None, float] = dict(zip(sorted(bounds), inside, strict=True))
        regions = [
            (at.get(o.at_least, 0.0), at.get(o.below, 1.0))  # an open end reaches the plot's edge
            for o in self.options
        ]
        return found | {"regions": regions}

    @property
    def words(self) -> dict[str, Any]:
        """Sentence, texts and replies of the options, and the right one."""
        return super().words | {
            "shown": [option.text for option in self.options],
            "replies": [option.reply for option in self.options],
            "right": self.right,
        }

    def reply(self, answered: Sequence[int]) -> str:
        """Sentence after the bet, and the option's own."""
        chosen = self.options[answered[0]]
        said = self.reveal.replace("{answer}", self.shown_value).replace("{bet}", chosen.text)
        return f"{said} {chosen.reply}"

    def solution(self) -> str:
        """The right option and the figure's value."""
        option = self.options[self.right].text
        return text("bets.answer_to_choice", option=option, value=self.shown_value)

    def told_to_class(self) -> str:
        """The right option with its reply, and the figure's value."""
        right = self.options[self.right]
        said = {"value": self.shown_value, "option": right.text, "reply": right.reply}
        return text("class.answer_to_choice", **said)

    def problems(self) -> Iterator[Problem]:
        """Yield what keeps the bet from being used."""
        yield from super().problems()
        if len(self.options) < 2:
            yield self._problem("a choice has two options or more")
        for option in self.options:
            if not option.text.strip() or not option.reply.strip():
                yield self._problem("an option needs a text and a reply", option.text)
        if self.scale and not self.scale.keys() >= {"low", "high", "step"}:
            yield self._problem(
                "the scale of a choice needs low, high and step, which is of its ends"
            )
        if len(self.holding) != 1:
            yield self._problem(
                f"one option must hold for the figure's value {self.value} "
                f"(got {len(self.holding)}); correct at_least, below or equals"
            )
