"""Scale or network: a market with both engines, two firms, prices and resting points.

Question. When does learning, a network, or both together decide a market, and what switches each
of them off?

Customers and firms expect a share; costs and values follow from it (`two_engines`); then
firms set prices at the same time and customers choose by logit tastes. With $e^x$ the odds of the
first firm against its rival, best prices give

$lead / s = x + 2 sinh x$, where the lead is value less cost of the first less that of the rival,

and profits of $s · e^x$ and $s · e^−x$, $s$ the spread of tastes. Expectations that come true are the
resting points. Around an even split between equal products the engines add up: the network
brings $β (1 − h) − κ$ and learning $2 b c (1 − χ) / (1 + χ)$, where $b = −log₂(1 − L)$. The split is
unstable once their sum passes six spreads of taste; each engine can be switched off alone.

Assumptions. Everybody buys from one of the two firms, equal but for a quality lead; firms take
the expected share as given, so nobody prices low today to be large tomorrow.

Left out. Switching costs, a third firm, customers who stay out, adjustment in time.

Sources: anderson1992 (logit prices); katz1985 (expectations that come true). The combination with
learning is worked out here.
"""

from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.checking import checked
from platformlab.models.costs.two_engines import unit_cost, willingness_to_pay
from platformlab.models.roots import find_root

_MOST = 5  # resting points looked for; the bend of the learning curve allows more than three
# Log odds tried: finest in the middle, out to shares that no number tells from 0 or 1, and even in
# number, so that half of the market lies between two of them.
_SCAN = np.sinh(np.linspace(-6, 6, 1_000)) / 6
_REACH = 1e14  # leads per spread of tastes; a larger one moves no digit that shares show


class Market(NamedTuple):
    """Both firms when a share is expected: USD per month, profits per customer in the market.

    ``share_wanted`` is the share of the first firm that this expectation produces.
    """

    cost_first: np.ndarray
    cost_rival: np.ndarray
    value_first: np.ndarray
    value_rival: np.ndarray
    share_wanted: np.ndarray
    price_first: np.ndarray
    price_rival: np.ndarray
    profit_first: np.ndarray
    profit_rival: np.ndarray


@checked
def find_market(
    share,
    *,
    cost_per_customer,
    learning_rate,
    spillover_share,
    stand_alone_value,
    same_side,
    multihoming_share,
    crowding,
    quality_lead,
    taste_spread,
):
    """Costs, values, prices, shares and profits of both firms when `share` is expected.

    Parameters
    ----------
    share : array_like of float
        Share of the first firm that customers and firms expect.
    cost_per_customer, stand_alone_value, same_side, crowding, taste_spread : array_like of float
        USD per month.
    quality_lead : array_like of float
        What the first product is worth more than the rival's; negative if it is the worse one.

    References
    ----------
    anderson1992, katz1985

    Examples
    --------
    >>> even = find_market(0.5, cost_per_customer=80, learning_rate=0.2, spillover_share=1 / 3,
    ...                    stand_alone_value=100, same_side=50, multihoming_share=0, crowding=0,
    ...                    quality_lead=0, taste_spread=10)
    >>> even.price_first, even.profit_first, even.share_wanted
    (100.0, 10.0, 0.5)
    """
    supply = cost_per_customer, learning_rate, spillover_share
    demand = stand_alone_value, same_side, multihoming_share, crowding
    costs, values = _sides(share, supply, demand, quality_lead)
    lead = (values[0] - costs[0]) - (values[1] - costs[1])
    odds = np.exp(_log_odds(lead / taste_spread))
    profits = taste_spread * odds, taste_spread / odds
    # A margin is the spread of tastes over the part that the rival keeps.
    prices = costs[0] + taste_spread + profits[0], costs[1] + taste_spread + profits[1]
    numbers = *costs, *values, odds / (1 + odds), *prices, *profits
    return Market(*np.broadcast_arrays(*numbers))


class Resting(NamedTuple):
    """Shares of the first firm that reproduce themselves, ascending, padded with NaN to five.

    ``status`` is ``"tips"`` where the start decides between several, else ``"single"``.
    Stable means that a small push dies out when shares adjust gradually.
    """

    shares: np.ndarray
    is_stable: np.ndarray
    status: np.ndarray


@checked
def find_equilibria(
    *,
    cost_per_customer,
    learning_rate,
    spillover_share,
    same_side,
    multihoming_share,
    crowding,
    quality_lead,
    taste_spread,
):
    """Every share at which expectations come true (parameters as in `find_market`).

    Two points closer together than a step of the scan are not told apart.

    Examples
    --------
    >>> found = find_equilibria(cost_per_customer=80, learning_rate=0.2, spillover_share=1 / 3,
    ...                         same_side=50, multihoming_share=0, crowding=0, quality_lead=0,
    ...                         taste_spread=10)
    >>> found.shares[:3].round(3), found.status
    (array([0.242, 0.5  , 0.758]), 'tips')
    """
    given = np.broadcast_arrays(
        cost_per_customer,
        learning_rate,
        spillover_share,
        same_side,
        multihoming_share,
        crowding,
        quality_lead,
        taste_spread,
    )
    given = [value[..., None] for value in given]

    def gap(odds, cost, learning, spillover, network, both, crowd, quality, spread):
        """Positive where a larger share is wanted than expected."""
        supply, demand = (cost, learning, spillover), (0.0, network, both, crowd)
        costs, values = _sides(scipy.special.expit(odds), supply, demand, quality)
        lead = (values[0] - costs[0] - values[1] + costs[1]) / spread
        return np.clip(lead, -_REACH, _REACH) - odds - 2 * np.sinh(odds)

    grows = gap(_SCAN, *given) > 0
    crosses = grows[..., :-1] != grows[..., 1:]
    at = np.argsort(~crosses, axis=-1, kind="stable")[..., :_MOST]
    exists = np.take_along_axis(crosses, at, -1)
    ends = tuple(np.where(exists, _SCAN[at + step], np.nan) for step in (0, 1))
    found = find_root(gap, ends, args=tuple(given))
    shares = np.where(exists & found.success, scipy.special.expit(found.x), np.nan)
    stable = exists & np.take_along_axis(grows, at, -1)
    return Resting(shares, stable, np.where(exists[..., 1], "tips", "single"))


@checked
def find_rest(
    share,
    *,
    cost_per_customer,
    learning_rate,
    spillover_share,
    same_side,
    multihoming_share,
    crowding,
    quality_lead,
    taste_spread,
):
    """Where a market that starts at `share` comes to rest (parameters as in `find_market`).

    Examples
    --------
    >>> find_rest([0.4, 0.5, 0.6], cost_per_customer=80, learning_rate=0.2, spillover_share=1 / 3,
    ...           same_side=50, multihoming_share=0, crowding=0, quality_lead=0,
    ...           taste_spread=10).round(3)
    array([0.242, 0.5  , 0.758])
    """
    found = find_equilibria.__wrapped__(
        cost_per_customer=cost_per_customer,
        learning_rate=learning_rate,
        spillover_share=spillover_share,
        same_side=same_side,
        multihoming_share=multihoming_share,
        crowding=crowding,
        quality_lead=quality_lead,
        taste_spread=taste_spread,
    )
    start, points, stable = np.broadcast_arrays(share[..., None], found.shares, found.is_stable)
    is_barrier = np.isfinite(points) & ~stable
    # Stable and unstable points alternate: each barrier that is passed leads two points on.
    place = 2 * (is_barrier & (points < start)).sum(axis=-1, keepdims=True)
    rest = np.take_along_axis(points, place, -1)[..., 0]
    stays = (is_barrier & (np.abs(points - start) < 1e-9)).any(axis=-1)
    return np.where(stays, start[..., 0], rest)


def _sides(share, supply, demand, quality_lead):
    """Costs and values of both firms; the models without their checks, for loops."""
    names = "cost_per_customer", "learning_rate", "spillover_share"
    supply = dict(zip(names, supply, strict=True))
    names = "stand_alone_value", "same_side", "multihoming_share", "crowding"
    demand = dict(zip(names, demand, strict=True))
    parts = share, 1 - share
    costs = [unit_cost.__wrapped__(part, **supply) for part in parts]
    own, other = (willingness_to_pay.__wrapped__(part, **demand) for part in parts)
    return costs, (own + quality_lead, other)


def _log_odds(lead):
    """The x that solves lead = x + 2 sinh x; it has the sign of the lead."""
    size = np.abs(lead)
    top = np.minimum(size / 3, np.arcsinh(size / 2)) + 1e-12  # neither bound lies below the root
    found = find_root(lambda x, y: x + 2 * np.sinh(x) - y, (0 * top, top), args=(size,))
    return np.sign(lead) * found.x
