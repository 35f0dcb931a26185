"""Launch of a two-sided platform: how many of both sides must be there before it grows.

Question. At which shares does a platform rest, and how does it move between them?

Rohlfs's network with two sides: a consumer of type θ gains θ · share of producers, so that the
share 1 − c₁ / n₂ of consumers wants in, and mirrored; c is the price relative to what the
keenest member pays. Each side closes the gap to that share at its own speed.

Three resting points: empty, critical (a saddle) and mature. Which starts end where is the
topic of `launch_frontier`.

Assumptions. Members look at today's shares; prices do not change. Left out: rivals, budgets.

Sources: evans2010; rohlfs1974 (types). The two-sided form is worked out here.
"""

from typing import NamedTuple

import numpy as np
from scipy.integrate import solve_ivp

from platformlab.models.checked import checked


class Equilibria(NamedTuple):
    """Shares at the critical and at the mature point, and their eigenvalues (per month).

    Eigenvalues have shape (..., 2), the slower one last. The empty platform is always a resting
    point and stable. ``status`` is ``"tips"``; ``"tangent"`` at the highest prices, where both
    points are one; ``"not viable"`` (with NaN) above them. The critical point is a saddle: its
    last eigenvalue is positive. The mature point is stable: both are negative.
    """

    critical_consumers: np.ndarray
    critical_producers: np.ndarray
    mature_consumers: np.ndarray
    mature_producers: np.ndarray
    critical_eigenvalues: np.ndarray
    mature_eigenvalues: np.ndarray
    status: np.ndarray


@checked
def find_equilibria(
    *, relative_price_consumers, relative_price_producers, speed_consumers, speed_producers
):
    """Resting points other than the empty platform; they exist iff √c₁ + √c₂ ≤ 1.

    Parameters
    ----------
    relative_price_consumers, relative_price_producers : array_like of float
    speed_consumers, speed_producers : array_like of float, per month

    Returns
    -------
    Equilibria

    References
    ----------
    evans2010

    Examples
    --------
    >>> found = find_equilibria(relative_price_consumers=0.15, relative_price_producers=0.25,
    ...                         speed_consumers=1, speed_producers=1)
    >>> round(found.critical_consumers, 3), round(found.critical_producers, 3), found.status
    (0.321, 0.221, 'tips')
    """
    c1, c2, *speeds = np.broadcast_arrays(
        relative_price_consumers, relative_price_producers, speed_consumers, speed_producers
    )
    room = 1 - np.sqrt(c1) - np.sqrt(c2)
    tangent = np.abs(room) < 1e-15
    room = np.where(tangent, 0, np.where(room < 0, np.nan, room))
    total, apart = np.sqrt(c1) + np.sqrt(c2), np.sqrt(c1) - np.sqrt(c2)
    root = np.sqrt(room * (1 + total) * (1 - apart**2))
    mature = (1 - c1 + c2 + root) / 2, (1 + c1 - c2 + root) / 2
    # The products of both points are c₂ and c₁: no difference of almost equal numbers.
    critical = c2 / mature[0], c1 / mature[1]
    status = np.select([tangent, np.isnan(room)], ["tangent", "not viable"], "tips")
    rates = (_eigenvalues(c1, c2, *point, *speeds) for point in (critical, mature))
    return Equilibria(*critical, *mature, *rates, status)


@checked
def find_highest_price(*, relative_price_consumers):
    """Highest relative price of producers at which a platform can live.

    Parameters
    ----------
    relative_price_consumers : array_like of float

    References
    ----------
    evans2010

    Examples
    --------
    >>> round(find_highest_price(relative_price_consumers=0.09), 2)
    0.49
    """
    return (1 - np.sqrt(relative_price_consumers)) ** 2


@checked
def simulate(
    *, share_consumers, share_producers, relative_price_consumers, relative_price_producers,
    speed_consumers, speed_producers, periods,
):  # fmt: skip
    """Shares of both sides at the end of each month.

    Parameters
    ----------
    share_consumers, share_producers : array_like of float
    relative_price_consumers, relative_price_producers : array_like of float
    speed_consumers, speed_producers : array_like of float, per month
    periods : int, months

    Returns
    -------
    ndarray of float, shape (periods + 1, 2, ...)
        Consumers first, then producers.

    References
    ----------
    evans2010

    Examples
    --------
    >>> path = simulate(share_consumers=0.02, share_producers=1, relative_price_consumers=0.3,
    ...                 relative_price_producers=0.3, speed_consumers=1, speed_producers=1,
    ...                 periods=24)
    >>> path[[0, 24]].round(3).tolist()  # many producers, no consumers
    [[0.02, 1.0], [0.0, 0.0]]
    """
    values = np.broadcast_arrays(
        share_consumers, share_producers, relative_price_consumers, relative_price_producers,
        speed_consumers, speed_producers,
    )  # fmt: skip
    start, market = np.stack(values[:2]), values[2:]

    def flow(_, flat):
        return np.stack(change(*flat.reshape(start.shape), *market)).ravel()

    months = np.arange(int(periods) + 1)
    path = solve_ivp(flow, (0, months[-1]), start.ravel(), "DOP853", months, rtol=1e-9, atol=1e-12)
    return np.clip(path.y.T, 0, 1).reshape(len(months), *start.shape)


def change(consumers, producers, c1, c2, speed_consumers, speed_producers):
    """Monthly change of both shares, for arrays that fit each other."""
    return (
        speed_consumers * (_wanted(producers, c1) - consumers),
        speed_producers * (_wanted(consumers, c2) - producers),
    )


@np.errstate(divide="ignore", over="ignore")
def _wanted(others, relative_price):
    return np.where(others > 0, np.maximum(1 - relative_price / others, 0), 0.0)


def _eigenvalues(c1, c2, consumers, producers, speed_consumers, speed_producers):
    """Eigenvalues of the linearised dynamics at a resting point, the slower one last."""
    mean, half = (speed_consumers + speed_producers) / 2, (speed_consumers - speed_producers) / 2
    loop = np.sqrt(speed_consumers * speed_producers * c1 * c2) / (consumers * producers)
    root = np.hypot(half, loop)
    return np.stack([-mean - root, -mean + root], axis=-1)
