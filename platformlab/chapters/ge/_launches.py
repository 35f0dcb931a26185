"""A hundred launches that start alike: cash by month, and what a review can tell of them."""

from typing import NamedTuple

import numpy as np

from platformlab.chapters.ge.market import (
    ABOVE_BAR,
    FARTHEST_ABOVE,
    FARTHEST_BELOW,
    FULL_REVENUE,
    LAST_YEAR,
    LAUNCHES,
    LINES,
    PACE,
    START,
    YEARLY_COST,
)
from platformlab.explore import slider
from platformlab.explore.at_once import at_once
from platformlab.models import launch

MONTHS = 12
SLIDERS = (  # success is a start above the bar
    slider("success_chance", (0.1, 0.25, 0.5, 0.75), default=ABOVE_BAR),
    slider("speed_consumers", (0.02, 0.03, 0.04, 0.05, 0.07, 0.1), default=PACE, unit="share"),
)


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


def _cash(*, success_chance, speed_consumers):
    """Cash at the end of each month, and what the month brought, for each place."""
    fees = np.array([fee_for(START / distances(part)) for part in success_chance])
    speeds = np.reshape(speed_consumers, (-1, 1))
    path = launch.simulate(
        share_consumers=START,
        share_producers=START,
        relative_fee_consumers=fees,
        relative_fee_producers=fees,
        speed_consumers=speeds,
        speed_producers=speeds,
        periods=LAST_YEAR * MONTHS,
    )
    flow = (FULL_REVENUE * path[1:].prod(axis=1) - YEARLY_COST) / MONTHS
    flow = np.concatenate([np.zeros_like(flow[:1]), flow])
    return np.moveaxis([flow.cumsum(axis=0), flow], -2, 0)


_cash_of = at_once(_cash, SLIDERS)


def reviewed(above, pace, year):
    """Review of the hundred launches at the end of a year."""
    cash, flow = _cash_of(success_chance=above, speed_consumers=pace)
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
