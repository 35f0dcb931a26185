"""Answers to the exercises of the chapter on matching."""

from platformlab.chapters.matching._search import finding, look_for
from platformlab.chapters.matching._trade import trade
from platformlab.chapters.matching.market import (
    BETTER_PLATFORM,
    DEAR_DEAL,
    DEAR_LOOK,
    DEAR_PLATFORM,
    FREE_DEALS,
    GAIN,
    OPERATING_COST,
    PLATFORM,
    PLATFORM_COST,
)
from platformlab.checks.answers import Array, Number, Slip, Text
from platformlab.models.trade.intermediary import find_best_fee, find_direct_limit, find_lowest_fee

BETTER = PLATFORM | BETTER_PLATFORM
AS_BEFORE = BETTER | {"platform_cost": PLATFORM_COST}


def _cost_for_twice_the_trade():
    return GAIN * (1 - 2 * trade(DEAR_DEAL).quantity / FREE_DEALS)


def _look_for_half_the_cost():
    return look_for(finding(DEAR_LOOK) / 2)


def _left_edge(operating_cost):
    return find_direct_limit(**PLATFORM | {"operating_cost": operating_cost}).cost


ANSWERS = (
    Number(
        "matching-1",
        _cost_for_twice_the_trade,
        unit="USD",
        slips=(
            Slip(
                lambda: DEAR_DEAL / 2,
                "That is half the cost. What has to double is the part of the gain that is left after it.",
            ),
            Slip(
                lambda: GAIN - DEAR_DEAL,
                "That is what is left of the gain today. Twice as much has to be left.",
            ),
        ),
    ),
    Number(
        "matching-2",
        _look_for_half_the_cost,
        unit="USD",
        slips=(
            Slip(
                lambda: DEAR_LOOK / 2,
                "At half the cost of a look the whole falls by less than half, for delivery and repair stay.",
            ),
            Slip(
                lambda: DEAR_LOOK / 4,
                "A quarter is enough where the buyer looks on. Does the buyer do so at this cost of a look?",
            ),
        ),
    ),
    Number(
        "matching-3",
        lambda: _left_edge(DEAR_PLATFORM),
        unit="USD",
        slips=(
            Slip(
                lambda: 2 * _left_edge(OPERATING_COST),
                "Close, but the edge does not move in proportion: at a higher fee there are fewer deals to pay it.",
            ),
            Slip(
                lambda: _left_edge(OPERATING_COST),
                "This is the edge before the running cost doubled.",
            ),
            Slip(
                lambda: DEAR_PLATFORM / FREE_DEALS,
                f"With a fee that high there are no longer {FREE_DEALS:.0f} deals: count those that are left.",
            ),
        ),
    ),
    Array(
        "matching-4",
        lambda: [find_best_fee(**BETTER).deals, find_lowest_fee(**BETTER).deals],
        slips=(
            Slip(
                lambda: [find_best_fee(**AS_BEFORE).deals, find_lowest_fee(**AS_BEFORE).deals],
                f"These are the deals at the old cost on the platform, ${PLATFORM_COST:,}.",
            ),
            Slip(
                lambda: [find_lowest_fee(**BETTER).deals, find_best_fee(**BETTER).deals],
                "The two numbers are right and stand in the wrong order: the owner's fee is the higher one.",
            ),
        ),
    ),
    Text(
        "matching-5",
        rubric=(
            "names one thing bought or sold, and both sides of the deal",
            "puts a number on what a deal costs both sides together today, and says what it consists of",
            "estimates what the keenest pair would gain, and how many deals a month there could be",
            "places the market on the map: is there enough to save, on enough deals?",
            "names who would have a reason to stay away, and why",
        ),
        least_words=60,
    ),
)
