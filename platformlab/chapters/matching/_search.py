"""Looking for a machine, one offer after the other."""

from functools import cache

from platformlab.chapters.matching.market import OFFERS, WIDTH
from platformlab.models.trade.search import search_in_sequence


def search(look):
    """Outcome of a search at a cost of a look, or at several."""
    return search_in_sequence(**OFFERS, search_cost=look)


@cache
def finding(look):
    """Cost of finding a machine: looks, delivery and repair together."""
    return search(look).total_cost - OFFERS["lowest_price"]


def look_for(cost):
    """Cost of a look at which finding a machine costs so much, up to the most that delivery and repair may cost."""
    return cost**2 / (2 * WIDTH)
