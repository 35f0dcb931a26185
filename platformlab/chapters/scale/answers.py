"""Answers to the exercises of the chapter on economies of scale."""

import numpy as np

from platformlab import models
from platformlab.chapters.scale.market import LANDLORD, PLANT
from platformlab.checks.answers import Number, Slip, Text

LEARNER = {"learning_rate": 0.3, "demand_elasticity": 4}
TENANT = 200_000


def _each(output, **changes):
    return models.scale.average_cost(output=output, **PLANT | changes)


def _uncrowded(output):
    return _each(output, congestion_cost=0)


def _cheapest():
    """Output at which one plant is cheapest: one car more crowds it by as much as it saves."""
    return np.sqrt(PLANT["fixed_cost"] / PLANT["congestion_cost"])


def two_beat_one():
    """Output that costs the same in one plant as in two: half the crowding pays the second plant."""
    return np.sqrt(2) * _cheapest()


def _full_share():
    return models.virtuous_circle.find_full_share(**LEARNER)


ANSWERS = (
    Number(
        "scale-1",
        two_beat_one,
        unit="cars a year",
        slips=(
            Slip(
                _cheapest,
                "There one plant is at its cheapest. A second costs as much again and saves only half of the crowding.",
            ),
            Slip(
                lambda: 2 * _cheapest(),
                "There each of the two is at its cheapest. They make a car for less than one plant well before.",
            ),
            Slip(
                lambda: two_beat_one() / 2,
                "That is what each plant then makes. Asked are the orders of both together.",
            ),
        ),
    ),
    Number(
        "scale-2",
        _full_share,
        unit="share",
        slips=(
            Slip(
                lambda: 1 - _full_share(),
                "This is the part of the market that is still empty when the gain is one.",
            ),
            Slip(
                lambda: 1 - 1 / (LEARNER["learning_rate"] * LEARNER["demand_elasticity"]),
                "You used the learning rate for the exponent. One per cent more output saves b per cent, with b = −log₂(1 − L).",
            ),
        ),
    ),
    Number(
        "scale-3",
        lambda: _each(TENANT) / _each(LANDLORD) - 1,
        unit="share",
        slips=(
            Slip(
                lambda: _each(TENANT) / _each(LANDLORD),
                "This is the ratio of the two costs. A mark-up is what is added to one.",
            ),
            Slip(
                lambda: _each(TENANT) / PLANT["unit_cost"] - 1,
                "You marked up the materials and work alone. The landlord marks up his average cost, the plant included.",
            ),
            Slip(
                lambda: _uncrowded(TENANT) / _uncrowded(LANDLORD) - 1,
                "The crowding is missing, in both plants: every unit of the year makes each one a little dearer.",
            ),
        ),
    ),
    Text(
        "scale-4",
        rubric=(
            "names a product and estimates the plant's part of its unit cost",
            "counts doublings of cumulative output, not growth of yearly sales",
            "says what a price cut would sell, and so puts a number on the elasticity",
            "concludes whether the loop gain is above or below one",
            "names something rented today and the volume from which owning would pay",
        ),
        least_words=40,
    ),
)
