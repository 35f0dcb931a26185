"""Weibull lives and replacement by age."""

import numpy as np
import pytest
from hypothesis import given
from properties import drawn, examples
from scipy import integrate, stats
from scipy.optimize import minimize_scalar

from platformlab.models import maintenance as model

QUICK = examples(150)
LIFE = {"weibull_shape": 2.5, "weibull_scale": 1000}
COSTS = {"planned_cost": 1, "failure_cost": 8}


def rate_by_quadrature(age, shape):
    """Cost per hour from scipy's distribution, integrated numerically."""
    life = stats.weibull_min(shape, scale=1000)
    hours, _ = integrate.quad(life.sf, 0, age)
    return (1 * life.sf(age) + 8 * life.cdf(age)) / hours


def test_mean_life_and_the_life_that_nine_of_ten_parts_reach_are_as_computed():
    """β = 2.5, η = 1000 hours: 887.26 and 406.51 hours; computed by two routes."""
    life = model.find_life(**LIFE)
    assert life.mean == pytest.approx(887.263817503, abs=1e-6)
    assert life.b10 == pytest.approx(406.509926473, abs=1e-6)


@pytest.mark.parametrize("shape", [0.5, 1, 2.5, 6])
def test_lives_are_those_of_the_weibull_distribution(shape):
    life = stats.weibull_min(shape, scale=700)
    found = model.find_life(weibull_shape=shape, weibull_scale=700)
    assert found == pytest.approx((life.mean(), life.ppf(0.1)))
    ages = np.array([0, 100, 700, 3000])
    survivors = model.survival(age=ages, weibull_shape=shape, weibull_scale=700)
    assert survivors == pytest.approx(life.sf(ages))


@pytest.mark.parametrize("shape", [0.7, 1, 2.5, 6])
@pytest.mark.parametrize("age", [50, 400, 2000])
def test_cost_per_hour_is_cost_of_a_part_over_its_hours(age, shape):
    rate = model.cost_rate(replacement_age=age, weibull_shape=shape, weibull_scale=1000, **COSTS)
    assert rate == pytest.approx(rate_by_quadrature(age, shape), rel=1e-7)


def test_simulated_parts_cost_as_much_per_hour():
    lives = 1000 * np.random.default_rng(14).weibull(2.5, size=200_000)
    cost = np.where(lives < 400, 8, 1).sum() / np.minimum(lives, 400).sum()
    rate = model.cost_rate(replacement_age=400, **COSTS, **LIFE)
    assert rate == pytest.approx(cost, rel=0.01)


def test_a_part_whose_failure_costs_eight_times_more_is_changed_early():
    """β = 2.5, η = 1000, c_p = 1, c_f = 8: after 392.5 hours, 0.004304 an hour; computed by two
    routes.
    """
    policy = model.find_replacement_age(**COSTS, **LIFE)
    assert policy.replacement_age == pytest.approx(392.547362, abs=1e-4)
    assert policy.cost_rate == pytest.approx(0.004304038, abs=1e-8)
    assert policy.status == "replace"


@pytest.mark.slow
@pytest.mark.parametrize("shape", [1.3, 2.5, 8])
def test_no_other_age_is_cheaper_than_the_best(shape):
    policy = model.find_replacement_age(**COSTS, weibull_shape=shape, weibull_scale=1000)
    found = minimize_scalar(
        lambda age: rate_by_quadrature(age, shape), bounds=(50, 4000), method="bounded"
    )
    assert policy.cost_rate == pytest.approx(found.fun, rel=1e-7)
    assert policy.replacement_age == pytest.approx(found.x, rel=1e-3)


def test_at_the_best_age_an_hour_of_waiting_costs_the_average_rate():
    # The lowest cost rate is (c_f − c_p) · hazard at the best age
    policy = model.find_replacement_age(**COSTS, **LIFE)
    hazard = 2.5 / 1000 * (policy.replacement_age / 1000) ** 1.5
    assert policy.cost_rate == pytest.approx(7 * hazard, rel=1e-9)


def test_parts_that_do_not_age_are_run_to_failure():
    """β = 1: rate c_f / η; computed by two routes."""
    policy = model.find_replacement_age(**COSTS, weibull_shape=[1, 0.5, 0.11], weibull_scale=1000)
    assert policy.status.tolist() == ["run to failure"] * 3
    assert np.isnan(policy.replacement_age).all()
    assert policy.cost_rate[0] == pytest.approx(0.008, abs=1e-12)
    assert policy.cost_rate[1] == pytest.approx(0.004)  # mean life 2000 hours


def test_a_failure_hardly_dearer_than_the_workshop_is_waited_for():
    policy = model.find_replacement_age(
        planned_cost=7.99999, failure_cost=8, **{**LIFE, "weibull_shape": 1.1}
    )
    assert policy.status == "run to failure"
    assert policy.cost_rate == pytest.approx(
        8 / model.find_life(weibull_shape=1.1, weibull_scale=1000).mean
    )


def test_dearer_failures_call_for_earlier_replacement():
    ages = model.find_replacement_age(planned_cost=1, failure_cost=[2, 8, 100, 1e9], **LIFE)
    assert (np.diff(ages.replacement_age) < 0).all()
    assert (np.diff(ages.cost_rate) > 0).all()


def test_the_unit_of_money_and_time_does_not_matter():
    policy = model.find_replacement_age(**COSTS, **LIFE)
    scaled = model.find_replacement_age(
        planned_cost=50, failure_cost=400, weibull_shape=2.5, weibull_scale=24_000
    )
    assert scaled.replacement_age == pytest.approx(24 * policy.replacement_age)
    assert scaled.cost_rate == pytest.approx(50 / 24 * policy.cost_rate)


@QUICK
@given(drawn("planned_cost", "failure_cost", "weibull_shape", "weibull_scale"))
def test_a_policy_exists_over_the_whole_range_and_beats_running_to_failure(draw):
    low, high = sorted((draw["planned_cost"], draw["failure_cost"]))
    draw = {**draw, "planned_cost": low, "failure_cost": high}
    if low == high:
        return
    policy = model.find_replacement_age(**draw)
    life = model.find_life(weibull_shape=draw["weibull_shape"], weibull_scale=draw["weibull_scale"])
    assert (policy.status == "run to failure") == np.isnan(policy.replacement_age)
    assert 0 <= policy.cost_rate <= high / life.mean * (1 + 1e-9)
    assert life.b10 > 0
    if draw["weibull_shape"] <= 1:
        assert policy.status == "run to failure"
    elif policy.status == "replace" and 1e-3 < policy.replacement_age < 9e8:
        for factor in (1, 0.9, 1.1):
            age = policy.replacement_age * factor
            assert model.cost_rate(replacement_age=age, **draw) >= policy.cost_rate * (1 - 1e-6)


@QUICK
@given(drawn("replacement_age", "age", "weibull_shape", "weibull_scale"))
def test_survival_is_a_share_and_the_cost_a_number(draw):
    age = draw.pop("replacement_age")
    assert 0 <= model.survival(**draw) <= 1
    del draw["age"]
    assert model.cost_rate(replacement_age=age, **COSTS, **draw) > 0


def test_an_array_gives_the_same_numbers_as_one_call_each():
    shapes = np.array([0.8, 1.5, 3])
    together = model.find_replacement_age(**COSTS, weibull_shape=shapes, weibull_scale=1000)
    for k, shape in enumerate(shapes):
        alone = model.find_replacement_age(**COSTS, weibull_shape=shape, weibull_scale=1000)
        np.testing.assert_array_equal([field[k] for field in together], list(alone))


@pytest.mark.parametrize("failure_cost", [1, 0.5])
def test_a_planned_replacement_that_costs_as_much_as_a_failure_is_refused(failure_cost):
    message = r"planned_cost must be below failure_cost = .* \(got 1\); replacing early pays"
    with pytest.raises(ValueError, match=message):
        model.find_replacement_age(planned_cost=1, failure_cost=failure_cost, **LIFE)
    with pytest.raises(ValueError, match=message):
        model.cost_rate(replacement_age=10, planned_cost=1, failure_cost=failure_cost, **LIFE)


@pytest.mark.parametrize(
    ("bad", "error", "message"),
    [
        ({"weibull_shape": 0.1}, ValueError, r"weibull_shape must lie in \(0.1, 20\] \(got 0.1\)"),
        ({"weibull_scale": 0}, ValueError, r"weibull_scale must lie in \[0.001, "),
        ({"weibull_scale": True}, TypeError, "weibull_scale must be a number"),
    ],
)
def test_wrong_input_names_the_argument_the_range_and_the_value(bad, error, message):
    with pytest.raises(error, match=message):
        model.find_life(**{**LIFE, **bad})
