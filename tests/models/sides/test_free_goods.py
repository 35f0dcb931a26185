"""Parker and Van Alstyne's pair of goods."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples
from scipy.optimize import minimize

from platformlab.models.sides.free_goods import find_prices

QUICK = examples(200)
GOODS = {
    "top_value_consumers": 1,
    "top_value_producers": 2,
    "spillover_consumers": 0.1,
    "spillover_producers": 0.9,
}
VALUE = st.floats(1e-12, 1e12)


def profit_at(prices, goods):
    """Revenue from both demands."""
    room = np.subtract([goods["top_value_consumers"], goods["top_value_producers"]], prices)
    sales = (
        room + np.array([goods["spillover_consumers"], goods["spillover_producers"]]) * room[::-1]
    )
    return float(np.dot(prices, sales))


def swapped(goods):
    """Exchange the sides."""
    return {
        name.replace("consumers", "x")
        .replace("producers", "consumers")
        .replace("x", "producers"): value
        for name, value in goods.items()
    }


def test_the_side_whose_demand_spills_over_more_gets_its_good_below_cost():
    """Values 1 and 2, effects 0.9 and 0.1, after Parker and Van Alstyne (2005): prices −1/6 and
    1.533; computed by two routes.
    """
    goods = find_prices(**GOODS)
    assert goods.price_consumers == pytest.approx(-0.166666667, abs=1e-8)
    assert goods.price_producers == pytest.approx(1.533333333, abs=1e-8)
    assert goods.status == "consumers free"


@pytest.mark.parametrize(
    "change",
    [{}, {"spillover_producers": 0.3}, {"spillover_consumers": 0.8}, {"top_value_producers": 1}],
)
def test_no_other_pair_of_prices_earns_more(change):
    market = {**GOODS, **change}
    goods = find_prices(**market)
    prices = [goods.price_consumers, goods.price_producers]
    assert profit_at(prices, market) == pytest.approx(goods.profit, abs=1e-12)
    best = minimize(lambda p: -profit_at(p, market), [0.3, 0.4])
    assert best.x == pytest.approx(prices, abs=1e-4)
    assert -best.fun == pytest.approx(goods.profit, abs=1e-8)


def test_sales_come_from_own_demand_and_from_the_other_sides():
    goods = find_prices(**GOODS)
    assert goods.sales_consumers == pytest.approx(7 / 6 + 0.1 * (2 - 23 / 15))
    assert goods.sales_producers == pytest.approx((2 - 23 / 15) + 0.9 * 7 / 6)


def test_without_spillovers_each_good_sells_at_half_its_top_value():
    goods = find_prices(**{**GOODS, "spillover_consumers": 0, "spillover_producers": 0})
    assert goods[:6] == pytest.approx((0.5, 1, 0.5, 1, 1.25, 1.25))
    assert goods.status == "both pay"


@QUICK
@given(VALUE, VALUE, st.floats(0, 2), st.floats(0, 2))
def test_goods_are_free_exactly_when_the_printed_condition_holds(v_c, v_j, e_c, e_j):
    goods = find_prices(
        top_value_consumers=v_c,
        top_value_producers=v_j,
        spillover_consumers=e_c,
        spillover_producers=e_j,
    )
    if goods.status in ("unbounded", "corner"):
        assert np.isnan(goods[:5]).all()
        assert (goods.status == "unbounded") == (e_c + e_j >= 2)
        return
    assert not np.isnan(goods[:6]).any()
    assert min(goods.sales_consumers, goods.sales_producers) >= 0
    assert goods.profit >= goods.profit_apart * (1 - 1e-6)
    margin = v_j * (e_j - e_c) - v_c * (2 - e_j * (e_c + e_j))
    if abs(margin) > 1e-9 * (v_c + v_j):
        assert (goods.status == "consumers free") == (margin > 0)


def test_a_side_is_given_its_good_to_the_hair():
    # V_j (e_cj − e_jc) = V_c (2 − e_cj s) at V_j = 2, V_c = 1: e_cj (1 − e_jc)... solved for V_c
    free = 2 * 0.8 / (2 - 0.9 * 1.0)
    market = {**GOODS, "top_value_consumers": [free * 0.999, free * 1.001]}
    assert find_prices(**market).status.tolist() == ["consumers free", "both pay"]


def test_swapping_the_sides_swaps_prices_and_status():
    here, there = find_prices(**GOODS), find_prices(**swapped(GOODS))
    assert there.status == "producers free"
    assert here.price_consumers == pytest.approx(there.price_producers, abs=1e-14)
    assert here.sales_producers == pytest.approx(there.sales_consumers, abs=1e-14)
    assert here.profit == pytest.approx(there.profit, abs=1e-14)
    assert here.profit_apart == there.profit_apart


def test_giving_a_good_away_earns_more_than_ignoring_the_other_side():
    goods = find_prices(**GOODS)
    assert goods.profit > goods.profit_apart
    assert goods.profit_apart == pytest.approx(profit_at([0.5, 1], GOODS))


def test_spillovers_of_two_or_a_price_without_own_demand_have_no_inner_optimum():
    goods = find_prices(**{**GOODS, "spillover_producers": [1.89, 1.9, 3]})
    assert goods.status.tolist()[1:] == ["unbounded", "unbounded"]
    corner = find_prices(
        top_value_consumers=1,
        top_value_producers=0.1,
        spillover_consumers=0,
        spillover_producers=1.5,
    )
    assert profit_at([0, 0], GOODS) == 0
    for found in (corner,):
        assert found.status in ("corner", "both pay", "consumers free")
        assert np.isnan(found.price_consumers) == (found.status == "corner")


def test_arrays_broadcast_to_one_shape():
    goods = find_prices(
        **{
            **GOODS,
            "spillover_consumers": np.array([[0.0], [0.2]]),
            "top_value_producers": np.array([1.0, 2, 3]),
        }
    )
    assert {field.shape for field in goods} == {(2, 3)}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"top_value_consumers": 0}, r"top_value_consumers must lie in \(0, ∞\) \(got 0\)"),
        ({"spillover_producers": -1}, r"spillover_producers must lie in \[0, ∞\)"),
    ],
)
def test_goods_without_value_are_refused(change, message):
    with pytest.raises(ValueError, match=message):
        find_prices(**{**GOODS, **change})


@pytest.mark.parametrize("free", ["consumers", "producers"])
def test_a_best_price_of_exactly_zero_is_free(free):
    paying = {"consumers": "producers", "producers": "consumers"}[free]
    goods = find_prices(
        **{
            f"top_value_{free}": 2,
            f"top_value_{paying}": 7,
            f"spillover_{free}": 0,
            f"spillover_{paying}": 0.5,
        }
    )
    assert getattr(goods, f"price_{free}") == 0
    assert goods.status == f"{free} free"
