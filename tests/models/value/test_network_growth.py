"""Logistic growth of users."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples
from scipy import integrate

from platformlab.models.value.network_growth import fit_growth, users_at

QUICK = examples(100)
CURVE = {"saturation": 2000, "growth_speed": 0.6, "midpoint": 9}


def test_logistic_growth_is_recovered_from_its_samples():
    """K = 2000, v = 0.6, h = 9, half-yearly samples of twenty years."""
    times = np.arange(0, 20.5, 0.5)
    fit = fit_growth(times, users_at(time=times, **CURVE))
    assert fit[:3] == pytest.approx((2000, 0.6, 9), abs=1e-4)
    assert fit.rmse == pytest.approx(0, abs=1e-4)
    assert fit.status == "fitted"


def test_growth_in_calendar_years_and_thousands_is_recovered_too():
    times = np.arange(2004, 2020)
    users = 3e9 / (1 + np.exp(-0.5 * (times - 2013.2)))
    fit = fit_growth(times, users)
    assert fit[:3] == pytest.approx((3e9, 0.5, 2013.2), rel=1e-6)


def test_users_solve_the_logistic_equation():
    times = np.linspace(0, 20, 11)
    solved = integrate.solve_ivp(
        lambda _, n: 0.6 * n * (1 - n / 2000),
        (0, 20),
        [users_at(time=0, **CURVE)],
        t_eval=times,
        rtol=1e-10,
        atol=1e-9,
    )
    assert users_at(time=times, **CURVE) == pytest.approx(solved.y[0], rel=1e-7)


@QUICK
@given(st.floats(0, 1e6), st.floats(1e-9, 1e12), st.floats(1e-9, 1e3), st.floats(-1e6, 1e6))
def test_users_stay_between_none_and_saturation(time, saturation, growth_speed, midpoint):
    market = {"saturation": saturation, "growth_speed": growth_speed, "midpoint": midpoint}
    assert 0 <= users_at(time=time, **market) <= saturation


def test_growth_without_an_end_names_no_saturation():
    fit = fit_growth(np.arange(10), 1.3 ** np.arange(10))
    assert fit.status == "no end in sight"
    assert np.isnan(fit[:4]).all()


def test_noise_shows_in_the_error_of_the_fit():
    times = np.arange(0, 20.5, 0.5)
    noise = np.random.default_rng(5).uniform(-8, 8, len(times))
    fit = fit_growth(times, users_at(time=times, **CURVE) + noise)
    assert fit.rmse == pytest.approx(8 / np.sqrt(3), rel=0.25)
    assert fit.saturation == pytest.approx(2000, rel=0.005)


@pytest.mark.parametrize(
    ("times", "users", "message"),
    [
        ([1, 1, 1], [1, 2, 3], r"times must differ from each other \(got 1 throughout\)"),
        ([1, 2, 3], [1, 2, 0], r"users must be finite and above 0 \(got 0\)"),
        ([1, 2, np.inf], [1, 2, 3], r"times must be finite .*\(got inf\)"),
        ([1, 2], [1, 2], "two series of equal length, three or more"),
    ],
)
def test_observations_that_show_no_growth_are_refused(times, users, message):
    with pytest.raises(ValueError, match=message):
        fit_growth(times, users)


def test_growth_needs_a_saturation():
    with pytest.raises(ValueError, match=r"saturation must lie in \(0, ∞\) \(got 0\)"):
        users_at(time=1, saturation=0, growth_speed=1, midpoint=0)
