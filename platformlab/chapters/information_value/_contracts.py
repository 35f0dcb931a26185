"""What maker and user pay together for the failures of the invented compressor."""

from functools import cache
from math import gamma

import numpy as np

from platformlab.chapters.information_value.market import (
    CARE_A_YEAR,
    FAILURE_COST,
    HARD_LIFE,
    HOURS_A_YEAR,
    LIFE_YEARS,
    PLANNED_COST,
    WEIBULL_SHAPE,
)
from platformlab.explore import slider
from platformlab.models import failure_contracts

PARTS = np.round(np.linspace(0, 1, 21), 2)  # of a failure's cost that the maker carries
SALE, OUTCOME = 0.0, 1.0
PART = {
    "planned_cost": PLANNED_COST,
    "failure_cost": FAILURE_COST,
    "weibull_shape": WEIBULL_SHAPE,
    "weibull_scale": LIFE_YEARS * HOURS_A_YEAR / gamma(1 + 1 / WEIBULL_SHAPE),
}
_FIND = {
    "unseen": failure_contracts.find_contract,
    "seen": failure_contracts.find_seen_contract,
}


@cache
def yearly(use, care=CARE_A_YEAR, hard_life=HARD_LIFE):
    """Dollars a year and machine for each of the parts, and whether the user takes care."""
    found = _FIND[use](
        carried_share=PARTS, care_cost=care / HOURS_A_YEAR, hard_life=hard_life, **PART
    )
    return HOURS_A_YEAR * found.cost_rate, found.status == "care"


def controls(carried_share):
    """What a reader may move: the part that the maker carries, from this one on, and what care costs."""
    return (
        slider("carried_share", PARTS, default=carried_share),
        slider(
            "care_cost",
            (400, 600, CARE_A_YEAR, 1_000, 1_200),
            default=CARE_A_YEAR,
            unit="USD a year",
        ),
    )


def at(part):
    """Place of a part among those drawn."""
    return int(np.flatnonzero(part == PARTS)[0])
