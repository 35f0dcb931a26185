"""Hotelling's line, Salop's circle, and the Bertrand limit."""

import numpy as np
import pytest
from hypothesis import given
from properties import drawn, examples
from scipy.optimize import minimize_scalar

from platformlab.models import competition as model

QUICK = examples(150)
LINE = {
    "cost_per_customer": 0.5,
    "transport_cost": 1,
    "quality_lead": 0.6,
    "same_side": 0,
    "stand_alone_value": 10,
}
RING = {"cost_per_customer": 0.5, "transport_cost": 2, "entry_cost": 0.05, "stand_alone_value": 10}
NUMBERS = ["price_first", "price_second", "share_first", "profit_first", "profit_second"]


def line(**changes):
    return model.hotelling(**{**LINE, **changes})


def share_of_first(price_first, price_second, market):
    """Share at which the customer in the middle is indifferent, found on a grid of customers."""
    share = 0.5
    where = (np.arange(20_000) + 0.5) / 20_000
    for _ in range(200):  # shares are foreseen: revise them until they repeat
        first = market["quality_lead"] + market["same_side"] * share - price_first
        second = market["same_side"] * (1 - share) - price_second
        pull = market["transport_cost"] * (1 - 2 * where)
        share = 0.5 * share + 0.5 * np.mean(first + pull > second)
    return share


def test_the_better_firm_on_the_line_charges_more_and_serves_more():
    """c = 0.5, t = 1, lead 0.6: prices 1.7 and 1.3, share 0.6; computed by two routes."""
    market = line()
    assert market[:3] == pytest.approx((1.7, 1.3, 0.6), abs=1e-9)
    assert market.status == "shared"


def test_a_network_effect_lowers_both_prices_by_itself():
    """c = 0.5, t = 1, lead 0.6, network effect 0.4: prices 1.3 and 0.9, share 2/3; computed by two
    routes.
    """
    assert line(same_side=0.4)[:3] == pytest.approx((1.3, 0.9, 2 / 3), abs=1e-9)


@pytest.mark.slow
@pytest.mark.parametrize("changes", [{}, {"same_side": 0.4}, {"quality_lead": -1}])
def test_neither_firm_gains_by_another_price(changes):
    market, args = line(**changes), {**LINE, **changes}
    cost = args["cost_per_customer"]
    for price in market.price_first + np.array([-0.3, -0.1, 0.1, 0.3]):
        profit = (price - cost) * share_of_first(price, market.price_second, args)
        assert profit < market.profit_first + 1e-4
    for price in market.price_second + np.array([-0.3, -0.1, 0.1, 0.3]):
        profit = (price - cost) * (1 - share_of_first(market.price_first, price, args))
        assert profit < market.profit_second + 1e-4


@pytest.mark.parametrize("changes", [{}, {"same_side": 0.4}, {"quality_lead": -1}])
def test_the_share_is_that_of_customers_who_prefer_the_first(changes):
    market = line(**changes)
    share = share_of_first(market.price_first, market.price_second, {**LINE, **changes})
    assert market.share_first == pytest.approx(share, abs=2e-4)
    assert market.profit_first == pytest.approx((market.price_first - 0.5) * market.share_first)
    assert market.profit_second == pytest.approx(
        (market.price_second - 0.5) * (1 - market.share_first)
    )


def test_swapping_the_firms_swaps_their_results():
    first, second = line(quality_lead=0.6), line(quality_lead=-0.6, stand_alone_value=10.6)
    assert first.price_first == pytest.approx(second.price_second)
    assert first.profit_second == pytest.approx(second.profit_first)
    assert first.share_first == pytest.approx(1 - second.share_first)


@pytest.mark.parametrize("lead", [0.6, 5, -5])
def test_a_cost_added_to_both_firms_is_added_to_both_prices(lead):
    cheap = line(quality_lead=lead, stand_alone_value=30)
    dear = line(quality_lead=lead, stand_alone_value=30, cost_per_customer=1.5)
    assert np.subtract(dear[:2], cheap[:2]) == pytest.approx([1, 1])
    assert dear[2:5] == pytest.approx(cheap[2:5])


def test_a_lead_of_three_times_the_difference_of_tastes_leaves_one_firm_alone():
    between = line(quality_lead=3.5, stand_alone_value=20)
    assert between[:3] == pytest.approx((3, 0.5, 1))
    market = line(quality_lead=[2.999, 3, 4, -3, -4], stand_alone_value=20)
    assert market.status.tolist() == ["shared", *2 * ["first alone"], *2 * ["second alone"]]
    assert market.price_first[:3] == pytest.approx([2.4997, 2.5, 3.5], abs=1e-4)
    assert market.price_second[3:] == pytest.approx([2.5, 3.5])
    assert market.price_first[3:].tolist() == [0.5, 0.5]
    assert market.price_second[1:3].tolist() == [0.5, 0.5]
    assert market.profit_first[2] == pytest.approx(3)
    assert market.profit_second[4] == pytest.approx(3)
    assert market.profit_first[4] == market.profit_second[2] == 0


def test_the_firm_alone_charges_what_keeps_the_farthest_customer():
    market = line(quality_lead=4)
    assert 4 - market.price_first - 1 == pytest.approx(0 - market.price_second)


def test_a_network_effect_lowers_both_prices_until_the_market_tips():
    market = line(quality_lead=0, same_side=[0, 0.5, 0.9, 1, 1.5])
    assert market.price_first[:3] == pytest.approx([1.5, 1, 0.6])
    assert market.status.tolist() == ["shared"] * 3 + ["one takes all"] * 2
    for name in NUMBERS:
        assert np.isnan(getattr(market, name)).tolist() == [False] * 3 + [True] * 2


@pytest.mark.parametrize("lead", [-0.9, 0, 0.6])
def test_a_market_is_covered_as_long_as_the_indifferent_customer_gains(lead):
    # The indifferent customer's surplus is v − c − 3t/2 + lead/2 (derived by hand).
    least = 0.5 + 1.5 - lead / 2
    market = line(quality_lead=lead, stand_alone_value=[least - 1e-6, least + 1e-6])
    assert market.status.tolist() == ["not covered", "shared"]
    assert np.isnan([getattr(market, name)[0] for name in NUMBERS]).all()


def test_a_firm_alone_covers_the_market_if_the_excluded_product_is_worth_its_cost():
    least = line(quality_lead=4, stand_alone_value=[0.49, 0.51])
    assert least.status.tolist() == ["not covered", "first alone"]
    least = line(quality_lead=-4, stand_alone_value=[4.49, 4.51])
    assert least.status.tolist() == ["not covered", "second alone"]


@pytest.mark.parametrize("lead", [-0.2, 0, 0.2])
def test_a_commodity_is_the_limit_of_ever_more_similar_products(lead):
    market = line(quality_lead=lead, transport_cost=1e-7)
    assert market.price_first == pytest.approx(
        model.bertrand(cost_per_customer=0.5, quality_lead=lead), abs=1e-6
    )


@QUICK
@given(drawn(*LINE))
def test_the_line_is_defined_over_the_whole_range(draw):
    market = model.hotelling(**draw)
    known = market.status in ("shared", "first alone", "second alone")
    for name in NUMBERS:
        assert np.isfinite(getattr(market, name)) == known
    if known:
        cost = draw["cost_per_customer"]
        assert 0 <= market.share_first <= 1
        assert min(market.price_first, market.price_second) >= cost
        assert min(market.profit_first, market.profit_second) >= 0
    assert (market.status == "one takes all") == (draw["transport_cost"] <= draw["same_side"])


@QUICK
@given(drawn("cost_per_customer", "quality_lead"))
def test_a_commodity_is_never_sold_below_cost(draw):
    assert model.bertrand(**draw) >= draw["cost_per_customer"]


def test_the_price_on_the_circle_is_cost_plus_transport_cost_over_firms():
    """c = 0.5, t = 2, five firms: 0.9; computed by two routes."""
    assert model.salop(**RING, firms=5).price == pytest.approx(0.9, abs=1e-9)


def test_published_exercise_on_the_circle():
    # t = 4, c = 1, F = 1 (a published exercise); n = 2 firms, price 3
    entry = model.salop_entry(transport_cost=4, entry_cost=1)
    assert (entry.free, entry.firms) == (2, 2)
    ring = model.salop(
        cost_per_customer=1, transport_cost=4, firms=2, entry_cost=1, stand_alone_value=10
    )
    assert (ring.price, ring.profit) == (pytest.approx(3), pytest.approx(0))


def test_no_firm_on_the_circle_gains_by_another_price():
    def loss(price):  # two neighbours at distance 1/5 charge 0.9; both borders lie midway
        return -(price - 0.5) * (1 / 5 + (0.9 - price) / 2)

    best = minimize_scalar(loss, bounds=(0.5, 1.3), method="bounded")
    ring = model.salop(**RING, firms=5)
    assert ring.price == pytest.approx(best.x, abs=1e-5)
    assert ring.profit == pytest.approx(-best.fun - 0.05)


def test_who_is_indifferent_still_buys_and_whoever_earns_nothing_makes_no_loss():
    # Numbers that a computer holds exactly, so that both sides of each comparison are equal.
    assert line(quality_lead=0, stand_alone_value=2).status == "shared"
    ring = {**RING, "entry_cost": 0.5, "stand_alone_value": 2}
    assert model.salop(firms=2, **ring).status == "profit"
    assert model.salop(firms=2, **ring).profit == 0


def test_too_many_firms_make_a_loss():
    ring = model.salop(**RING, firms=[5, 6, 7])
    assert ring.status.tolist() == ["profit", "profit", "loss"]
    assert ring.profit[2] == pytest.approx(2 / 49 - 0.05)


def test_the_circle_is_covered_if_the_customer_midway_gains():
    ring = model.salop(**{**RING, "stand_alone_value": [1.099, 1.101]}, firms=5)
    assert ring.status.tolist() == ["not covered", "profit"]
    assert np.isnan([ring.price[0], ring.profit[0]]).all()


def test_twice_as_many_firms_enter_the_circle_as_are_best():
    """t = 2, F = 0.08: 5 enter, 2.5 are best; computed by two routes."""
    entry = model.salop_entry(transport_cost=2, entry_cost=0.08)
    assert (entry.free, entry.best) == (pytest.approx(5, abs=1e-9), pytest.approx(2.5, abs=1e-9))


@pytest.mark.parametrize("firms", [2, 3, 7, 49, 293, 1000])
def test_a_number_of_firms_that_is_whole_in_theory_is_not_rounded_down(firms):
    for entry_cost in (0.01, 0.07, 0.3, 1 / 3):
        entry = model.salop_entry(transport_cost=firms**2 * entry_cost, entry_cost=entry_cost)
        assert entry.firms == firms


def test_free_entry_stops_before_the_next_firm_would_lose_money():
    firms = model.salop_entry(transport_cost=2, entry_cost=0.05).firms
    profits = model.salop(**RING, firms=[int(firms), int(firms) + 1]).profit
    assert profits[0] >= 0 > profits[1]


def test_the_best_number_of_firms_saves_most_on_entry_and_transport_together():
    found = minimize_scalar(lambda n: n * 0.08 + 2 / (4 * n), bounds=(0.5, 20), method="bounded")
    best = model.salop_entry(transport_cost=2, entry_cost=0.08).best
    assert best == pytest.approx(found.x, rel=1e-5)


def test_where_not_even_two_can_live_there_is_no_competition():
    entry = model.salop_entry(transport_cost=3.9, entry_cost=1)
    assert entry.status == "no competition"
    assert np.isnan(entry.firms)
    assert entry.free == pytest.approx(np.sqrt(3.9))


@QUICK
@given(drawn(*RING, "firms"))
def test_the_circle_is_defined_over_the_whole_range(draw):
    ring = model.salop(**draw)
    assert np.isfinite([ring.price, ring.profit]).all() == (ring.status != "not covered")
    if ring.status != "not covered":
        assert (ring.profit >= 0) == (ring.status == "profit")
        assert ring.price >= draw["cost_per_customer"]
    entry = model.salop_entry(transport_cost=draw["transport_cost"], entry_cost=draw["entry_cost"])
    assert np.isnan(entry.firms) == (entry.status == "no competition")
    assert entry.best <= entry.free


def test_an_array_gives_the_same_numbers_as_one_call_each():
    leads = np.array([-4, -0.5, 0, 2])
    together = line(quality_lead=leads)
    for k, lead in enumerate(leads):
        alone = line(quality_lead=lead)
        assert [field[k] for field in together] == list(alone)


@pytest.mark.parametrize(
    ("bad", "error", "message"),
    [
        ({"transport_cost": 0}, ValueError, r"transport_cost must lie in \(0, 1e\+09\] \(got 0\)"),
        ({"quality_lead": np.nan}, ValueError, r"quality_lead must lie in .*\(got nan\)"),
        ({"same_side": -1}, ValueError, r"same_side must lie in \[0, "),
        ({"cost_per_customer": "free"}, TypeError, "cost_per_customer must be a number"),
    ],
)
def test_wrong_input_names_the_argument_the_range_and_the_value(bad, error, message):
    with pytest.raises(error, match=message):
        line(**bad)


def test_a_single_firm_is_no_circle():
    with pytest.raises(ValueError, match=r"firms must lie in \[2, 1000\] \(got 1\)"):
        model.salop(**RING, firms=1)
