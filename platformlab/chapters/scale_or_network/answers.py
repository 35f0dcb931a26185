"""Answers to the exercises of the chapter on scale and networks."""

import numpy as np

from platformlab.checks.answers import Number, Slip, Text
from platformlab.models import scale_or_network as model

MARKET = {
    "cost_per_customer": 80, "learning_rate": 0.2, "spillover_share": 1 / 3,
    "multihoming_share": 0, "crowding": 0, "taste_spread": 10,
}  # fmt: skip
START = 0.7


def dollar_that_turns():
    """First whole dollar of network strength at which the start holds against the better rival."""
    strengths = np.arange(60, 101)
    ends = model.find_rest(START, same_side=strengths, quality_lead=-10, **MARKET)
    return float(strengths[ends >= START][0])


def turns_at_equal_products():
    """The strength at which equal products begin to tip, rounded up: the rival's lead forgotten."""
    return float(np.ceil(6 * MARKET["taste_spread"] - factory()))


def factory():
    """What learning counts for around an even split, in dollars of network strength."""
    return -np.log2(1 - MARKET["learning_rate"]) * MARKET["cost_per_customer"]


def lead_that_wins():
    """Smallest lead of the rival in whole dollars that takes the market at a strength of $80."""
    leads = np.arange(10, 61)
    ends = model.find_rest(START, same_side=80, quality_lead=-leads, **MARKET)
    return float(leads[ends < START][0])


def lead_that_fails():
    """Largest whole lead with which the rival still fails."""
    return lead_that_wins() - 1


def largest_double_use():
    """Part of the customers on both services at which an even split becomes stable."""
    return 1 - (6 * MARKET["taste_spread"] - factory()) / 60


def double_use_without_factory():
    """Learning forgotten: at $60 the network alone stands on the threshold."""
    return 0.0


ANSWERS = (
    Number(
        "scale-or-network-1", dollar_that_turns, "USD", 0.001,
        slips=(
            Slip(
                turns_at_equal_products,
                "That is where equal products begin to tip. Here the rival's product is better: "
                "set quality_lead to -10.",
            ),
            Slip(
                lambda: dollar_that_turns() - 1,
                "Close: at that strength the share still falls. Take the next dollar.",
            ),
        ),
    ),
    Number(
        "scale-or-network-2", lead_that_wins, "USD", 0.001,
        slips=(
            Slip(
                lead_that_fails,
                "With that lead our share still holds. You found the largest lead that fails.",
            ),
            Slip(
                lambda: 80.0,
                "That is the network's strength. Our base does not have all of it against a rival "
                "who has three customers in ten.",
            ),
        ),
    ),
    Number(
        "scale-or-network-3", largest_double_use, "share", 0.01,
        slips=(
            Slip(
                double_use_without_factory,
                "That leaves the factory out: learning of 20 % helps to keep the market tipped.",
            ),
            Slip(
                lambda: 1 - largest_double_use(),
                "That is the part that must use one service only. Asked is the part that uses both.",
            ),
        ),
    ),
    Text(
        "scale-or-network-4",
        (
            "names one lead in cost and one in worth, or says that one of them is missing",
            "says for the lead in cost whether know-how leaks or costs are falling for everybody",
            "says for the lead in worth whether customers use a rival's service as well, or crowd",
            "names who holds each switch: the firm, a rival, the customers, or time",
        ),
        least_words=40,
    ),
)  # fmt: skip
