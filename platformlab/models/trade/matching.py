"""Matching: what crowding, distance and transaction costs do to a market.

Question. Why could platforms become possible when matching became cheap?

*Urn-ball*: consumers choose a producer without knowing of each other, so some producers get
several and some none. *Nearest*: providers lie scattered at random; the denser they are, the
shorter the way. *Wedge*: a cost of each transaction stands between what buyers pay and sellers
get. The cost of looking is in `search`.

Assumptions. Every producer is as likely to be picked as any other; the plane has no borders;
demand and supply are straight lines.

Left out. Streets and city borders (a finite town with few cars has longer ways), repeated
attempts, quality. Urn-ball is miscoordination, not search cost.

Sources: butters1977, petrongolo2001 (urn-ball), arnott1996 (distance).
"""

from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.checking import checked


class Matches(NamedTuple):
    """Expected pairs: chosen blindly, its limit in a large market, and with coordination."""

    blind: np.ndarray
    large_market: np.ndarray
    coordinated: np.ndarray


@checked
@np.errstate(divide="ignore")
def match_blindly(*, consumer_count, producer_count):
    """Urn-ball matching: every consumer picks a producer at random, each serves one.

    References
    ----------
    butters1977, petrongolo2001

    Examples
    --------
    >>> matches = match_blindly(consumer_count=120, producer_count=80)
    >>> round(matches.blind, 3), round(matches.large_market, 3), matches.coordinated
    (62.318, 62.15, 80)
    """
    left_out = consumer_count * np.log1p(-1 / producer_count)  # log chance that nobody comes
    blind = -producer_count * np.expm1(left_out)
    large_market = -producer_count * np.expm1(-consumer_count / producer_count)
    return Matches(blind, large_market, np.minimum(consumer_count, producer_count))


@checked
def distance_to_nearest(*, density, rank):
    """Mean distance in km to the `rank`-th nearest provider, scattered at random on a plane.

    References
    ----------
    arnott1996

    Examples
    --------
    >>> distance_to_nearest(density=4, rank=[1, 2]).round(4)
    array([0.25 , 0.375])
    """
    return scipy.special.poch(rank, 0.5) / np.sqrt(np.pi * density)


class Trade(NamedTuple):
    """Units traded, total gain in USD, and the two prices on either side of the wedge.

    ``status`` is ``"trades"``, or ``"no trade"`` where the transaction costs more than the
    keenest pair would gain: quantity and surplus are then 0 and no price exists (NaN).
    """

    quantity: np.ndarray
    surplus: np.ndarray
    consumer_price: np.ndarray
    producer_price: np.ndarray
    status: np.ndarray


@checked
def trade_with_wedge(*, choke_price, reserve_price, demand_slope, supply_slope, transaction_cost):
    """Trade between a demand and a supply line when each transaction costs something.

    Surplus falls with the square of what is left of the gap between `choke_price` and
    `reserve_price`: markets do not shrink away slowly, they vanish.

    Examples
    --------
    >>> trade = trade_with_wedge(choke_price=10, reserve_price=2, demand_slope=1,
    ...                          supply_slope=0.5, transaction_cost=2)
    >>> trade.quantity, trade.surplus, trade.consumer_price, trade.producer_price
    (4.0, 12.0, 6.0, 4.0)
    """
    gap = np.maximum(choke_price - reserve_price - transaction_cost, 0)
    quantity = gap / (demand_slope + supply_slope)
    consumer_price = np.where(quantity > 0, choke_price - demand_slope * quantity, np.nan)
    producer_price = np.where(quantity > 0, reserve_price + supply_slope * quantity, np.nan)
    status = np.where(quantity > 0, "trades", "no trade")
    return Trade(quantity, gap * quantity / 2, consumer_price, producer_price, status)
