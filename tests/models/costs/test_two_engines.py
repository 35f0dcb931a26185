"""What a share does to cost and to worth, and how either leaks to the rival."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples

from platformlab.models.costs.scale import cost_of_unit
from platformlab.models.costs.two_engines import unit_cost, willingness_to_pay

QUICK = examples(100)
SHARE = st.floats(0, 1)
SUPPLY = {"cost_per_customer": 80, "learning_rate": 0.2, "spillover_share": 0.3}
DEMAND = {"stand_alone_value": 100, "same_side": 60, "multihoming_share": 0.0, "crowding": 0.0}


def test_half_of_the_market_costs_what_it_is_said_to_cost():
    for leak in (0.01, 0.3, 1):
        assert unit_cost(0.5, **SUPPLY | {"spillover_share": leak}) == pytest.approx(80, abs=1e-12)


def test_double_the_experience_lowers_cost_by_the_learning_rate():
    # With a leak of a third a newcomer has half the experience of a firm with half of the market.
    cost = unit_cost(0, **SUPPLY | {"spillover_share": 1 / 3})
    assert cost * 0.8 == pytest.approx(80, rel=1e-12)


def test_without_a_leak_it_is_the_experience_curve_of_the_module_scale():
    made = np.array([100, 200, 350])
    own = cost_of_unit(cumulative_output=made, first_unit_cost=1, learning_rate=0.2)
    cost = unit_cost(made / 1000, **SUPPLY | {"spillover_share": 1e-12})
    assert cost / cost[0] == pytest.approx(own / own[0], rel=1e-9)


@QUICK
@given(SHARE, SHARE)
def test_a_larger_firm_never_costs_more(one, other):
    low, high = sorted((one, other))
    assert unit_cost(high, **SUPPLY) <= unit_cost(low, **SUPPLY) + 1e-12


@QUICK
@given(SHARE)
def test_know_how_that_leaks_entirely_makes_all_firms_alike(share):
    assert unit_cost(share, **SUPPLY | {"spillover_share": 1}) == pytest.approx(80, rel=1e-12)


@QUICK
@given(SHARE)
def test_members_who_all_use_both_make_all_networks_alike(share):
    both = DEMAND | {"multihoming_share": 1}
    assert willingness_to_pay(share, **both) == pytest.approx(160, rel=1e-12)


def test_half_who_use_both_halve_the_difference_between_networks():
    alone = np.diff(willingness_to_pay([0.3, 0.7], **DEMAND))
    half = np.diff(willingness_to_pay([0.3, 0.7], **DEMAND | {"multihoming_share": 0.5}))
    assert half == pytest.approx(alone / 2, rel=1e-12)


def test_a_crowded_network_is_worth_most_before_it_is_full():
    shares = np.linspace(0, 1, 1001)
    worth = willingness_to_pay(shares, **DEMAND | {"crowding": 50})
    assert shares[worth.argmax()] == pytest.approx(60 / (2 * 50))


def test_no_engine_no_difference():
    still = SUPPLY | {"learning_rate": 0}
    assert unit_cost([0, 0.2, 1], **still) == pytest.approx(80)
    assert willingness_to_pay([0, 0.2, 1], **DEMAND | {"same_side": 0}) == pytest.approx(100)


@pytest.mark.parametrize(
    "wrong",
    [
        {"spillover_share": 0},
        {"spillover_share": 30},
        {"learning_rate": 20},
        {"cost_per_customer": -1},
    ],
)
def test_impossible_supply_is_refused(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        unit_cost(0.5, **SUPPLY | wrong)


@pytest.mark.parametrize("wrong", [{"crowding": -1}, {"multihoming_share": 1.5}])
def test_impossible_demand_is_refused(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        willingness_to_pay(0.5, **DEMAND | wrong)
