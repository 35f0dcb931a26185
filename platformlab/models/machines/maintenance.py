"""Maintenance: when to replace a part before it fails.

Question. What is it worth to know how a part ages?

A part's life follows a Weibull distribution. It is replaced when it fails, at the cost of a
failure, or when it reaches a set age, at the lower planned cost. The best age balances the two;
if young parts fail as often as old ones, there is none.

Assumptions. A new part is as good as the first; replacement takes no time; costs and the
distribution are known (what must be learned from failures is in `fleet_learning`); age is
counted in operating hours, not in calendar time.

Left out. Inspection, condition monitoring, several parts, downtime that grows with distance.

Source: barlow1960.
"""

from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.checking import check_order, checked
from platformlab.models.roots import find_root

# Beyond this cumulative hazard no part survives to be replaced (chance below 1e-300).
_NOBODY_SURVIVES = 690.0


@checked
def survival(*, age, weibull_shape, weibull_scale):
    """Part of the machines that reaches `age` (hours) without failure.

    Examples
    --------
    >>> survival(age=[0, 500, 1000], weibull_shape=2.5, weibull_scale=1000).round(3)
    array([1.   , 0.838, 0.368])
    """
    return np.exp(-((age / weibull_scale) ** weibull_shape))


class Life(NamedTuple):
    """Mean life, and the age by which a tenth has failed (B10), in hours."""

    mean: np.ndarray
    b10: np.ndarray


@checked
def find_life(*, weibull_shape, weibull_scale):
    """Two usual numbers for how long a part lasts.

    Examples
    --------
    >>> life = find_life(weibull_shape=2.5, weibull_scale=1000)
    >>> round(life.mean, 1), round(life.b10, 1)
    (887.3, 406.5)
    """
    tenth = (-np.log(0.9)) ** (1 / weibull_shape)
    return Life(weibull_scale * scipy.special.gamma(1 + 1 / weibull_shape), weibull_scale * tenth)


@checked
def cost_rate(*, replacement_age, planned_cost, failure_cost, weibull_shape, weibull_scale):
    """Cost in USD per operating hour when parts are replaced at `replacement_age`.

    The cost of an average part divided by its average time in use.

    Raises
    ------
    ValueError
        If `planned_cost` is not below `failure_cost`.

    References
    ----------
    barlow1960

    Examples
    --------
    >>> cost_rate(replacement_age=[200, 400, 800], planned_cost=1, failure_cost=8,
    ...           weibull_shape=2.5, weibull_scale=1000).round(5)
    array([0.00565, 0.00431, 0.00588])
    """
    check_costs(planned_cost, failure_cost)
    hazard = (replacement_age / weibull_scale) ** weibull_shape
    cost = planned_cost - (failure_cost - planned_cost) * np.expm1(-hazard)
    return cost / hours_in_use(hazard, weibull_shape, weibull_scale)


class Policy(NamedTuple):
    """The best age for replacement (hours) and what it costs (USD per operating hour).

    ``status`` is ``"replace"``, or ``"run to failure"`` where no age pays (age NaN, and the
    cost is that of waiting for the failure).
    """

    replacement_age: np.ndarray
    cost_rate: np.ndarray
    status: np.ndarray


@checked
def find_replacement_age(*, planned_cost, failure_cost, weibull_shape, weibull_scale):
    """Age at which waiting one more hour costs just as much as replacing now.

    Returns
    -------
    Policy

    Raises
    ------
    ValueError
        If `planned_cost` is not below `failure_cost`.

    References
    ----------
    barlow1960

    Examples
    --------
    >>> policy = find_replacement_age(planned_cost=1, failure_cost=8, weibull_shape=2.5,
    ...                               weibull_scale=1000)
    >>> round(policy.replacement_age, 1), round(policy.cost_rate, 6), policy.status
    (392.5, 0.004304, 'replace')
    """
    check_costs(planned_cost, failure_cost)
    ratio = planned_cost / (failure_cost - planned_cost)
    hazard = find_best_hazard(ratio, weibull_shape)
    runs = np.isnan(hazard)
    age = weibull_scale * hazard ** (1 / weibull_shape)
    hazard = np.where(runs, np.inf, hazard)  # nothing is replaced before it fails
    cost = planned_cost - (failure_cost - planned_cost) * np.expm1(-hazard)
    rate = cost / hours_in_use(hazard, weibull_shape, weibull_scale)
    status = np.where(runs, "run to failure", "replace")
    return Policy(*np.broadcast_arrays(age, rate, status))


def worth_of_waiting(hazard, shape):
    """Hazard times hours in use, h ∫R, as a function of the cumulative hazard u alone."""
    worn = scipy.special.gamma(1 / shape) * scipy.special.gammainc(1 / shape, hazard)
    return worn * hazard ** (1 - 1 / shape)


def find_best_hazard(ratio, shape):
    """Cumulative hazard at the best age; NaN where waiting for the failure is best.

    With u for the cumulative hazard, the condition h ∫R − F = c_p / (c_f − c_p) has neither
    hours nor dollars in it. Its left side rises from 0 if the shape exceeds 1, and falls below
    0 otherwise. It is solved for log u, since the best u may be very small.
    """

    def gap(log_hazard, ratio, shape):
        hazard = np.exp(log_hazard)
        return worth_of_waiting(hazard, shape) + np.expm1(-hazard) - ratio

    # The left side never rises faster than (shape − 1) · u, which bounds the root from below.
    with np.errstate(all="ignore"):  # a shape at or below 1 has no root, whatever the numbers
        lowest = np.log(ratio / (shape - 1)) - 1e-9
        lowest = np.where(lowest < np.log(_NOBODY_SURVIVES), lowest, np.nan)
        found = find_root(
            gap, (lowest, np.full(lowest.shape, np.log(_NOBODY_SURVIVES))), args=(ratio, shape)
        )
    hazard = np.maximum(np.exp(found.x), np.finfo(float).tiny)  # a denormal would round to 0
    return np.where(found.success, hazard, np.nan)


def hours_in_use(hazard, shape, scale):
    """Mean hours until failure or replacement: ∫ R from 0 to the age with this hazard."""
    return scale * scipy.special.gamma(1 + 1 / shape) * scipy.special.gammainc(1 / shape, hazard)


def check_costs(planned_cost, failure_cost):
    """Refuse a planned replacement that costs as much as a failure."""
    check_order(
        planned_cost=planned_cost,
        failure_cost=failure_cost,
        strict=True,
        repair="replacing early pays only if a failure costs more than a planned replacement",
    )
