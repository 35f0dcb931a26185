"""One maker and its variants: how many pay."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from platformlab.models import competition
from platformlab.models import variants as model

MARKET = {"transport_cost": 100, "cost_per_customer": 60, "stand_alone_value": 170}


def best(setup, **changes):
    return model.find_variants(setup_cost=setup, **{**MARKET, **changes})


def counted(number, setup, reach=4_000):
    """Profit with a number of variants, by asking each customer of a circle what she would pay."""
    where = (np.arange(reach) + 0.5) / reach
    places = (np.arange(number) + 0.5) / number
    gaps = np.abs(where[:, None] - places[None])
    distance = np.minimum(gaps, 1 - gaps).min(axis=1)
    price = MARKET["stand_alone_value"] - MARKET["transport_cost"] * distance.max()
    return price - MARKET["cost_per_customer"] - setup * number


@pytest.mark.parametrize("setup", [0.3, 0.5, 2.0, 7.0])
def test_number_of_variants_is_the_best_of_forty_tried(setup):
    profits = [counted(number, setup) for number in range(1, 41)]
    assert best(setup).variants == 1 + int(np.argmax(profits))
    assert best(setup).profit == pytest.approx(max(profits), abs=0.02)


def test_a_hundredth_of_the_set_up_cost_pays_for_ten_times_as_many_variants():
    assert best(0.005).variants == 10 * best(0.5).variants


def test_whoever_may_enter_makes_more_variants_than_one_maker_by_the_root_of_two():
    """Salop: free entry stops at √(t/F), one maker at √(t/2F)."""
    free = competition.salop_entry(transport_cost=100, entry_cost=0.0005).free
    assert free / best(0.0005).variants == pytest.approx(np.sqrt(2), rel=0.002)


@given(setup=st.floats(0.001, 40), factor=st.floats(0.1, 1))
def test_cheaper_set_up_never_costs_profit_or_variants(setup, factor):
    dear, cheap = best(setup), best(setup * factor)
    assert cheap.profit >= dear.profit - 1e-9
    assert cheap.variants >= dear.variants


def test_dear_set_up_leaves_one_variant():
    assert best(60).variants == 1


def test_worth_too_small_to_serve_all_says_so():
    found = best(0.5, stand_alone_value=159)
    assert found.status == "not covered"
    assert np.isnan(found[:-1]).all()


def test_set_up_for_nothing_is_refused_with_its_name():
    with pytest.raises(ValueError, match="setup_cost"):
        best(0)
