"""A platform against dealing without it: fees, deals, and where a platform pays."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from properties import examples

from platformlab.models import intermediary as model
from platformlab.models.trade.matching import trade_with_wedge

QUICK = examples(150)
MARKET = {"keenest_gain": 60, "free_deals": 60}
costs = st.floats(0, 100)
everything = st.fixed_dictionaries(
    {
        "keenest_gain": st.floats(1, 100),
        "free_deals": st.floats(1, 500),
        "direct_cost": costs,
        "platform_cost": costs,
        "operating_cost": st.floats(0, 3000),
    }
)


def test_deals_and_gains_are_those_of_straight_demand_and_supply_lines():
    market = model.find_best_fee(**MARKET, direct_cost=20, platform_cost=90, operating_cost=200)
    trade = trade_with_wedge(
        choke_price=100, reserve_price=40, demand_slope=0.5, supply_slope=0.5, transaction_cost=20
    )
    assert market.status == "no platform"
    assert (market.deals, market.traders_gain) == (trade.quantity, trade.surplus)


@pytest.mark.parametrize(("direct_cost", "platform_cost"), [(20, 10), (50, 10), (80, 4), (30, 0)])
def test_no_other_fee_earns_the_owner_more(direct_cost, platform_cost):
    market = model.find_best_fee(
        **MARKET, direct_cost=direct_cost, platform_cost=platform_cost, operating_cost=100
    )
    fees = np.linspace(0, direct_cost - platform_cost, 4001)  # above it everybody deals directly
    profits = fees * np.maximum(60 - platform_cost - fees, 0) - 100
    assert market.profit == pytest.approx(profits.max(), rel=1e-6)
    assert market.profit >= profits.max() - 1e-9


def test_an_owner_held_to_the_saving_takes_all_of_it_and_trade_does_not_grow():
    held = model.find_best_fee(**MARKET, direct_cost=20, platform_cost=10, operating_cost=200)
    alone = model.find_best_fee(**MARKET, direct_cost=20, platform_cost=90, operating_cost=200)
    assert held.status == "held to the saving"
    assert held.fee == 10
    assert (held.deals, held.traders_gain) == (alone.deals, alone.traders_gain)


def test_trade_grows_only_where_dealing_directly_costs_more_than_half_way_to_the_gain():
    # free to price from τ₀ = (G + τ₁) / 2 on
    at = model.find_best_fee(
        **MARKET, direct_cost=[34.9, 35, 35.1], platform_cost=10, operating_cost=100
    )
    assert at.status.tolist() == ["held to the saving", "free to price", "free to price"]
    assert at.deals == pytest.approx([60 - 34.9, 25, 25])


def test_lowest_fee_just_covers_the_cost_and_no_lower_one_does():
    market = model.find_lowest_fee(**MARKET, direct_cost=30, platform_cost=10, operating_cost=200)
    assert market.fee * market.deals == pytest.approx(200)
    fees = np.linspace(0, market.fee * 0.999, 500)
    assert (fees * (50 - fees) < 200).all()


@pytest.mark.parametrize(
    ("direct_cost", "platform_cost", "operating_cost", "expected"),
    [
        (20, 10, 400, (10, 40, 0, "covers its cost")),  # 10 · 40, and all of the saving
        (19, 10, 400, (np.nan, 41, 0, "no platform")),  # 9 · 41 is too little
        (40, 10, 0, (0, 50, 0, "covers its cost")),
        (19.5, 20, 0, (np.nan, 40.5, 0, "no platform")),  # a dearer platform, for nothing
        (80, 70, 0, (np.nan, 0, 0, "no platform")),  # both cost more than the keenest gains
        (80, 59.5, 0.04, (0.1, 0.4, 0, "covers its cost")),  # a gap below one
        (90, 10, 700, (np.nan, 0, 0, "no platform")),  # 25 · 25 is the most there is
    ],
)
def test_lowest_fee_worked_out_by_hand(direct_cost, platform_cost, operating_cost, expected):
    market = model.find_lowest_fee(
        **MARKET,
        direct_cost=direct_cost,
        platform_cost=platform_cost,
        operating_cost=operating_cost,
    )
    numbers = market.fee, market.deals, market.profit
    assert numbers == pytest.approx(expected[:3], abs=1e-9, nan_ok=True)
    assert market.status == expected[3]


@QUICK
@given(everything)
def test_both_fees_open_the_platform_in_the_same_places_and_the_lower_one_trades_more(draw):
    best, lowest = model.find_best_fee(**draw), model.find_lowest_fee(**draw)
    for market in (best, lowest):
        assert market.profit >= 0
        assert market.profit == 0 or market.status != "no platform"
    margin = draw["operating_cost"] * 1e-6 + 1e-9
    assume(abs(best.profit) > margin or best.status == "no platform")
    if best.status != "no platform":
        assert lowest.status == "covers its cost"
        assert lowest.deals >= best.deals - 1e-9
        assert lowest.traders_gain >= best.traders_gain - 1e-9
        assert 0 <= lowest.fee <= best.fee + 1e-9


@QUICK
@given(everything)
def test_nobody_who_deals_directly_is_worse_off_with_a_platform_on_offer(draw):
    market = model.find_best_fee(**draw)
    direct = draw["free_deals"] * max(1 - draw["direct_cost"] / draw["keenest_gain"], 0)
    assert market.deals >= direct - 1e-9 * draw["free_deals"]
    assert market.profit >= 0
    assert (market.status == "no platform") == np.isnan(market.fee)


@QUICK
@given(everything)
def test_the_limit_is_where_the_platform_opens(draw):
    cost = draw.pop("platform_cost")
    limit = model.find_platform_limit(**draw).cost
    assume(np.isnan(limit) or abs(cost - limit) > 1e-6)
    is_open = model.find_best_fee(**draw, platform_cost=cost).status != "no platform"
    if draw["operating_cost"] > 0 or cost < draw["direct_cost"]:
        assert is_open == (cost < limit)


def test_the_limit_has_no_step_and_no_kink_where_the_owner_becomes_free_to_price():
    h = np.sqrt(200)
    around = 60 - h + np.array([-1e-6, 0, 1e-6])
    limit = model.find_platform_limit(**MARKET, direct_cost=around, operating_cost=200).cost
    assert limit == pytest.approx(60 - 2 * h, abs=1e-9)


def test_below_the_direct_limit_not_even_a_free_deal_makes_a_platform_pay():
    limit = model.find_direct_limit(**MARKET, operating_cost=500)
    assert limit.cost == pytest.approx(10)  # 10 · 50 = 500
    near = {**MARKET, "platform_cost": 0, "operating_cost": 500}
    status = model.find_best_fee(**near, direct_cost=[9.99, 10, 10.01]).status
    assert (status == "no platform").tolist() == [True, False, False]
    limits = model.find_platform_limit(**MARKET, direct_cost=[9.99, 10], operating_cost=500)
    assert limits.status.tolist() == ["never pays", "pays below"]
    assert limits.cost[1] == 0


def test_a_thin_market_carries_no_platform_at_all():
    thin = {"keenest_gain": 60, "free_deals": 10, "operating_cost": 200}
    assert model.find_direct_limit(**thin).status == "never pays"  # 10 · 60 / 4 = 150 at most
    limits = model.find_platform_limit(**thin, direct_cost=[10, 50, 90])
    assert limits.status.tolist() == ["never pays"] * 3


def test_a_tie_goes_to_the_platform_and_a_dearer_platform_gets_nobody():
    market = model.find_best_fee(
        **MARKET, direct_cost=20, platform_cost=[20, 20.01], operating_cost=0
    )
    assert market.status.tolist() == ["held to the saving", "no platform"]
    # A deal that costs all that the keenest pair gains is not made, not even for nothing.
    empty = model.find_best_fee(**MARKET, direct_cost=80, platform_cost=60, operating_cost=0)
    assert empty.status == "no platform"


def test_an_array_gives_the_same_numbers_as_one_call_each():
    draw = {**MARKET, "platform_cost": 5, "operating_cost": 300}
    together = model.find_lowest_fee(**draw, direct_cost=[4, 15, 70])
    for k, cost in enumerate([4, 15, 70]):
        alone = model.find_lowest_fee(**draw, direct_cost=cost)
        np.testing.assert_array_equal([field[k] for field in together], list(alone))
