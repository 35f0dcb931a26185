"""Each shape of a gain against the model of the library that it is taken from."""

import itertools
import math

import numpy as np
import pytest

from platformlab import models
from platformlab.worksheet import fields, gains

DRAWN = np.random.default_rng(16)


@pytest.mark.parametrize("mechanism", [m for m in fields.MECHANISMS if m != "none"])
def test_nine_tenths_are_there_at_the_end_and_the_gain_never_falls_nor_exceeds_itself(mechanism):
    for end in (1, 7, 300, 40000):
        parts = [gains.part(mechanism, end * k / 8, end) for k in range(33)]
        assert parts[0] == 0
        assert parts[8] == pytest.approx(0.9)
        assert all(0 <= a <= b <= 1 for a, b in itertools.pairwise(parts))
        steps = np.diff(parts)
        assert (np.diff(steps) <= 1e-9).all()  # one more brings less than the one before


def test_learning_from_data_has_the_saturating_curve_of_the_library():
    for end, members in DRAWN.uniform(1, 1000, (20, 2)):
        curve = {"learning_ceiling": 1, "learning_scale": end / math.log(10)}
        wanted = models.learning_curves.saturating_value(customers=members, **curve)
        assert gains.part("data", members, end) == pytest.approx(wanted, rel=1e-12)


def test_pooled_failures_save_what_the_library_says_of_not_knowing_a_part():
    part = {"planned_cost": 1, "failure_cost": 8, "weibull_shape": 2.5, "weibull_scale": 1000}
    known, members = DRAWN.integers(2, 500, (2, 20))
    found = models.fleet_learning.find_precision(failures=[known, known + members], **part)
    alone, pooled = found.excess_cost
    parts = [gains.part("failures", *each) for each in zip(members, 9 * known, strict=True)]
    assert parts == pytest.approx(list(1 - pooled / alone))


def test_a_shared_reserve_saves_what_the_library_says_of_pooled_markets():
    for others in DRAWN.integers(1, 400, 20):
        stock = models.pooling.pool_stock(
            demand_spread=20, shortage_cost=9, surplus_cost=1, pooled_markets=1 + others,
            demand_correlation=0,
        )  # fmt: skip
        wanted = 1 - stock.pooled / stock.separate
        assert gains.part("pool", others, 99) == pytest.approx(wanted, rel=1e-12)


def test_the_best_of_many_is_that_of_the_library():
    ideas = np.array([1, 2, 3, 10, 150, 9999, 120_000, 10**6, 10**9])
    wanted = models.crowd_ideas.expected_best(
        ideas=ideas, quality_mean=0, quality_spread=1, distribution="normal"
    )
    found = np.array([gains.best_of(float(n)) for n in ideas])
    assert np.abs(found - wanted).max() < 1e-6  # of a standard deviation; a memo says three digits


def test_sums_that_are_kept_do_not_grow_without_end():
    for ideas in range(gains.KEPT + 9):
        gains.best_of(1.5 + ideas)
    assert len(gains._bests) <= gains.KEPT
