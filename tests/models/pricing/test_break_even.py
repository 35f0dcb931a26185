"""Break-even fees: Ramsey's problem with two sides."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples
from scipy.optimize import minimize

from platformlab.models.pricing.break_even import find_break_even_fees
from platformlab.models.pricing.two_sided import find_monopoly, find_welfare_optimum
from platformlab.models.pricing.two_sided_shares import find_shares

QUICK = examples(200)
MARKET = {
    "cross_side_consumers": 2,
    "cross_side_producers": 20,
    "base_share_consumers": 0.1,
    "base_share_producers": 0.48,
    "response_consumers": 0.02,
    "response_producers": 0.015,
    "serving_cost_consumers": 2,
    "serving_cost_producers": 2,
}


def welfare_at(fees):
    found = find_shares(fee_consumers=fees[0], fee_producers=fees[1], **MARKET)
    surplus = found.share_consumers**2 / (2 * MARKET["response_consumers"])
    surplus += found.share_producers**2 / (2 * MARKET["response_producers"])
    return found.profit + surplus


def test_no_other_fees_that_cover_the_costs_are_better_for_all():
    found = find_break_even_fees(**MARKET)
    covers = {
        "type": "eq",
        "fun": lambda f: find_shares(fee_consumers=f[0], fee_producers=f[1], **MARKET).profit,
    }
    best = minimize(lambda f: -welfare_at(f), (-4, 5), constraints=[covers], method="SLSQP")
    assert best.success
    assert best.x == pytest.approx([found.fee_consumers, found.fee_producers], abs=0.01)
    assert -best.fun == pytest.approx(found.welfare, abs=1e-6)


@QUICK
@given(st.floats(0, 6), st.floats(0, 32), st.floats(0, 4))
def test_costs_are_covered_exactly_and_one_side_at_most_pays_more_than_its_cost(a1, a2, cost):
    market = {
        **MARKET,
        "cross_side_consumers": a1,
        "cross_side_producers": a2,
        "serving_cost_consumers": cost,
    }
    found = find_break_even_fees(**market)
    assert found.status == "interior"
    assert found.profit == pytest.approx(0, abs=1e-9)
    margins = found.fee_consumers - cost, found.fee_producers - market["serving_cost_producers"]
    assert min(margins) <= 1e-9


def test_result_lies_between_what_an_owner_and_what_society_would_choose():
    owner, even, society = (
        find(**MARKET) for find in (find_monopoly, find_break_even_fees, find_welfare_optimum)
    )
    assert owner.share_consumers < even.share_consumers < society.share_consumers
    assert owner.share_producers < even.share_producers < society.share_producers
    assert owner.welfare < even.welfare < society.welfare
    assert owner.profit > 0 > society.profit


def test_sides_that_do_not_matter_to_each_other_pay_their_costs():
    found = find_break_even_fees(**{**MARKET, "cross_side_consumers": 0, "cross_side_producers": 0})
    assert (found.fee_consumers, found.fee_producers) == pytest.approx((2, 2))


def test_costs_can_be_covered_where_society_would_not_stop():
    gains = {"cross_side_consumers": 30, "cross_side_producers": 30}
    market = {**MARKET, **gains, "base_share_consumers": 0.06, "base_share_producers": 0.07}
    assert find_welfare_optimum(**market).status == "runs away"
    found = find_break_even_fees(**market)
    assert found.status == "interior"
    assert found.profit == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"serving_cost_consumers": 60, "serving_cost_producers": 60}, "corner"),
        ({"cross_side_consumers": 80, "cross_side_producers": 80}, "runs away"),
    ],
)
def test_market_without_an_interior_outcome_is_named(change, status):
    found = find_break_even_fees(**{**MARKET, **change})
    assert found.status == status
    assert np.isnan(found.fee_consumers)


WEAK = {
    "cross_side_consumers": 0.7,
    "cross_side_producers": 1.1,
    "base_share_consumers": 0.9,
    "base_share_producers": 0.1,
    "response_consumers": 1,
    "response_producers": 1,
    "serving_cost_consumers": 0.6,
    "serving_cost_producers": 0.42,
}


@pytest.mark.parametrize(
    ("cost", "consumers", "welfare"), [(0.42, 0.39524, 0.102627), (0.4, 0.42693, 0.125)]
)
def test_a_side_that_could_not_live_alone_is_carried_where_the_pull_is_strong(
    cost, consumers, welfare
):
    # The rooms of both sides add up to less than nothing, or to nothing exactly at a cost of 0.4.
    market = {**WEAK, "serving_cost_producers": cost}
    found = find_break_even_fees(**market)
    assert found.status == "interior"
    assert found.share_consumers == pytest.approx(consumers, abs=1e-5)
    assert found.welfare == pytest.approx(welfare, abs=1e-6)
    assert found.welfare > 0.3**2 / 2  # consumers alone, at cost
    fees = {"fee_consumers": found.fee_consumers, "fee_producers": found.fee_producers}
    on_board = find_shares(**fees, **market)
    assert on_board.status == "interior"
    assert on_board.share_producers == pytest.approx(found.share_producers)
    assert on_board.profit == pytest.approx(0, abs=1e-12)
    # Both sides use the same part of their market power: response is 1, so fee − cost + gift over n.
    used = [
        (found.fee_consumers - 0.6 + 1.1 * found.share_producers) / found.share_consumers,
        (found.fee_producers - cost + 0.7 * found.share_consumers) / found.share_producers,
    ]
    assert used[0] == pytest.approx(used[1])
    assert 0 < used[0] < 1


def random_markets(count):
    """Markets of every kind: strong and weak pulls, rooms below nothing on either side."""
    rng = np.random.default_rng(7)
    highest = dict.fromkeys(WEAK, 1.0) | {"cross_side_consumers": 1.7, "cross_side_producers": 1.7}
    return {name: rng.uniform(0.01, high, count) for name, high in highest.items()}


@pytest.mark.slow
def test_outcome_agrees_with_a_search_over_all_shares_on_board():
    markets = random_markets(400)
    found = find_break_even_fees(**markets)
    assert {*found.status} == {"interior", "corner", "runs away"}
    # What the platform can ask for so many on board, from demand alone.
    steps = np.linspace(0, 1, 201)
    consumers, producers = steps[:, None, None], steps[:, None]
    profit = welfare = 0.0
    for side, mine, theirs in (
        ("consumers", consumers, producers),
        ("producers", producers, consumers),
    ):
        base, response = markets[f"base_share_{side}"], markets[f"response_{side}"]
        fee = (base - mine) / response + markets[f"cross_side_{side}"] * theirs
        profit = profit + (fee - markets[f"serving_cost_{side}"]) * mine
        welfare = welfare + mine**2 / (2 * response)
    welfare = np.where(profit >= 0, welfare + profit, -np.inf)
    best = welfare.max(axis=(0, 1))
    within = welfare[1:-1, 1:-1].max(axis=(0, 1))
    interior = found.status == "interior"
    assert interior.sum() > 100
    assert (best <= found.welfare + 1e-9)[interior].all()
    # The grid comes as near as its steps allow; without an inner outcome its best is at an edge.
    assert (best > found.welfare - 0.02 * (1 + found.welfare))[interior].all()
    edge = np.maximum(welfare[[0, -1]].max(axis=(0, 1)), welfare[:, [0, -1]].max(axis=(0, 1)))
    assert (edge > within - 0.02 * (1 + edge))[~interior].all()
    assert np.abs(found.profit[interior]).max() < 1e-12


def test_exchanging_the_sides_exchanges_the_outcome():
    def exchanged(name):
        first, last = name.rsplit("_", 1)
        return f"{first}_{'producers' if last == 'consumers' else 'consumers'}"

    markets = random_markets(50)
    found = find_break_even_fees(**markets)
    mirror = find_break_even_fees(**{exchanged(name): each for name, each in markets.items()})
    assert mirror.status.tolist() == found.status.tolist()
    assert mirror.fee_consumers == pytest.approx(found.fee_producers, nan_ok=True)
    assert mirror.share_producers == pytest.approx(found.share_consumers, nan_ok=True)


def test_sides_alike_in_everything_pay_exactly_their_cost():
    found = find_break_even_fees(
        cross_side_consumers=0.5,
        cross_side_producers=0.5,
        base_share_consumers=0.3,
        base_share_producers=0.3,
        response_consumers=0.6,
        response_producers=0.6,
        serving_cost_consumers=0.1,
        serving_cost_producers=0.1,
    )
    assert (found.fee_consumers, found.fee_producers) == pytest.approx((0.1, 0.1), abs=1e-12)


ALONE = {name: 0 if "cross" in name or "cost" in name else 1 for name in WEAK}


@pytest.mark.parametrize(
    "change",
    [
        {},  # everybody joins for nothing
        {"base_share_consumers": 0.5, "base_share_producers": 0},  # no producer does
        {"serving_cost_consumers": 1.2, "serving_cost_producers": 1.2},  # nobody pays the cost
    ],
)
def test_a_side_just_complete_or_just_empty_is_a_corner(change):
    assert find_break_even_fees(**{**ALONE, **change}).status == "corner"
    inner = {"base_share_consumers": 0.99, "base_share_producers": 0.01}
    assert find_break_even_fees(**{**ALONE, **inner}).status == "interior"


def test_a_pull_of_two_and_no_less_tips():
    alike = {name: 0.01 for name in WEAK if "cost" in name or "base" in name}
    pull = np.array([1.99, 2, 2.01])
    gains = {"cross_side_consumers": pull / 2, "cross_side_producers": pull / 2}
    found = find_break_even_fees(
        **{**WEAK, **alike, **gains, "serving_cost_consumers": 0, "serving_cost_producers": 0}
    )
    assert found.status.tolist() == ["corner", "runs away", "runs away"]


@pytest.mark.slow
def test_the_largest_and_smallest_amounts_raise_no_warning():
    amounts = np.array([1e-300, 1, 1e150, 1e300])
    names = [name for name in WEAK if "base" not in name]
    market = dict(zip(names, np.meshgrid(*[amounts] * len(names)), strict=True))
    for bases in ((0.5, 0.5), (0, 1)):
        found = find_break_even_fees(
            **market, base_share_consumers=bases[0], base_share_producers=bases[1]
        )
        assert {*found.status.flat} <= {"interior", "corner", "runs away"}
        numbers = np.array(found[:6], dtype=float)
        assert np.isfinite(numbers[:, found.status == "interior"]).all()
        assert np.isnan(numbers[:, found.status != "interior"]).all()


def test_ordinary_amounts_of_very_different_size_raise_no_warning():
    rng = np.random.default_rng(3)
    draws = {name: 10 ** rng.uniform(-9, 9, 900) for name in WEAK}
    for name in draws:
        if "base" in name:
            draws[name] = rng.choice([0, 0.5, 1], 900)
        elif "response" not in name:
            draws[name][rng.random(900) < 0.2] = 0
    found = find_break_even_fees(**draws)
    assert {*found.status} <= {"interior", "corner", "runs away"}
    assert (np.isnan(found.welfare) == (found.status != "interior")).all()


def test_of_two_equal_sides_each_pays_for_the_other_what_it_brings():
    # With b, a and costs alike both serve equally many, so the fees differ by the gifts alone.
    alike = {
        "base_share_consumers": 0.3,
        "base_share_producers": 0.3,
        "response_consumers": 0.015,
        "response_producers": 0.015,
    }
    found = find_break_even_fees(**{**MARKET, **alike})
    assert found.profit == pytest.approx(0, abs=1e-9)
    assert found.share_consumers == pytest.approx(found.share_producers)
    assert found.fee_producers - found.fee_consumers == pytest.approx(18 * found.share_producers)
    assert found.welfare < find_welfare_optimum(**{**MARKET, **alike}).welfare
