"""What failures seen somewhere are worth to one machine of the invented part."""

from functools import cache
from math import gamma

import numpy as np

from platformlab.chapters.deere.market import (
    HISTORIES,
    HOURS_A_YEAR,
    MOST_OF_THE_GAIN,
    PART,
)
from platformlab.models import fleet_learning, maintenance

FEWEST = 2  # failures from which both numbers of a part's life can be fitted
_FEW, _MANY = 16, 2000  # up to few each history is fitted; the formula of many falls as 1/n


def part_of(failure_cost, failure_interval):
    """Arguments of the models for a part that fails so seldom and costs so much."""
    scale = failure_interval * HOURS_A_YEAR / gamma(1 + 1 / PART["weibull_shape"])
    return {**PART, "failure_cost": failure_cost, "weibull_scale": scale}


@cache
def gain(failure_cost, failure_interval):
    """Dollars a year and machine between waiting for the failure and the best timing."""
    part = part_of(failure_cost, failure_interval)
    best = maintenance.find_replacement_age(**part).cost_rate
    return failure_cost / failure_interval - HOURS_A_YEAR * best


@cache
def _excess(failure_cost):
    """Excess cost after few failures, counted from the fewest on, and times failures after many."""
    part = part_of(failure_cost, 1.0)
    given = {name: part[name] for name in PART}
    few = fleet_learning.simulate_excess_cost(
        failures=np.arange(FEWEST, _FEW), **given, replicates=HISTORIES, seed=1
    )
    return few, _MANY * fleet_learning.find_precision(failures=_MANY, **part).excess_cost


@cache
def _share_of_gain(failure_cost, failures):
    """Share of the gain that so many failures teach; none below the fewest that can be fitted."""
    if failures < FEWEST:
        return 0.0
    few, many = _excess(failure_cost)
    excess = few[failures - FEWEST] if failures < _FEW else many / failures
    whole = gain(failure_cost, 1.0)
    return 1 - float(excess) * (failure_cost - whole) / whole


def shares(machines, failure_cost, failure_interval, record_years):
    """Share of the gain for each number of machines pooled."""
    seen = fleet_learning.count_failures(
        pooled_machines=machines, record_years=record_years, failure_interval=failure_interval
    )
    return [_share_of_gain(failure_cost, int(count)) for count in seen]


def machines_for_most(failure_cost, failure_interval, record_years):
    """Fewest machines that together teach most of the gain."""
    failures = FEWEST
    while _share_of_gain(failure_cost, failures) < MOST_OF_THE_GAIN:
        failures += 1
    return int(np.ceil(failures * failure_interval / record_years))
