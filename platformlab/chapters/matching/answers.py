"""Answers to the exercises of the chapter on matching."""

from platformlab.checks.answers import Array, Number, Slip, Text
from platformlab.models.trade.intermediary import find_best_fee, find_direct_limit, find_lowest_fee
from platformlab.models.trade.matching import trade_with_wedge
from platformlab.models.trade.search import search_in_sequence

MARKET = {
    "choke_price": 100_000, "reserve_price": 40_000, "demand_slope": 500, "supply_slope": 500
}  # fmt: skip
GAIN = MARKET["choke_price"] - MARKET["reserve_price"]
PLATFORM = {"keenest_gain": GAIN, "free_deals": 60}
LATE = PLATFORM | {"direct_cost": 52_000, "platform_cost": 4_000, "operating_cost": 200_000}


def _cost_for_twice_the_trade():
    deals = 2 * trade_with_wedge(**MARKET, transaction_cost=45_000).quantity
    return GAIN - (MARKET["demand_slope"] + MARKET["supply_slope"]) * deals


def _look_for_half_the_cost():
    offers = {"lowest_price": 80_000, "highest_price": 120_000}

    def finding(look):
        return search_in_sequence(**offers, search_cost=look).total_cost - offers["lowest_price"]

    # The whole cost goes with the square root of a look: half of it needs a quarter.
    return 3_200 * (finding(3_200) / 2 / finding(3_200)) ** 2


def _left_edge(operating_cost):
    return find_direct_limit(**PLATFORM, operating_cost=operating_cost).cost


ANSWERS = (
    Number(
        "matching-1", _cost_for_twice_the_trade, unit="USD",
        slips=(
            Slip(lambda: 22_500, "That is half the cost. What has to double is the part of the gain that is left after it."),
            Slip(lambda: 15_000, "That is what is left of the gain today. Twice as much has to be left."),
        ),
    ),
    Number(
        "matching-2", _look_for_half_the_cost, unit="USD",
        slips=(
            Slip(lambda: 1_600, "At half the cost of a look the buyer looks more often, so the whole falls by less than half."),
        ),
    ),
    Number(
        "matching-3", lambda: _left_edge(400_000), unit="USD",
        slips=(
            Slip(lambda: 2 * _left_edge(200_000), "Close, but the edge does not move in proportion: at a higher fee there are fewer deals to pay it."),
            Slip(lambda: _left_edge(200_000), "This is the edge before the running cost doubled."),
            Slip(lambda: 400_000 / 60, "With a fee that high there are no longer 60 deals: count those that are left."),
        ),
    ),
    Array(
        "matching-4",
        lambda: [find_best_fee(**LATE).deals, find_lowest_fee(**LATE).deals],
        slips=(
            Slip(
                lambda: [find_best_fee(**LATE | {"platform_cost": 10_000}).deals, find_lowest_fee(**LATE | {"platform_cost": 10_000}).deals],
                "These are the deals at the old cost on the platform, $10,000.",
            ),
            Slip(
                lambda: [find_lowest_fee(**LATE).deals, find_best_fee(**LATE).deals],
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
)  # fmt: skip
