"""Answers to the exercises of the chapter on products that have become alike."""

from platformlab.chapters.commodity._firms import margins
from platformlab.chapters.commodity.market import (
    ALIKE,
    COST,
    CUSTOMERS,
    FARTHEST,
    FIRMS,
    NETWORK,
    SET_UP,
    SPREAD,
    WORTH,
)
from platformlab.checks.answers import Number, Slip, Text
from platformlab.models import competition, defended_margin

SAVING = 10.0  # USD a machine
CHEAP_ENTRY = 2_000.0  # USD a month for a firm; before, entry costs what a variant costs to set up


def _alike(cost):
    return defended_margin.find_margins(
        cost_per_customer=cost,
        taste_spread=ALIKE,
        firms=FIRMS,
        quality_lead=0,
        same_side=0,
        stand_alone_value=WORTH,
    )


def _price(cost):
    return cost + float(_alike(cost).margin_first)


def _passed_on():
    return (_price(COST) - _price(COST - SAVING)) / SAVING


def _kept():
    ahead = margins(taste_spread=ALIKE, quality_lead=SAVING).margin_first
    return float(ahead - margins(taste_spread=ALIKE).margin_first)


def _lowered(firms, spread=SPREAD):
    given = {"firms": firms, "taste_spread": spread}
    return float(margins(**given).margin_first - margins(same_side=NETWORK, **given).margin_first)


def _entrants(cost):
    each = cost / CUSTOMERS
    return int(competition.salop_entry(transport_cost=FARTHEST, entry_cost=each).firms)


def _margin_of(cost):
    return FARTHEST / _entrants(cost)


ANSWERS = (
    Number(
        "commodity-1",
        _kept,
        unit="USD",
        slips=(
            Slip(
                lambda: float(margins(taste_spread=ALIKE, quality_lead=SAVING).margin_first),
                "This is the margin with the lead. Take off what it was without one.",
            ),
            Slip(
                lambda: SAVING * (1 - _passed_on()),
                "This is what is kept if all four save. Let only one of them save.",
            ),
        ),
    ),
    Number(
        "commodity-2",
        lambda: _lowered(12),
        unit="USD",
        slips=(
            Slip(
                lambda: _lowered(FIRMS),
                "This is the answer for four firms. Take twelve.",
            ),
            Slip(
                lambda: float(margins(firms=12, same_side=NETWORK).margin_first),
                "This is the margin with the network. By how much is it lower than without?",
            ),
        ),
    ),
    Number(
        "commodity-3",
        lambda: _margin_of(SET_UP) - _margin_of(CHEAP_ENTRY),
        unit="USD",
        slips=(
            Slip(
                lambda: _margin_of(CHEAP_ENTRY),
                "This is the margin that is left. By how much did it fall?",
            ),
            Slip(
                lambda: _margin_of(SET_UP) * (1 - CHEAP_ENTRY / SET_UP),
                "You let the margin fall as the cost of entry does. Count the firms first.",
            ),
        ),
    ),
    Text(
        "commodity-4",
        rubric=(
            "names one product, its makers and who buys it",
            "says what still sets the makers apart, and how one could measure it",
            "names who could enter, and what that would cost them",
            "tells what all makers can do from what one has alone",
            "chooses one shield of the margin, and says what would show within a year that it fails",
        ),
    ),
)
