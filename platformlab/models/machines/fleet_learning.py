"""Fleet learning: how fast pooled failures teach when to replace a part.

Question. What does a platform that sees every machine know that a single owner does not?

From $n$ failures the two Weibull parameters are estimated by maximum likelihood. The error of the
replacement age falls as $1/√n$ and the cost of that error as $1/n$: a fleet of a hundred machines
learns a hundred times as fast per year, though no faster per machine.

Assumptions. Machines are alike and independent; complete lives for the precision formulas
(large $n$); running machines enter the fit as lives that lasted at least so long. For few
failures `simulate_excess_cost` fits every history by itself, small-sample bias included.

Left out. In the formulas, bias in small samples (the fitted shape is too large by about $1.4/n$
of itself); differences between machines, the cost of collecting and sharing data.

Sources: thoman1969 (precision); the excess cost is a second-order expansion of ours.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.checking import checked
from platformlab.models.machines.maintenance import (
    check_costs,
    find_best_hazard,
    find_replacement_age,
    hours_in_use,
    worth_of_waiting,
)
from platformlab.models.roots import find_root

# Large-sample covariance of (shape / β, β · log scale), times n; thoman1969.
_SHAPE_VARIANCE = 6 / np.pi**2
_COVARIANCE = _SHAPE_VARIANCE * (1 - np.euler_gamma)
_SCALE_VARIANCE = 1 + _SHAPE_VARIANCE * (1 - np.euler_gamma) ** 2
_MOST_LIVES = 10_000_000  # of one simulated sample size; more do not fit into memory


@checked
def count_failures(*, pooled_machines, record_years, failure_interval):
    """Whole failures that a pool has shown on average, if nothing was replaced early.

    Examples
    --------
    >>> count_failures(pooled_machines=[4, 300], record_years=1, failure_interval=5)
    array([ 0, 60])
    """
    shown = pooled_machines * record_years / failure_interval
    return np.floor(shown * (1 + 1e-12)).astype(int)  # 3 · 0.1 / 0.3 is one failure


class Precision(NamedTuple):
    """Relative standard errors of shape, scale and replacement age; expected excess cost.

    ``excess_cost`` is the extra cost per operating hour, as a part of the lowest possible.
    ``status`` is that of the policy; under ``"run to failure"`` there is no age to miss (NaN).
    """

    shape_error: np.ndarray
    scale_error: np.ndarray
    age_error: np.ndarray
    excess_cost: np.ndarray
    status: np.ndarray


@checked
def find_precision(*, failures, planned_cost, failure_cost, weibull_shape, weibull_scale):
    """How well `failures` complete lives fix the replacement age, and what the error costs.

    References
    ----------
    thoman1969

    Examples
    --------
    >>> precision = find_precision(failures=[10, 1000], planned_cost=1, failure_cost=8,
    ...                            weibull_shape=2.5, weibull_scale=1000)
    >>> precision.age_error.round(3), precision.excess_cost.round(5)
    (array([0.164, 0.016]), array([0.01886, 0.00019]))
    """
    policy = find_replacement_age(
        planned_cost=planned_cost,
        failure_cost=failure_cost,
        weibull_shape=weibull_shape,
        weibull_scale=weibull_scale,
    )
    pull, curvature = _sensitivity(planned_cost / (failure_cost - planned_cost), weibull_shape)
    variance = pull**2 * _SHAPE_VARIANCE + 2 * pull * _COVARIANCE + _SCALE_VARIANCE
    age_error = np.sqrt(variance / failures) / weibull_shape
    shape_error = np.sqrt(_SHAPE_VARIANCE / failures)
    scale_error = np.sqrt(_SCALE_VARIANCE / failures) / weibull_shape
    excess = curvature * age_error**2 / 2
    results = shape_error, scale_error, age_error, excess, policy.status
    return Precision(*np.broadcast_arrays(*results))


@checked(single=("replicates", "seed"))
def simulate_excess_cost(*, failures, planned_cost, failure_cost, weibull_shape, replicates, seed):
    """Extra cost of a policy fitted to few failures, as a part of the lowest possible cost.

    The average over `replicates` histories of so many complete lives. Each is fitted by maximum
    likelihood, and the part replaced at the age that would be best if the fit were the truth,
    or never if the fit says so. Where the lives are counted in does not matter.

    Raises
    ------
    ValueError
        If `planned_cost` is not below `failure_cost`, or there are too many lives to draw.

    References
    ----------
    thoman1969

    Examples
    --------
    >>> simulate_excess_cost(failures=[5, 50], planned_cost=1, failure_cost=8, weibull_shape=2.5,
    ...                      replicates=1000, seed=1).round(3)
    array([0.055, 0.004])
    """
    check_costs(planned_cost, failure_cost)
    ratio = planned_cost / (failure_cost - planned_cost)
    failures, ratio, shape = np.broadcast_arrays(failures, ratio, weibull_shape)
    excess = np.empty(failures.shape)
    for size in np.unique(failures):
        fits = _fit_unit_lives(int(size), replicates, seed)
        at = failures == size
        found = [_mean_rate(*fits, *pair) for pair in zip(ratio[at], shape[at], strict=True)]
        excess[at] = found / _lowest_rate(ratio[at], shape[at]) - 1
    return excess


class WeibullFit(NamedTuple):
    """Maximum-likelihood estimates: shape, and scale in the unit of the durations."""

    weibull_shape: float
    weibull_scale: float


def fit_weibull(durations, *, has_failed):
    """Fit a Weibull distribution to lives, some of which have not ended yet.

    Parameters
    ----------
    durations : array_like of float, shape (machines,)
        Operating hours until failure, or until today for machines that still run.
    has_failed : array_like of bool, shape (machines,)

    Returns
    -------
    WeibullFit

    Raises
    ------
    ValueError
        If the data are not one row of positive durations with a yes or no for each, or if
        they hold fewer than two failures, or none earlier than the longest duration.

    References
    ----------
    thoman1969

    Examples
    --------
    >>> fit = fit_weibull([110, 240, 300, 300], has_failed=[True, True, True, False])
    >>> round(fit.weibull_shape, 2), round(fit.weibull_scale)
    (2.92, 285)
    """
    lives, failed = _lives(durations, has_failed)
    longest = lives.max()
    logs = np.log(lives / longest)  # at most 0, so no power overflows
    mean_log = logs[failed].mean()

    def gap(shape):  # rises with the shape, from minus infinity to −mean_log
        weights = np.exp(shape * logs)
        return (weights @ logs) / weights.sum() - 1 / shape - mean_log

    # x^β ln x is never below −1/(e β), which bounds the root from above; below, 1/β alone does.
    low, high = -1 / mean_log, -(1 + lives.size / np.e) / mean_log
    shape = scipy.optimize.brentq(gap, low, high, xtol=1e-13 * low, rtol=1e-13)
    scale = longest * (np.exp(shape * logs).sum() / failed.sum()) ** (1 / shape)
    return WeibullFit(float(shape), float(scale))


def _sensitivity(ratio, shape):
    """How the best age reacts to the shape, and how the cost reacts to the age.

    The first is β² · d(log age)/dβ at a fixed scale, by the implicit function theorem; only the
    change of `worth_of_waiting` with the shape is taken by a central difference. The second is
    the second derivative of the cost rate, in units of the lowest cost and the best age.
    """
    hazard, step = find_best_hazard(ratio, shape), 1e-5 * shape
    worth = worth_of_waiting(hazard, shape)
    slope = worth_of_waiting(hazard, shape + step) - worth_of_waiting(hazard, shape - step)
    rise = -slope / (2 * step) * shape / ((shape - 1) * worth)  # d(log hazard)/dβ
    curvature = (shape - 1) * shape * hazard * np.exp(-hazard) / worth
    return shape * rise - np.log(hazard), curvature


@lru_cache(maxsize=64)  # every cost and shape asks for the same fits
def _fit_unit_lives(failures, replicates, seed):
    """Fitted shape, and fitted scale to the power of the shape, of lives with both equal to one.

    Lives of any other shape and scale are powers of these, and their fits too (thoman1969): one
    drawing serves all.
    """
    if failures * replicates > _MOST_LIVES:
        raise ValueError(
            f"failures times replicates must be at most {_MOST_LIVES:,} (got {failures:,} and "
            f"{replicates:,}); from some fifty failures on use find_precision"
        )
    lives = np.random.default_rng([seed, failures]).exponential(size=(replicates, failures))
    longest = lives.max(axis=1)
    logs = np.log(lives / longest[:, None])
    mean_log = logs.mean(axis=1)

    def gap(shape, row):
        own = logs[row.astype(int)]
        weights = np.exp(shape[:, None] * own)
        mean = (weights * own).sum(axis=1) / weights.sum(axis=1)
        return mean - 1 / shape - own.mean(axis=1)

    ends = -1 / mean_log, -(1 + failures / np.e) / mean_log  # as in fit_weibull
    shape = find_root(gap, ends, args=(np.arange(replicates, dtype=float),)).x
    scale = longest * np.exp(shape[:, None] * logs).mean(axis=1) ** (1 / shape)
    return shape, scale


def _mean_rate(fitted_shape, fitted_scale, ratio, shape):
    """Average cost rate of those who trust their fit, in units of planned cost and true scale."""
    hazard = find_best_hazard(np.full(fitted_shape.shape, ratio), shape * fitted_shape)
    hazard = np.where(np.isnan(hazard), np.inf, hazard ** (1 / fitted_shape))
    return _rate(hazard * fitted_scale, ratio, shape).mean()


def _lowest_rate(ratio, shape):
    """Cost rate of those who know the part, in the same units."""
    hazard = find_best_hazard(ratio, shape)
    return _rate(np.where(np.isnan(hazard), np.inf, hazard), ratio, shape)


def _rate(hazard, ratio, shape):
    return (1 - np.expm1(-hazard) / ratio) / hours_in_use(hazard, shape, 1.0)


def _lives(durations, has_failed):
    """Both columns as arrays, or an error that says what is wrong with them."""
    try:
        lives, failed = np.asarray(durations, dtype=float), np.asarray(has_failed)
    except (TypeError, ValueError):  # words, or a ragged list
        raise _bad_data("durations", "be numbers, one for each machine", durations) from None
    if lives.ndim != 1 or lives.size == 0 or not np.isfinite(lives).all() or (lives <= 0).any():
        raise _bad_data("durations", "be one row of positive hours", durations)
    if failed.dtype != bool or failed.shape != lives.shape:
        raise _bad_data("has_failed", "hold True or False for each duration", has_failed)
    if failed.sum() < 2 or not (lives[failed] < lives.max() * (1 - 1e-9)).any():
        raise _bad_data("has_failed", "mark two failures, one before the longest life", has_failed)
    return lives, failed


def _bad_data(name, expected, got):
    return ValueError(f"{name} must {expected} (got {got!r}); list the machines one by one")
