"""Shapes of the value of data, and the stock of data."""

import numpy as np
import pytest
from hypothesis import given
from properties import drawn, examples

from platformlab.models import learning_curves as model

QUICK = examples(150)
CURVE = {"learning_ceiling": 10, "learning_scale": 100}


def test_each_shape_starts_at_nothing_and_rises_to_the_ceiling():
    served = np.array([0, 1, 50, 100, 1_000, 1e9])
    for value in (
        model.saturating_value(customers=served, **CURVE),
        model.s_shaped_value(customers=served, **CURVE),
        model.power_value(customers=served, **CURVE, learning_power=1),
    ):
        assert value[0] == 0
        assert (np.diff(value) > 0).all()
        assert value[-1] == pytest.approx(10, abs=1e-5)


def test_the_three_shapes_at_the_learning_scale():
    assert model.saturating_value(customers=100, **CURVE) == pytest.approx(10 * (1 - np.exp(-1)))
    assert model.s_shaped_value(customers=100, **CURVE) == pytest.approx(5)
    power = model.power_value(customers=100, **CURVE, learning_power=2)
    assert power == pytest.approx(7.5)


def test_only_the_s_shaped_curve_is_steeper_later_than_at_the_start():
    served = np.array([0, 1, 50, 51])
    first, _, later = np.diff(model.s_shaped_value(customers=served, **CURVE))
    assert later > first
    first, _, later = np.diff(model.saturating_value(customers=served, **CURVE))
    assert later < first


def test_for_many_customers_the_power_curve_misses_the_ceiling_by_a_power():
    # a − b N**(−γ) with a the ceiling and b = ceiling · scale**γ
    value = model.power_value(customers=1e8, **CURVE, learning_power=0.5)
    assert 10 - value == pytest.approx(10 * 100**0.5 * 1e8**-0.5, rel=1e-5)


@QUICK
@given(drawn("customers", "learning_ceiling", "learning_scale", "learning_power"))
def test_data_never_add_more_than_the_ceiling(draw):
    power = draw.pop("learning_power")
    ceiling = draw["learning_ceiling"] * (1 + 1e-12)
    assert 0 <= model.saturating_value(**draw) <= ceiling
    assert 0 <= model.s_shaped_value(**draw) <= ceiling
    assert 0 <= model.power_value(**draw, learning_power=power) <= ceiling


def test_a_data_stock_settles_where_its_loss_is_its_inflow():
    """Depreciation 0.2, inflow 3: 15; computed by two routes."""
    stock = model.find_data_stock(data_inflow=3, data_depreciation=0.2)
    assert stock == (pytest.approx(15, abs=1e-9), "settles")


def test_a_stock_run_period_by_period_ends_where_loss_and_inflow_balance():
    records = 0.0
    for _ in range(200):
        records = model.next_data_stock(records, data_inflow=3, data_depreciation=0.2)
    assert records == pytest.approx(15)


def test_data_that_does_not_age_piles_up_without_end():
    stock = model.find_data_stock(data_inflow=[3, 0], data_depreciation=0)
    assert stock.records.tolist() == [np.inf, 0]
    assert stock.status.tolist() == ["grows without end", "settles"]


@QUICK
@given(drawn("data_inflow", "data_depreciation"))
def test_a_stock_at_rest_stays_at_rest(draw):
    stock = model.find_data_stock(**draw)
    assert np.isinf(stock.records) == (stock.status == "grows without end")
    if stock.records <= 1e15:
        again = model.next_data_stock(stock.records, **draw)
        assert again == pytest.approx(stock.records, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(
    ("bad", "error", "message"),
    [
        (
            {"data_depreciation": 20},
            ValueError,
            r"data_depreciation must lie in \[0, 1\] \(got 20\)",
        ),
        ({"data_inflow": -1}, ValueError, r"data_inflow must lie in \[0, "),
        ({"data_inflow": "many"}, TypeError, "data_inflow must be a number"),
    ],
)
def test_wrong_input_names_the_argument_the_range_and_the_value(bad, error, message):
    with pytest.raises(error, match=message):
        model.find_data_stock(**{"data_inflow": 3, "data_depreciation": 0.2, **bad})
