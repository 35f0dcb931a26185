"""Matching: what search, crowding, distance and transaction costs do to a market.

Question. Why could platforms become possible when matching became cheap?

Five small models. *Sequential search*: look until a price below the reservation price turns
up. *Fixed sample*: decide first how many offers to compare. *Urn-ball*: consumers choose a
producer without knowing of each other, so some producers get several and some none.
*Nearest*: providers lie scattered at random; the denser they are, the shorter the way.
*Wedge*: a cost of each transaction stands between what buyers pay and sellers get.

Assumptions. Prices are uniform between the lowest and the highest; looks cost the same and are
independent; the searcher takes at least one offer; demand and supply are straight lines.

Left out. Sellers who set prices because buyers search, quality, streets and city borders (a
finite town with few cars has longer ways), repeated trade. Urn-ball is miscoordination, not
search cost.

Sources: stigler1961 (fixed sample), mccall1970 (sequential), butters1977 and petrongolo2001
(urn-ball), arnott1996 (distance).
"""

from typing import NamedTuple

import numpy as np
from scipy.special import poch

from platformlab.models.checked import checked
from platformlab.models.ordered import check_order


class Search(NamedTuple):
    """What a buyer who searches can expect; money in USD per unit.

    ``status`` is ``"compares offers"``; ``"takes the first offer"`` where a look costs too much
    to compare; ``"searches without end"`` where looking is free (``looks`` is infinite).
    """

    reservation_price: np.ndarray
    expected_price: np.ndarray
    looks: np.ndarray
    total_cost: np.ndarray
    status: np.ndarray


@checked
@np.errstate(divide="ignore", invalid="ignore", over="ignore")
def search_in_sequence(*, lowest_price, highest_price, search_cost):
    """Sequential search: accept the first price at or below the reservation price.

    The reservation price is where the expected gain of one more look equals its cost; it is
    also what the purchase costs in all, price and looks together.

    Parameters
    ----------
    lowest_price, highest_price : array_like of float, USD per unit
    search_cost : array_like of float, USD per offer

    Returns
    -------
    Search

    Raises
    ------
    ValueError
        If `lowest_price` exceeds `highest_price`.

    References
    ----------
    mccall1970

    Examples
    --------
    >>> search = search_in_sequence(lowest_price=50, highest_price=150, search_cost=2)
    >>> search.reservation_price, search.expected_price, search.looks
    (70.0, 60.0, 5.0)
    """
    check_order(lowest_price=lowest_price, highest_price=highest_price, repair="swap the two")
    width = highest_price - lowest_price
    compares = search_cost < width / 2
    looks = np.where(compares, np.sqrt(width / (2 * search_cost)), 1.0)
    gain = np.sqrt(2 * search_cost * width)  # reservation price above the lowest price
    price = lowest_price + np.where(compares, gain, width) / 2
    total = np.where(compares, lowest_price + gain, price + search_cost)
    status = np.where(compares, "compares offers", "takes the first offer")
    status = np.where(np.isinf(looks), "searches without end", status)
    return Search(total, price, looks, total, status)


class Sample(NamedTuple):
    """Price and total cost in USD per unit when a fixed number of offers is compared."""

    expected_price: np.ndarray
    total_cost: np.ndarray


@checked
def search_in_sample(*, lowest_price, highest_price, search_cost, sample_size):
    """Fixed sample: collect `sample_size` offers, then take the cheapest.

    References
    ----------
    stigler1961

    Examples
    --------
    >>> search_in_sample(lowest_price=0, highest_price=1, search_cost=0.01, sample_size=9)
    Sample(expected_price=0.1, total_cost=0.19)
    """
    check_order(lowest_price=lowest_price, highest_price=highest_price, repair="swap the two")
    price = lowest_price + (highest_price - lowest_price) / (sample_size + 1)
    return Sample(price, price + search_cost * sample_size)


@checked
@np.errstate(divide="ignore", invalid="ignore", over="ignore")
def find_best_sample(*, lowest_price, highest_price, search_cost):
    """Whole number of offers that is cheapest in all; infinite where looking is free.

    References
    ----------
    stigler1961

    Examples
    --------
    >>> find_best_sample(lowest_price=0, highest_price=1, search_cost=[0.01, 0.02, 1])
    array([9., 6., 1.])
    """
    check_order(lowest_price=lowest_price, highest_price=highest_price, repair="swap the two")
    width = highest_price - lowest_price
    # One more offer after n saves width / ((n + 1)(n + 2)): stop when that is below its cost.
    best = np.ceil(np.sqrt(0.25 + width / search_cost) - 1.5 - 1e-9)
    return np.where(width > 0, np.maximum(best, 1), 1.0)


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
    return poch(rank, 0.5) / np.sqrt(np.pi * density)


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
    slopes = demand_slope + supply_slope
    quantity = gap / slopes
    consumer_price = np.where(gap > 0, choke_price - demand_slope * quantity, np.nan)
    producer_price = np.where(gap > 0, reserve_price + supply_slope * quantity, np.nan)
    status = np.where(gap > 0, "trades", "no trade")
    return Trade(quantity, gap**2 / (2 * slopes), consumer_price, producer_price, status)
