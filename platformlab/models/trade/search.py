"""Search: what a look costs, and how long a buyer goes on looking.

Question. How much cheaper do purchases become when searching becomes cheaper?

*Sequential search*: look until a price below the reservation price turns up. *Fixed sample*:
decide first how many offers to compare.

Assumptions. Prices are uniform between the lowest and the highest; looks cost the same and are
independent; the buyer knows the range of prices and takes at least one offer.

Left out. Sellers who set prices because buyers search, quality, learning about the range.

Sources: stigler1961 (fixed sample), mccall1970 (sequential).
"""

from typing import NamedTuple

import numpy as np

from platformlab.models.checking import check_order, checked


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
    """Price and total cost when `sample_size` offers are collected and the cheapest is taken.

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
    return Sample(*np.broadcast_arrays(price, price + search_cost * sample_size))


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
