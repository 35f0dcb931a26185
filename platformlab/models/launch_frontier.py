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
