"""Which words tell what a bet asks: its value, and the numbers with which its figure answers."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformlab.checks.bets.bet import Bet

NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_YEAR = re.compile(r"(?:19|20)\d\d$")
# Years, round hundreds and whole numbers below a hundred stand everywhere, and say nothing.
_TELLING = re.compile(r"\d.*\.|(?!\d+00$)\d{3}|\d+,")


@cache
def numbers(bet: "Bet") -> frozenset[str]:
    """Numbers that the figure of a bet tells in the state asked about, and the question does not."""
    found = bet.explorer
    told = NUMBER.findall(found.sentence(found.rows(**bet.values), **bet.values))
    asked = set(NUMBER.findall(bet.question))
    return frozenset(n for n in told if n not in asked and _TELLING.match(n) and not _YEAR.match(n))


def names_value(bet: "Bet", said: str) -> bool:
    """Whether a text has the value of a bet, as no part of another word or number."""
    value = re.escape(bet.shown_value)
    return bool(re.search(rf"(?<![\w.,]){value}(?![\w]|[.,]\d)", said, re.IGNORECASE))


def is_told(bet: "Bet", said: str) -> bool:
    """Whether a text names the value of a bet, or a number that tells it."""
    return names_value(bet, said) or not numbers(bet).isdisjoint(NUMBER.findall(said))
