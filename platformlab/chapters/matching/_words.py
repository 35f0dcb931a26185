"""What the figures of this room write alike: amounts, deals and the source line."""

from platformlab.words import Wordbook, numbers

say = Wordbook(__file__)

PER_DEAL = "USD per deal"
PER_LOOK = "USD per look"


def invented():
    """Where the numbers come from."""
    return say("shared.invented")


def dollars(amount):
    """Whole dollars."""
    return numbers.dollars(amount, 0)


def count(deals):
    """Deals as a whole number, and never as one that a reader could take for none."""
    return say("amounts.fewer_than_one") if 0 < deals < 0.95 else numbers.number(deals, 0)
