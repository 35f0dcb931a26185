"""Launch frontier: the starts between success and failure of a two-sided platform.

Question. With so many consumers on board, how many producers does a launch need?

The dynamics are those of `launch`. Starts that end full and starts that end empty are divided
by a curve, the path that ends in the saddle. It falls: more producers make up for missing
consumers, but only so far. It depends on the ratio of the two speeds: the quicker side may be
further from its goal.

Assumptions. Those of `launch`: members look at today's shares; fees do not change.

Left out. Rivals, budgets, chance: every start has one end.

Source: evans2010 (critical mass as a frontier). A definition by the strength of the
externalities is preferred by tenkate2024.
"""

from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.checking import checked
from platformlab.models.spread.launch import change, find_equilibria, sides

# Part of the way from the saddle at which a path starts, since at the saddle nothing moves. It
# starts at the saddle's height: paths beside the right one close in on it on the way out.
_NEAR = 1e-6
_POINTS = 13  # traced on either side of the saddle


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
    *,
    share_consumers,
    relative_fee_consumers,
    relative_fee_producers,
    speed_consumers,
    speed_producers,
    relative_stand_alone=0.0,
):
    """Smallest share of producers above which a launch succeeds.

    Parameters
    ----------
    share_consumers : array_like of float
        Consumers on board at the start.

    Returns
    -------
    Frontier

    References
    ----------
    evans2010

    Examples
    --------
    >>> start = find_frontier(share_consumers=[0.1, 0.5], relative_fee_consumers=0.15,
    ...                       relative_fee_producers=0.25, speed_consumers=1, speed_producers=1)
    >>> start.needed_producers.round(3)
    array([0.432, 0.091])
    """
    target, c1, c2, speed1, speed2, a = np.broadcast_arrays(
        share_consumers,
        relative_fee_consumers,
        relative_fee_producers,
        speed_consumers,
        speed_producers,
        relative_stand_alone,
    )
    found = find_equilibria(
        relative_fee_consumers=c1,
        relative_fee_producers=c2,
        speed_consumers=speed1,
        speed_producers=speed2,
        relative_stand_alone=a,
    )
    status = np.asarray(found.status)
    viable = np.isin(status, ["tips", "tangent"])
    saddle, height = (
        np.where(viable, number, 1.0)  # any number where there is no saddle: nothing moves there
        for number in (found.critical_consumers, found.critical_producers)
    )
    span, market = target - saddle, sides(c1, c2, speed1, speed2, a)

    def climb(part, flat):
        """Follow the path: producers per consumer gained; a path that leaves the square stays out."""
        # Past an edge it goes on as at the edge, whose slope points outward: to stop it there would
        # put a bend into the slope, for which the solver takes thousands of tiny steps.
        producers = np.clip(flat.reshape(span.shape), 0, 1)
        by = change(np.stack([saddle + part * span, producers]), *market)
        moves = viable & (by[0] != 0)
        return (span * np.divide(by[1], by[0], out=np.zeros(span.shape), where=moves)).ravel()

    path = scipy.integrate.solve_ivp(
        climb, (_NEAR, 1), height.ravel(), "DOP853", rtol=1e-9, atol=1e-12
    )
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


@checked(
    single=(
        "relative_fee_consumers",
        "relative_fee_producers",
        "speed_consumers",
        "speed_producers",
        "relative_stand_alone",
    )
)
def trace_frontier(
    *,
    relative_fee_consumers,
    relative_fee_producers,
    speed_consumers,
    speed_producers,
    relative_stand_alone=0.0,
):
    """Whole frontier of one platform, from edge to edge of the square of shares.

    Returns
    -------
    Trace

    References
    ----------
    evans2010

    Examples
    --------
    >>> line = trace_frontier(relative_fee_consumers=0.15, relative_fee_producers=0.25,
    ...                       speed_consumers=1, speed_producers=1)
    >>> line.consumers[[0, -1]].round(3), line.producers[[0, -1]].round(3)
    (array([0. , 0.6]), array([0.507, 0.   ]))
    """
    found = find_equilibria(
        relative_fee_consumers=relative_fee_consumers,
        relative_fee_producers=relative_fee_producers,
        speed_consumers=speed_consumers,
        speed_producers=speed_producers,
        relative_stand_alone=relative_stand_alone,
    )
    if found.status not in ("tips", "tangent"):
        return Trace(np.array([]), np.array([]))

    market = sides(
        relative_fee_consumers,
        relative_fee_producers,
        speed_consumers,
        speed_producers,
        relative_stand_alone,
    )

    def climb(consumers, producers):
        by_consumers, by_producers = change(np.array([consumers, producers.item()]), *market)
        return by_producers / by_consumers

    def leaves(_, producers):
        return (producers * (1 - producers)).item()

    leaves.terminal = True
    branches = []
    for edge in (0, 1):
        start = found.critical_consumers + _NEAR * (edge - found.critical_consumers)
        path = scipy.integrate.solve_ivp(
            climb,
            (start, edge),
            np.array([found.critical_producers]),
            rtol=1e-8,
            atol=1e-10,
            events=leaves,
            dense_output=True,
        )
        along = np.linspace(start, path.t[-1], _POINTS)
        branches.append(np.vstack([along, np.clip(path.sol(along), 0, 1)]))
    left, right = branches
    return Trace(*np.hstack([left[:, ::-1], right]))
