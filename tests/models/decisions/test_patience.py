"""Growth, the J-curve and the value of the first years."""

from decimal import Decimal, getcontext

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import drawn, examples
from scipy import integrate
from scipy.optimize import brentq, minimize_scalar

from platformlab.models import patience as model

QUICK = examples(150)
GROWTH = {"saturation": 1e6, "first_users": 2e4, "growth_speed": 0.9}
PLATFORM = {**GROWTH, "unit_value": 4e-5, "running_cost": 2e6}
EARLY = {
    "first_users": 1000,
    "growth_speed": 0.5,
    "unit_value": 0.001,
    "running_cost": 5000,
    "discount_rate": 0.1,
}


def test_users_solve_the_logistic_equation():
    years = np.array([0, 1, 5, 12.0])
    path = integrate.solve_ivp(
        lambda _, n: 0.9 * n * (1 - n / 1e6), (0, 12), [2e4], t_eval=years, rtol=1e-10, atol=1e-6
    )
    assert model.users_at(years, **GROWTH) == pytest.approx(path.y[0], rel=1e-7)


@pytest.mark.parametrize("years", [0.01, 1, 3, 7, 40])
def test_cumulative_cash_is_the_integral_of_revenue_less_cost(years):
    def flow(t):
        return 4e-5 * model.users_at(t, **GROWTH) ** 2 - 2e6

    total, _ = integrate.quad(flow, 0, years, epsrel=1e-12)
    assert model.cumulative_cash(years, **PLATFORM) == pytest.approx(total, rel=1e-8)

    def pipeline_flow(t):
        return 3 * model.users_at(t, **GROWTH) - 2e6

    total, _ = integrate.quad(pipeline_flow, 0, years, epsrel=1e-12)
    cash = model.cumulative_cash_pipeline(years, **GROWTH, revenue_per_user=3, running_cost=2e6)
    assert cash == pytest.approx(total, rel=1e-8)


def test_before_the_launch_is_over_nothing_is_earned_or_spent():
    assert model.cumulative_cash(0, **PLATFORM) == 0
    assert model.users_at(0, **GROWTH) == pytest.approx(2e4)


def test_the_cash_flow_turns_positive_in_the_third_year():
    """K = 10⁶, n₀ = 20,000, g = 0.9, a = 4·10⁻⁵, F = 2·10⁶: after 2.941 years; computed by two
    routes.
    """
    assert model.find_j_curve(**PLATFORM).trough_time == pytest.approx(2.941167049, abs=1e-8)


def test_a_platform_that_pays_back_in_the_fifth_year_fails_a_review_after_three():
    """The same platform, undiscounted: 4.333 years; computed by two routes."""
    curve = model.find_j_curve(**PLATFORM)
    assert curve.break_even_time == pytest.approx(4.333345577, abs=1e-7)
    assert curve.status == "pays back"
    assert model.cumulative_cash(3, **PLATFORM) < 0 < model.cumulative_cash(7, **PLATFORM)


def test_trough_and_break_even_are_those_of_the_cash_line():
    curve = model.find_j_curve(**PLATFORM)
    low = minimize_scalar(
        lambda t: model.cumulative_cash(t, **PLATFORM), bounds=(0, 5), method="bounded"
    )
    assert curve.trough_time == pytest.approx(low.x, abs=1e-3)
    assert curve.trough_cash == pytest.approx(low.fun)
    root = brentq(lambda t: model.cumulative_cash(t, **PLATFORM), 3.5, 10)
    assert curve.break_even_time == pytest.approx(root)


def test_an_early_surplus_needs_no_patience_and_a_small_market_never_pays_back():
    curve = model.find_j_curve(**{**PLATFORM, "running_cost": [0, 1.59e4, 1.61e4, 3.9e7, 4.1e7]})
    assert curve.status.tolist() == [
        "pays from the start",
        "pays from the start",
        "pays back",
        "pays back",
        "never pays back",
    ]
    for field in curve[:3]:
        assert field[:2].tolist() == [0, 0]
        assert np.isnan(field).tolist() == [False] * 4 + [True]
    assert 0 < curve.break_even_time[2] < 0.05
    assert curve.break_even_time[3] > 50


def test_a_market_that_just_covers_its_cost_when_full_never_pays_back():
    assert model.find_j_curve(**{**PLATFORM, "running_cost": 4e7}).status == "never pays back"


def test_faster_growth_brings_break_even_forward():
    times = model.find_j_curve(**{**PLATFORM, "growth_speed": [0.3, 0.6, 1.2]})
    assert (np.diff(times.break_even_time) < 0).all()
    # Time scales with 1/speed; the depth of the trough too.
    assert times.break_even_time[0] == pytest.approx(4 * times.break_even_time[2])
    assert times.trough_cash[0] == pytest.approx(4 * times.trough_cash[2])


def test_four_years_of_early_growth_are_worth_what_was_computed():
    """n₀ = 1000, g = 0.5, a = 0.001, F = 5000, r = 0.1: 23,069.6; computed by two routes."""
    assert model.net_present_value(4, **EARLY) == pytest.approx(23069.596128, abs=1e-5)


@pytest.mark.parametrize(
    ("growth_speed", "discount_rate"), [(0.5, 0.1), (0.05, 0.1), (0.05, 0.1000001), (0.3, 0)]
)
def test_value_is_the_discounted_integral_of_the_flow(growth_speed, discount_rate):
    args = {**EARLY, "growth_speed": growth_speed, "discount_rate": discount_rate}

    def flow(t):
        users = 1000 * np.exp(growth_speed * t)
        return (0.001 * users**2 - 5000) * np.exp(-discount_rate * t)

    total, _ = integrate.quad(flow, 0, 6, epsrel=1e-12)
    assert model.net_present_value(6, **args) == pytest.approx(total, rel=1e-9)


@QUICK
@given(
    drawn("unit_value", "running_cost", "first_users"),
    st.floats(1e-6, 0.999),
    st.floats(1e-3, 20),
    st.floats(0, 1000),
)
def test_the_j_curve_has_a_stated_form_over_the_whole_range(draw, start, growth_speed, years):
    growth = {
        "first_users": draw["first_users"],
        "saturation": draw["first_users"] / start,
        "growth_speed": growth_speed,
    }
    if not 0 < growth["first_users"] < growth["saturation"] <= 1e12:
        return
    args = {**growth, "unit_value": draw["unit_value"], "running_cost": draw["running_cost"]}
    users = model.users_at(years, **growth)
    assert growth["first_users"] * (1 - 1e-9) <= users <= growth["saturation"]
    curve = model.find_j_curve(**args)
    numbers = (curve.trough_time, curve.trough_cash, curve.break_even_time)
    assert np.isfinite(numbers).all() != (curve.status == "never pays back")
    if curve.status == "pays back":
        assert 0 <= curve.trough_time <= curve.break_even_time
        spent = args["running_cost"] * curve.break_even_time
        back = model.cumulative_cash(curve.break_even_time, **args)
        # The integral of n² is a difference of two terms that are larger when few have started.
        assert back == pytest.approx(0, abs=spent * 1e-6 + 1e-13 * spent / start**2)


@QUICK
@given(
    drawn("discount_rate", "first_users", "running_cost", "unit_value"),
    st.floats(0.001, 3),
    st.floats(0, 50),
)
def test_value_is_a_number_over_the_whole_range(draw, growth_speed, years):
    assert np.isfinite(model.net_present_value(years, growth_speed=growth_speed, **draw))


@pytest.mark.parametrize("first_users", [1e6, 2e6])
def test_a_launch_with_all_users_on_board_is_refused(first_users):
    growth = {**GROWTH, "first_users": first_users}
    rest = {"running_cost": 1}
    calls = [
        lambda: model.users_at(1, **growth),
        lambda: model.cumulative_cash(1, **growth, unit_value=1, **rest),
        lambda: model.cumulative_cash_pipeline(1, **growth, revenue_per_user=1, **rest),
        lambda: model.find_j_curve(**growth, unit_value=1, **rest),
    ]
    for call in calls:
        with pytest.raises(
            ValueError, match=r"first_users must be below saturation = 1e\+06 \(got "
        ):
            call()


def test_an_array_gives_the_same_numbers_as_one_call_each():
    costs = np.array([[1e4], [2e6], [5e7]])
    starts = np.array([100.0, 2e4])
    together = model.find_j_curve(**{**PLATFORM, "running_cost": costs, "first_users": starts})
    for i, j in np.ndindex(3, 2):
        one = {**PLATFORM, "running_cost": costs[i, 0], "first_users": starts[j]}
        np.testing.assert_array_equal(
            [field[i, j] for field in together], list(model.find_j_curve(**one))
        )


@pytest.mark.parametrize(
    ("bad", "error", "message"),
    [
        ({"growth_speed": 0}, ValueError, r"growth_speed must lie in \(0, ∞\) \(got 0\)"),
        ({"first_users": 0}, ValueError, r"first_users must lie in \(0, "),
        ({"running_cost": np.nan}, ValueError, r"running_cost must lie in .*\(got nan\)"),
        ({"unit_value": "much"}, TypeError, "unit_value must be a number"),
    ],
)
def test_wrong_input_names_the_argument_the_range_and_the_value(bad, error, message):
    with pytest.raises(error, match=message):
        model.find_j_curve(**{**PLATFORM, **bad})


def test_a_platform_that_earns_half_a_dollar_in_the_end_pays_back_and_one_that_earns_nothing_does_not():
    market = {"saturation": 10, "unit_value": 1, "first_users": 1, "growth_speed": 1}
    curve = model.find_j_curve(running_cost=[99.5, 100], **market)
    assert curve.status.tolist() == ["pays back", "never pays back"]
    back = curve.break_even_time[0]
    paid = model.cumulative_cash(time=back, running_cost=99.5, **market)
    assert paid == pytest.approx(0, abs=1e-6)


def test_a_platform_whose_first_revenue_meets_its_cost_pays_from_the_start():
    curve = model.find_j_curve(
        saturation=10, unit_value=1, first_users=2, growth_speed=1, running_cost=4
    )
    assert curve.status == "pays from the start"
    assert (curve.trough_time, curve.trough_cash, curve.break_even_time) == (0, 0, 0)


def test_a_value_beyond_any_number_is_infinite():
    value = model.net_present_value(
        709, first_users=1000, growth_speed=0.5, unit_value=1, running_cost=5000, discount_rate=0
    )
    assert value == np.inf


@pytest.mark.parametrize("first", [1e-300, 1e-9, 1.0, 2e4, 999_999.0])
@pytest.mark.parametrize("time", [0.0, 1e-6, 0.2, 0.34, 1.0, 48.0, 1e5])
def test_users_and_user_years_are_exact_from_the_smallest_start_to_the_longest_time(first, time):
    """Against the closed forms with 60 digits; speed 3, market of a million."""
    getcontext().prec = 60
    growth = {"saturation": 1e6, "first_users": first, "growth_speed": 3}
    start, grown = Decimal(first) / 10**6, (Decimal(3 * time)).exp()
    users = 10**6 * start * grown / (1 - start + start * grown)
    years = Decimal(10**6) / 3 * (1 - start + start * grown).ln()

    cash = model.cumulative_cash_pipeline(time, **growth, revenue_per_user=1, running_cost=0)
    assert model.users_at(time, **growth) == pytest.approx(float(users), rel=1e-12)
    assert cash == pytest.approx(float(years), rel=1e-9)
