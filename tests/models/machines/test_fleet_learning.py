"""What failures teach: precision of the replacement age and the censored fit."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import drawn, examples
from scipy import stats

from platformlab.models import fleet_learning as model
from platformlab.models.machines.maintenance import cost_rate, find_replacement_age

QUICK = examples(150)
LIFE = {"weibull_shape": 2.5, "weibull_scale": 1000}
COSTS = {"planned_cost": 1, "failure_cost": 8}


def test_errors_of_a_weibull_fit_have_the_constants_of_the_large_sample():
    """n Var β / β² = 0.6079, n β² Var ln η = 1.1087; the known constants, computed again from the
    information matrix.
    """
    precision = model.find_precision(failures=200, **COSTS, **LIFE)
    assert 200 * precision.shape_error**2 == pytest.approx(0.607927, abs=1e-6)
    assert 200 * 2.5**2 * precision.scale_error**2 == pytest.approx(1.108665, abs=1e-6)


def test_simulated_fleets_are_as_precise_as_the_formulas_say():
    # 400 fleets of 200 parts; the age uses the covariance too
    rng = np.random.default_rng(144)
    lives = 1000 * rng.weibull(2.5, size=(400, 200))
    everyone = np.ones(200, dtype=bool)
    fits = np.array([model.fit_weibull(row, has_failed=everyone) for row in lives])
    precision = model.find_precision(failures=200, **COSTS, **LIFE)
    assert (fits[:, 0] / 2.5).std() == pytest.approx(precision.shape_error, rel=0.1)
    assert np.log(fits[:, 1]).std() == pytest.approx(precision.scale_error, rel=0.1)
    ages = find_replacement_age(
        **COSTS, weibull_shape=fits[:, 0], weibull_scale=fits[:, 1]
    ).replacement_age
    assert np.log(ages).std() == pytest.approx(precision.age_error, rel=0.1)
    best = find_replacement_age(**COSTS, **LIFE).cost_rate
    rates = cost_rate(replacement_age=ages, **COSTS, **LIFE)
    assert rates.mean() / best - 1 == pytest.approx(precision.excess_cost, rel=0.25)


@pytest.mark.parametrize("shape", [1.2, 2.5, 8])
def test_sensitivities_are_the_derivatives_of_policy_and_cost(shape):
    def log_age(shape):
        return np.log(
            find_replacement_age(**COSTS, weibull_shape=shape, weibull_scale=1000).replacement_age
        )

    step = 1e-4 * shape
    slope = (log_age(shape + step) - log_age(shape - step)) / (2 * step)
    policy = find_replacement_age(**COSTS, weibull_shape=shape, weibull_scale=1000)
    ages = policy.replacement_age * np.array([0.99, 1, 1.01])
    rates = cost_rate(replacement_age=ages, **COSTS, weibull_shape=shape, weibull_scale=1000)
    bend = (rates[0] - 2 * rates[1] + rates[2]) / 1e-4 / rates[1]
    # Var ln T̂ = g Σ g' with the large-sample covariance of (β̂, ln η̂)
    first = 6 / np.pi**2
    cross = first * (1 - np.euler_gamma)
    sigma = [[first * shape**2, cross], [cross, (1 + cross**2 / first) / shape**2]]
    variance = np.array([slope, 1]) @ sigma @ np.array([slope, 1]) / 50
    precision = model.find_precision(failures=50, **COSTS, weibull_shape=shape, weibull_scale=1000)
    assert precision.age_error == pytest.approx(np.sqrt(variance), rel=1e-4)
    assert precision.excess_cost == pytest.approx(bend * variance / 2, rel=2e-3)


def test_a_hundred_times_the_failures_cut_the_error_to_a_tenth_and_the_cost_to_a_hundredth():
    precision = model.find_precision(failures=[10, 1000], **COSTS, **LIFE)
    for name, ratio in [
        ("shape_error", 10),
        ("scale_error", 10),
        ("age_error", 10),
        ("excess_cost", 100),
    ]:
        few, many = getattr(precision, name)
        assert few / many == pytest.approx(ratio)


def test_failures_of_a_pool_are_counted_whole():
    shown = model.count_failures(
        pooled_machines=[9, 10, 19, 20], record_years=1, failure_interval=10
    )
    assert shown.tolist() == [0, 1, 1, 2]
    assert model.count_failures(pooled_machines=3, record_years=0.1, failure_interval=0.3) == 1


def test_small_sample_cost_is_that_of_fits_one_by_one():
    """Histories of parts of another shape and scale, each fitted by `fit_weibull`."""
    rng = np.random.default_rng(7)
    lives = 1000 * rng.weibull(2.5, size=(600, 6))
    everyone = np.ones(6, dtype=bool)
    fits = np.array([model.fit_weibull(row, has_failed=everyone) for row in lives])
    ages = find_replacement_age(
        **COSTS, weibull_shape=np.minimum(fits[:, 0], 20), weibull_scale=fits[:, 1]
    ).replacement_age
    assert not np.isnan(ages).any()
    rates = cost_rate(replacement_age=ages, **COSTS, **LIFE)
    excess = rates / find_replacement_age(**COSTS, **LIFE).cost_rate - 1
    found = model.simulate_excess_cost(
        failures=6, **COSTS, weibull_shape=2.5, replicates=4000, seed=3
    )
    assert found == pytest.approx(excess.mean(), abs=4 * excess.std() / np.sqrt(600))


@pytest.mark.parametrize(("shape", "dearer"), [(2.5, 8), (1.5, 4), (4, 3)])
def test_small_sample_cost_meets_the_formula_of_the_large_sample(shape, dearer):
    part = {"planned_cost": 1, "failure_cost": dearer, "weibull_shape": shape}
    found = model.simulate_excess_cost(failures=100, **part, replicates=4000, seed=1)
    formula = model.find_precision(failures=100, **part, weibull_scale=1).excess_cost
    assert found == pytest.approx(formula, rel=0.12)


def test_few_failures_cost_more_than_the_formula_says_where_old_parts_fail():
    found = model.simulate_excess_cost(
        failures=[3, 5], **COSTS, weibull_shape=2.5, replicates=4000, seed=1
    )
    formula = model.find_precision(failures=[3, 5], **COSTS, **LIFE).excess_cost
    assert (found > formula).all()


def test_whoever_fits_a_part_that_does_not_age_pays_for_needless_replacements():
    found = model.simulate_excess_cost(
        failures=[5, 500], **COSTS, weibull_shape=1, replicates=1000, seed=1
    )
    assert found[0] > found[1] > 0


def test_simulated_cost_refuses_costs_in_the_wrong_order_and_more_lives_than_fit():
    with pytest.raises(ValueError, match="planned_cost must be below failure_cost"):
        model.simulate_excess_cost(
            failures=5, planned_cost=8, failure_cost=1, weibull_shape=2, replicates=10, seed=1
        )
    with pytest.raises(ValueError, match="failures times replicates must be at most 10,000,000"):
        model.simulate_excess_cost(failures=10**6, **COSTS, weibull_shape=2, replicates=11, seed=1)


def test_where_parts_run_to_failure_there_is_no_age_to_miss():
    precision = model.find_precision(
        failures=10, **COSTS, weibull_shape=[0.9, 1, 2], weibull_scale=1
    )
    assert precision.status.tolist() == ["run to failure", "run to failure", "replace"]
    assert np.isnan(precision.age_error).tolist() == [True, True, False]
    assert np.isnan(precision.excess_cost).tolist() == [True, True, False]
    assert np.isfinite(precision.shape_error).all()


@QUICK
@given(drawn("failures", "planned_cost", "failure_cost", "weibull_shape", "weibull_scale"))
def test_precision_is_defined_over_the_whole_range(draw):
    low, high = sorted((draw["planned_cost"], draw["failure_cost"]))
    if low == high:
        return
    precision = model.find_precision(**{**draw, "planned_cost": low, "failure_cost": high})
    assert precision.shape_error > 0
    assert precision.scale_error > 0
    for number in (precision.age_error, precision.excess_cost):
        assert np.isnan(number) == (precision.status == "run to failure")
        assert not number < 0


def test_smallest_number_of_a_computer_is_a_cost_like_any_other():
    precision = model.find_precision(
        failures=2, planned_cost=1e-323, failure_cost=1, weibull_shape=5, weibull_scale=1
    )
    assert np.isfinite(precision.excess_cost)
    assert precision.status == "replace"


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_censored_fit_maximises_the_likelihood(seed):
    rng = np.random.default_rng(seed)
    lives = 800 * rng.weibull(1.7, size=40)
    durations, failed = np.minimum(lives, 700), lives <= 700
    fit = model.fit_weibull(durations, has_failed=failed)

    def log_likelihood(shape, scale):
        life = stats.weibull_min(shape, scale=scale)
        return life.logpdf(durations[failed]).sum() + life.logsf(durations[~failed]).sum()

    best = log_likelihood(*fit)
    for shape in (0.99, 1, 1.01):
        for scale in (0.99, 1, 1.01):
            assert log_likelihood(fit.weibull_shape * shape, fit.weibull_scale * scale) <= best
    step = 1e-5 * fit.weibull_shape
    up = log_likelihood(fit.weibull_shape + step, fit.weibull_scale)
    down = log_likelihood(fit.weibull_shape - step, fit.weibull_scale)
    assert (up - down) / (2 * step) == pytest.approx(0, abs=1e-4)


def test_the_fit_agrees_with_scipys_own_censored_fit():
    lives = 800 * np.random.default_rng(7).weibull(1.7, size=60)
    durations, failed = np.minimum(lives, 900), lives <= 900
    data = stats.CensoredData.right_censored(durations, ~failed)
    shape, _, scale = stats.weibull_min.fit(data, floc=0)
    fit = model.fit_weibull(durations, has_failed=failed)
    assert fit == pytest.approx((shape, scale), rel=1e-3)


def test_leaving_out_the_machines_that_still_run_makes_lives_look_too_short():
    lives = 1000 * np.random.default_rng(8).weibull(2.5, size=2_000)
    failed = lives <= 600
    whole = model.fit_weibull(np.minimum(lives, 600), has_failed=failed)
    broken = model.fit_weibull(lives[failed], has_failed=np.ones(failed.sum(), dtype=bool))
    assert whole.weibull_scale == pytest.approx(1000, rel=0.05)
    assert broken.weibull_scale < 600


def test_the_unit_of_time_changes_the_scale_only():
    durations, failed = np.array([110, 240, 300, 300.0]), [True, True, True, False]
    hours = model.fit_weibull(durations, has_failed=failed)
    for factor in (1 / 24, 1e-150, 1e150):
        days = model.fit_weibull(durations * factor, has_failed=failed)
        assert days.weibull_shape == pytest.approx(hours.weibull_shape)
        assert days.weibull_scale == pytest.approx(hours.weibull_scale * factor)


@pytest.mark.parametrize("spread", [1e-6, 1e-3, 10])
def test_lives_that_hardly_differ_or_differ_wildly_can_be_fitted(spread):
    logs = spread * np.array([-1, 0, 0.5])
    fit = model.fit_weibull(np.exp(logs), has_failed=[True, True, True])
    reference = model.fit_weibull(np.exp(np.array([-1, 0, 0.5])), has_failed=[True] * 3)
    assert fit.weibull_shape == pytest.approx(reference.weibull_shape / spread, rel=1e-6)


@QUICK
@given(st.lists(st.tuples(st.floats(1e-3, 1e9), st.booleans()), min_size=2, max_size=8))
def test_data_are_either_fitted_or_refused_with_a_reason(machines):
    durations, failed = map(np.array, zip(*machines, strict=True))
    if failed.sum() < 2 or (durations[failed] >= durations.max() * (1 - 1e-9)).all():
        with pytest.raises(ValueError, match="has_failed must mark two failures"):
            model.fit_weibull(durations, has_failed=failed)
    else:
        fit = model.fit_weibull(durations, has_failed=failed)
        assert np.isfinite(fit).all()
        assert min(fit) > 0


@pytest.mark.parametrize(
    ("durations", "failed", "message"),
    [
        ([1, 2], [True, False], "has_failed must mark two failures, one before the longest life"),
        ([2, 2, 1], [True, True, False], "has_failed must mark two failures"),
        ([1, 2], [True], "has_failed must hold True or False for each duration"),
        ([1, 2], [1, 0], "has_failed must hold True or False"),
        ([1, 0], [True, True], "durations must be one row of positive hours"),
        ([1, np.nan], [True, True], "durations must be one row of positive hours"),
        ([1, np.inf], [True, True], "durations must be one row of positive hours"),
        ([[1, 2]], [[True, True]], "durations must be one row of positive hours"),
        (["long"], [True], "durations must be numbers, one for each machine"),
        ([[1], [2, 3]], [True, True], "durations must be numbers"),
        ([], np.array([], dtype=bool), "durations must be one row of positive hours"),
    ],
)
def test_wrong_data_are_refused_with_the_reason(durations, failed, message):
    with pytest.raises(ValueError, match=message + r".* \(got .*list the machines one by one"):
        model.fit_weibull(durations, has_failed=failed)


def test_a_single_failure_teaches_nothing_and_is_refused():
    with pytest.raises(ValueError, match=r"failures must lie in \[2, "):
        model.find_precision(failures=1, **COSTS, **LIFE)
