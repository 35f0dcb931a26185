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
from scipy.optimize import elementwise
from scipy.special import expit

from platformlab.models.checked import checked


class Equilibria(NamedTuple):
    """Shares at which nobody wants to change, in ascending order.

    ``shares`` and ``is_stable`` have shape (..., 3); where fewer than three equilibria exist
    the rest is NaN and False. ``status`` is ``"tips"`` where a critical mass separates two
    stable worlds, and ``"single"`` where every start leads to the same place.
    """

    shares: np.ndarray
    is_stable: np.ndarray
    status: np.ndarray


@checked
def next_share(share, *, stand_alone_value, same_side, price, taste_spread):
    """Share that wants to take part when `share` is expected to take part (logit tastes).

    Parameters
    ----------
    share : array_like of float, any shape
        Expected participation, in [0, 1].
    stand_alone_value, same_side, price, taste_spread : array_like of float, USD per month
        They broadcast against `share`; `taste_spread` is positive.

    Returns
    -------
    float or ndarray of float
        Participation in (0, 1) that this expectation produces.

    Raises
    ------
    ValueError
        If an argument lies outside its range in the vocabulary.

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
    return expit(gain / taste_spread)


@checked
def find_equilibria(*, stand_alone_value, same_side, price, taste_spread):
    """Every share that reproduces itself, and whether it is stable (logit tastes).

    Parameters
    ----------
    stand_alone_value, same_side, price, taste_spread : array_like of float, USD per month

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
    values = np.broadcast_arrays(stand_alone_value, same_side, price, taste_spread)
    low_fold, high_fold = _folds(values[1], values[3])
    ends = (np.zeros_like(low_fold), low_fold, high_fold, np.ones_like(low_fold))
    shares = np.stack([_root(*pair, values) for pair in zip(ends, ends[1:], strict=False)], -1)
    tips = np.isfinite(shares).all(-1)
    shares = np.sort(shares, axis=-1)  # NaN goes last
    slope = values[1][..., None] * shares * (1 - shares) / values[3][..., None]
    return Equilibria(shares, slope < 1, np.where(tips, "tips", "single"))


@checked
def find_critical_mass(*, stand_alone_value, same_side, price, taste_spread):
    """Share above which the network grows by itself; NaN where there is no such share.

    Examples
    --------
    >>> args = {"stand_alone_value": 0, "taste_spread": 10}
    >>> round(find_critical_mass(same_side=60, price=28, **args), 3)
    0.397
    >>> find_critical_mass(same_side=30, price=15, **args)
    nan
    """
    found = find_equilibria(
        stand_alone_value=stand_alone_value, same_side=same_side,
        price=price, taste_spread=taste_spread,
    )  # fmt: skip
    return np.where(np.equal(found.status, "tips"), found.shares[..., 1], np.nan)


@checked
def simulate(share, *, stand_alone_value, same_side, price, taste_spread, adjustment, periods):
    """Path of participation when a part `adjustment` of the gap closes every period.

    Parameters
    ----------
    share : array_like of float
        Start, in [0, 1].
    adjustment : array_like of float, per period, in (0, 1]
    periods : int

    Returns
    -------
    ndarray of float, shape (periods + 1, ...)
        Shares from the start to the end of the path.

    Examples
    --------
    >>> path = simulate(0.45, stand_alone_value=0, same_side=60, price=28, taste_spread=10,
    ...                 adjustment=0.5, periods=100)
    >>> path[[0, 1, 100]].round(3)
    array([0.45 , 0.463, 0.947])
    """
    market = (stand_alone_value, same_side, price, taste_spread)
    shape = np.broadcast_shapes(*map(np.shape, (share, *market, adjustment)))
    path = np.empty((int(periods) + 1, *shape))
    path[0] = share
    for month, now in enumerate(path[:-1]):
        wanted = _next(now, *market)
        path[month + 1] = now + adjustment * (wanted - now)
    return path


class RohlfsEquilibria(NamedTuple):
    """The empty network, the critical mass and the mature network of the uniform case.

    ``critical_mass`` and ``mature`` are NaN, and ``status`` is ``"not viable"``, where the
    price is so high that no network can live; otherwise ``status`` is ``"tips"``.
    """

    empty: np.ndarray
    critical_mass: np.ndarray
    mature: np.ndarray
    status: np.ndarray


@checked
def rohlfs_next_share(share, *, relative_price):
    """Share that joins when `share` is expected, with types uniform on [0, 1].

    A user of type θ gains θ·share, so those with θ above `relative_price` / `share` join.

    References
    ----------
    rohlfs1974

    Examples
    --------
    >>> rohlfs_next_share([0.0, 0.25, 0.5], relative_price=0.1875)
    array([0.   , 0.25 , 0.625])
    """
    with np.errstate(divide="ignore", invalid="ignore"):  # an empty network attracts nobody
        joining = 1 - relative_price / share
    return np.where(share > 0, np.maximum(joining, 0), 0.0)


@checked
def rohlfs_equilibria(*, relative_price):
    """Where demand n(1 − n) meets the price: the two roots, and the empty network.

    References
    ----------
    rohlfs1974

    Examples
    --------
    >>> found = rohlfs_equilibria(relative_price=0.1875)
    >>> found.critical_mass, found.mature
    (0.25, 0.75)
    >>> rohlfs_equilibria(relative_price=0.3).status
    'not viable'
    """
    with np.errstate(invalid="ignore"):  # no real root: the network cannot live at this price
        root = np.sqrt(1 - 4 * relative_price)
    status = np.where(np.isnan(root), "not viable", "tips")
    return RohlfsEquilibria(np.zeros_like(root), (1 - root) / 2, (1 + root) / 2, status)


def _next(share, stand_alone_value, same_side, price, taste_spread):
    """The formula without the checks, for the inside of a loop."""
    return expit((stand_alone_value + same_side * share - price) / taste_spread)


def _folds(same_side, taste_spread):
    """Shares where demand turns; both 1 where the network effect is too weak to bend it."""
    with np.errstate(divide="ignore", invalid="ignore"):
        half = np.sqrt(1 - 4 * taste_spread / same_side) / 2
    bends = half > 0
    return np.where(bends, 0.5 - half, 1.0), np.where(bends, 0.5 + half, 1.0)


def _root(low, high, values):
    """Vectorised bracketing on each stretch where the gap is monotone; NaN if no sign change."""

    def gap(share, *values):
        return _next(share, *values) - share

    low, high = np.broadcast_arrays(low, high)
    found = elementwise.find_root(gap, (low, high), args=tuple(values))
    return np.where(found.success, found.x, np.nan)
