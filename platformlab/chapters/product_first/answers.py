"""Answers to the exercises of the chapter on a product first."""

import numpy as np

from platformlab.chapters.product_first._bases import bar, buyers
from platformlab.chapters.product_first.market import (
    LEAD,
    LIFE_YEARS,
    MATCHED_YEARS,
    MONTHS,
    PLATFORM,
    PROGRAMS,
    START,
    SWITCHING_COST,
)
from platformlab.checks.answers import Number, Slip, Text
from platformlab.models import product_base

DEARER = LEAD / 2  # USD a month that we ask more than the rival
LONGER_YEARS = 2 * LIFE_YEARS  # that a cutter lives
OURS_ALONE = 3 / 4  # of what the programs are worth, if a quarter runs on the rival's cutters too
_LONG = 600  # months, more than any answer


def _base(lead, life=LIFE_YEARS, months=MATCHED_YEARS * MONTHS):
    return product_base.simulate_base(
        START, **buyers(lead, SWITCHING_COST), replacement_share=1 / (life * MONTHS), periods=months
    )


def _after_six_years(lead):
    return float(_base(lead)[-1])


def _months(needed, life):
    return float(np.argmax(_base(LEAD, life, _LONG) >= needed))


def _needed(programs, lead=0.0):
    platform = PLATFORM | {"cross_side_consumers": programs}
    return float(
        product_base.find_critical_base(**buyers(lead, SWITCHING_COST), **platform).critical_base
    )


ANSWERS = (
    Number(
        "product-first-1",
        lambda: _after_six_years(LEAD - DEARER),
        slips=(
            Slip(
                lambda: _after_six_years(LEAD),
                "This is our share at the rival's price. What we ask more is taken off the lead.",
            ),
            Slip(
                lambda: _after_six_years(-DEARER),
                "Here ours is dearer and no better. It is also worth more.",
            ),
            Slip(
                lambda: float(
                    product_base.find_lasting_base(**buyers(LEAD - DEARER, SWITCHING_COST)).base
                ),
                "This is where our share ends in the very long run. Stop after six years.",
            ),
        ),
    ),
    Number(
        "product-first-2",
        lambda: _months(bar(SWITCHING_COST), LONGER_YEARS),
        slips=(
            Slip(
                lambda: _months(bar(SWITCHING_COST), LIFE_YEARS),
                "This is the answer for a life of five years. Fewer owners replace in a month now.",
            ),
            Slip(
                lambda: _months(PLATFORM["relative_fee_producers"], LONGER_YEARS),
                "This is when the first developer comes. A platform that grows needs a larger base.",
            ),
        ),
    ),
    Number(
        "product-first-3",
        lambda: _needed(OURS_ALONE * PROGRAMS),
        slips=(
            Slip(
                lambda: _needed(PROGRAMS),
                "This is the answer for programs that run on our cutters only. Let them be worth less.",
            ),
        ),
    ),
    Text(
        "product-first-4",
        rubric=(
            "names one product, and somebody outside who could add something to it",
            "says how far the product is ahead, and by when a rival will have matched it",
            "says why customers stay: for what it is worth, or because leaving is dear",
            "names the smallest base to which the first of those outside would come, and how one could find out",
            "says how many customers would be on the platform and not only in a list",
            "chooses a year, or never, and says what would change the choice",
        ),
    ),
)
