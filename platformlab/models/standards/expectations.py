"""Expectations: how hard two networks fight when customers foresee whom a price cut wins.

Question. Does a network soften or sharpen competition, and when does it break an even split?

The market is that of `scale_or_network`, between equal products. There customers are *passive*: they
fix the share they expect before they see prices, so a price cut wins nobody through the
network. Here they foresee a part ρ of those whom a cut will win; at $ρ = 1$ they are
*responsive* and foresee them all. Each customer won is then a reason for the next, and at an
even split the margin is

$2 s − ρ g$, with $g = β (1 − h) − κ$ what the network counts for and s the spread of tastes.

In the balance of the two shares the network counts $1 + 2ρ$ times, so that the even split holds
while $(1 + 2ρ) g$ and what learning counts for come to six spreads at most, and no firm gains by
leaving it. The second fails first where customers foresee much: a dearer firm that keeps a few keen
customers then earns more. A network alone breaks the split
at six spreads if customers are passive, at 1.79 if they are responsive, before the margin is gone.

Assumptions. Everybody buys from one of two equal firms; costs come from the past and are
given; of several shares that fit the prices the nearest holds.

Left out. What follows a broken split: often no pair of prices holds.

Sources: katz1985 (passive expectations); armstrong2006 (responsive ones); anderson1992 (logit prices).
"""

from functools import cache
from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.checking import checked
from platformlab.models.costs.scale import learning_exponent


@cache
def _most_foreseen():
    """Most that the foreseen part of a network may count for, in spreads, with no gain in leaving.

    Prices that keep a share n earn more than an even split does from a strength d(n) on, for
    n m(n) > m(1/2) / 2 is linear in d. The limit is the least of these strengths.
    """

    def gains_from(share):
        odds = np.log(share / (1 - share))
        return (1 - 2 * share + share * odds) / (2 * (share - 0.5) ** 2)

    return scipy.optimize.minimize_scalar(gains_from, bounds=(0.01, 0.49), method="bounded").fun


class EvenSplit(NamedTuple):
    """What an even split earns, in USD per month, and up to which network strength it holds.

    ``margin`` is price less cost; ``profit`` is for each customer in the market, for either firm.
    ``status`` is ``"holds"`` or ``"breaks"``; where it breaks, margin and profit are NaN.
    """

    margin: np.ndarray
    profit: np.ndarray
    strongest_network: np.ndarray
    status: np.ndarray


@checked
@np.errstate(divide="ignore", invalid="ignore")
def find_even_split(
    *,
    cost_per_customer,
    learning_rate,
    spillover_share,
    same_side,
    multihoming_share,
    crowding,
    taste_spread,
    revision_share,
):
    """Margins of two equal firms that share the market, and whether the split lasts.

    References
    ----------
    katz1985, armstrong2006

    Examples
    --------
    >>> market = {"cost_per_customer": 80, "learning_rate": 0, "spillover_share": 1,
    ...           "multihoming_share": 0, "crowding": 0, "taste_spread": 10}
    >>> find_even_split(same_side=10, revision_share=0, **market)
    EvenSplit(margin=20.0, profit=10.0, strongest_network=60.0, status='holds')
    >>> responsive = find_even_split(same_side=10, revision_share=1, **market)
    >>> float(responsive.margin), round(float(responsive.strongest_network), 2)
    (10.0, 17.92)
    """
    counts = same_side * (1 - multihoming_share) - crowding
    kept = (1 - spillover_share) / (1 + spillover_share)
    learning = (
        2 * learning_exponent.__wrapped__(learning_rate=learning_rate) * cost_per_customer * kept
    )
    most = (6 * taste_spread - learning) / (1 + 2 * revision_share)
    most = np.minimum(most, _most_foreseen() * taste_spread / revision_share)
    alone = 1 - multihoming_share
    strongest = np.where(alone > 0, np.maximum(most + crowding, 0) / alone, np.inf)
    holds = counts <= most  # at the limit the balance still returns, and nobody gains by leaving
    margin = np.where(holds, 2 * taste_spread - revision_share * counts, np.nan)
    status = np.where(holds, "holds", "breaks")
    return EvenSplit(*np.broadcast_arrays(margin, margin / 2, strongest, status))
