"""Bass's parameters recovered from sales."""

import numpy as np
import pytest
from scipy.optimize import curve_fit

from platformlab.models.adoption.diffusion import adopt
from platformlab.models.adoption.diffusion_fits import fit_curve, fit_regression
from platformlab.models.adoption.diffusion_runs import simulate

RATES = {"innovation": 0.03, "imitation": 0.38, "start_share": 0}


def recursion_sales(years, market_size=1000):
    return np.diff(simulate(**RATES, market_size=market_size, years=years))


def curve_sales(years, market_size=1000):
    return np.diff(adopt(time=np.arange(years + 1), market_size=market_size, **RATES).adopters)


@pytest.mark.parametrize("market_size", [1, 1000, 4e7])
def test_regression_on_a_noise_free_recursion_recovers_its_rates(market_size):
    """p = 0.03, q = 0.38, step of a year."""
    fit = fit_regression(recursion_sales(12, market_size))
    assert fit[:3] == pytest.approx((0.03, 0.38, market_size), rel=1e-8)
    assert fit[3:6] == pytest.approx((0, 0, 0), abs=1e-8 * market_size)
    assert fit.rmse == pytest.approx(0, abs=1e-10 * market_size)
    assert fit.status == "fitted"


@pytest.mark.parametrize("market_size", [1, 1000, 4e7])
def test_curve_fit_recovers_the_curve(market_size):
    fit = fit_curve(curve_sales(12, market_size))
    assert fit[:3] == pytest.approx((0.03, 0.38, market_size), rel=1e-5)
    assert fit.rmse == pytest.approx(0, abs=1e-6 * market_size)
    assert fit.status == "fitted"


def test_regression_on_the_continuous_curve_is_biased_even_without_noise():
    # Yearly steps are not the curve
    fit = fit_regression(curve_sales(15))
    assert abs(fit.innovation / 0.03 - 1) > 0.1


def shocked_recursion(rng):
    """Sales of the recursion with a shock every year that later years feel."""
    sales = []
    for _ in range(15):
        before = sum(sales)
        sales.append((0.03 + 0.38 * before / 1000) * (1000 - before) + rng.normal(0, 1))
    return np.maximum(sales, 0)


def mismeasured_curve(rng):
    """Sales of the curve, measured with errors that later years do not feel."""
    return curve_sales(15) + rng.normal(0, 1, 15)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("sales", "fit"), [(shocked_recursion, fit_regression), (mismeasured_curve, fit_curve)]
)
def test_standard_errors_are_the_spread_of_the_estimates(sales, fit):
    rng = np.random.default_rng(11)
    found = [fit(sales(rng)) for _ in range(90)]
    estimates = np.array([one[:3] for one in found])
    errors = np.array([one[3:6] for one in found]).mean(axis=0)
    assert errors == pytest.approx(estimates.std(axis=0, ddof=1), rel=0.25)
    assert np.mean([one.rmse for one in found]) == pytest.approx(np.sqrt(12 / 15), rel=0.1)


def recursion(before, p, q, m):
    """Sales of a year after `before` adopters."""
    return (p + q * before / m) * (m - before)


def curve(years, p, q, m):
    """Sales of the years that end at the times `years`."""
    ends = [
        adopt(time=time, innovation=p, imitation=q, market_size=m, start_share=0).adopters
        for time in (years, years - 1)
    ]
    return ends[0] - ends[1]


@pytest.mark.parametrize("market_size", [1000, 4e7])
@pytest.mark.parametrize(("fit", "model"), [(fit_regression, recursion), (fit_curve, curve)])
def test_estimates_and_errors_are_those_of_a_general_fit(fit, model, market_size):
    noise = np.random.default_rng(5).normal(0, 1, 12)
    sales = curve_sales(12, market_size) + noise * market_size / 1000
    along = np.cumsum(sales) - sales if model is recursion else np.arange(1, 13)
    best, spread = curve_fit(model, along, sales, (0.03, 0.4, market_size))
    found = fit(sales)
    assert found[:3] == pytest.approx(best, rel=1e-4)
    assert found[3:6] == pytest.approx(np.sqrt(np.diag(spread)), rel=1e-3)
    assert found.rmse == pytest.approx(np.sqrt(np.mean((sales - model(along, *best)) ** 2)))


def test_before_the_peak_the_final_market_is_hardly_known():
    noise = np.random.default_rng(2).normal(0, 1, 15)
    sales = curve_sales(15) + noise
    early, late = fit_curve(sales[:5]), fit_curve(sales)
    assert early.market_size_error > 20 * late.market_size_error


@pytest.mark.parametrize("sales", [[50, 1, 1, 1, 1], [60, 5, 4, 3, 3, 2]])
def test_sales_that_fall_from_the_first_year_give_rates_and_a_market_that_can_be(sales):
    fit = fit_curve(sales)
    assert fit.innovation == pytest.approx(1)
    assert fit.imitation > 0
    assert fit.market_size == pytest.approx(sum(sales))  # no smaller than what was sold


@pytest.mark.slow
@pytest.mark.parametrize("fit", [fit_regression, fit_curve])
def test_sales_that_only_accelerate_name_no_final_market(fit):
    found = fit(1.5 ** np.arange(8))
    assert found.status == "no peak in sight"
    assert np.isnan(found[:7]).all()


def test_sales_that_start_at_nothing_and_bend_upwards_are_not_fitted():
    assert fit_regression([0, 0, 1, 2, 30]).status == "no peak in sight"
    assert fit_regression([10, 9, 9, 10, 12, 16, 23]).status == "no peak in sight"


def test_a_regression_that_would_start_below_nothing_is_not_fitted():
    assert fit_regression([1, 0, 2, 10, 0, 0]).status == "no peak in sight"


@pytest.mark.slow
def test_a_search_that_ends_at_the_largest_market_names_none():
    found = fit_curve([1.504, 2.119, 3.072, 3.638, 4.785, 7.556])
    assert found.status == "no peak in sight"
    assert np.isnan(found.market_size)


@pytest.mark.parametrize("fit", [fit_regression, fit_curve])
@pytest.mark.parametrize(
    ("sales", "message"),
    [
        ([1, 2, 3, 4], r"one series, five or more \(got shape \(4,\)\)"),
        (np.ones((5, 2)), r"^sales must be one series, five or more \(got shape \(5, 2\)\)"),
        ([1, 2, np.nan, 4, 5], r"sales must be finite.*\(got nan\)"),
        ([1, 2, -0.5, 4, -5], r"not negative.*\(got -5\)"),
        ([1, 2, np.inf, 4, 5], r"\(got inf\)"),
        ([0, 0, 0, 0, 0], r"not all zero \(got 0\)"),
    ],
)
def test_a_series_that_is_no_sales_history_is_refused(fit, sales, message):
    with pytest.raises(ValueError, match=message):
        fit(sales)
