"""What the figures of the market with two fees say alike of their model."""

from platformlab.chapters.who_pays.market import RESPONSE
from platformlab.words import Wordbook
from platformlab.words.numbers import share

say = Wordbook(__file__)


def model():
    """Which model it is, without the end of the sentence."""
    return say("shared.model", response=share(RESPONSE, 1))
