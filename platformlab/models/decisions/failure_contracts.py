"""Failure contracts: who pays when a machine fails, and what maker and user then do.

Question. A machine may be sold, or its work may be sold with failures included. Which part of the
cost of failures should the maker carry, and what changes when the use of the machine can be seen?

The maker knows how the part ages, replaces it at an age of its choice, and carries a part of what
a failure costs. It times the replacement by the part that it carries. The user decides how the
machine is treated: care costs her something every hour, hard use shortens the life of the part.
She takes care as long as that saves her more on the part of failures that is hers.

Assumptions. Neither sees the other's choice before its own, and each foresees it; if care and hard
use both fit, they end with care. Planned replacements are the maker's. Prices settle who gains, so
what counts is what both pay together. If the use is seen, the contract names it, and the cheaper of
the two comes about.

Left out. A maker bound by an age that the user sees, who may set a later one and so keep her care.
Risk: one user bears it worse than a maker with many machines, unless all fail of one cause. Quality that the maker builds in, inspection, quarrels over what was a failure.

Sources: barlow1960 (when to replace), cooper1985 (both sides can do something about a failure),
baker2004 (use that is seen moves who owns the machine); the composition is the book's own.
"""

from typing import NamedTuple

import numpy as np

from platformlab.models.checking import checked
from platformlab.models.machines.maintenance import (
    check_costs,
    find_best_hazard,
    hours_in_use,
)

# Beyond this cumulative hazard no part survives to be replaced (chance below 1e-300).
_NOBODY_SURVIVES = 690.0


class Contract(NamedTuple):
    """What maker and user pay together (USD per operating hour), and how the machine is used.

    ``saved_by_care`` is what care saves the user in an hour on the failures she pays, before its
    cost. ``status`` is ``"care"`` or ``"hard use"``.
    """

    cost_rate: np.ndarray
    saved_by_care: np.ndarray
    status: np.ndarray


@checked
def find_contract(
    *, carried_share, care_cost, hard_life, planned_cost, failure_cost, weibull_shape, weibull_scale
):
    """What a contract comes to when nobody but the user sees how the machine is treated.

    Parameters
    ----------
    weibull_scale : array_like of float
        Of the life under care.

    Raises
    ------
    ValueError
        If `planned_cost` is not below `failure_cost`.

    References
    ----------
    barlow1960, cooper1985

    Examples
    --------
    >>> part = {"planned_cost": 1, "failure_cost": 8, "weibull_shape": 2.5, "weibull_scale": 1000}
    >>> both = find_contract(carried_share=[0, 0.5, 1], care_cost=0.002, hard_life=0.5, **part)
    >>> both.cost_rate.round(4), both.status
    (array([0.011 , 0.0067, 0.0086]), array(['care', 'care', 'hard use'], dtype='<U8'))
    """
    hazard = _hazard_chosen(carried_share, planned_cost, failure_cost, weibull_shape)
    gentle = _failures_an_hour(hazard, weibull_shape, weibull_scale)
    # The age set for a machine in care comes later in the life of a misused one.
    misused = hazard / hard_life**weibull_shape
    hard = _failures_an_hour(misused, weibull_shape, hard_life * weibull_scale)
    saved = (1 - carried_share) * failure_cost * (hard - gentle)
    paid = _paid(hazard, planned_cost, failure_cost, weibull_shape, weibull_scale)
    return _chosen(saved, care_cost, paid, hard_life)


@checked
def find_seen_contract(
    *, carried_share, care_cost, hard_life, planned_cost, failure_cost, weibull_shape, weibull_scale
):
    """What a contract comes to when the use is seen: the cheaper treatment is agreed and kept.

    Parameters
    ----------
    weibull_scale : array_like of float
        Of the life under care.

    Returns
    -------
    Contract
        With what care saves both together.

    References
    ----------
    baker2004

    Examples
    --------
    >>> part = {"planned_cost": 1, "failure_cost": 8, "weibull_shape": 2.5, "weibull_scale": 1000}
    >>> both = find_seen_contract(carried_share=1, care_cost=0.002, hard_life=0.5, **part)
    >>> round(both.cost_rate, 4), both.status
    (0.0063, 'care')
    """
    hazard = _hazard_chosen(carried_share, planned_cost, failure_cost, weibull_shape)
    paid = _paid(hazard, planned_cost, failure_cost, weibull_shape, weibull_scale)
    return _chosen(paid / hard_life - paid, care_cost, paid, hard_life)


def _chosen(saved, care_cost, paid, hard_life):
    """Care where it saves what it costs, else hard use, under which the part lives shorter."""
    takes_care = saved >= care_cost
    together = np.where(takes_care, paid + care_cost, paid / hard_life)
    status = np.where(takes_care, "care", "hard use")
    return Contract(*np.broadcast_arrays(together, saved, status))


def _hazard_chosen(carried_share, planned_cost, failure_cost, shape):
    """Cumulative hazard at the age that is best for the maker, who carries a part of a failure."""
    check_costs(planned_cost, failure_cost)
    at_stake = carried_share * failure_cost - planned_cost  # lost if the part fails before its turn
    worth_it = at_stake > 0
    ratio = planned_cost / np.where(worth_it, at_stake, 1.0)
    hazard = np.where(worth_it, find_best_hazard(ratio, shape), np.nan)
    return np.where(np.isnan(hazard), _NOBODY_SURVIVES, np.minimum(hazard, _NOBODY_SURVIVES))


def _failures_an_hour(hazard, shape, scale):
    hazard = np.minimum(hazard, _NOBODY_SURVIVES)
    return -np.expm1(-hazard) / hours_in_use(hazard, shape, scale)


def _paid(hazard, planned_cost, failure_cost, shape, scale):
    """Planned replacements and failures together, USD per operating hour."""
    cost = planned_cost - (failure_cost - planned_cost) * np.expm1(-hazard)
    return cost / hours_in_use(hazard, shape, scale)
