"""Competition: what protects a margin when products become alike.

Question. Why does commoditisation melt profit, and which of three cures (differentiation, a
quality lead, network effects) helps how?

Three textbook markets. *Hotelling*: two products at the ends of a line of tastes. *Salop*:
many on a circle, with entry. *Bertrand*: identical products, the limit of both. The fourth,
logit demand, is in `logit_competition`.

Assumptions. Each customer uses one product; equal costs; prices are set at the same time;
the market is covered (everybody buys), which is checked and not taken for granted; with a
network effect customers foresee the shares and gain from their own brand's users only.

Left out. Choice of design, switching costs, compatibility, capacity, collusion.

Sources: hotelling1929, salop1979; the network effect turns t into t − β (armstrong2006).
"""

from typing import NamedTuple

import numpy as np

from platformlab.models.checking import checked


class Duopoly(NamedTuple):
    """Prices and profits (USD per month, profits per customer in the market) of two firms.

    ``status`` is ``"shared"``, ``"first alone"``, ``"second alone"``, or, with NaN:
    ``"one takes all"`` where the network effect is so strong that one firm takes all, whichever it is,
    and ``"not covered"`` where some customers would buy nothing at these prices.
    """

    price_first: np.ndarray
    price_second: np.ndarray
    share_first: np.ndarray
    profit_first: np.ndarray
    profit_second: np.ndarray
    status: np.ndarray


@checked
@np.errstate(divide="ignore", invalid="ignore", over="ignore")
def hotelling(*, cost_per_customer, transport_cost, quality_lead, same_side, stand_alone_value):
    """Two products at the ends of a line, the first better by `quality_lead`.

    Parameters
    ----------
    quality_lead : array_like of float
        Value of the first product minus that of the second; may be negative.
    same_side : array_like of float
        Gain from a brand that everybody uses; 0 for a product without a network effect.
    stand_alone_value : array_like of float
        Value of the second product to the customer closest to it.

    Returns
    -------
    Duopoly

    References
    ----------
    hotelling1929, armstrong2006

    Examples
    --------
    >>> market = hotelling(cost_per_customer=0.5, transport_cost=1, quality_lead=0.6,
    ...                    same_side=0, stand_alone_value=10)
    >>> market.price_first.__round__(3), market.price_second.__round__(3)
    (1.7, 1.3)
    >>> round(market.share_first, 3), market.status
    (0.6, 'shared')
    """
    gap = transport_cost - same_side  # what still keeps customers from changing brands
    share = np.clip(0.5 + quality_lead / (6 * gap), 0, 1)
    first, second = _margin(gap, quality_lead), _margin(gap, -quality_lead)
    # The customer who gains least stands between the firms, or farthest from the only one.
    covered = stand_alone_value - cost_per_customer - second >= gap * (1 - share)
    cases = [gap <= 0, ~covered, share == 1, share == 0]
    status = np.select(
        cases, ["one takes all", "not covered", "first alone", "second alone"], "shared"
    )
    prices = cost_per_customer + first, cost_per_customer + second
    numbers = (*prices, share, first * share, second * (1 - share))
    known = (gap > 0) & covered
    return Duopoly(*(np.where(known, number, np.nan) for number in numbers), status)


@checked
def bertrand(*, cost_per_customer, quality_lead):
    """Price in USD per month of the first firm when products differ in nothing but quality.

    Without a lead the price is the cost and profit is nil: the end of commoditisation. A better
    firm charges its lead, and sells to all; a worse one stays at cost, and sells nothing.

    Examples
    --------
    >>> bertrand(cost_per_customer=0.5, quality_lead=[-0.2, 0, 0.2])
    array([0.5, 0.5, 0.7])
    """
    return cost_per_customer + np.maximum(quality_lead, 0)


class Circle(NamedTuple):
    """Price and profit (USD per month; profit per customer in the market) on Salop's circle.

    ``status`` is ``"profit"`` or ``"loss"`` (the entry cost is not earned), or, with NaN,
    ``"not covered"`` where customers between two firms would buy nothing.
    """

    price: np.ndarray
    profit: np.ndarray
    status: np.ndarray


@checked
def salop(*, cost_per_customer, transport_cost, firms, entry_cost, stand_alone_value):
    """Equal firms evenly spaced on a circle whose length counts as one `transport_cost`.

    References
    ----------
    salop1979

    Examples
    --------
    >>> salop(cost_per_customer=0.5, transport_cost=2, firms=5, entry_cost=0.05,
    ...       stand_alone_value=10)
    Circle(price=0.9, profit=0.03, status='profit')
    """
    margin = transport_cost / firms
    profit = margin / firms - entry_cost
    covered = stand_alone_value >= cost_per_customer + 1.5 * margin  # the one halfway still buys
    status = np.where(covered, np.where(profit >= 0, "profit", "loss"), "not covered")
    price = np.where(covered, cost_per_customer + margin, np.nan)
    return Circle(*np.broadcast_arrays(price, np.where(covered, profit, np.nan), status))


class Entry(NamedTuple):
    """How many firms free entry lets in, as a real and as a whole number, and the best number.

    ``best`` minimises entry and transport costs together: half of ``free``. ``status`` is
    ``"competitive"``, or ``"no competition"`` where fewer than two firms can live: the model
    then says nothing about the number that stays (``firms`` is NaN).
    """

    free: np.ndarray
    firms: np.ndarray
    best: np.ndarray
    status: np.ndarray


@checked
def salop_entry(*, transport_cost, entry_cost):
    """Firms on Salop's circle when anyone may enter: until the next one would lose money.

    References
    ----------
    salop1979

    Examples
    --------
    >>> salop_entry(transport_cost=2, entry_cost=0.08)
    Entry(free=5.0, firms=5.0, best=2.5, status='competitive')
    """
    free = np.sqrt(transport_cost / entry_cost)
    firms = np.floor(free * (1 + 1e-12))  # a quotient that is whole in theory may fall just short
    lives = firms >= 2
    status = np.where(lives, "competitive", "no competition")
    return Entry(free, np.where(lives, firms, np.nan), free / 2, status)


def _margin(gap, lead):
    """Price less cost: shared market, excluded (0), or alone (what keeps the farthest customer)."""
    return np.where(lead < 3 * gap, np.maximum(gap + lead / 3, 0), lead - gap)
