"""A platform between buyers and sellers who could also deal without it.

Question. When does cheaper matching make a platform possible, and does trade grow with it?

A deal costs $τ₀$ without the platform and $τ₁$ on it. The platform asks a fee per deal, so everybody
compares $τ₀$ with $τ₁ + fee$: the owner can charge the saving at most. Deals and gains are those of
straight demand and supply lines (`matching.trade_with_wedge`), written with two numbers: the gain
$G$ of the keenest pair and the deals $N$ that would come about if dealing cost nothing.

Assumptions. One platform, one fee per deal, the same cost of a deal for everybody; a tie goes to
the platform; running it costs the same whatever it carries.

Left out. Differences between traders, rival platforms, membership fees, filling an empty
platform (`launch`), and the worth of a thick market to each trader.

Source: worked out here, as limit pricing against dealing without the platform.
"""

from typing import NamedTuple

import numpy as np

from platformlab.models.checking import checked

HELD, FREE = "held to the saving", "free to price"
ROUNDING = 1e-9  # relative; a platform that just covers its cost is not lost to rounding


class Market(NamedTuple):
    """A month with the platform on offer: deals, gains in USD, fee in USD per deal.

    ``traders_gain`` is what buyers and sellers keep, fee and cost of dealing paid. ``profit`` is
    fee income less the cost of running the platform. ``status``: ``"held to the saving"`` where
    the owner would charge more if dealing without the platform were dearer; ``"free to price"``;
    ``"covers its cost"`` at the lowest fee that does; ``"no platform"`` where no fee pays. Then
    ``fee`` is NaN, ``profit`` is 0, and the deals are those without a platform.
    """

    fee: np.ndarray
    deals: np.ndarray
    traders_gain: np.ndarray
    profit: np.ndarray
    status: np.ndarray


@checked
def find_best_fee(*, keenest_gain, free_deals, direct_cost, platform_cost, operating_cost):
    """Fee that earns the owner most: half of what is left of the gain, or all of the saving.

    Where the saving is the smaller of the two, the owner takes it whole, and as many deals come
    about as without the platform.

    Examples
    --------
    >>> market = find_best_fee(keenest_gain=60, free_deals=60, direct_cost=20, platform_cost=10,
    ...                        operating_cost=200)
    >>> market.fee, market.deals, market.profit, market.status
    (10.0, 40.0, 200.0, 'held to the saving')
    """
    saving = direct_cost - platform_cost
    monopoly = (keenest_gain - platform_cost) / 2
    fee = np.minimum(saving, monopoly)
    status = np.where(saving < monopoly, HELD, FREE)
    costs = direct_cost, platform_cost, operating_cost
    return _open(fee, status, keenest_gain, free_deals, costs)


@checked
@np.errstate(divide="ignore", invalid="ignore", over="ignore")
def find_lowest_fee(*, keenest_gain, free_deals, direct_cost, platform_cost, operating_cost):
    """Lowest fee that covers the cost of running the platform, as rivals or members would set it.

    Examples
    --------
    >>> market = find_lowest_fee(keenest_gain=60, free_deals=60, direct_cost=20, platform_cost=10,
    ...                          operating_cost=400)
    >>> market.fee, market.deals, market.profit, market.status
    (10.0, 40.0, 0.0, 'covers its cost')
    """
    gap = keenest_gain - platform_cost
    need = operating_cost * keenest_gain / free_deals
    root = np.sqrt(np.maximum(gap**2 - 4 * need, 0))
    fee = np.fmin(2 * need / (gap + root), direct_cost - platform_cost)  # the saving where 0 / 0
    costs = direct_cost, platform_cost, operating_cost
    return _open(fee, "covers its cost", keenest_gain, free_deals, costs)


def _open(fee, status, keenest_gain, free_deals, costs):
    """Market at a fee, or without the platform where the fee does not pay."""
    direct_cost, platform_cost, operating_cost = costs
    deals = free_deals * (keenest_gain - platform_cost - fee) / keenest_gain
    profit = fee * deals - operating_cost
    is_open = (deals > 0) & (profit >= -ROUNDING * operating_cost)
    direct = free_deals * np.maximum(keenest_gain - direct_cost, 0) / keenest_gain
    deals = np.where(is_open, deals, direct)
    return Market(
        np.where(is_open, fee, np.nan),
        deals,
        keenest_gain * deals**2 / (2 * free_deals),
        np.where(is_open, np.maximum(profit, 0), 0.0),
        np.where(is_open, status, "no platform"),
    )


class Limit(NamedTuple):
    """Cost of a deal in USD at which a platform just pays, NaN where none does.

    ``status`` is ``"pays below"`` or ``"pays above"``, or ``"never pays"``.
    """

    cost: np.ndarray
    status: np.ndarray


@checked
@np.errstate(divide="ignore", invalid="ignore")
def find_platform_limit(*, keenest_gain, free_deals, direct_cost, operating_cost):
    """Highest cost of a deal on the platform at which the platform still pays.

    With h = √(F G / N) the limit is τ₀ − h² / (G − τ₀) while the owner is held to the saving, and
    G − 2h from τ₀ = G − h on, where dealing without the platform no longer matters.

    Examples
    --------
    >>> find_platform_limit(keenest_gain=60, free_deals=60, direct_cost=[20, 50, 80],
    ...                     operating_cost=225).cost
    array([14.375, 30.   , 30.   ])
    """
    need = operating_cost * keenest_gain / free_deals
    free = keenest_gain - 2 * np.sqrt(need)
    held = direct_cost - need / (keenest_gain - direct_cost)
    cost = np.where(direct_cost >= keenest_gain - np.sqrt(need), free, held)
    cost = np.where(cost >= 0, cost, np.nan)
    return Limit(cost, np.where(np.isnan(cost), "never pays", "pays below"))


@checked
@np.errstate(invalid="ignore")
def find_direct_limit(*, keenest_gain, free_deals, operating_cost):
    """Lowest cost of a deal *without* the platform at which some platform could pay.

    Below it no technology helps, not even one that makes a deal on the platform free: there is
    too little to save.

    Examples
    --------
    >>> limit = find_direct_limit(keenest_gain=60, free_deals=60, operating_cost=500)
    >>> round(limit.cost, 6), limit.status
    (10.0, 'pays above')
    """
    need = operating_cost * keenest_gain / free_deals
    cost = 2 * need / (keenest_gain + np.sqrt(keenest_gain**2 - 4 * need))
    return Limit(cost, np.where(np.isnan(cost), "never pays", "pays above"))
