"""What the map of the chapter is drawn from: where a platform pays, and what becomes of a market."""

from functools import cache

import numpy as np

from platformlab.chapters.matching._places import thousands
from platformlab.chapters.matching.market import GAIN, PLATFORM
from platformlab.models.trade.intermediary import (
    find_best_fee,
    find_direct_limit,
    find_platform_limit,
)

DIRECT_GRID = range(4_000, 80_001, 4_000)  # dollars a deal without the platform
END = DIRECT_GRID[-1]  # of the map, on the right
NOWHERE = {"direct": [], "platform": []}


def _market(free_deals, operating_cost):
    return PLATFORM | {"free_deals": free_deals, "operating_cost": operating_cost}


@cache
def regions(free_deals, operating_cost):
    """Where a platform pays, and where trade grows with it, in thousands of dollars.

    Both lie between the axis and a line over the cost of a deal without the platform.
    """
    market = _market(free_deals, operating_cost)
    first = find_direct_limit(**market).cost
    if np.isnan(first):
        return NOWHERE, NOWHERE
    # A whole dollar more, so that rounding cannot put the first point outside.
    corner = GAIN - np.sqrt(operating_cost * GAIN / free_deals)  # where trade begins to grow
    along = np.unique([*np.linspace(first + 1, END, 40), GAIN / 2, corner])
    limit = find_platform_limit(**market, direct_cost=along).cost
    # An owner who is free to price lets trade grow: from τ₀ = (G + τ₁) / 2 on.
    right = along >= GAIN / 2
    grows = np.minimum(2 * along - GAIN, limit)[right]
    return (
        {"direct": thousands(along), "platform": thousands(limit)},
        {"direct": thousands(along[right]), "platform": thousands(grows)},
    )


@cache
def highest_cost(free_deals, operating_cost, direct_cost):
    """Highest cost of a deal on the platform that pays; None where none does."""
    limit = find_platform_limit(**_market(free_deals, operating_cost), direct_cost=direct_cost)
    return None if limit.status == "never pays" else limit.cost


@cache
def outcome(free_deals, operating_cost, direct_cost, platform_cost):
    """A month with the fee that earns the owner most."""
    return find_best_fee(
        **_market(free_deals, operating_cost),
        direct_cost=direct_cost,
        platform_cost=platform_cost,
    )


def deals_without(free_deals, direct_cost):
    """Deals a month without a platform."""
    return free_deals * max(1 - direct_cost / GAIN, 0)
