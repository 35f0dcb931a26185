"""A bet on one of several options, each of which replies."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from platformlab.checks.bets.bet import Bet, Problem
from platformlab.words import text


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
        return self.column("column").show(self.value)

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
        if len(self.holding) != 1:
            yield self._problem(
                f"one option must hold for the figure's value {self.value} "
                f"(got {len(self.holding)}); correct at_least, below or equals"
            )
