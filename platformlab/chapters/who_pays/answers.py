"""Answers to the exercises of the chapter on the prices of two sides."""

import numpy as np

from platformlab.chapters.who_pays.market import COST, GAINS, MARKET, market_with
from platformlab.checks.answers import Array, Number, Slip, Text
from platformlab.models import free_goods, platform_rivalry, two_sided, two_sided_shares

DEARER = 3 * COST
CEILING = 15
READER = {"top_value_consumers": 50, "top_value_producers": 200, "spillover_consumers": 0.2}
RIVALS = GAINS | {
    "joining_cost_spread": 8,
    "serving_cost_consumers": COST,
    "serving_cost_producers": COST,
}
GAPS = 14, 12


def _best():
    return two_sided.find_monopoly(**MARKET)


def _change(side):
    dearer = two_sided.find_monopoly(**market_with(serving_cost_producers=DEARER, **GAINS))
    return getattr(dearer, f"fee_{side}") - getattr(_best(), f"fee_{side}")


def _fee_under_the_ceiling():
    fees = np.arange(-1_000, 1_001) / 100  # to the cent, as the exercise asks
    found = two_sided_shares.find_shares(fee_consumers=fees, fee_producers=CEILING, **MARKET)
    return fees[np.argmax(found.profit)]


def _spillover_of_a_free_reader():
    spillovers = np.linspace(0.2, 0.8, 60_001)
    found = free_goods.find_prices(spillover_producers=spillovers, **READER)
    return spillovers[np.argmax(found.price_consumers <= 0)]


def _rival_fees(side):
    found = (platform_rivalry.find_bottleneck(platform_gap_consumers=gap, **RIVALS) for gap in GAPS)
    return [getattr(rivals, f"fee_{side}") for rivals in found]


ANSWERS = (
    Number(
        "who-pays-1",
        lambda: _change("consumers"),
        unit="USD",
        slips=(
            Slip(
                lambda: -_change("consumers"),
                "The size is right. Which way does the consumers' fee move when producers become fewer?",
            ),
            Slip(
                lambda: _change("producers"),
                "That is the change of the producers' own fee. The question is what happens on the other side.",
            ),
            Slip(
                lambda: 0,
                "The consumers cost what they did, but each now brings the owner less on the other side.",
            ),
        ),
    ),
    Number(
        "who-pays-2",
        _fee_under_the_ceiling,
        unit="USD",
        tolerance=0.02,
        slips=(
            Slip(
                lambda: _best().fee_consumers,
                "That is the fee without the ceiling. A consumer now brings less money on the other side.",
            ),
            Slip(
                lambda: _best().fee_consumers + _best().fee_producers - CEILING,
                "You kept the total of both fees. The owner does not: consumers would leave.",
            ),
        ),
    ),
    Number(
        "who-pays-3",
        _spillover_of_a_free_reader,
        tolerance=0.01,
        slips=(
            Slip(
                lambda: READER["spillover_consumers"],
                "With equal spillovers the reader is not free. Raise what a reader adds to the authors' demand.",
            ),
        ),
    ),
    Array(
        "who-pays-4",
        lambda: _rival_fees("consumers"),
        unit="USD",
        slips=(
            Slip(
                lambda: _rival_fees("producers"),
                "Those are the producers' fees, and they stay with the gap. Look at the consumers'.",
            ),
        ),
    ),
    Text(
        "who-pays-5",
        rubric=(
            "names both sides of a platform that one pays, and who is owner and who provider",
            "says what one more member of each side brings to the members of the other",
            "says which side would come anyway, and for how much",
            "names the side served below cost, or says that none is, and where the money comes from",
            "says whether one side can pass its fee on to the other",
        ),
    ),
)
