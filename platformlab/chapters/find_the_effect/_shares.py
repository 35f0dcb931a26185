"""How much of a gain so many participants bring, for each way in which it may come about."""

from functools import cache

import numpy as np

from platformlab.chapters.find_the_effect.market import (
    FAILURE_COST,
    FAILURE_INTERVAL,
    HISTORIES,
    MOST,
    PLANNED_COST,
    RECORD_YEARS,
    SERVED,
    WEIBULL_SHAPE,
)
from platformlab.models import crowd_ideas, fleet_learning, learning_curves, maintenance, pooling

_PART = {
    "planned_cost": PLANNED_COST,
    "failure_cost": FAILURE_COST,
    "weibull_shape": WEIBULL_SHAPE,
}
_FEWEST, _FEW, _MANY = (
    2,
    16,
    2_000,
)  # failures: to fit a life at all; fitted one by one; the formula


def _pooling(counts):
    """Part of the cost of not knowing demand that a common stock saves, if markets are unrelated."""
    stock = pooling.pool_stock(
        demand_spread=1,
        shortage_cost=1,
        surplus_cost=1,
        pooled_markets=counts,
        demand_correlation=0,
    )
    return 1 - stock.pooled / stock.separate


def _learning(counts):
    """Part of what there is to learn that a service has learned from so many customers."""
    return learning_curves.saturating_value(
        customers=counts, learning_ceiling=1, learning_scale=SERVED
    )


def _crowd(counts):
    """Lead of the best of so many ideas over the average one, in standard deviations."""
    return crowd_ideas.expected_best(
        ideas=counts, quality_mean=0, quality_spread=1, distribution="normal"
    )


@cache
def _excess():
    """Extra cost after few failures, and failures times extra cost after many."""
    few = fleet_learning.simulate_excess_cost(
        failures=np.arange(_FEWEST, _FEW), **_PART, replicates=HISTORIES, seed=1
    )
    many = fleet_learning.find_precision(failures=_MANY, weibull_scale=1.0, **_PART)
    return few, _MANY * float(many.excess_cost)


@cache
def _excess_costs_all():
    """Excess cost that cancels the whole gain of good timing over waiting for the failure."""
    life = {"weibull_shape": WEIBULL_SHAPE, "weibull_scale": 1.0}
    waiting = FAILURE_COST / float(maintenance.find_life(**life).mean)
    best = float(maintenance.find_replacement_age(weibull_scale=1.0, **_PART).cost_rate)
    return (waiting - best) / best


@cache
def _of_failures(failures):
    """Part of the gain of good timing that so many failures teach; none below the fewest."""
    if failures < _FEWEST:
        return 0.0
    few, many = _excess()
    excess = few[failures - _FEWEST] if failures < _FEW else many / failures
    return 1 - float(excess) / _excess_costs_all()


def _maintenance(counts):
    """Part of the gain of good timing that machines seen together teach."""
    seen = fleet_learning.count_failures(
        pooled_machines=counts, record_years=RECORD_YEARS, failure_interval=FAILURE_INTERVAL
    )
    return np.array([_of_failures(int(count)) for count in np.atleast_1d(seen)])


WAYS = {
    "pooling": _pooling,
    "learning": _learning,
    "maintenance": _maintenance,
    "crowd": _crowd,
}


def shares(way, counts):
    """Part of what the most participants bring that so many of them bring."""
    brings = WAYS[way](np.append(counts, MOST))
    return brings[:-1] / brings[-1]


def fewest(way, needed):
    """Fewest participants who bring a part of the whole, none if more is needed than there is."""
    if needed > 1:
        return None
    low, high = 0, MOST
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if shares(way, [middle])[0] >= needed else (middle, high)
    return high
