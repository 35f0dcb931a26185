"""Estimates that a figure sets side by side are all found by one method, which is done here again.

Each comparison names the figures' values and one plain way from the data to all of them. An estimate
that came another way, a fit in logarithms beside one in dollars or a price beside a total return,
would not agree with it.
"""

import numpy as np
import pytest
from parts import EXPLORERS

from platformlab import load


def values(explorer, table, column, **state):
    chosen = EXPLORERS[explorer]
    return list(chosen.rows(**chosen.state(**state))[table][column])


# --- learning rates: a line by least squares through the logarithms ----------------------------


def learning_rate(series, is_real, first, last):
    rows = load("learning_curves").query("series == @series and @first <= year <= @last")
    price = rows["price"] / (rows["price_level"].fillna(1) if is_real else 1)
    slope, _ = np.polyfit(np.log2(rows["made_total"]), np.log2(price), 1)
    return 1 - 2**slope


@pytest.mark.parametrize(
    ("state", "record"),
    [
        (("ford_real", "all"), ("ford_model_t", True, 1909, 1925)),
        (("ford_day", "all"), ("ford_model_t", False, 1909, 1925)),
        (("solar", "all"), ("solar_modules", True, 1976, 2016)),
        (("solar", "middle"), ("solar_modules", True, 1996, 2008)),
        (("solar", "last"), ("solar_modules", True, 2008, 2016)),
    ],
)
def test_learning_rates_of_all_records_and_parts_are_slopes_of_one_kind(state, record):
    series, part = state
    (found,) = values("price_record", "rate", "learning_rate", series=series, part=part)
    assert found == pytest.approx(learning_rate(*record))


# --- worth of a share and of an index ----------------------------------------------------------


def grown(entity, column, first, last):
    rows = load("manufacturer_market_cap").query("entity == @entity").set_index("date")[column]
    return float(rows[last] / rows[first])


@pytest.mark.parametrize(
    ("measure", "of_share", "of_index"),
    [
        ("dividends", "price_with_dividends_usd", "total_return_index"),
        ("price", "price_usd", "index_level"),
    ],
)
def test_share_and_index_are_measured_alike_with_dividends_or_without(measure, of_share, of_index):
    days = {"first": "2013-06-28", "last": "2018-10-31"}
    for name, entity, column in (("deere", "Deere", of_share), ("index", "S&P 500", of_index)):
        (found,) = values("share_against_index", "outcome", name, measure=measure, **days)
        assert found == pytest.approx(100 * grown(entity, column, **days))


def test_all_yardsticks_are_prices_without_dividends_between_the_same_days():
    names = values("yardsticks", "firms", "name", last="2018-10-31")
    rises = values("yardsticks", "firms", "rise", last="2018-10-31")
    for name, rise in zip(names, rises, strict=True):
        column = "index_level" if name == "S&P 500" else "price_usd"
        assert 1 + rise == pytest.approx(grown(name, column, "2013-06-28", "2018-10-31")), name
