"""A feature of one maker, or of both: who gains."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from platformlab.models import competition
from platformlab.models import shared_feature as model

MARKET = {"transport_cost": 1_000, "cost_per_customer": 4_000, "stand_alone_value": 7_000}


def gains(first, second, **changes):
    return model.find_gains(added_first=first, added_second=second, **{**MARKET, **changes})


def surplus(worth, prices, transport):
    """What buyers keep, by asking ten thousand of them which product they take."""
    where = (np.arange(10_000) + 0.5) / 10_000
    kept = worth[0] - prices[0] - transport * where, worth[1] - prices[1] - transport * (1 - where)
    return np.maximum(*kept).mean()


def test_what_both_add_goes_to_the_buyers():
    """Two makers who add 500 each: prices and profits as before, the buyers gain 500."""
    both = gains(500, 500)
    assert (both.first, both.second) == pytest.approx((0, 0), abs=1e-9)
    assert both.buyers == pytest.approx(500)


def test_the_only_one_to_add_raises_its_price_by_a_third():
    """Hotelling: the better firm's price exceeds the even one by a third of its lead."""
    assert gains(600, 0).price_first - gains(0, 0).price_first == pytest.approx(200)


def test_buyers_gain_as_ten_thousand_of_them_say():
    alone = competition.hotelling(
        quality_lead=500, same_side=0, **{**MARKET, "stand_alone_value": 7_000}
    )
    before = surplus((7_000, 7_000), (5_000, 5_000), 1_000)
    after = surplus((7_500, 7_000), (alone.price_first, alone.price_second), 1_000)
    assert gains(500, 0).buyers == pytest.approx(after - before, abs=0.01)


@given(first=st.floats(0, 900), second=st.floats(0, 900))
def test_gains_add_up_to_the_whole_and_change_places_with_the_makers(first, second):
    ours, theirs = gains(first, second), gains(second, first)
    assert ours.buyers + ours.first + ours.second == pytest.approx(ours.whole)
    assert (ours.first, ours.buyers) == pytest.approx((theirs.second, theirs.buyers))


def test_the_rival_s_addition_costs_us_what_ours_costs_the_rival():
    assert gains(0, 500).first == pytest.approx(gains(500, 0).second)
    assert gains(0, 500).first < 0


@pytest.mark.parametrize("added", [100, 2_000])
def test_market_that_was_not_covered_has_no_gains_even_if_it_is_covered_afterwards(added):
    found = gains(added, added, stand_alone_value=4_100)
    assert found.status == "not covered"
    assert np.isnan(found[:-1]).all()


def test_negative_addition_is_refused_with_its_name():
    with pytest.raises(ValueError, match="added_first"):
        gains(-1, 0)
