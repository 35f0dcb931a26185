"""A hundred launches that start alike: cash by month, and what a review can tell of them."""

from functools import cache
from typing import NamedTuple

import numpy as np

from platformlab.chapters.ge.market import (
    FARTHEST_ABOVE,
    FARTHEST_BELOW,
    FULL_REVENUE,
    LAST_YEAR,
    LAUNCHES,
    LINES,
    START,
    YEARLY_COST,
)
from platformlab.models import launch

MONTHS = 12


class Review(NamedTuple):
    """What a board sees in a year, and what it cannot see."""

    cash: np.ndarray  # USD billion since the start; a row a month, a column for a launch
    loses: np.ndarray  # still spends more in this month than comes in
    pays: np.ndarray  # has all its money back in the last year

    @property
    def share(self):
        """Part of those who still lose that will have paid back; none if nobody loses."""
        return float(self.pays[self.loses].mean()) if self.loses.any() else 0.0


def fee_for(bar):
    """Relative fee of both sides at which this share of both is the critical one."""
    return bar * (1 - bar)


def distances(above):
    """Start divided by the bar for each launch, evenly spread in ratios on either side of 1."""
    many = round(above * LAUNCHES)
    parts = ((FARTHEST_ABOVE, many), (FARTHEST_BELOW, LAUNCHES - many))
    return np.concatenate([far ** ((2 * np.arange(n) + 1) / (2 * n)) for far, n in parts if n])


@cache
def _cash(above, pace):
    """Cash at the end of each month, and what the month brought."""
    fee = fee_for(START / distances(above))
    path = launch.simulate(
        share_consumers=START,
        share_producers=START,
        relative_fee_consumers=fee,
        relative_fee_producers=fee,
        speed_consumers=pace,
        speed_producers=pace,
        periods=LAST_YEAR * MONTHS,
    )
    flow = (FULL_REVENUE * path[1:].prod(axis=1) - YEARLY_COST) / MONTHS
    start = np.zeros((1, LAUNCHES))
    return np.vstack([start, flow.cumsum(axis=0)]), np.vstack([start, flow])


def reviewed(above, pace, year):
    """Review of the hundred launches at the end of a year."""
    cash, flow = _cash(above, pace)
    return Review(cash, flow[year * MONTHS] < 0, cash[-1] > 0)


def paths(found, chosen):
    """Cash of the chosen launches at the end of each year, one row a launch and year."""
    years = np.arange(LAST_YEAR + 1)
    return {
        "launch": [at for at in range(len(chosen)) for _ in years],
        "year": list(years) * len(chosen),
        "cash": [cash for one in chosen for cash in found.cash[::MONTHS, one]],
    }


def picked(found):
    """Ten of those who still lose, from the best start to the worst, and whether each pays."""
    losing = np.flatnonzero(found.loses)
    order = losing[np.argsort(-found.cash[-1, losing])]
    places = (2 * np.arange(LINES) + 1) * len(order) // (2 * LINES)
    return order[places[: len(order)]]
