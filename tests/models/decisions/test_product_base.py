"""A base for a platform: who stays at replacement, and when a platform grows on those who do."""

import numpy as np
import pytest
from hypothesis import given
from properties import drawn, examples
from scipy.special import expit

from platformlab.models import product_base as model

BUYERS = {"quality_lead": 20, "switching_cost": 20, "taste_spread": 10}
OPEN = {"cross_side_consumers": 40, "relative_fee_producers": 0.55}
SLOW = {"replacement_share": 1 / 60}


def by_owners(owners, months, seed):
    """Share of owners of the first product among many people who replace by chance."""
    rng = np.random.default_rng(seed)
    has_first = rng.random(owners) < 0.5
    for _ in range(months):
        replaces = rng.random(owners) < SLOW["replacement_share"]
        # Tastes are the difference of two extreme values: logistic.
        taste = rng.logistic(scale=BUYERS["taste_spread"], size=owners)
        pull = np.where(has_first, BUYERS["switching_cost"], -BUYERS["switching_cost"])
        has_first = np.where(replaces, BUYERS["quality_lead"] + pull + taste > 0, has_first)
    return has_first.mean()


def test_base_is_that_of_two_hundred_thousand_owners_who_replace_by_chance():
    path = model.simulate_base(0.5, **BUYERS, **SLOW, periods=72)
    assert path[-1] == pytest.approx(by_owners(200_000, 72, seed=4), abs=0.004)


def test_without_switching_costs_the_lasting_base_is_the_logit_share():
    lasting = model.find_lasting_base(quality_lead=7, switching_cost=0, taste_spread=10)
    assert lasting.base == pytest.approx(expit(0.7))
    assert lasting.stays == lasting.comes_over == pytest.approx(expit(0.7))


def test_with_high_switching_costs_a_lead_counts_twice_in_the_long_run():
    lasting = model.find_lasting_base(quality_lead=7, switching_cost=900, taste_spread=10)
    assert lasting.base == pytest.approx(expit(1.4))


def test_as_many_come_as_leave_at_the_lasting_base():
    lasting = model.find_lasting_base(**BUYERS)
    leave, come = (
        lasting.base * (1 - lasting.stays),
        (1 - lasting.base) * lasting.comes_over,
    )
    assert leave == pytest.approx(come)


def test_two_makers_see_one_market_from_two_sides():
    ahead = model.simulate_base(0.3, **BUYERS, **SLOW, periods=40)
    behind = model.simulate_base(0.7, **{**BUYERS, "quality_lead": -20}, **SLOW, periods=40)
    assert ahead == pytest.approx(1 - behind)


def test_an_open_platform_that_adds_nothing_changes_nothing():
    closed = model.simulate_base(0.4, **BUYERS, **SLOW, periods=90)
    opened = model.simulate(
        0.4,
        share_producers=0,
        **BUYERS,
        **SLOW,
        cross_side_consumers=0,
        relative_fee_producers=0.55,
        adjustment=0.1,
        periods=90,
    )
    assert opened[:, 0] == pytest.approx(closed)


@pytest.mark.parametrize("switching_cost", [0, 10, 20])
def test_starts_beside_the_critical_base_with_its_producers_part(switching_cost):
    market = {**BUYERS, "quality_lead": 0, "switching_cost": switching_cost}
    found = model.find_critical_base(**market, **OPEN)
    producers = 1 - OPEN["relative_fee_producers"] / found.critical_base
    start = found.critical_base + np.array([-0.003, 0.003])
    path = model.simulate(
        start, share_producers=producers, **market, **OPEN, **SLOW, adjustment=0.1, periods=9_000
    )
    assert path[-1, 0, 0] == pytest.approx(0.5, abs=1e-3)
    assert path[-1, 0, 1] == pytest.approx(found.mature_base, abs=1e-3)


def test_a_lead_that_holds_the_first_producers_needs_no_critical_base():
    found = model.find_critical_base(**BUYERS, **OPEN)
    assert found.status == "grows"
    assert np.isnan(found.critical_base)
    path = model.simulate(
        0.01, share_producers=0, **BUYERS, **OPEN, **SLOW, adjustment=0.1, periods=9_000
    )
    assert path[-1, 0] == pytest.approx(found.mature_base, abs=1e-6)


def test_a_platform_that_adds_too_little_stays_empty_from_any_base():
    weak = {**OPEN, "cross_side_consumers": 10}
    level = {**BUYERS, "quality_lead": 0}
    found = model.find_critical_base(**level, **weak)
    assert found.status == "stays empty"
    assert np.isnan([found.critical_base, found.mature_base]).all()
    path = model.simulate(
        1, share_producers=1, **level, **weak, **SLOW, adjustment=0.1, periods=9_000
    )
    assert path[-1] == pytest.approx([0.5, 0], abs=1e-6)


def test_where_nobody_can_be_moved_the_base_stays_what_it_was():
    frozen = {**BUYERS, "switching_cost": 1e9, "quality_lead": 0}
    path = model.simulate_base(0.3, **frozen, **SLOW, periods=600)
    assert path == pytest.approx(0.3)


@examples(100)
@given(drawn("quality_lead", "switching_cost", "taste_spread", *OPEN))
def test_the_platform_of_any_market_rests_where_it_neither_gains_nor_loses(market):
    found = model.find_critical_base(**market)
    assert found.status in ("tips", "grows", "stays empty")
    assert np.isnan(found.critical_base) == (found.status != "tips")
    assert np.isnan(found.mature_base) == (found.status == "stays empty")
    if found.status == "tips":
        assert market["relative_fee_producers"] <= found.critical_base <= found.mature_base <= 1


@examples(60)
@given(drawn("share", "quality_lead", "switching_cost", "taste_spread", "replacement_share"))
def test_a_base_is_a_share_and_moves_towards_the_lasting_one(market):
    path = model.simulate_base(**market, periods=24)
    del market["replacement_share"], market["share"]
    lasting = model.find_lasting_base(**market).base
    assert ((path >= 0) & (path <= 1)).all()
    assert abs(path[-1] - lasting) <= abs(path[0] - lasting) + 1e-12
