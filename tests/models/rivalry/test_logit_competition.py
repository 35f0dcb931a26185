"""Prices of equal firms under logit demand."""

import numpy as np
import pytest
from hypothesis import given
from properties import drawn, examples
from scipy.optimize import minimize_scalar

from platformlab.models import logit_competition as model

QUICK = examples(150)
TASTES = {"cost_per_customer": 0.5, "taste_spread": 0.3, "firms": 4}


def best_reply(rivals, *, outside, value, firms):
    """Price that maximises one firm's profit against equal rivals, by search."""

    def loss(price):
        own, others = np.exp((value - price) / 0.3), (firms - 1) * np.exp((value - rivals) / 0.3)
        return -(price - 0.5) * own / (own + others + outside)

    return minimize_scalar(loss, bounds=(0.5, 3), method="bounded", options={"xatol": 1e-9}).x


def test_the_price_of_four_equal_firms_is_cost_plus_what_tastes_allow():
    """c = 0.5, μ = 0.3: 0.9; computed by two routes."""
    assert model.logit_price(**TASTES) == pytest.approx(0.9, abs=1e-9)


def test_the_closed_price_is_the_best_reply_to_itself():
    price = model.logit_price(**TASTES)
    assert best_reply(price, outside=0, value=1, firms=4) == pytest.approx(price, abs=1e-6)


@pytest.mark.parametrize(("value", "firms"), [(1, 4), (0.2, 2), (2, 3)])
def test_the_open_price_is_the_best_reply_to_itself(value, firms):
    market = model.logit_price_with_outside_good(
        **{**TASTES, "firms": firms}, stand_alone_value=value
    )
    assert best_reply(market.price, outside=1, value=value, firms=firms) == pytest.approx(
        market.price, abs=1e-6
    )
    weight = np.exp((value - market.price) / 0.3)
    assert market.share == pytest.approx(weight / (1 + firms * weight))
    assert market.outside_share == pytest.approx(1 / (1 + firms * weight))
    assert market.profit == pytest.approx((market.price - 0.5) * market.share)


def test_a_valuable_product_makes_the_outside_good_irrelevant():
    market = model.logit_price_with_outside_good(**TASTES, stand_alone_value=50)
    assert market.price == pytest.approx(model.logit_price(**TASTES))
    assert market.outside_share == pytest.approx(0, abs=1e-12)


def test_a_worthless_product_is_priced_as_by_a_monopolist_with_no_customers():
    market = model.logit_price_with_outside_good(
        cost_per_customer=1e6, taste_spread=1, firms=4, stand_alone_value=0
    )
    assert (market.price, market.share, market.outside_share) == (1e6 + 1, 0, 1)


def test_more_rivals_and_more_similar_tastes_lower_the_price():
    prices = model.logit_price(**{**TASTES, "firms": [2, 3, 10, 1000]})
    assert (np.diff(prices) < 0).all()
    open_prices = model.logit_price_with_outside_good(
        **{**TASTES, "firms": [2, 3, 10, 1000]}, stand_alone_value=1
    ).price
    assert (np.diff(open_prices) < 0).all()
    assert (open_prices < prices).all()


def test_a_commodity_sells_at_cost():
    spread = {**TASTES, "taste_spread": 1e-9}
    assert model.logit_price(**spread) == pytest.approx(0.5, abs=1e-8)
    market = model.logit_price_with_outside_good(**spread, stand_alone_value=1)
    assert market.price == pytest.approx(0.5, abs=1e-8)


@QUICK
@given(drawn(*TASTES, "stand_alone_value"))
def test_a_price_exists_over_the_whole_range_and_solves_the_condition(draw):
    market = model.logit_price_with_outside_good(**draw)
    firms, spread = draw["firms"], draw["taste_spread"]
    assert 0 <= market.share <= 1 / firms
    assert 0 <= market.outside_share <= 1
    assert market.profit >= 0
    wanted = draw["cost_per_customer"] + spread / (1 - market.share)
    assert market.price == pytest.approx(wanted, rel=1e-9)
    del draw["stand_alone_value"]
    assert market.price <= model.logit_price(**draw) * (1 + 1e-9)


def test_an_array_gives_the_same_numbers_as_one_call_each():
    values = np.array([[0.1], [2.0]])
    firms = np.array([2, 5, 40])
    args = {"cost_per_customer": 0.5, "taste_spread": 0.3}
    together = model.logit_price_with_outside_good(**args, firms=firms, stand_alone_value=values)
    for i, j in np.ndindex(2, 3):
        alone = model.logit_price_with_outside_good(
            **args, firms=firms[j], stand_alone_value=values[i, 0]
        )
        assert [field[i, j] for field in together] == list(alone)


@pytest.mark.parametrize(
    ("bad", "error", "message"),
    [
        ({"firms": 1}, ValueError, r"firms must lie in \[2, 1000\] \(got 1\)"),
        ({"firms": 2.5}, ValueError, r"firms must be a whole number \(got 2.5\)"),
        ({"taste_spread": 0}, ValueError, r"taste_spread must lie in \(0, ∞\) \(got 0\)"),
        ({"cost_per_customer": {}}, TypeError, "cost_per_customer must be a number"),
    ],
)
def test_wrong_input_names_the_argument_the_range_and_the_value(bad, error, message):
    with pytest.raises(error, match=message):
        model.logit_price(**{**TASTES, **bad})
