"""Launch frontier: the starts between success and failure of a two-sided platform.

Question. With so many consumers on board, how many producers does a launch need?

The dynamics are those of `launch`. Starts that end full and starts that end empty are divided
by a curve, the path that ends in the saddle. It falls: more producers make up for missing
consumers, but only so far. It depends on the ratio of the two speeds: the quicker side may be
further from its goal.

Assumptions and gaps as in `launch`.

Source: evans2010 (critical mass as a frontier). tenkate2024 prefer a definition by the strength
of the externalities.
"""

from typing import NamedTuple

import numpy as np
from scipy.integrate import solve_ivp

from platformlab.models.checked import checked
from platformlab.models.launch import change, find_equilibria

_NEAR = 1e-6  # where the straight line through the saddle hands over to the differential equation


class Frontier(NamedTuple):
    """Share of producers that a launch needs, given its share of consumers.

    ``status``: ``"reachable"``; ``"out of reach"`` (NaN) where even all producers would not do;
    ``"not viable"`` (NaN) where every start ends quiet. Zero: the consumers alone suffice, or
    every start does.
    """

    needed_producers: np.ndarray
    status: np.ndarray


@checked
def find_frontier(
    *, share_consumers, relative_price_consumers, relative_price_producers, speed_consumers,
    speed_producers, relative_stand_alone=0.0,
):  # fmt: skip
    """Smallest share of producers above which a launch succeeds.

    Parameters
    ----------
    share_consumers : array_like of float
        Consumers on board at the start.
    relative_price_consumers, relative_price_producers : array_like of float
    speed_consumers, speed_producers : array_like of float, per month
    relative_stand_alone : array_like of float

    Returns
    -------
    Frontier

    References
    ----------
    evans2010

    Examples
    --------
    >>> start = find_frontier(share_consumers=[0.1, 0.5], relative_price_consumers=0.15,
    ...                       relative_price_producers=0.25, speed_consumers=1, speed_producers=1)
    >>> start.needed_producers.round(3)
    array([0.432, 0.091])
    """
    target, c1, c2, speed1, speed2, a = np.broadcast_arrays(
        share_consumers, relative_price_consumers, relative_price_producers, speed_consumers,
        speed_producers, relative_stand_alone,
    )  # fmt: skip
    found = find_equilibria(
        relative_price_consumers=c1, relative_price_producers=c2, speed_consumers=speed1,
        speed_producers=speed2, relative_stand_alone=a,
    )  # fmt: skip
    status = np.asarray(found.status)
    viable = np.isin(status, ["tips", "tangent"])
    saddle, height, quick = (
        np.where(viable, number, 1.0)  # any number where there is no saddle: nothing moves there
        for number in (
            found.critical_consumers, found.critical_producers, found.critical_eigenvalues[..., 0]
        )
    )  # fmt: skip
    span = target - saddle
    # Direction of the path at the saddle: first row of (Jacobian − quick eigenvalue) v = 0.
    slope = (quick + speed1) * (a + height) ** 2 / (speed1 * c1)

    def climb(part, flat):
        """Follow the path: producers per consumer gained, frozen once out of the square."""
        producers = flat.reshape(span.shape)
        by = change(saddle + part * span, producers, c1, c2, speed1, speed2, a)
        moves = viable & (producers >= 0) & (producers <= 1) & (by[0] != 0)
        return (span * np.divide(by[1], by[0], out=np.zeros(span.shape), where=moves)).ravel()

    start = (height + _NEAR * span * slope).ravel()
    path = solve_ivp(climb, (_NEAR, 1), start, "DOP853", [1], rtol=1e-9, atol=1e-12)
    needed = np.maximum(path.y[:, -1].reshape(span.shape), 0)
    needed = np.where(status == "fills", 0, needed)
    status = np.select(
        [status == "not viable", needed > 1], ["not viable", "out of reach"], "reachable"
    )
    return Frontier(np.where(status == "reachable", needed, np.nan), status)


class Trace(NamedTuple):
    """Points of the frontier inside the square, consumers rising; none where there is no saddle."""

    consumers: np.ndarray
    producers: np.ndarray


@checked
def trace_frontier(
    *, relative_price_consumers, relative_price_producers, speed_consumers, speed_producers,
    relative_stand_alone=0.0,
):  # fmt: skip
    """Whole frontier of one platform, from edge to edge of the square of shares.

    Parameters
    ----------
    relative_price_consumers, relative_price_producers : float
    speed_consumers, speed_producers : float, per month
    relative_stand_alone : float

    Returns
    -------
    Trace

    References
    ----------
    evans2010

    Examples
    --------
    >>> line = trace_frontier(relative_price_consumers=0.15, relative_price_producers=0.25,
    ...                       speed_consumers=1, speed_producers=1)
    >>> line.consumers[[0, -1]].round(3), line.producers[[0, -1]].round(3)
    (array([0. , 0.6]), array([0.507, 0.   ]))
    """
    market = (
        relative_price_consumers, relative_price_producers, speed_consumers, speed_producers,
        relative_stand_alone,
    )  # fmt: skip
    found = find_equilibria(
        relative_price_consumers=market[0], relative_price_producers=market[1],
        speed_consumers=market[2], speed_producers=market[3], relative_stand_alone=market[4],
    )  # fmt: skip
    if found.status not in ("tips", "tangent"):
        return Trace(np.array([]), np.array([]))
    saddle = np.array([found.critical_consumers, found.critical_producers])
    slope = (found.critical_eigenvalues[0] + market[2]) * (market[4] + saddle[1]) ** 2
    slope /= market[2] * market[0]

    def climb(consumers, producers):
        by = change(consumers, producers, *market)
        return by[1] / by[0]

    def leaves(_, producers):
        return producers[0] * (1 - producers[0])

    leaves.terminal = True
    branches = []
    for edge in (0, 1):
        step = _NEAR * (edge - saddle[0])
        path = solve_ivp(
            climb, (saddle[0] + step, edge), saddle[1:] + step * slope, rtol=1e-8, atol=1e-10,
            events=leaves, dense_output=True,
        )  # fmt: skip
        along = np.linspace(path.t[0], path.t[-1], 13)
        branches.append(np.stack([along, np.clip(path.sol(along)[0], 0, 1)]))
    left, right = branches
    return Trace(*np.concatenate([left[:, ::-1], right], axis=1))
