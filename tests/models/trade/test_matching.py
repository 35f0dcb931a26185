"""Urn-ball matching, distance to the nearest provider, and the transaction wedge."""

import numpy as np
import pytest
from hypothesis import given
from properties import drawn, examples
from scipy.optimize import brentq
from scipy.special import gamma

from platformlab.models import matching as model
from platformlab.models.judgement.crowd_ideas import expected_best

QUICK = examples(150)
MARKET = {"choke_price": 10, "reserve_price": 2, "demand_slope": 1, "supply_slope": 0.5}


def test_blind_choice_leaves_producers_without_a_consumer():
    """120 consumers, 80 producers: 62.3 matches, 0.7769 a producer in a large market; computed by
    two routes.
    """
    matches = model.match_blindly(consumer_count=120, producer_count=80)
    assert matches.blind == pytest.approx(62.31754739, abs=1e-7)
    assert matches.large_market / 80 == pytest.approx(0.776869840, abs=1e-7)
    assert matches.coordinated == 80


def test_simulated_consumers_who_choose_blindly_reach_as_many_producers():
    rng = np.random.default_rng(4)
    reached = [np.unique(rng.integers(80, size=120)).size for _ in range(4_000)]
    matches = model.match_blindly(consumer_count=120, producer_count=80)
    assert np.mean(reached) == pytest.approx(matches.blind, abs=0.15)


def test_a_single_producer_serves_one_and_a_single_consumer_always_finds_one():
    assert model.match_blindly(consumer_count=[1, 9], producer_count=1).blind.tolist() == [1, 1]
    assert model.match_blindly(consumer_count=1, producer_count=9).blind == pytest.approx(1)
    assert model.match_blindly(consumer_count=3, producer_count=9).coordinated == 3


def test_the_large_market_formula_is_the_limit_of_the_exact_one():
    matches = model.match_blindly(consumer_count=[3, 3_000_000], producer_count=[2, 2_000_000])
    off = 1 - matches.large_market / matches.blind
    assert abs(off[0]) > 0.02
    assert abs(off[1]) < 1e-6


@QUICK
@given(drawn("consumer_count", "producer_count"))
def test_blind_matching_never_beats_coordination(draw):
    matches = model.match_blindly(**draw)
    assert 0 < matches.large_market <= matches.blind * (1 + 1e-9)
    assert matches.blind <= matches.coordinated * (1 + 1e-9)


def test_the_nearest_at_density_four_is_a_quarter_away():
    """Density 4: 0.25; computed by two routes."""
    assert model.distance_to_nearest(density=4, rank=1) == pytest.approx(0.25, abs=1e-10)


@pytest.mark.parametrize("rank", [1, 2, 5, 30])
def test_distance_to_the_kth_nearest_is_the_mean_of_its_gamma_law(rank):
    expected = gamma(rank + 0.5) / (gamma(rank) * np.sqrt(np.pi * 3))
    assert model.distance_to_nearest(density=3, rank=rank) == pytest.approx(expected, rel=1e-12)


def test_scattered_providers_lie_as_far_as_the_formula_says():
    rng = np.random.default_rng(5)
    distances = []
    for _ in range(3_000):
        count = rng.poisson(2.5 * 36)
        points = rng.uniform(-3, 3, size=(count, 2))
        distances.append(np.sort(np.hypot(*points.T))[:2])
    expected = model.distance_to_nearest(density=2.5, rank=[1, 2])
    assert np.mean(distances, axis=0) == pytest.approx(expected, abs=0.01)


def test_four_times_the_density_halves_the_way():
    near, far = model.distance_to_nearest(density=[8, 2], rank=3)
    assert far == pytest.approx(2 * near)


@QUICK
@given(drawn("density", "rank"))
def test_the_next_nearest_is_farther(draw):
    near = model.distance_to_nearest(**draw)
    assert 0 < near < np.inf
    if draw["rank"] < 1000:
        assert model.distance_to_nearest(density=draw["density"], rank=draw["rank"] + 1) > near


def test_a_transaction_cost_takes_quantity_and_surplus():
    """Demand 10 − q, supply 2 + q/2, cost 1.2: 4.533 and 15.413; computed by two routes."""
    trade = model.trade_with_wedge(**MARKET, transaction_cost=1.2)
    assert trade.quantity == pytest.approx(4.533333333, abs=1e-8)
    assert trade.surplus == pytest.approx(15.413333333, abs=1e-8)


def test_trade_is_where_the_wedge_just_fits_between_the_two_lines():
    quantity = brentq(lambda q: (10 - q) - (2 + 0.5 * q) - 1.2, 0, 10)
    trade = model.trade_with_wedge(**MARKET, transaction_cost=1.2)
    assert trade.quantity == pytest.approx(quantity)
    assert trade.consumer_price - trade.producer_price == pytest.approx(1.2)
    units = (np.arange(100_000) + 0.5) / 100_000 * quantity
    assert trade.surplus == pytest.approx(
        np.sum(10 - units - 2 - 0.5 * units - 1.2) * quantity / 1e5
    )


def test_surplus_falls_with_the_square_of_the_gap_that_is_left():
    surplus = model.trade_with_wedge(**MARKET, transaction_cost=[0, 4, 6]).surplus
    assert surplus / surplus[0] == pytest.approx([1, 1 / 4, 1 / 16])


def test_a_market_vanishes_where_the_wedge_eats_the_whole_gain():
    trade = model.trade_with_wedge(**MARKET, transaction_cost=[7.9, 8, 9])
    assert trade.status.tolist() == ["trades", "no trade", "no trade"]
    assert trade.quantity[1:].tolist() == [0, 0]
    assert trade.surplus[1:].tolist() == [0, 0]
    assert np.isnan(trade.consumer_price[1:]).all()
    assert np.isnan(trade.producer_price[1:]).all()


@QUICK
@given(
    drawn("choke_price", "reserve_price", "demand_slope", "supply_slope", "transaction_cost"),
)
def test_trade_is_defined_over_the_whole_range(draw):
    trade = model.trade_with_wedge(**draw)
    assert trade.quantity >= 0
    assert trade.surplus >= 0
    assert (trade.status == "no trade") == np.isnan(trade.consumer_price)
    assert np.isnan(trade.consumer_price) == np.isnan(trade.producer_price)


@pytest.mark.parametrize(
    ("distribution", "expected"), [("uniform", 5 / 6), ("exponential", 137 / 60)]
)
def test_best_of_five_offers_is_known_for_even_and_for_exponential_quality(distribution, expected):
    """Uniform on [0, 1] 5/6, exponential with mean 1 137/60; computed by two routes."""
    mean, spread = {"uniform": (0.5, 1 / np.sqrt(12)), "exponential": (1, 1)}[distribution]
    best = expected_best(
        ideas=5, quality_mean=mean, quality_spread=spread, distribution=distribution
    )
    assert best == pytest.approx(expected, abs=1e-9)


def test_an_array_gives_the_same_numbers_as_one_call_each():
    costs = np.array([0.3, 3, 9])
    together = model.trade_with_wedge(**MARKET, transaction_cost=costs)
    for k, cost in enumerate(costs):
        alone = model.trade_with_wedge(**MARKET, transaction_cost=cost)
        np.testing.assert_array_equal([field[k] for field in together], list(alone))


@pytest.mark.parametrize(
    ("bad", "error", "message"),
    [
        ({"transaction_cost": -1}, ValueError, r"transaction_cost must lie in \[0, "),
        ({"demand_slope": 0}, ValueError, r"demand_slope must lie in \[1e-06, 1e\+06\] \(got 0\)"),
        ({"choke_price": np.inf}, ValueError, r"choke_price must lie in .*\(got inf\)"),
        ({"supply_slope": None}, TypeError, "supply_slope must be a number"),
    ],
)
def test_wrong_input_names_the_argument_the_range_and_the_value(bad, error, message):
    with pytest.raises(error, match=message):
        model.trade_with_wedge(**{**MARKET, "transaction_cost": 1, **bad})
