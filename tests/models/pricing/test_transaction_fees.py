"""Rochet and Tirole's monopoly platform with linear and logit demand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples
from scipy.optimize import minimize
from scipy.special import expit

from platformlab.models.pricing.transaction_fees import find_fees, find_logit_fees

QUICK = examples(150)
LINEAR = {
    "choke_fee_consumers": 1,
    "choke_fee_producers": 2,
    "fee_response_consumers": 1.5,
    "fee_response_producers": 0.8,
    "cost_per_transaction": 0.3,
}
LOGIT = {
    "typical_value_consumers": 1,
    "typical_value_producers": 2,
    "value_spread_consumers": 0.5,
    "value_spread_producers": 0.8,
    "cost_per_transaction": 0.3,
}
MONEY = st.just(0.0) | st.floats(1e-9, 1e12)  # products of smaller amounts vanish in a float
SPREAD = st.floats(1e-9, 1e12)


def swapped(values):
    """Exchange the sides of a market."""
    swap = {"consumers": "producers", "producers": "consumers"}
    return {
        f"{stem}_{swap[side]}" if (side := name.split("_")[-1]) in swap else name: value
        for name, value in values.items()
        for stem in [name.rsplit("_", 1)[0]]
    }


def test_the_side_that_would_pay_more_is_charged_more():
    """A = (1, 2), b = (1.5, 0.8), c = 0.3: fees 0.1 and 1.1, profit 0.8748; computed by two
    routes.
    """
    fees = find_fees(**LINEAR)
    assert fees.fee_consumers == pytest.approx(0.1, abs=1e-12)
    assert fees.fee_producers == pytest.approx(1.1, abs=1e-12)
    assert fees.profit == pytest.approx(0.8748, abs=1e-12)
    assert fees.margin == pytest.approx(0.9)
    assert fees.demand_consumers == pytest.approx(1.35)
    assert fees.demand_producers == pytest.approx(0.72)
    assert fees.volume == pytest.approx(1.35 * 0.72)
    assert fees.status == "both pay"


def test_the_margin_of_the_total_fee_is_one_over_the_sum_of_elasticities():
    """The same market: 0.75 both ways; the rule of Rochet and Tirole (2003)."""
    fees = find_fees(**LINEAR)
    total = fees.fee_consumers + fees.fee_producers
    elasticity_consumers = 1.5 * fees.fee_consumers / fees.demand_consumers
    elasticity_producers = 0.8 * fees.fee_producers / fees.demand_producers
    lerner = (total - 0.3) / total
    assert lerner == pytest.approx(0.75, abs=1e-12)
    assert 1 / (elasticity_consumers + elasticity_producers) == pytest.approx(lerner, abs=1e-12)
    split = fees.fee_consumers / elasticity_consumers
    assert split == pytest.approx(fees.fee_producers / elasticity_producers)


def test_the_weak_side_is_paid():
    """A = (0.4, 2), b = 1, c = 0.3: fee −0.3; computed by two routes."""
    market = {
        **LINEAR,
        "choke_fee_consumers": 0.4,
        "fee_response_consumers": 1,
        "fee_response_producers": 1,
    }
    fees = find_fees(**market)
    assert fees.fee_consumers == pytest.approx(-0.3, abs=1e-12)
    assert fees.status == "consumers paid"
    assert find_fees(**swapped(market)).status == "producers paid"


@pytest.mark.parametrize(("one", "other"), [(1, 2), (2, 1), (1.5, 1.5)])
def test_a_side_that_pays_nothing_is_not_paid(one, other):
    fees = find_fees(
        **{
            **LINEAR,
            "choke_fee_consumers": one,
            "choke_fee_producers": other,
            "cost_per_transaction": 0,
        }
    )
    assert (fees.fee_consumers, fees.fee_producers) == (one - 1, other - 1)
    assert fees.status == "both pay"


def test_no_other_pair_of_fees_earns_more_with_linear_demand():
    one, other = np.meshgrid(np.linspace(-1, 1, 401), np.linspace(-1, 2, 601), indexing="ij")
    profits = (one + other - 0.3) * 1.5 * (1 - one) * 0.8 * (2 - other)
    at = np.unravel_index(profits.argmax(), profits.shape)
    fees = find_fees(**LINEAR)
    assert profits.max() == pytest.approx(fees.profit, abs=1e-4)
    assert one[at] == pytest.approx(fees.fee_consumers, abs=0.01)
    assert other[at] == pytest.approx(fees.fee_producers, abs=0.01)


def logit_profit(asked, market):
    one = expit((market["typical_value_consumers"] - asked[0]) / market["value_spread_consumers"])
    two = expit((market["typical_value_producers"] - asked[1]) / market["value_spread_producers"])
    return (sum(asked) - market["cost_per_transaction"]) * one * two


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"value_spread_consumers": 3},
        {"typical_value_consumers": 0},
        {"cost_per_transaction": 20},
        {"value_spread_producers": 0.02},
        {"typical_value_producers": 40},
    ],
)
def test_no_other_pair_of_fees_earns_more_with_logit_demand(change):
    market = {**LOGIT, **change}
    fees = find_logit_fees(**market)
    asked = [fees.fee_consumers, fees.fee_producers]
    assert logit_profit(asked, market) == pytest.approx(fees.profit, rel=1e-9)
    best = minimize(
        lambda c: -np.log(max(logit_profit(c, market), 1e-300)),
        np.add(asked, [0.01, 0.02]),
        method="Nelder-Mead",
        options={"xatol": 1e-9, "fatol": 1e-14, "maxiter": 2000},
    )
    assert np.exp(-best.fun) == pytest.approx(fees.profit, rel=1e-8)
    assert best.x == pytest.approx(asked, abs=1e-5)


def test_logit_fees_leave_each_side_its_spread_over_those_who_stay_away():
    fees = find_logit_fees(**LOGIT)
    assert fees.margin == pytest.approx(0.5 / (1 - fees.demand_consumers), rel=1e-12)
    assert fees.margin == pytest.approx(0.8 / (1 - fees.demand_producers), rel=1e-12)
    charged = fees.fee_consumers + fees.fee_producers - 0.3
    assert charged == pytest.approx(fees.margin, rel=1e-12)


@pytest.mark.parametrize(("find", "market"), [(find_fees, LINEAR), (find_logit_fees, LOGIT)])
def test_swapping_the_sides_swaps_fees_and_demands(find, market):
    here, there = find(**market), find(**swapped(market))
    assert here.fee_consumers == pytest.approx(there.fee_producers, rel=1e-12)
    assert here.demand_producers == pytest.approx(there.demand_consumers, rel=1e-12)
    assert here.profit == pytest.approx(there.profit, rel=1e-12)


def test_costs_are_passed_on_to_both_sides_alike():
    cheap, dear = (find_fees(**{**LINEAR, "cost_per_transaction": c}) for c in (0.3, 0.6))
    assert dear.fee_consumers - cheap.fee_consumers == pytest.approx(0.1)
    assert dear.fee_producers - cheap.fee_producers == pytest.approx(0.1)


def test_a_cost_above_both_highest_fees_leaves_no_market():
    fees = find_fees(**{**LINEAR, "cost_per_transaction": [2.9, 3, 5]})
    assert fees.status.tolist() == ["both pay", "no market", "no market"]
    assert np.isnan(np.array(fees[:7])[:, 1:]).all()
    assert fees.profit[0] > 0


@QUICK
@given(MONEY, MONEY, SPREAD, SPREAD, MONEY)
def test_linear_platforms_earn_or_say_why_not(value_1, value_2, response_1, response_2, cost):
    fees = find_fees(
        choke_fee_consumers=value_1,
        choke_fee_producers=value_2,
        fee_response_consumers=response_1,
        fee_response_producers=response_2,
        cost_per_transaction=cost,
    )
    if fees.status == "no market":
        assert np.isnan(fees[:7]).all()
        assert cost >= (value_1 + value_2) * (1 - 1e-15)
    else:
        assert min(fees.margin, fees.volume, fees.profit) > 0


@QUICK
@given(MONEY, MONEY, SPREAD, SPREAD, MONEY)
def test_logit_platforms_satisfy_both_first_order_conditions(v1, v2, spread_1, spread_2, cost):
    fees = find_logit_fees(
        typical_value_consumers=v1,
        typical_value_producers=v2,
        value_spread_consumers=spread_1,
        value_spread_producers=spread_2,
        cost_per_transaction=cost,
    )
    assert not np.isnan(fees[:7]).any()
    assert 0 <= fees.demand_consumers <= 1
    assert 0 <= fees.demand_producers <= 1
    money = v1 + v2 + cost + spread_1 + spread_2
    charged = fees.fee_consumers + fees.fee_producers - cost
    assert charged == pytest.approx(fees.margin, abs=1e-9 * money)
    for spread, demand in ((spread_1, fees.demand_consumers), (spread_2, fees.demand_producers)):
        # m = s / (1 − D), read the way that keeps its digits when everybody takes part
        assert fees.margin * (1 - demand) == pytest.approx(spread, rel=1e-6, abs=1e-9 * money)


def test_arrays_broadcast_to_one_shape():
    grid = find_logit_fees(
        **{
            **LOGIT,
            "cost_per_transaction": np.array([[0.1], [0.5]]),
            "value_spread_consumers": np.array([0.2, 0.5, 0.8]),
        }
    )
    assert {field.shape for field in grid} == {(2, 3)}
    one = find_logit_fees(**{**LOGIT, "cost_per_transaction": 0.5, "value_spread_consumers": 0.2})
    assert [field[1, 0] for field in grid] == list(one)


@pytest.mark.parametrize(
    ("find", "market", "message"),
    [
        (find_fees, {**LINEAR, "fee_response_consumers": 0}, r"fee_response_consumers must lie in"),
        (find_fees, {**LINEAR, "choke_fee_producers": -1}, r"must lie in \[0, ∞\) \(got -1\)"),
        (find_logit_fees, {**LOGIT, "value_spread_producers": 0}, r"must lie in \(0, ∞\)"),
        (find_logit_fees, {**LOGIT, "cost_per_transaction": np.inf}, "got inf"),
    ],
)
def test_an_impossible_platform_is_refused(find, market, message):
    with pytest.raises(ValueError, match=message):
        find(**market)
