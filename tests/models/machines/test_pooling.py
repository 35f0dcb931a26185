"""Erlang's fleets, pooled stocks and vehicles shared by services."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import drawn, examples
from scipy import integrate, stats

from platformlab.models import pooling as model

QUICK = examples(150)
STOCK = {"demand_spread": 20, "shortage_cost": 9, "surplus_cost": 1}


def continuous_refusals(vehicles, load):
    """Erlang B for any real number of vehicles: 1/B = A ∫ exp(−A y) (1 + y)^c dy."""
    inverse, _ = integrate.quad(
        lambda y: np.exp(-load * y + vehicles * np.log1p(y)), 0, np.inf, epsabs=0, epsrel=1e-10
    )
    return 1 / (load * inverse)


def test_thirty_vehicles_under_a_load_of_25_refuse_one_call_in_twenty():
    """0.0526; computed by two routes; a manual of queueing software prints "approximately 0.05"."""
    fleet = model.run_fleet(vehicles=30, load=25)
    assert fleet.refused == pytest.approx(0.052603172, abs=1e-9)
    assert round(fleet.refused, 2) == 0.05


@pytest.mark.parametrize(
    ("refusal_target", "load", "published"),
    [(0.01, 10, 17.44497), (0.05, 10, 14.30043), (0.01, 15.7, 24.4889)],
)
def test_fleet_sizes_are_the_printed_ones_rounded_up(refusal_target, load, published):
    """The manual of a spreadsheet add-in prints sizes with fractions; ours is the next whole
    number.
    """
    assert continuous_refusals(published, load) == pytest.approx(refusal_target, rel=2e-4)
    size = model.find_fleet_size(load=load, refusal_target=refusal_target)
    assert size == np.ceil(published)


def test_one_pooled_fleet_needs_about_two_thirds_of_the_vehicles_of_ten():
    """At most 1 per cent refused: ten fleets of 10 Erlang 180, one of 100 Erlang 117; computed by
    two routes.
    """
    sizes = model.find_fleet_size(load=[10, 100], refusal_target=0.01)
    assert [10 * sizes[0], sizes[1]] == [180, 117]


@pytest.mark.parametrize(("vehicles", "load"), [(1, 0.3), (5, 5), (18, 10), (60, 90), (150, 130)])
def test_refusals_are_the_chance_that_a_cut_off_poisson_fleet_is_full(vehicles, load):
    fleet = model.run_fleet(vehicles=vehicles, load=load)
    poisson = stats.poisson(load)
    assert fleet.refused == pytest.approx(poisson.pmf(vehicles) / poisson.cdf(vehicles), rel=1e-9)
    busy = np.arange(vehicles + 1)
    mean_busy = np.sum(busy * poisson.pmf(busy)) / poisson.cdf(vehicles)
    assert fleet.utilisation == pytest.approx(mean_busy / vehicles, rel=1e-9)


def test_points_in_any_order_and_shape_give_the_same_as_one_call_each():
    vehicles = np.array([[3], [0], [40], [7]])
    load = np.array([12.5, 0.0, 3.0])
    together = model.run_fleet(vehicles=vehicles, load=load)
    assert together.refused.shape == (4, 3)
    for i, j in np.ndindex(4, 3):
        alone = model.run_fleet(vehicles=vehicles[i, 0], load=load[j])
        np.testing.assert_array_equal([field[i, j] for field in together], list(alone))


def test_a_fleet_without_vehicles_refuses_everybody():
    fleet = model.run_fleet(vehicles=0, load=[0, 5])
    assert fleet.refused.tolist() == [1, 1]
    assert np.isnan(fleet.utilisation).all()
    assert fleet.status.tolist() == ["no vehicles", "no vehicles"]


def test_a_fleet_without_requests_stands_idle():
    assert model.run_fleet(vehicles=3, load=0) == (0, 0, "runs")
    assert model.find_fleet_size(load=0, refusal_target=0.01) == 1


def test_a_hopelessly_small_fleet_refuses_what_it_cannot_carry():
    fleet = model.run_fleet(vehicles=10, load=10_000)
    assert fleet.refused == pytest.approx(1 - 10 / 10_000, abs=1e-5)
    assert fleet.utilisation == pytest.approx(1, abs=1e-3)


@examples(60)
@given(st.integers(0, 400), st.floats(0, 10_000))
def test_refusals_and_utilisation_are_shares(vehicles, load):
    fleet = model.run_fleet(vehicles=vehicles, load=load)
    assert 0 <= fleet.refused <= 1
    assert (fleet.status == "no vehicles") == np.isnan(fleet.utilisation)
    if vehicles:
        assert 0 <= fleet.utilisation <= 1


@examples(60)
@given(st.floats(0, 300), st.floats(1e-9, 1, exclude_max=True))
def test_the_fleet_is_just_large_enough(load, refusal_target):
    size = model.find_fleet_size(load=load, refusal_target=refusal_target)
    assert model.run_fleet(vehicles=size, load=load).refused <= refusal_target * (1 + 1e-9)
    assert model.run_fleet(vehicles=size - 1, load=load).refused > refusal_target * (1 - 1e-9)


def test_pooling_nine_stocks_costs_a_third():
    """Spread 20, shortage 9, surplus 1: 315.9 and 105.3; computed by two routes."""
    stock = model.pool_stock(**STOCK, pooled_markets=9, demand_correlation=0)
    assert stock.separate == pytest.approx(315.896997, abs=1e-5)
    assert stock.pooled == pytest.approx(105.298999, abs=1e-5)


def test_a_simulated_newsvendor_pays_as_the_formula_says():
    rng = np.random.default_rng(13)
    common, own = rng.normal(size=(100_000, 1)), rng.normal(size=(100_000, 4))
    demand = 20 * (np.sqrt(0.3) * common + np.sqrt(0.7) * own)  # correlation 0.3

    def cost(stock, demand):
        return (9 * np.maximum(demand - stock, 0) + np.maximum(stock - demand, 0)).mean()

    stock = model.pool_stock(**STOCK, pooled_markets=4, demand_correlation=0.3)
    separate = sum(cost(stock.safety_stock, column) for column in demand.T)
    assert stock.separate == pytest.approx(separate, rel=0.01)
    total = demand.sum(axis=1)
    assert stock.pooled == pytest.approx(cost(np.quantile(total, 0.9), total), rel=0.01)


@pytest.mark.parametrize(("correlation", "ratio"), [(0, 1 / 3), (1, 1), (-1 / 8, 0), (0.5, None)])
def test_pooling_gains_vanish_as_markets_move_together(correlation, ratio):
    stock = model.pool_stock(**STOCK, pooled_markets=9, demand_correlation=correlation)
    ratio = np.sqrt((1 + 8 * correlation) / 9) if ratio is None else ratio
    assert stock.pooled / stock.separate == pytest.approx(ratio, abs=1e-7)


def test_a_single_market_has_nothing_to_pool():
    stock = model.pool_stock(**STOCK, pooled_markets=1, demand_correlation=-1)
    assert stock.pooled == stock.separate


def test_equal_costs_of_too_much_and_too_little_need_no_safety_stock():
    stock = model.pool_stock(
        demand_spread=20, shortage_cost=2, surplus_cost=2, pooled_markets=2, demand_correlation=0
    )
    assert stock.safety_stock == pytest.approx(0)


def test_markets_that_cannot_all_move_against_each_other_are_refused():
    with pytest.raises(
        ValueError,
        match=r"demand_correlation must be at least -1 / \(pooled_markets - 1\) = -0.5 "
        r"\(got -0.6\); so many markets cannot",
    ):
        model.pool_stock(**STOCK, pooled_markets=[2, 3], demand_correlation=-0.6)


@QUICK
@given(drawn(*STOCK, "pooled_markets"), st.floats(0, 1))
def test_pooling_never_costs_more_over_the_whole_range(draw, part):
    least = -1 / max(draw["pooled_markets"] - 1, 1)
    stock = model.pool_stock(**draw, demand_correlation=least + part * (1 - least))
    assert 0 <= stock.pooled <= stock.separate * (1 + 1e-9)
    assert np.isfinite(stock.safety_stock)


def test_peaks_at_different_hours_share_less_capacity_than_their_sum():
    """A = (3, 2, 2), phases 0, 2 and 4 radians: 3.956 against 7; computed by two routes."""
    hours = np.array([0, 2, 4]) * 24 / (2 * np.pi)
    peak = model.find_shared_peak(service_peak=[3, 2, 2], peak_hour=hours)
    assert peak.shared == pytest.approx(3.956437241, abs=1e-8)
    assert peak.separate == 7


def test_the_shared_peak_is_the_highest_point_of_the_summed_demand():
    peaks, hours = np.array([30, 20, 25]), np.array([8, 12.5, 18])
    clock = np.linspace(0, 24, 240_001)
    demand = peaks[:, None] * (1 + np.cos(2 * np.pi * (clock - hours[:, None]) / 24)) / 2
    total = demand.sum(axis=0)
    peak = model.find_shared_peak(service_peak=peaks, peak_hour=hours)
    assert peak.shared == pytest.approx(total.max())
    assert peak.hour == pytest.approx(clock[total.argmax()], abs=1e-3)


def test_several_groups_of_services_are_pooled_each_by_itself():
    peaks, hours = np.array([[30, 20, 25], [4, 0, 9]]), np.array([[8, 12.5, 18], [1, 2, 20]])
    together = model.find_shared_peak(service_peak=peaks, peak_hour=hours)
    assert together.separate.tolist() == [75, 13]
    for k in (0, 1):
        alone = model.find_shared_peak(service_peak=peaks[k], peak_hour=hours[k])
        assert (together.shared[k], together.hour[k]) == pytest.approx((alone.shared, alone.hour))


def test_services_with_one_rush_hour_save_nothing_and_opposite_ones_most():
    together = model.find_shared_peak(service_peak=[30, 30], peak_hour=[[8, 8], [8, 20]])
    assert together.shared == pytest.approx([60, 30])
    assert together.status.tolist() == ["peaks", "level"]
    assert together.hour[0] == pytest.approx(8)
    assert np.isnan(together.hour[1])


def test_services_without_demand_have_no_peak():
    peak = model.find_shared_peak(service_peak=[0, 0], peak_hour=[8, 9])
    assert (peak.shared, peak.status) == (0, "level")


def test_one_service_alone_keeps_its_own_peak():
    peak = model.find_shared_peak(service_peak=30, peak_hour=17.5)
    assert peak == (pytest.approx(30), 30, pytest.approx(17.5), "peaks")


def test_one_hour_can_be_given_for_all_services():
    peak = model.find_shared_peak(service_peak=[1, 2], peak_hour=9)
    assert (peak.shared, peak.separate) == (pytest.approx(3), 3)


@QUICK
@given(
    st.lists(st.tuples(st.floats(0, 1e9), st.floats(0, 24)), min_size=1, max_size=6),
)
def test_sharing_needs_between_half_and_all_of_the_separate_vehicles(services):
    peaks, hours = zip(*services, strict=True)
    peak = model.find_shared_peak(service_peak=peaks, peak_hour=hours)
    assert peak.separate / 2 <= peak.shared <= peak.separate * (1 + 1e-12)
    assert np.isnan(peak.hour) == (peak.status == "level")
    if peak.status == "peaks":
        assert 0 <= peak.hour <= 24


@pytest.mark.parametrize(
    ("bad", "error", "message"),
    [
        ({"vehicles": -1}, ValueError, r"vehicles must lie in \[0, 20000\] \(got -1\)"),
        ({"vehicles": 1.5}, ValueError, "vehicles must be a whole number"),
        ({"load": np.nan}, ValueError, r"load must lie in .*\(got nan\)"),
        ({"load": "full"}, TypeError, "load must be a number"),
        ({"load": []}, ValueError, "load must not be empty"),
    ],
)
def test_wrong_input_names_the_argument_the_range_and_the_value(bad, error, message):
    with pytest.raises(error, match=message):
        model.run_fleet(**{"vehicles": 3, "load": 2, **bad})


def test_an_allowance_of_all_refusals_is_refused():
    with pytest.raises(ValueError, match=r"refusal_target must lie in \[1e-09, 1\) \(got 1\)"):
        model.find_fleet_size(load=3, refusal_target=1)


def test_of_several_impossible_correlations_the_first_is_named():
    with pytest.raises(ValueError, match=r"= -0.5 \(got -0.6\)"):
        model.pool_stock(**STOCK, pooled_markets=[2, 3, 4], demand_correlation=[-0.5, -0.6, -0.7])


def test_rounding_below_the_lowest_correlation_is_forgiven():
    stock = model.pool_stock(**STOCK, pooled_markets=9, demand_correlation=-1 / 8 - 1e-10)
    assert stock.pooled == 0


def test_a_fleet_that_refuses_exactly_the_target_is_large_enough():
    assert model.find_fleet_size(load=1, refusal_target=0.5) == 1  # one vehicle refuses every other
