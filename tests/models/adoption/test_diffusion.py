"""Bass's curve against its differential equation, the printed durables and its limits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples
from scipy import integrate

from platformlab.models.adoption.diffusion import adopt, find_peak, find_time

QUICK = examples(150)
RATES = {"innovation": 0.03, "imitation": 0.38, "start_share": 0}
MARKET = {**RATES, "market_size": 1}
# A rate is zero or at least one in a million million years.
CHANCES = st.one_of(st.just(0.0), st.floats(1e-12, 1))
STARTS = st.one_of(st.just(0.0), st.floats(1e-12, 1 - 1e-12))

# Bass (1969), tables 1 and 2, gives p, q and m; the peaks are recomputed from them.
DURABLES = [
    # m in 1000 people, p, q, years to the peak, sales at the peak in million a year
    ("electric refrigerators", 40001, 0.002617, 0.21566, 20.211, 2.209),
    ("home freezers", 21973, 0.018119, 0.17110, 11.866, 1.149),
    ("black & white television", 96717, 0.027877, 0.25105, 7.880, 7.493),
    ("water softeners", 5793, 0.017703, 0.29695, 8.962, 0.483),
    ("room air conditioners", 16895, 0.010399, 0.41861, 8.613, 1.857),
    ("clothes dryers", 15092, 0.017206, 0.35688, 8.105, 1.479),
    ("power lawnmowers", 44751, 0.009183, 0.33790, 10.388, 3.989),
    ("electric bed coverings", 76589, 0.005876, 0.24387, 14.918, 4.897),
    ("automatic coffee makers", 58838, 0.017135, 0.30145, 9.001, 4.953),
    ("steam irons", 55696, 0.028632, 0.32791, 6.839, 5.398),
    ("record players", 21937, 0.024796, 0.65410, 4.820, 3.864),
]


@pytest.mark.parametrize(("product", "thousands", "p", "q", "years", "millions"), DURABLES)
def test_sales_of_a_durable_peak_when_and_where_its_printed_rates_imply(
    product, thousands, p, q, years, millions
):
    peak = find_peak(innovation=p, imitation=q, market_size=thousands * 1e3, start_share=0)
    assert peak.years_to_peak == pytest.approx(years, abs=1e-3), product
    assert peak.peak_sales / 1e6 == pytest.approx(millions, abs=1e-3), product


def test_shares_over_time_are_those_of_the_differential_equation():
    """p = 0.03, q = 0.38, years 1, 2, 5, 10 and 20; computed by two routes: closed form and an
    integrator.
    """
    curve = adopt(time=[1, 2, 5, 10, 20], **MARKET)
    expected = [0.035758164, 0.085056281, 0.331198642, 0.812803221, 0.996259415]
    assert curve.adopted_share == pytest.approx(expected, abs=1e-8)


def test_peak_inflexions_and_mean_waiting_time_lie_where_they_were_computed():
    """p = 0.03, q = 0.38: peak at 6.193 years and 46 per cent; computed by two routes."""
    peak = find_peak(**MARKET)
    assert peak[:3] == pytest.approx((6.192619198, 0.460526316, 0.110592105), abs=1e-8)
    assert peak[3:6] == pytest.approx((2.980526766, 9.404711629, 6.881473100), abs=1e-8)
    assert peak.status == "rises first"
    assert find_time(0.5, **RATES) == pytest.approx(6.550188647, abs=1e-8)


def test_without_imitation_adoption_is_exponential_and_without_innovation_logistic():
    # Limits in closed form: 1 − exp(−p t) and the logistic curve.
    tired = adopt(time=10, innovation=0.05, imitation=1e-9, market_size=1, start_share=0)
    assert tired.adopted_share == pytest.approx(0.393469340, abs=1e-7)
    none = adopt(time=10, innovation=0.05, imitation=0, market_size=1, start_share=0)
    assert none.adopted_share == pytest.approx(1 - np.exp(-0.5), abs=1e-15)
    contagious = adopt(time=8, innovation=0, imitation=0.6, market_size=1, start_share=0.01)
    assert contagious.adopted_share == pytest.approx(0.551041619, abs=1e-7)


@pytest.mark.parametrize(
    ("p", "q", "start"), [(0.03, 0.38, 0), (0.3, 0.1, 0.2), (0, 2, 0.05), (0.01, 0, 0.5)]
)
def test_curve_solves_its_differential_equation(p, q, start):
    times = np.linspace(0, 15, 31)
    solved = integrate.solve_ivp(
        lambda _, f: (p + q * f) * (1 - f), (0, 15), [start], t_eval=times, rtol=1e-11, atol=1e-13
    )
    curve = adopt(time=times, innovation=p, imitation=q, market_size=50, start_share=start)
    assert curve.adopted_share == pytest.approx(solved.y[0], abs=1e-9)
    assert curve.adopters == pytest.approx(50 * solved.y[0], abs=1e-7)
    slope = (p + q * solved.y[0]) * (1 - solved.y[0])
    assert curve.sales == pytest.approx(50 * slope, abs=1e-7)


@pytest.mark.parametrize(("p", "q", "start"), [(0.02, 0.5, 0), (0.02, 0.5, 0.1), (0.001, 3, 0)])
def test_peak_and_turning_points_are_those_of_the_sales_curve(p, q, start):
    market = {"innovation": p, "imitation": q, "market_size": 200, "start_share": start}
    peak = find_peak(**market)
    times = np.linspace(0, 4 * peak.years_to_peak, 40_001)
    sales = adopt(time=times, **market).sales
    change = np.gradient(sales, times)
    step = times[1]
    assert times[sales.argmax()] == pytest.approx(peak.years_to_peak, abs=2 * step)
    assert sales.max() == pytest.approx(peak.peak_sales, rel=1e-6)
    at_peak = adopt(time=peak.years_to_peak, **market)
    assert at_peak.adopted_share == pytest.approx(peak.peak_share, abs=1e-12)
    assert times[change.argmax()] == pytest.approx(peak.years_to_takeoff, abs=5 * step)
    assert times[change.argmin()] == pytest.approx(peak.years_to_slowdown, abs=5 * step)


@pytest.mark.parametrize(
    ("p", "q", "start"), [(0.06, 0.02, 0), (0.03, 0.38, 0), (0.1, 0, 0.3), (0, 1, 0.2)]
)
def test_mean_waiting_time_is_the_area_above_the_curve(p, q, start):
    market = {"innovation": p, "imitation": q, "market_size": 1, "start_share": start}
    area, _ = integrate.quad(lambda t: 1 - adopt(time=t, **market).adopted_share, 0, 400, limit=400)
    assert find_peak(**market).mean_years == pytest.approx(area / (1 - start), rel=1e-7)


def test_sales_fall_from_the_start_where_imitation_is_weaker_than_innovation():
    peak = find_peak(
        innovation=[0.3, 0.3, 0.1], imitation=[0.3, 0, 0.5], market_size=10, start_share=[0, 0, 0.4]
    )
    assert peak.status.tolist() == ["falls from the start"] * 3
    assert peak.years_to_peak.tolist() == [0, 0, 0]
    assert peak.peak_share.tolist() == [0, 0, 0.4]
    assert peak.peak_sales == pytest.approx([3, 3, 10 * 0.3 * 0.6])
    assert np.isnan(peak.years_to_takeoff).all()
    assert np.isnan(peak.years_to_slowdown).tolist() == [False, True, False]


def test_a_market_that_starts_after_takeoff_still_has_a_peak_but_no_takeoff():
    peak = find_peak(innovation=0.01, imitation=0.5, market_size=1, start_share=0.3)
    assert peak.status == "rises first"
    assert np.isnan(peak.years_to_takeoff)
    assert 0 < peak.years_to_peak < peak.years_to_slowdown


@pytest.mark.parametrize("start", [0, 0.2])
def test_time_to_a_share_undoes_the_curve(start):
    rates = {**RATES, "start_share": start}
    times = np.array([0, 0.3, 4, 25])
    shares = adopt(time=times, market_size=1, **rates).adopted_share
    assert find_time(shares, **rates) == pytest.approx(times, abs=1e-9)


def test_a_share_already_reached_takes_no_time_and_the_whole_market_takes_for_ever():
    times = find_time([0.1, 0.2, 1], innovation=0.03, imitation=0.38, start_share=0.2)
    assert times.tolist() == [0, 0, np.inf]


def test_monthly_rates_and_months_give_the_same_curve():
    # Time has no unit of its own: rates a month and months must give the same.
    yearly = adopt(time=5, **MARKET).adopted_share
    monthly = adopt(
        time=60, innovation=0.03 / 12, imitation=0.38 / 12, market_size=1, start_share=0
    )
    assert monthly.adopted_share == pytest.approx(yearly, abs=1e-14)


def test_starting_later_on_the_curve_is_the_same_curve():
    first = adopt(time=3, **MARKET).adopted_share
    second = adopt(time=4, **{**MARKET, "start_share": first}).adopted_share
    assert second == pytest.approx(adopt(time=7, **MARKET).adopted_share, abs=1e-14)


def test_arrays_and_single_numbers_agree():
    times, rates = np.array([[1.0], [8.0]]), np.array([0.01, 0.2, 0.5])
    grid = adopt(time=times, innovation=rates, imitation=0.4, market_size=9, start_share=0)
    assert grid.sales.shape == (2, 3)
    for i, j in np.ndindex(2, 3):
        one = adopt(
            time=times[i, 0], innovation=rates[j], imitation=0.4, market_size=9, start_share=0
        )
        assert [field[i, j] for field in grid] == list(one)


@pytest.mark.slow
@QUICK
@given(st.floats(0, 1e12), CHANCES, st.one_of(st.just(0.0), st.floats(1e-12, 10)), STARTS)
def test_shares_and_times_are_sound_over_the_whole_range(time, p, q, start):
    rates = {"innovation": p, "imitation": q, "start_share": start}
    if p + q * start == 0:
        with pytest.raises(ValueError, match="innovation must be positive"):
            adopt(time=time, market_size=1, **rates)
        return
    curve = adopt(time=[time, 2 * time], market_size=1, **rates)
    assert ((curve.adopted_share >= start * (1 - 1e-12)) & (curve.adopted_share <= 1)).all()
    assert curve.adopted_share[0] <= curve.adopted_share[1] + 1e-12
    peak = find_peak(market_size=1, **rates)
    assert peak.years_to_peak >= 0
    assert peak.mean_years > 0
    assert start <= peak.peak_share <= max(start, 0.5)
    assert (curve.sales <= peak.peak_sales * (1 + 1e-9)).all()
    assert find_time(0.5, **rates) >= 0


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"innovation": 0}, r"innovation must be positive where start_share or .*\(got 0\)"),
        ({"innovation": 0, "imitation": 0, "start_share": 0.5}, "somebody has to adopt first"),
        ({"innovation": -0.1}, r"innovation must lie in \[0, 1\] \(got -0.1\); write 3 % a year"),
        ({"imitation": 10.1}, r"imitation must lie in \[0, 10\]"),
        ({"start_share": 1}, r"start_share must lie in \[0, 1\)"),
        ({"market_size": 0}, r"market_size must lie in \(0, ∞\)"),
    ],
)
def test_a_market_without_first_adopters_or_out_of_range_is_refused(change, message):
    with pytest.raises(ValueError, match=message):
        find_peak(**{**MARKET, **change})


def test_time_does_not_run_backwards():
    with pytest.raises(ValueError, match=r"time must lie in \[0, ∞\) \(got -1\)"):
        adopt(time=[0, -1], **MARKET)


def test_sales_rise_first_as_long_as_fewer_than_half_less_p_over_2q_have_joined():
    ends = [0.46, 0.47]  # either side of ½ − 0.03 / 0.8 = 0.4625
    for start, status in zip(ends, ["rises first", "falls from the start"], strict=True):
        peak = find_peak(innovation=0.03, imitation=0.4, market_size=1, start_share=start)
        assert peak.status == status


def test_a_start_on_the_turning_point_takes_off_at_once():
    start = (1 - 1 / np.sqrt(3)) / 2
    peak = find_peak(innovation=0, imitation=0.4, market_size=1000, start_share=start)
    assert peak.years_to_takeoff == 0


def test_rates_that_cancel_in_a_difference_are_no_standstill():
    curve = adopt(time=10, innovation=0.1, imitation=0.5, market_size=1000, start_share=0.2)
    assert curve.adopters > 900


def test_rounding_never_makes_more_adopters_than_people():
    rng = np.random.default_rng(1)
    curve = adopt(
        time=rng.uniform(50, 200, 20_000),
        innovation=10 ** rng.uniform(-2, 0, 20_000),
        imitation=10 ** rng.uniform(-3, 0, 20_000),
        market_size=1,
        start_share=rng.random(20_000),
    )
    assert curve.adopters.max() == 1
