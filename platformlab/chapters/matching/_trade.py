"""Trade in the chapter's market: its two lines, and what a cost of each deal leaves."""

from functools import cache

from platformlab.chapters.matching.market import MARKET
from platformlab.models.trade.matching import trade_with_wedge


def buyers_pay(deals):
    """Price at which so many machines a month are bought."""
    return MARKET["choke_price"] - MARKET["demand_slope"] * deals


def sellers_get(deals):
    """Price at which so many machines a month are sold."""
    return MARKET["reserve_price"] + MARKET["supply_slope"] * deals


@cache
def trade(cost):
    """Deals and gain a month when a deal costs buyer and seller so much together."""
    return trade_with_wedge(**MARKET, transaction_cost=cost)
