"""Rohlfs's network: users differ in how much they value contacts, and nobody joins an empty one.

Question. Why does a network either live large or not at all, and what would its owner charge?

Benefit of a user of type $θ$ is $θ$ times the share connected, types are uniform on [0, 1], and
prices are measured in what the keenest user pays for a complete network.

Assumptions. Users look at today's share and believe it will last; all contacts are equally
useful; joining and leaving are free.

Left out. Value without anyone else, rivals, communities of interest (Rohlfs treats them).

Source: rohlfs1974.
"""

from typing import NamedTuple

import numpy as np

from platformlab.models.checking import checked


class RohlfsEquilibria(NamedTuple):
    """The empty network, the critical mass and the mature network of the uniform case.

    ``empty`` and ``mature`` are stable, ``critical_mass`` is not. ``status`` is ``"tips"``, or
    ``"not viable"`` (with NaN) above a price of ¼. At ¼ itself the last two are one share that
    any loss empties; at price zero the critical mass is the empty network: any start grows.
    """

    empty: np.ndarray
    critical_mass: np.ndarray
    mature: np.ndarray
    status: np.ndarray


@checked
@np.errstate(divide="ignore", invalid="ignore", over="ignore")
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
    joining = np.maximum(1 - relative_price / share, 0)
    return np.where(share > 0, joining, 0.0)  # an empty network attracts nobody


_next_share = rohlfs_next_share.__wrapped__  # without the checks, for loops


@checked
def rohlfs_equilibria(*, relative_price):
    """Where demand $n (1 − n)$ meets the price: the two roots, and the empty network.

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
        mature = (1 + np.sqrt(1 - 4 * relative_price)) / 2
    status = np.where(np.isnan(mature), "not viable", "tips")
    return RohlfsEquilibria(np.zeros_like(mature), relative_price / mature, mature, status)


@checked(single=("periods",))
def rohlfs_simulate(share, *, relative_price, adjustment, periods):
    """Path of the share connected when a part `adjustment` of the gap closes every month.

    Returns
    -------
    ndarray of float, shape (periods + 1, ...)
        Shares from the start to the end of the path.

    References
    ----------
    rohlfs1974

    Examples
    --------
    >>> path = rohlfs_simulate([0.24, 0.26], relative_price=0.1875, adjustment=0.5, periods=99)
    >>> path[-1].round(3)
    array([0.  , 0.75])
    """
    shape = np.broadcast_shapes(*map(np.shape, (share, relative_price, adjustment)))
    path = np.empty((periods + 1, *shape))
    path[0] = share
    for month, now in enumerate(path[:-1]):
        wanted = _next_share(now, relative_price=relative_price)
        path[month + 1] = now + adjustment * (wanted - now)
    return path


class RohlfsMonopoly(NamedTuple):
    """What a monopolist chooses; money per potential user, relative to the keenest one's value.

    ``status`` is ``"serves"``, or ``"not viable"`` (with NaN) where no price covers the cost.
    The share lies on the mature branch, so the network stays where the owner put it.
    """

    share: np.ndarray
    price: np.ndarray
    profit: np.ndarray
    status: np.ndarray


@checked
def rohlfs_monopoly(*, relative_cost):
    """Most profitable network: maximise $n · n (1 − n) − cost · n$ over the share $n$.

    References
    ----------
    rohlfs1974

    Examples
    --------
    >>> best = rohlfs_monopoly(relative_cost=0)
    >>> round(best.share, 4), round(best.price, 4), round(best.profit, 4)
    (0.6667, 0.2222, 0.1481)
    """
    viable = relative_cost <= 0.25  # the highest price that any network bears
    share = (1 + np.sqrt(1 - 3 * np.minimum(relative_cost, 0.25))) / 3
    share = np.where(viable, share, np.nan)
    price = share * (1 - share)
    status = np.where(viable, "serves", "not viable")
    return RohlfsMonopoly(share, price, share * (price - relative_cost), status)
