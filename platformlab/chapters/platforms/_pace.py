"""How the station's two figures let time pass, and what they say of their source."""

from platformlab.chapters.platforms.market import RENT, TRIP
from platformlab.words import Wordbook
from platformlab.words.numbers import number

say = Wordbook(__file__)

STEPS = 4  # in a month
QUARTERS = {"speed_consumers": 1 / STEPS, "speed_producers": 1 / STEPS}


def invented():
    """Where the numbers come from, without the end of the sentence."""
    return say("shared.invented", trip=number(TRIP), rent=number(RENT))


def settled(share):
    """A share that only time keeps from zero is zero."""
    return 0.0 if share < 0.001 else float(share)
