"""The words of this room's figures: its language file, amounts and deals, and the source line."""

from pathlib import Path

from platformlab.words import Wordbook, numbers

say = Wordbook(Path(__file__).parent)

INVENTED = "The market for used machines and all its numbers are invented."
PER_DEAL = "USD per deal"
PER_LOOK = "USD per look"


def dollars(amount):
    """Whole dollars."""
    return numbers.dollars(amount, 0)


def count(deals):
    """Deals as a whole number, and never as one that a reader could take for none."""
    return say("amounts.fewer_than_one") if 0 < deals < 0.95 else numbers.number(deals, 0)
