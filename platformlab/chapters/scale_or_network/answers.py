"""Answers to the exercises of the chapter on scale and networks."""

import numpy as np

from platformlab.chapters.scale_or_network.market import (
    COST,
    DEMAND,
    EVEN_MARKET,
    FOUGHT_FOR,
    LEARNING_RATE,
    MORE_VARIED,
    RIVALS_LEAD,
    SAME_SIDE,
    START,
    STRONGER,
    TASTE_SPREAD,
)
from platformlab.checks.answers import Array, Number, Slip, Text
from platformlab.models import expectations
from platformlab.models import scale_or_network as model


def _ends(**changes):
    """Where our share comes to rest, for each of the values in `changes`."""
    return model.find_rest(START, **DEMAND | changes)


def dollar_that_turns():
    """First whole dollar of network strength at which the start holds against the better rival."""
    strengths = np.arange(60, 101)
    ends = _ends(same_side=strengths, quality_lead=-RIVALS_LEAD)
    return float(strengths[ends >= START][0])


def turns_at_equal_products():
    """The strength at which equal products begin to tip, rounded up: the rival's lead forgotten."""
    return float(np.ceil(6 * TASTE_SPREAD - factory()))


def factory():
    """What learning counts for around an even split, in dollars of network strength."""
    return -np.log2(1 - LEARNING_RATE) * COST


def lead_that_wins():
    """Smallest lead of the rival in whole dollars that takes the market at the stronger network."""
    leads = np.arange(10, 61)
    ends = _ends(same_side=STRONGER, quality_lead=-leads)
    return float(leads[ends < START][0])


def lead_that_fails():
    """Largest whole lead with which the rival still fails."""
    return lead_that_wins() - 1


def largest_double_use():
    """Part of the customers on both services at which an even split becomes stable."""
    return 1 - (6 * TASTE_SPREAD - factory()) / SAME_SIDE


def double_use_without_factory():
    """Learning forgotten: the network alone stands on the threshold."""
    return 0.0


def _split(revision_share):
    """Margin at an even split with the network of the exercise, and the strength that breaks it."""
    found = expectations.find_even_split(
        same_side=FOUGHT_FOR,
        revision_share=revision_share,
        **EVEN_MARKET | {"taste_spread": MORE_VARIED},
    )
    return [found.margin, found.strongest_network]


def foreseen():
    """With customers who foresee all that a price cut wins."""
    return _split(1)


def margin_gone():
    """The strength at which the margin of the even split is nothing, taken for the one that breaks it."""
    return [foreseen()[0], 2 * MORE_VARIED]


def passive_split():
    """With customers who foresee nothing."""
    return _split(0)


ANSWERS = (
    Number(
        "scale-or-network-1",
        dollar_that_turns,
        "USD",
        0.001,
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
        "scale-or-network-2",
        lead_that_wins,
        "USD",
        0.001,
        slips=(
            Slip(
                lead_that_fails,
                "With that lead our share still holds. You found the largest lead that fails.",
            ),
            Slip(
                lambda: float(STRONGER),
                "That is the network's strength. Our base does not have all of it against a rival "
                "who has three customers in ten.",
            ),
        ),
    ),
    Number(
        "scale-or-network-3",
        largest_double_use,
        "share",
        0.01,
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
    Array(
        "scale-or-network-4",
        foreseen,
        unit="USD",
        tolerance=0.001,
        slips=(
            Slip(
                passive_split,
                "That is the market whose customers keep to what they expected. Here they foresee whom "
                "a price cut wins: revision_share is 1.",
            ),
            Slip(
                margin_gone,
                "At that strength no margin is left. Before it, a firm earns more by charging more and "
                "keeping its keenest customers.",
            ),
            Slip(
                lambda: [foreseen()[0] / 2, foreseen()[1]],
                "The first number is what each firm earns for a customer in the market, of whom it has "
                "half. Asked is price less cost.",
            ),
        ),
    ),
    Text(
        "scale-or-network-5",
        (
            "names the rival's lead in cost and the one in worth, or says that one of them is missing",
            "says for the lead in cost whether know-how leaks or costs are falling for everybody",
            "says for the lead in worth whether customers use a rival's service as well, or crowd",
            "names who holds each switch: the firm, a rival, the customers, or time",
        ),
        least_words=40,
    ),
)
