"""What the two figures of the invented market say and show alike."""

import altair as alt

from platformlab.chapters.critical_mass.market import TASTE_SPREAD
from platformlab.words import Wordbook
from platformlab.words.numbers import number

say = Wordbook(__file__)

SHARE_OVER_TIME = (alt.Tooltip("month:Q"), alt.Tooltip("share:Q", format=".1%"))


def invented():
    """Where the numbers of the invented market come from."""
    return say("shared.invented", spread=number(TASTE_SPREAD))
