"""A market with learning and a network: prices, shares that reproduce themselves, profits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples
from scipy.optimize import brentq, minimize_scalar
from scipy.special import expit, logit

from platformlab.models.rivalry.logit_competition import logit_price
from platformlab.models.rivalry.scale_or_network import find_equilibria, find_market, find_rest
from platformlab.models.standards.lock_in import find_market_shares

QUICK = examples(60)
MARKET = {
    "cost_per_customer": 80,
    "learning_rate": 0.2,
    "spillover_share": 1 / 3,
    "same_side": 50,
    "multihoming_share": 0,
    "crowding": 0,
    "quality_lead": 0,
    "taste_spread": 10,
}
ENGINES = {
    "learning_rate": st.floats(0, 0.5),
    "spillover_share": st.floats(0.05, 1),
    "same_side": st.floats(0, 120),
    "multihoming_share": st.floats(0, 1),
    "crowding": st.floats(0, 60),
    "quality_lead": st.floats(-60, 60),
    "taste_spread": st.floats(2, 30),
}


def market(share, **changes):
    return find_market(share, **MARKET | {"stand_alone_value": 100} | changes)


def resting(**changes):
    return find_equilibria(**MARKET | changes)


def end_of(start, **changes):
    return find_rest(start, **MARKET | changes)


def real(found):
    return found.shares[np.isfinite(found.shares)]


# --- prices ---------------------------------------------------------------------------------


def test_equal_firms_charge_the_logit_price_and_earn_the_spread_of_tastes():
    even = market(0.5, learning_rate=0.3, same_side=80)
    assert even.price_first == even.price_rival
    assert even.price_first == pytest.approx(
        logit_price(cost_per_customer=80, taste_spread=10, firms=2)
    )
    assert even.profit_first == pytest.approx(10)


@QUICK
@given(st.floats(0.02, 0.98), st.fixed_dictionaries(ENGINES))
def test_no_firm_gains_by_another_price(share, engines):
    found = market(share, **engines)
    spread = engines["taste_spread"]

    def loss(price, own_cost, own_value, other_surplus):
        return -(price - own_cost) * expit((own_value - price - other_surplus) / spread)

    sides = (
        (
            found.cost_first,
            found.value_first,
            found.value_rival - found.price_rival,
            found.price_first,
            found.profit_first,
        ),
        (
            found.cost_rival,
            found.value_rival,
            found.value_first - found.price_first,
            found.price_rival,
            found.profit_rival,
        ),
    )
    for cost, value, other, price, profit in sides:
        best = minimize_scalar(
            loss,
            bounds=(cost, cost + 3 * (price - cost)),
            args=(cost, value, other),
            method="bounded",
            options={"xatol": 1e-9},
        )
        assert profit == pytest.approx(-best.fun, rel=1e-6)


@QUICK
@given(st.floats(0, 1), st.fixed_dictionaries(ENGINES))
def test_swapping_the_firms_swaps_the_outcome(share, engines):
    one = market(share, **engines)
    mirror = market(1 - share, **engines | {"quality_lead": -engines["quality_lead"]})
    assert mirror.share_wanted == pytest.approx(1 - one.share_wanted, abs=1e-9)
    assert mirror.profit_rival == pytest.approx(one.profit_first, rel=1e-9)


# --- resting points -------------------------------------------------------------------------


@QUICK
@given(st.fixed_dictionaries(ENGINES))
def test_every_resting_point_reproduces_itself_and_they_alternate(engines):
    found = resting(**engines)
    points = real(found)
    assert len(points) % 2 == 1
    wanted = market(points, **engines).share_wanted
    assert wanted == pytest.approx(points, abs=1e-8)
    assert list(found.is_stable[: len(points)]) == [i % 2 == 0 for i in range(len(points))]
    assert found.status == ("tips" if len(points) > 1 else "single")


@QUICK
@given(st.fixed_dictionaries(ENGINES), st.floats(0.01, 0.99))
def test_all_the_way_from_the_start_to_the_end_a_share_moves_towards_the_end(engines, start):
    end = end_of(start, **engines)
    way = np.linspace(start, end, 22)[:-1]
    moves = market(way, **engines).share_wanted - way
    assert np.all(np.sign(moves) == np.sign(end - start)) or abs(end - start) < 1e-6


@pytest.mark.parametrize("learning", [0, 0.1, 0.2])
def test_even_split_breaks_when_both_engines_together_pass_six_spreads_of_taste(learning):
    # Slope of the lead at half, by hand: 2 β + 2 b c (1 − χ) / (1 + χ) · 2 with χ = 1/3.
    supply = -np.log2(1 - learning) * 80
    critical = 6 * 10 - supply
    assert resting(learning_rate=learning, same_side=critical - 0.5).status == "single"
    assert resting(learning_rate=learning, same_side=critical + 0.5).status == "tips"


def test_without_learning_it_is_the_share_model_of_lock_in_at_the_prices_that_follow():
    found = resting(learning_rate=0, same_side=80)
    for point in real(found):
        at = market(point, learning_rate=0, same_side=80)
        two = find_market_shares(
            lead_a=at.price_rival - at.price_first,
            same_side=80,
            multihoming_share=0,
            taste_spread=10,
        )
        assert np.nanmin(np.abs(two.shares - point)) < 1e-9


def test_without_a_network_it_is_price_competition_with_unequal_costs():
    point = real(resting(same_side=0, quality_lead=-15))
    assert len(point) == 1

    def excess(odds):  # margins of logit firms: spread over the rival's share
        share = expit(odds)
        cost = [80 * (2 * (n + (1 - n) / 3) / (4 / 3)) ** np.log2(0.8) for n in (share, 1 - share)]
        prices = cost[0] + 10 / (1 - share), cost[1] + 10 / share
        return (-15 - prices[0] + prices[1]) / 10 - odds

    assert logit(point[0]) == pytest.approx(brentq(excess, -5, 5), abs=1e-9)


def test_a_stronger_network_first_helps_the_better_newcomer_and_then_the_base():
    strengths = np.arange(0, 85, 5)
    ends = end_of(0.7, same_side=strengths, quality_lead=-10)
    turn = int(np.argmax(np.diff(ends))) + 1
    assert np.all(np.diff(ends[:turn]) < 0)
    assert ends[turn - 1] < 0.2 < 0.7 < ends[turn]
    assert np.all(np.diff(ends[turn:]) > 0)


@pytest.mark.parametrize(
    ("leak", "engine"),
    [
        ({"multihoming_share": 1}, {"learning_rate": 0, "same_side": 80}),
        ({"spillover_share": 1}, {"learning_rate": 0.5, "same_side": 0}),
        ({"crowding": 80}, {"learning_rate": 0, "same_side": 80}),
    ],
)
def test_each_engine_has_its_own_switch(leak, engine):
    assert resting(**engine).status == "tips"
    found = resting(**engine, **leak)
    assert found.status == "single"
    assert real(found) == pytest.approx([0.5], abs=1e-12)


def test_costs_that_fall_for_all_weaken_the_scale_engine_only():
    scale = {"learning_rate": 0.5, "same_side": 0}
    assert resting(**scale).status == "tips"
    assert resting(**scale, cost_per_customer=40).status == "single"
    network = {"learning_rate": 0, "same_side": 80}
    assert real(resting(**network, cost_per_customer=40)) == pytest.approx(real(resting(**network)))


def test_a_better_product_never_ends_with_less():
    leads = np.linspace(-40, 40, 17)
    for start in (0.3, 0.7):
        ends = end_of(start, quality_lead=leads)
        assert np.all(np.diff(ends) > 0)


def test_markets_broadcast():
    found = find_equilibria(
        **MARKET
        | {"same_side": np.array([[0.0], [80.0]]), "quality_lead": np.array([0.0, -10.0, -20.0])}
    )
    assert found.shares.shape == (2, 3, 5)
    assert found.shares[1, 1] == pytest.approx(
        resting(same_side=80, quality_lead=-10).shares, nan_ok=True
    )


def test_start_on_a_resting_point_stays_and_the_smallest_step_off_it_does_not():
    low, middle, high = real(resting())
    ends = end_of(np.array([low, middle, middle + 1e-6, middle - 1e-6, 1]))
    assert ends == pytest.approx([low, middle, high, low, high], abs=1e-12)


@pytest.mark.parametrize(
    "wrong", [{"taste_spread": 0}, {"spillover_share": 0}, {"crowding": -1}, {"learning_rate": 20}]
)
def test_impossible_markets_are_refused(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        resting(**wrong)
    with pytest.raises(ValueError, match=next(iter(wrong))):
        market(0.5, **wrong)


def test_a_share_above_one_is_refused():
    with pytest.raises(ValueError, match="share must lie in"):
        market(70)


@pytest.mark.parametrize("spread", [1e-3, 1e-9, 1e-13])
def test_tastes_that_hardly_differ_leave_all_or_nothing(spread):
    found = resting(taste_spread=spread)
    assert found.shares[:3] == pytest.approx([0, 0.5, 1], abs=2e-5)
    assert found.is_stable[:3].tolist() == [True, False, True]
    assert found.status == "tips"
    assert end_of([0.4, 0.6], taste_spread=spread) == pytest.approx([0, 1], abs=2e-5)


@pytest.mark.parametrize("lead", [-1e9, 1e9])
def test_a_lead_beyond_all_measure_takes_the_market(lead):
    found = resting(quality_lead=lead, taste_spread=1e-6)
    assert found.shares[0] == pytest.approx(float(lead > 0), abs=1e-9)
    assert found.is_stable[0]
    assert found.status == "single"
