"""Shared feature: who gains when one maker, or each of two, adds something to a product.

Question. A feature is worth something to every buyer. How much of that do the makers keep, and how
much of it ends with the buyers?

Two makers stand at the ends of Hotelling's line of tastes. What a maker adds is counted net of what
it costs to add: its worth to a buyer, less the cost of one piece. One maker's addition is a lead in
quality; two equal additions are none.

Assumptions. Every buyer takes one product, with the feature or without, and values the feature
alike; both makers set prices at the same time and know each other's product; nothing was paid once
and for all, so what it cost to develop the feature comes on top.

Left out. Buyers who come to the market because of the feature; contracts over years; a maker who
licenses it.

Sources: hotelling1929 (prices); the comparison of gains is the book's own.
"""

from typing import NamedTuple

import numpy as np

from platformlab.models.checking import checked
from platformlab.models.rivalry.competition import hotelling


class Gains(NamedTuple):
    """Gain over a market without the feature, USD per month and buyer, and the first one's price.

    ``buyers``, ``first`` and ``second`` add up to ``whole``. The price is net of what the feature
    costs. ``status`` is as in `competition.hotelling`; where it is ``"not covered"`` the numbers are NaN.
    """

    buyers: np.ndarray
    first: np.ndarray
    second: np.ndarray
    whole: np.ndarray
    price_first: np.ndarray
    status: np.ndarray


@checked
def find_gains(*, added_first, added_second, transport_cost, cost_per_customer, stand_alone_value):
    """Gains of the buyers and of both makers from what each maker adds.

    Parameters
    ----------
    stand_alone_value : array_like of float
        Value of a product without the feature to the buyer closest to it.

    References
    ----------
    hotelling1929

    Examples
    --------
    >>> market = {"transport_cost": 6, "cost_per_customer": 1, "stand_alone_value": 40}
    >>> gains = find_gains(added_first=[3, 3], added_second=[0, 3], **market)
    >>> gains.first.round(3), gains.buyers.round(3)
    (array([1.083, 0.   ]), array([1.542, 3.   ]))
    """
    rest = {"cost_per_customer": cost_per_customer, "transport_cost": transport_cost}
    before = hotelling(quality_lead=0, same_side=0, stand_alone_value=stand_alone_value, **rest)
    after = hotelling(
        quality_lead=added_first - added_second,
        same_side=0,
        stand_alone_value=stand_alone_value + added_second,
        **rest,
    )
    worth = stand_alone_value + added_first, stand_alone_value + added_second
    buyers = _surplus(after, worth, transport_cost) - _surplus(
        before, (stand_alone_value, stand_alone_value), transport_cost
    )
    first = after.profit_first - before.profit_first
    second = after.profit_second - before.profit_second
    known = before.status != "not covered"  # without a market before there is no gain over it
    price = np.where(known, after.price_first, np.nan)
    status = np.where(known, after.status, before.status)
    return Gains(
        *np.broadcast_arrays(buyers, first, second, buyers + first + second, price, status)
    )


def _surplus(market, worth, transport_cost):
    """What buyers keep on average: worth less price, less the distance to the product they take."""
    share = market.share_first
    kept = share * (worth[0] - market.price_first) + (1 - share) * (worth[1] - market.price_second)
    return kept - transport_cost * (share**2 + (1 - share) ** 2) / 2
