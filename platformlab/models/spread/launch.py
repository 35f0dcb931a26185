"""Launch of a two-sided platform: how many of both sides must be there before it grows.

Question. At which shares does a platform rest, and how does it move between them?

Rohlfs's network with two sides: a consumer of type $θ$ gains $θ (a + n₂)$ from a share $n₂$ of producers, so
that the share $1 − c₁ / (a + n₂)$ of consumers wants in; producers gain from consumers only. $c$ is
the fee and $a$ the stand-alone value, both divided by what all of the other side together are worth to
the keenest member: with a value of their own, consumers may be asked for more than that ($c₁ > 1$).
Each side closes the gap to the share that wants in at its own speed.

Three resting points: quiet (empty where $a ≤ c₁$), critical (a saddle) and mature. Which starts
end where is the topic of `launch_frontier`.

Assumptions. Members look at today's shares; fees do not change.

Left out. Rivals, budgets.

Sources: evans2010; rohlfs1974 (types). The two-sided form is worked out here.
"""

from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.checking import checked

_FEWEST = 1e-100  # of the other side: fewer bring nobody at any fee but none


class Equilibria(NamedTuple):
    """Shares at the critical and at the mature point, and their eigenvalues (per month).

    Eigenvalues have shape (..., 2), the slower one last. ``quiet_consumers`` come without any
    producer; unless the platform fills, the point with them and no producers is stable.
    ``status`` is ``"tips"``; ``"tangent"`` at the highest fees, where both points are one;
    ``"not viable"`` (with NaN) above them; ``"fills"`` (no critical point, NaN) where the quiet
    consumers are enough for the first producer. The critical point is a saddle: its last
    eigenvalue is positive. The mature point is stable: both are negative.
    """

    critical_consumers: np.ndarray
    critical_producers: np.ndarray
    mature_consumers: np.ndarray
    mature_producers: np.ndarray
    critical_eigenvalues: np.ndarray
    mature_eigenvalues: np.ndarray
    status: np.ndarray
    quiet_consumers: np.ndarray


@checked
def find_equilibria(
    *,
    relative_fee_consumers,
    relative_fee_producers,
    speed_consumers,
    speed_producers,
    relative_stand_alone=0.0,
):
    """Resting points of the platform; a critical and a mature one need $√c₁ + √c₂ ≤ √(1 + a)$.

    Returns
    -------
    Equilibria

    References
    ----------
    evans2010

    Examples
    --------
    >>> found = find_equilibria(relative_fee_consumers=0.15, relative_fee_producers=0.25,
    ...                         speed_consumers=1, speed_producers=1)
    >>> round(found.critical_consumers, 3), round(found.critical_producers, 3), found.status
    (0.321, 0.221, 'tips')
    """
    c1, c2, a, *speeds = np.broadcast_arrays(
        relative_fee_consumers,
        relative_fee_producers,
        relative_stand_alone,
        speed_consumers,
        speed_producers,
    )
    whole, quiet = np.sqrt(1 + a), _wanted(a, c1)
    room = whole - np.sqrt(c1) - np.sqrt(c2)
    tangent = np.abs(room) < 1e-15
    room = np.where(tangent, 0, np.where(room < 0, np.nan, room))
    total, apart = np.sqrt(c1) + np.sqrt(c2), np.sqrt(c1) - np.sqrt(c2)
    root = np.sqrt(room * (whole + total) * (1 + a - apart**2))
    mature = (1 + a - c1 + c2 + root) / (2 * (1 + a)), (1 - a + c1 - c2 + root) / 2
    lives = mature[1] > 1e-15  # rounding makes no producers
    mature = tuple(np.where(lives, share, np.nan) for share in mature)
    room = np.where(lives, room, np.nan)
    # Both points multiply to known products: no difference of almost equal numbers.
    critical = c2 / (1 + a) / mature[0], (c1 - a * (1 - c2)) / mature[1]
    fills = (quiet > c2) & ~np.isnan(room)
    critical = tuple(np.where(fills, np.nan, share) for share in critical)
    status = np.select([np.isnan(room), fills, tangent], ["not viable", "fills", "tangent"], "tips")
    rates = (_eigenvalues(c1, c2, one, a + two, *speeds) for one, two in (critical, mature))
    return Equilibria(*critical, *mature, *rates, status, quiet)


@checked
def find_highest_fee(*, relative_fee_consumers):
    """Highest relative fee of producers at which a platform without stand-alone value can live.

    NaN where consumers are asked for all that the producers are worth to the keenest, or more.

    References
    ----------
    evans2010

    Examples
    --------
    >>> round(find_highest_fee(relative_fee_consumers=0.09), 2)
    0.49
    """
    room = 1 - np.sqrt(relative_fee_consumers)
    return np.where(room > 0, room, np.nan) ** 2


@checked(single=("periods",))
def simulate(
    *,
    share_consumers,
    share_producers,
    relative_fee_consumers,
    relative_fee_producers,
    speed_consumers,
    speed_producers,
    periods,
    relative_stand_alone=0.0,
):
    """Shares of both sides at the end of each month.

    Returns
    -------
    ndarray of float, shape (periods + 1, 2, ...)
        Consumers first, then producers.

    References
    ----------
    evans2010

    Examples
    --------
    >>> path = simulate(share_consumers=0.02, share_producers=1, relative_fee_consumers=0.3,
    ...                 relative_fee_producers=0.3, speed_consumers=1, speed_producers=1,
    ...                 periods=24)
    >>> path[[0, 24]].round(3).tolist()  # many producers, no consumers
    [[0.02, 1.0], [0.0, 0.0]]
    """
    values = np.broadcast_arrays(
        share_consumers,
        share_producers,
        relative_fee_consumers,
        relative_fee_producers,
        speed_consumers,
        speed_producers,
        relative_stand_alone,
    )
    start, market = np.stack(values[:2]), sides(*values[2:])

    def flow(_, flat):
        return change(flat.reshape(start.shape), *market).ravel()

    months = np.arange(periods + 1)
    path = scipy.integrate.solve_ivp(
        flow, (0, months[-1]), start.ravel(), "DOP853", months, rtol=1e-9, atol=1e-12
    )
    return np.clip(path.y.T, 0, 1).reshape(len(months), *start.shape)


def change(shares, fees, speeds, offers):
    """Monthly change of both shares: arrays of shape (2, ...), consumers first.

    Both sides stand in one array because solvers ask this a hundred thousand times.
    """
    wanted = _wanted(offers + shares[::-1], fees)  # each side looks at the other
    return speeds * (wanted - shares)


def sides(c1, c2, speed_consumers, speed_producers, a):
    """Fees, speeds and values of their own of both sides, as `change` takes them."""
    return (
        np.stack([c1, c2]),
        np.stack([speed_consumers, speed_producers]),
        np.stack([a, np.zeros_like(a)]),
    )


def _wanted(others, relative_fee):
    # Solvers ask this a hundred thousand times; to divide by no zero is quicker than to hush it.
    return np.maximum(1 - relative_fee / np.maximum(others, _FEWEST), 0) * (others > 0)


def _eigenvalues(c1, c2, consumers, offer, speed_consumers, speed_producers):
    """Eigenvalues at a resting point, the slower one last; `offer` is a + n₂."""
    mean, half = (speed_consumers + speed_producers) / 2, (speed_consumers - speed_producers) / 2
    loop = np.sqrt(speed_consumers * speed_producers * c1 * c2) / (consumers * offer)
    root = np.hypot(half, loop)
    return np.stack([-mean - root, -mean + root], axis=-1)
