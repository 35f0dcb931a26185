"""Answers to the exercises of the chapter on what a platform is."""

from platformlab.chapters.platforms.market import RENT, TOWN_WORTH, TRIP, launch_market
from platformlab.checks.answers import Number, Slip, Text
from platformlab.models.spread.launch import find_equilibria
from platformlab.models.spread.launch_frontier import find_frontier

STRONGER = {"cross_side_consumers": 65.0}


def _shops_needed():
    return find_frontier(share_consumers=0, **launch_market(**STRONGER)).needed_producers


def _trains_needed():
    """The first shop opens when the share that comes for trains alone reaches its rent."""
    return TRIP / (1 - RENT / TOWN_WORTH)


ANSWERS = (
    Number(
        "platforms-1",
        _shops_needed,
        unit="share",
        slips=(
            Slip(
                lambda: find_equilibria(**launch_market(**STRONGER)).critical_producers,
                "This is the critical mass, one point of the line. You open without travellers: look at the other end.",
            ),
            Slip(
                lambda: find_equilibria(**launch_market(**STRONGER)).mature_producers,
                "This is where the busy station rests, not what its opening needs.",
            ),
        ),
    ),
    Number(
        "platforms-2",
        _trains_needed,
        unit="USD",
        slips=(
            Slip(
                lambda: TRIP,
                "At this amount the keenest traveller just begins to come. A shop needs more than one traveller: which share pays its rent?",
            ),
            Slip(
                lambda: TRIP / (RENT / TOWN_WORTH),
                "You divided by the share that must come. Those come whose part exceeds the cost, so the share is one minus the fraction.",
            ),
        ),
    ),
    Text(
        "platforms-3",
        (
            "names owner, provider, producers and consumers, even where two are the same",
            "says who sets the price, and so whether the sides deal directly",
            "says what each side has invested in being there",
            "says who pays whom",
            "names a reason for one side to come before the other is there, or says that there is none",
        ),
        least_words=40,
    ),
)
