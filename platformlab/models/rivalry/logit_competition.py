"""Logit competition: prices when every customer sees the products a little differently.

Question. How far do price and margin fall when tastes matter less or rivals are more?

Equal firms sell products that customers value alike on average; a customer's own taste for each
product is random (extreme value), with spread $s$. As $s$ goes to 0 the products become a commodity
and the price goes to the cost (Bertrand, in `competition`).

Assumptions. Prices are set at the same time; equal costs and qualities; every customer uses one
product (no outside good) or may use none, which is worth 0 on average (outside good).

Left out. Unequal firms, entry, repeated purchases, similarity of some products.

Source: anderson1992.
"""

from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.checking import checked
from platformlab.models.roots import find_root


@checked
def logit_price(*, cost_per_customer, taste_spread, firms):
    """Price in USD per month when every customer buys from one of the firms.

    References
    ----------
    anderson1992

    Examples
    --------
    >>> logit_price(cost_per_customer=0.5, taste_spread=0.3, firms=[2, 4]).round(3)
    array([1.1, 0.9])
    """
    return cost_per_customer + taste_spread * (firms / (firms - 1))


class OpenMarket(NamedTuple):
    """Price (USD per month), share of each firm, share that buys nothing, and profit of each.

    Profit is in USD per month and customer in the market. A price always exists, and only one
    at which all firms charge the same.
    """

    price: np.ndarray
    share: np.ndarray
    outside_share: np.ndarray
    profit: np.ndarray


@checked
@np.errstate(over="ignore")  # a surplus many times the spread of tastes: the shares are 0 or 1
def logit_price_with_outside_good(*, cost_per_customer, taste_spread, firms, stand_alone_value):
    """Price when customers may also buy nothing: $margin = spread / (1 − share)$.

    Parameters
    ----------
    stand_alone_value : array_like of float
        What the average customer would pay for any of the products.

    References
    ----------
    anderson1992

    Examples
    --------
    >>> market = logit_price_with_outside_good(cost_per_customer=0.5, taste_spread=0.3, firms=4,
    ...                                        stand_alone_value=1)
    >>> round(market.price, 3), round(market.share, 3), round(market.outside_share, 3)
    (0.882, 0.214, 0.144)
    """
    surplus = (stand_alone_value - cost_per_customer) / taste_spread

    def share(markup, surplus, firms):  # e^(surplus − markup) / (1 + N · same), without overflow
        return scipy.special.expit(surplus - markup + np.log(firms)) / firms

    def gap(markup, surplus, firms):
        return markup - 1 / (1 - share(markup, surplus, firms))

    # Markups are in units of the spread of tastes. A share lies between 0 and 1/N, so the markup
    # lies between 1 and N/(N − 1); the gap rises all the way, so there is one root.
    surplus, firms = np.broadcast_arrays(surplus, firms)
    bracket = np.ones_like(surplus), firms / (firms - 1) * (1 + 1e-12)
    found = find_root(gap, bracket, args=(surplus, firms))
    sold = share(found.x, surplus, firms)
    margin = taste_spread * found.x
    return OpenMarket(cost_per_customer + margin, sold, 1 - firms * sold, margin * sold)
