"""Answers to the exercises of the chapter on LEGO and the hybrid."""

import numpy as np

from platformlab.chapters.hybrid._juries import picked_after_votes, picked_by_reading
from platformlab.chapters.hybrid.best_of_many import best
from platformlab.chapters.hybrid.market import CROWD, JURY_HOURS, SPREAD, VOTE_ACCURACY, kit
from platformlab.checks.answers import Number, Slip, Text
from platformlab.models import hybrid, two_sided_shares

FEW, WIDER = 40, 20  # ideas of very different people, and the points by which they differ
MANY = 10_000  # ideas of people who are alike
LIST = 100  # designs that the board reads after votes
VOTES = 0.5  # their accuracy in the exercise
_PRICES = np.linspace(150, 300, 3_001)


def _best(ideas, spread=SPREAD):
    return float(best(ideas, spread))


def _most_votes(accuracy=VOTES):
    """Points of the idea with the most votes, which nobody reads."""
    return float(best(CROWD, accuracy=accuracy))


def _after_votes(accuracy=VOTES):
    lengths, points = picked_after_votes(CROWD, JURY_HOURS, accuracy)
    return float(points[lengths.index(LIST)])


def _price_with_free_tools(gain=None):
    """Best price of the kit where fans pay nothing and are paid nothing."""
    market = kit() if gain is None else kit(gain)
    found = two_sided_shares.find_shares(fee_consumers=_PRICES, fee_producers=0, **market)
    return float(_PRICES[np.nanargmax(found.profit)])


def _hybrid():
    return hybrid.compare_hybrid(**kit())


ANSWERS = (
    Number(
        "hybrid-1",
        lambda: _best(FEW, WIDER) - _best(MANY),
        unit="points",
        slips=(
            Slip(
                lambda: _best(FEW, WIDER),
                "This is the best of the few. Take from it the best of the many.",
            ),
            Slip(
                lambda: _best(FEW, WIDER) - _best(FEW),
                "You compared few with few. Compare with the many ideas that are alike.",
            ),
        ),
    ),
    Number(
        "hybrid-2",
        lambda: _after_votes() - _most_votes(),
        unit="points",
        slips=(
            Slip(
                lambda: float(picked_by_reading(LIST, JURY_HOURS)) - _most_votes(),
                "Your jury reads a list drawn by lot. Let it read the designs with the most votes.",
            ),
            Slip(
                lambda: _best(CROWD) - _most_votes(),
                "This is what exact votes would add. Keep the votes, and let the jury read.",
            ),
            Slip(
                lambda: _after_votes(VOTE_ACCURACY) - _most_votes(VOTE_ACCURACY),
                "This is with the votes of the chapter. Those of the exercise are more accurate.",
            ),
        ),
    ),
    Number(
        "hybrid-3",
        _price_with_free_tools,
        unit="USD",
        slips=(
            Slip(
                lambda: float(_hybrid().hybrid_price),
                "Here fans are paid for taking part. Set their price to nothing, and search for the kit's.",
            ),
            Slip(
                lambda: _price_with_free_tools(0),
                "This is the best price where nobody gains from programs. Give buyers their gain.",
            ),
        ),
    ),
    Text(
        "hybrid-4",
        rubric=(
            "names who outside the firm would add what, and why they would",
            "says who shortens the list, by what, and who decides in the end",
            "says which side gains more from the other, and what follows for the product's price",
            "gives the cost of the smallest version, and what would be seen in it",
            "says what is closed to outsiders, and how they are told",
        ),
    ),
)
