"""Variants: how many kinds of a product pay, and what cheaper set-up changes.

Question. Setting up one more variant gets cheaper. How many more pay, and who earns by them?

Tastes lie evenly on a circle, as in Salop's market; a customer who is served by a variant at distance
x loses $t x$, where the whole circle counts as one t. One maker spaces its variants evenly and asks
one price that the customer farthest from any of them still pays. With set-up cost F for each variant,
per customer in the market, it earns

$V − c − t / (2 v) − F v$ a customer with v variants, most where v is about the root of $t / (2 F)$.

So a set-up cost of a hundredth pays for ten times as many variants, each made a tenth as often.

Assumptions. Set-up costs come again each month; every variant costs the same to make; the worth is
enough that the maker would serve everybody with a single variant.

Left out. Rivals (`competition.salop`, where anyone may enter), prices by variant, stock, and what it
takes customers to choose.

Source: salop1979 (the circle); the maker with several variants is the book's own.
"""

from typing import NamedTuple

import numpy as np

from platformlab.models.checking import checked


class Variants(NamedTuple):
    """Number of variants that pays best, its one price, and profit, per month and customer.

    ``status`` is ``"all served"``, or, with NaN, ``"not covered"`` where the maker would rather
    leave some customers out.
    """

    variants: np.ndarray
    price: np.ndarray
    profit: np.ndarray
    status: np.ndarray


@checked
def find_variants(*, setup_cost, transport_cost, cost_per_customer, stand_alone_value):
    """Best number of variants of one maker without rivals.

    Parameters
    ----------
    stand_alone_value : array_like of float
        Value of a variant to the customer whose taste it meets.

    References
    ----------
    salop1979

    Examples
    --------
    >>> find_variants(setup_cost=[0.5, 0.005], transport_cost=100, cost_per_customer=60,
    ...               stand_alone_value=170).variants
    array([ 10., 100.])
    """
    # One more variant pays while t / (2 v) falls by more than F: while v (v + 1) < t / (2 F).
    pays = (np.sqrt(1 + 2 * transport_cost / setup_cost) - 1) / 2
    variants = np.maximum(np.ceil(pays * (1 - 1e-12)), 1)
    price = stand_alone_value - transport_cost / (2 * variants)
    profit = price - cost_per_customer - setup_cost * variants
    covered = stand_alone_value - cost_per_customer >= transport_cost
    status = np.where(covered, "all served", "not covered")
    numbers = (np.where(covered, number, np.nan) for number in (variants, price, profit))
    return Variants(*np.broadcast_arrays(*numbers, status))
