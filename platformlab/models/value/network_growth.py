"""Growth of a network's users over time: the logistic curve that Metcalfe calls a netoid.

Question. How many users will the network have, how fast, and when is it half grown?

Growth feeds on users and on those still missing: $n(t) = K / (1 + exp(−v (t − h)))$. The fit takes
any times and any positive numbers of users.

Assumptions. One final size; the first half of growth mirrors the second.

Left out. Where $K$ comes from. Data from before the midpoint say little about it.

Source: metcalfe2013.
"""

from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.checking import checked
from platformlab.models.value.network_value_fits import pair_up

_LARGEST = 100.0  # times the largest network seen; a fit that wants more has no limit


@checked
def users_at(*, time, saturation, growth_speed, midpoint):
    """Users after `time` years of logistic growth.

    References
    ----------
    metcalfe2013

    Examples
    --------
    >>> users_at(time=9, saturation=2000, growth_speed=0.6, midpoint=9)
    1000.0
    """
    return saturation * scipy.special.expit(growth_speed * (time - midpoint))


_users_at = users_at.__wrapped__  # without the checks, for the fit


class GrowthFit(NamedTuple):
    """Logistic growth of users; ``status`` is ``"fitted"`` or ``"no end in sight"`` (NaN)."""

    saturation: float
    growth_speed: float
    midpoint: float
    rmse: float
    status: str


def fit_growth(times, users):
    """Fit the logistic growth of users over time.

    Parameters
    ----------
    times : array_like of float, years, shape (observations,)
    users : array_like of float, people, shape (observations,)

    Returns
    -------
    GrowthFit

    Raises
    ------
    ValueError
        If the series differ in length, have fewer than three entries or impossible numbers, or
        if all `times` are alike.

    References
    ----------
    metcalfe2013

    Examples
    --------
    >>> fit = fit_growth([0, 4, 8, 12, 16], [9, 94, 709, 1716, 1970])
    >>> round(fit.saturation, -1), round(fit.growth_speed, 2), round(fit.midpoint, 1)
    (2000.0, 0.6, 9.0)
    """
    times, users = pair_up(times=times, users=users, lowest=-np.inf)
    top, first, length = users.max(), times.min(), np.ptp(times)

    def gaps(guess):  # in parts of the largest network and of the time observed
        saturation, speed, middle = guess
        curve = _users_at(
            time=times,
            saturation=saturation * top,
            growth_speed=speed / length,
            midpoint=first + middle * length,
        )
        return (curve - users) / top

    limits = [1e-3, 1e-3, -10], [_LARGEST, 1e3, 10]
    middle = (np.interp(0.5, np.sort(users) / top, np.sort(times)) - first) / length
    found = scipy.optimize.least_squares(
        gaps, (1.1, 6, middle), bounds=limits, xtol=1e-12, ftol=1e-12
    )
    saturation, speed, middle = found.x
    rmse = float(np.sqrt(np.mean(found.fun**2)) * top)
    if not found.success or saturation > 0.9 * _LARGEST:
        return GrowthFit(*[float("nan")] * 4, "no end in sight")
    fitted = saturation * top, speed / length, first + middle * length
    return GrowthFit(*map(float, fitted), rmse, "fitted")
