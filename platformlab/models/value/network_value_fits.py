"""Laws of network value fitted to data: which law comes closest, and which exponent would.

Question. Does the value of a real network grow like $n$, $n ln n$, $n²$ or $n³$?

The data are pairs of users $n$ and value $V$, in USD per year and positive. Each law $V = a g(n)$ has
one coefficient $a$, found by least squares through the origin, so the laws compete on equal terms.
The laws need networks of more than one user; the free exponent $θ$ needs users above zero.

The answer depends on the scale: in USD the large years decide, in logarithms all years count alike.
Both are reported, for the exponent too, so that it is never set beside a law on another scale.

Assumptions. Errors of equal size on the scale in question; one series in order of time.

Left out. Users grow with time, and so do prices and revenue per user: a trend fits as well.
Revenue stands in for value. Errors of neighbouring years are alike, so the
standard error of an exponent is too small.

Sources: zhang2015; zhang2023; vanhove2016 (quality of the network held fixed).
"""

from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.checking import check_series, check_spread

LAWS = {
    "sarnoff": lambda n: n,
    "odlyzko": lambda n: n * np.log(n),
    "metcalfe": lambda n: n**2,
    "cube": lambda n: n**3,
}


class LawFits(NamedTuple):
    """One entry per law: name, coefficient, root mean squared error in USD and in logarithms.

    ``best`` and ``best_in_logs`` name the closest law on each scale.
    """

    laws: tuple
    unit_values: np.ndarray
    rmse: np.ndarray
    log_rmse: np.ndarray
    best: str
    best_in_logs: str


def fit_laws(users, values):
    """Fit every law to pairs of users and values.

    Parameters
    ----------
    users : array_like of float, people, shape (observations,)
        More than one each.
    values : array_like of float, USD per year, shape (observations,)
        Positive.

    Returns
    -------
    LawFits

    Raises
    ------
    ValueError
        If the series differ in length, have fewer than three entries or impossible numbers, or
        if all `users` are alike.

    References
    ----------
    zhang2015

    Examples
    --------
    >>> fits = fit_laws([10, 20, 30], [500, 2000, 4500])
    >>> fits.best, fits.unit_values[2].round(6)
    ('metcalfe', np.float64(5.0))
    """
    users, values = pair_up(users=users, values=values, lowest=1)
    counted = np.array([law(users) for law in LAWS.values()])
    unit_values = counted @ values / (counted**2).sum(axis=1)
    rmse = np.sqrt(np.mean((values - unit_values[:, None] * counted) ** 2, axis=1))
    gaps = np.log(values) - np.log(counted)
    log_rmse = gaps.std(axis=1)  # the best coefficient in logarithms is the mean gap
    names = tuple(LAWS)
    best, best_in_logs = names[rmse.argmin()], names[log_rmse.argmin()]
    return LawFits(names, unit_values, rmse, log_rmse, best, best_in_logs)


class ExponentFit(NamedTuple):
    """Value = unit_value · users ^ exponent, with the exponent's standard error."""

    exponent: float
    exponent_error: float
    unit_value: float
    log_rmse: float


def fit_exponent(users, values):
    """Fit a free exponent by least squares on logarithms, where all years count alike.

    Parameters
    ----------
    users : array_like of float, people, shape (observations,)
    values : array_like of float, USD per year, shape (observations,)

    Returns
    -------
    ExponentFit

    Raises
    ------
    ValueError
        As `fit_laws`.

    References
    ----------
    zhang2023

    Examples
    --------
    >>> round(fit_exponent([10, 20, 30], [500, 2000, 4500]).exponent, 6)
    2.0
    """
    users, values = pair_up(users=users, values=values, lowest=0)
    line = scipy.stats.linregress(np.log(users), np.log(values))
    gaps = np.log(values) - line.intercept - line.slope * np.log(users)
    rmse = np.sqrt(np.mean(gaps**2))
    return ExponentFit(*map(float, (line.slope, line.stderr, np.exp(line.intercept), rmse)))


class PowerFit(NamedTuple):
    """Value = unit_value · users ^ exponent, with the exponent's standard error and the error in USD."""

    exponent: float
    exponent_error: float
    unit_value: float
    rmse: float


def fit_power(users, values):
    """Fit a free exponent by least squares in USD, as `fit_laws` fits its coefficients.

    Parameters
    ----------
    users : array_like of float, people, shape (observations,)
    values : array_like of float, USD per year, shape (observations,)

    Returns
    -------
    PowerFit

    Raises
    ------
    ValueError
        As `fit_laws`.

    References
    ----------
    zhang2023

    Examples
    --------
    >>> round(fit_power([10, 20, 30], [500, 2000, 4500]).exponent, 6)
    2.0
    """
    users, values = pair_up(users=users, values=values, lowest=0)
    share, top = users / users.max(), values.max()  # near one, where the search is well behaved
    start = (1.0, max(fit_exponent(users, values).exponent, 0.1))
    (height, exponent), spread = scipy.optimize.curve_fit(
        lambda part, height, power: height * part**power, share, values / top, p0=start
    )
    rmse = top * np.sqrt(np.mean((values / top - height * share**exponent) ** 2))
    error = np.sqrt(spread[1, 1])
    unit_value = top * height / users.max() ** exponent
    return PowerFit(*map(float, (exponent, error, unit_value, rmse)))


def pair_up(*, lowest, **series):
    """Two series of equal length as floats, or an error that says what is wrong with them."""
    first, second = series
    one, other = check_series(**series, least=3, above={first: lowest, second: 0})
    check_spread(**{first: one}, repair="one point shows no growth")
    return one, other
