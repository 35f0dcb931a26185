"""Laws and exponents recovered from data."""

import csv
from pathlib import Path

import numpy as np
import pytest

from platformlab.models.value.network_value_fits import fit_exponent, fit_laws, fit_power

USERS = np.array([12.0, 40, 90, 200, 700])
SERIES = Path(__file__).parents[3] / "data" / "network_value.csv"


@pytest.mark.parametrize("exponent", [1, 2, 3])
def test_slope_of_exact_data_is_the_exponent(exponent):
    """Data made with n, n² and n³."""
    fit = fit_exponent(USERS, 0.3 * USERS**exponent)
    assert fit.exponent == pytest.approx(exponent, abs=1e-10)
    assert fit.unit_value == pytest.approx(0.3, rel=1e-9)
    assert fit.exponent_error == pytest.approx(0, abs=1e-7)
    assert fit.log_rmse == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("exponent", [0.5, 1, 2, 3])
def test_power_of_exact_data_is_given_back_in_dollars(exponent):
    """Data made with √n, n, n² and n³."""
    fit = fit_power(USERS, 0.3 * USERS**exponent)
    assert fit.exponent == pytest.approx(exponent, abs=1e-7)
    assert fit.unit_value == pytest.approx(0.3, rel=1e-6)
    assert fit.exponent_error == pytest.approx(0, abs=1e-6)


def test_free_power_misses_by_less_in_dollars_than_any_other_power():
    values = 2 * USERS**2 + np.array([30.0, -100, 500, -900, 4000])
    fit = fit_power(USERS, values)
    for step in (-1e-3, 1e-3):
        shape = USERS ** (fit.exponent + step)
        best = values @ shape / (shape @ shape)  # the coefficient that suits this exponent
        assert np.sqrt(np.mean((values - best * shape) ** 2)) > fit.rmse
    assert fit.rmse < fit_laws(USERS, values).rmse.min()


def test_error_of_the_power_is_that_of_the_slopes_at_the_fit():
    values = 2 * USERS**2 + np.array([30.0, -100, 500, -900, 4000])
    fit = fit_power(USERS, values)
    height = fit.unit_value * USERS**fit.exponent
    slopes = np.column_stack([height / fit.unit_value, height * np.log(USERS)])
    variance = len(USERS) * fit.rmse**2 / (len(USERS) - 2)
    covariance = variance * np.linalg.inv(slopes.T @ slopes)
    assert fit.exponent_error == pytest.approx(np.sqrt(covariance[1, 1]), rel=1e-3)


def test_exponent_of_facebook_is_a_square_to_2013_and_none_a_year_later_in_dollars():
    """Fits by another program, with the exponent on a grid of thousandths."""
    with SERIES.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["company"].startswith("Facebook")]
    found = {}
    for last in (2013, 2014):
        kept = [row for row in rows if int(row["year"]) <= last]
        users, revenue = (
            np.array([float(row[column]) for row in kept])
            for column in ("mau_million", "revenue_usd_bn")
        )
        gaps = {}
        for exponent in np.arange(0.5, 4, 0.001):
            shape = (users / users[-1]) ** exponent
            gaps[exponent] = np.sum((revenue - revenue @ shape / (shape @ shape) * shape) ** 2)
        found[last] = min(gaps, key=gaps.get)
        fit = fit_power(1e6 * users, 1e9 * revenue)
        assert fit.exponent == pytest.approx(found[last], abs=0.001)
    assert found[2013] == pytest.approx(2.0, abs=0.01)
    assert found[2014] > 2.5


@pytest.mark.parametrize(
    ("law", "values"),
    [
        ("sarnoff", USERS),
        ("odlyzko", USERS * np.log(USERS)),
        ("metcalfe", USERS**2),
        ("cube", USERS**3),
    ],
)
def test_data_made_by_a_law_are_given_back_to_it(law, values):
    fits = fit_laws(USERS, 4 * values)
    assert fits.best == fits.best_in_logs == law
    at = fits.laws.index(law)
    assert fits.unit_values[at] == pytest.approx(4, rel=1e-12)
    assert fits.rmse[at] == pytest.approx(0, abs=1e-6)
    assert fits.log_rmse[at] == pytest.approx(0, abs=1e-12)
    assert (np.delete(fits.rmse, at) > 1).all()


def test_coefficients_minimise_the_squared_gaps():
    values = 2 * USERS**2 + np.array([30.0, -100, 500, -900, 4000])
    fits = fit_laws(USERS, values)
    for step in (-1e-4, 1e-4):
        worse = np.sqrt(np.mean((values - (fits.unit_values[2] + step) * USERS**2) ** 2))
        assert worse > fits.rmse[2]
    assert fits.rmse[2] == pytest.approx(
        np.sqrt(np.mean((values - fits.unit_values[2] * USERS**2) ** 2))
    )


def test_gaps_in_logarithms_are_measured_from_the_best_level():
    values = USERS**2 * np.array([1.1, 0.9, 1.05, 0.97, 1.0])
    fits = fit_laws(USERS, values)
    gaps = np.log(values / USERS**2)
    best = min(np.sqrt(np.mean((gaps - level) ** 2)) for level in np.linspace(-0.1, 0.1, 2001))
    assert fits.log_rmse[2] == pytest.approx(best, abs=1e-6)


@pytest.mark.slow
def test_error_of_the_exponent_is_the_spread_over_repeated_samples():
    rng = np.random.default_rng(3)
    fits = [fit_exponent(USERS, USERS**2 * np.exp(rng.normal(0, 0.1, 5))) for _ in range(600)]
    spread = np.std([fit.exponent for fit in fits])
    assert np.sqrt(np.mean([fit.exponent_error**2 for fit in fits])) == pytest.approx(
        spread, rel=0.1
    )
    assert np.mean([fit.log_rmse**2 for fit in fits]) == pytest.approx(0.01 * 3 / 5, rel=0.1)


@pytest.mark.parametrize(
    ("company", "years", "best"),
    [
        # Zhang, Liu and Xu (2015), abstract: of n, n ln n, n² and 2ⁿ the square fits best.
        ("Tencent", 12, "metcalfe"),
        # Zhang and Xu (2023), abstract: with newer data the cube fits Facebook better.
        ("Facebook / Meta", 20, "cube"),
    ],
)
def test_the_law_closest_to_a_real_network_is_the_published_one(company, years, best):
    with SERIES.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["company"] == company]
    assert len(rows) == years
    users = [1e6 * float(row["mau_million"]) for row in rows]
    revenue = [1e9 * float(row["revenue_usd_bn"]) for row in rows]
    assert fit_laws(users, revenue).best == best


@pytest.mark.parametrize("fit", [fit_laws, fit_exponent, fit_power])
@pytest.mark.parametrize(
    ("users", "values", "message"),
    [
        ([2, 3], [1, 2], r"two series of equal length, three or more \(got shapes \(2,\)"),
        ([2, 3], [1, 2], "^users and values must be two series"),
        ([2, -3, np.nan], [1, 2, 3], r"users must be finite.*\(got -3\)"),
        ([2, 3, 4], [1, 2], r"\(got shapes \(3,\) and \(2,\)\)"),
        ([[2, 3, 4]], [[1, 2, 3]], "two series of equal length"),
        ([2, 3, np.nan], [1, 2, 3], r"users must be finite.*\(got nan\)"),
        ([2, 3, 0], [1, 2, 3], r"users must be finite and above . \(got 0\)"),
        ([2, 3, 4], [1, 0, 3], r"values must be finite and above 0 \(got 0\)"),
        ([2, 3, 4], [1, np.inf, 3], r"values must be finite .*\(got inf\)"),
        ([5, 5, 5], [1, 2, 3], r"users must differ from each other \(got 5 throughout\)"),
    ],
)
def test_series_that_show_no_network_are_refused(fit, users, values, message):
    with pytest.raises(ValueError, match=message):
        fit(users, values)


def test_one_user_has_no_contacts_to_fit():
    with pytest.raises(ValueError, match=r"users must be finite and above 1 \(got 1\)"):
        fit_laws([1, 2, 3], [1, 2, 3])
    assert fit_exponent([1, 2, 4], [1, 2, 4]).exponent == pytest.approx(1)
