"""Critical mass: why a network needs a minimum of members before it grows by itself.

Question. How many must take part before others join of their own accord?

Two textbook forms. *Rohlfs*: benefits are the user's type times the share connected, types
are uniform, and nobody joins an empty network. *Logit*: members have a stand-alone value,
gain `same_side` from a full network, and differ by a logistic taste.

Assumptions. Members look at today's share and believe it will last (adaptive expectations);
all contacts are equally useful; joining and leaving are free.

Left out. Rivals, switching costs, the structure of who knows whom.

Sources: rohlfs1974 (uniform types); brock2001 (logit).
"""

from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.checking import checked
from platformlab.models.spread.logit_shares import Equilibria, find_fold_odds, find_logit_shares
from platformlab.models.spread.rohlfs import RohlfsEquilibria, rohlfs_equilibria, rohlfs_next_share

__all__ = [
    "Equilibria",
    "Folds",
    "RohlfsEquilibria",
    "find_critical_mass",
    "find_equilibria",
    "find_folds",
    "next_share",
    "rohlfs_equilibria",
    "rohlfs_next_share",
    "simulate",
]


@checked
@np.errstate(over="ignore")  # a tiny spread makes the odds infinite: the share is 0 or 1
def next_share(share, *, stand_alone_value, same_side, price, taste_spread):
    """Share that wants to take part when `share` is expected to take part (logit tastes).

    Parameters
    ----------
    share : array_like of float, any shape
        Expected participation, in [0, 1].

    Returns
    -------
    float or ndarray of float
        Participation in (0, 1) that this expectation produces.

    References
    ----------
    brock2001

    Examples
    --------
    >>> round(next_share(0.5, stand_alone_value=0, same_side=60, price=30, taste_spread=10), 3)
    0.5
    >>> round(next_share(0.2, stand_alone_value=0, same_side=60, price=30, taste_spread=10), 3)
    0.142
    """
    gain = stand_alone_value + same_side * share - price
    return scipy.special.expit(gain / taste_spread)


_next_share = next_share.__wrapped__  # without the checks, for loops


@checked
def find_equilibria(*, stand_alone_value, same_side, price, taste_spread):
    """Every share that reproduces itself, and whether it is stable (logit tastes).

    Returns
    -------
    Equilibria
        Arrays with a last axis of length 3 added to the broadcast shape.

    References
    ----------
    brock2001

    Examples
    --------
    >>> found = find_equilibria(stand_alone_value=0, same_side=60, price=30, taste_spread=10)
    >>> found.shares.round(3), found.status
    (array([0.071, 0.5  , 0.929]), 'tips')
    """
    return find_logit_shares(stand_alone_value - price, same_side, taste_spread)


class Folds(NamedTuple):
    """Where a critical mass appears and vanishes as the price rises.

    Two stable worlds exist for prices between ``low_price`` and ``high_price``. At the first
    the small network vanishes, at the second the large one; the shares are those where the
    critical mass meets them. ``status`` is ``"tips"``, or ``"single"`` (with NaN) where the
    network effect is too weak (`same_side` ≤ 4 · `taste_spread`).
    """

    low_share: np.ndarray
    low_price: np.ndarray
    high_share: np.ndarray
    high_price: np.ndarray
    status: np.ndarray


@checked
def find_folds(*, stand_alone_value, same_side, taste_spread):
    """Prices between which two stable worlds exist, and the shares at both ends.

    References
    ----------
    brock2001

    Examples
    --------
    >>> folds = find_folds(stand_alone_value=0, same_side=60, taste_spread=10)
    >>> round(folds.low_price, 2), round(folds.high_price, 2)
    (25.85, 34.15)
    """
    odds = find_fold_odds(same_side, taste_spread)
    low, high, surplus = scipy.special.expit(-odds), scipy.special.expit(odds), taste_spread * odds
    low_price = stand_alone_value + same_side * low + surplus
    high_price = stand_alone_value + same_side * high - surplus
    status = np.where(np.isnan(odds), "single", "tips")
    return Folds(*np.broadcast_arrays(low, low_price, high, high_price, status))


@checked
def find_critical_mass(*, stand_alone_value, same_side, price, taste_spread):
    """Share above which the network grows by itself; NaN where there is no such share.

    References
    ----------
    brock2001

    Examples
    --------
    >>> args = {"stand_alone_value": 0, "taste_spread": 10}
    >>> round(find_critical_mass(same_side=60, price=28, **args), 3)
    0.397
    >>> find_critical_mass(same_side=30, price=15, **args)
    nan
    """
    found = find_logit_shares(stand_alone_value - price, same_side, taste_spread)
    unstable = np.isfinite(found.shares) & ~found.is_stable  # one at most
    mass = np.where(unstable, found.shares, 0.0).sum(axis=-1, keepdims=True)
    grows = (found.is_stable & (found.shares > mass)).any(axis=-1)  # not at the highest price
    return np.where(unstable.any(axis=-1) & grows, mass[..., 0], np.nan)


@checked(single=("periods",))
def simulate(share, *, stand_alone_value, same_side, price, taste_spread, adjustment, periods):
    """Path of participation when a part `adjustment` of the gap closes every period.

    Parameters
    ----------
    share : array_like of float
        Start, in [0, 1].

    Returns
    -------
    ndarray of float, shape (periods + 1, ...)
        Shares from the start to the end of the path.

    References
    ----------
    brock2001

    Examples
    --------
    >>> path = simulate(0.45, stand_alone_value=0, same_side=60, price=28, taste_spread=10,
    ...                 adjustment=0.5, periods=100)
    >>> path[[0, 1, 100]].round(3)
    array([0.45 , 0.463, 0.947])
    """
    shape = np.broadcast_shapes(
        *map(np.shape, (share, stand_alone_value, same_side, price, taste_spread, adjustment))
    )
    path = np.empty((periods + 1, *shape))
    path[0] = share
    for month, now in enumerate(path[:-1]):
        wanted = _next_share(
            now,
            stand_alone_value=stand_alone_value,
            same_side=same_side,
            price=price,
            taste_spread=taste_spread,
        )
        path[month + 1] = now + adjustment * (wanted - now)
    return path
