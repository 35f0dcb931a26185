"""Critical mass with Rohlfs's uniform types."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import drawn, examples

from platformlab.models import critical_mass as model
from platformlab.models.spread.rohlfs import rohlfs_monopoly, rohlfs_simulate

QUICK = examples(150)


def test_a_price_below_a_quarter_leaves_three_resting_shares():
    """Relative price 0.1875: shares 0, 0.25 and 0.75; computed by two routes."""
    found = model.rohlfs_equilibria(relative_price=0.1875)
    assert found[:3] == pytest.approx((0, 0.25, 0.75), abs=1e-12)
    assert found.status == "tips"


def test_starts_on_either_side_of_the_critical_mass_end_in_different_worlds():
    """Adjustment 0.5, starts at 0.24 and 0.26, 4000 steps: 0 and 0.75; computed by two routes."""
    path = rohlfs_simulate([0.24, 0.26], relative_price=0.1875, adjustment=0.5, periods=4000)
    assert path.shape == (4001, 2)
    assert path[0].tolist() == [0.24, 0.26]
    assert path[1] == pytest.approx([0.229375, 0.269423077], abs=1e-9)
    assert path[-1] == pytest.approx([0, 0.75], abs=1e-9)


def test_a_rohlfs_monopolist_without_costs_serves_two_thirds():
    """Price 2/9, profit 4/27; computed by two routes."""
    best = rohlfs_monopoly(relative_cost=0)
    assert best[:3] == pytest.approx((2 / 3, 2 / 9, 4 / 27), abs=1e-12)
    assert best.status == "serves"


@pytest.mark.parametrize("relative_cost", [0, 0.07, 0.2, 0.25])
def test_no_share_earns_a_rohlfs_monopolist_more(relative_cost):
    shares = np.linspace(0, 1, 100_001)
    profits = shares**2 * (1 - shares) - relative_cost * shares
    best = rohlfs_monopoly(relative_cost=relative_cost)
    assert best.profit == pytest.approx(profits.max(), abs=1e-9)
    assert best.profit >= -1e-15
    mature = model.rohlfs_equilibria(relative_price=best.price).mature
    assert best.share == pytest.approx(mature, abs=1e-7)


def test_above_a_quarter_neither_price_nor_cost_leaves_a_network():
    found = model.rohlfs_equilibria(relative_price=[0.25, 0.2500001, 1])
    assert found.status.tolist() == ["tips", "not viable", "not viable"]
    assert found.mature[0] == found.critical_mass[0] == 0.5
    assert np.isnan(found.mature[1:]).all()
    assert np.isnan(found.critical_mass[1:]).all()
    best = rohlfs_monopoly(relative_cost=[0.2500001, 1e9])
    assert best.status.tolist() == ["not viable", "not viable"]
    assert np.isnan(np.array(best[:3])).all()


@QUICK
@given(drawn("share", "relative_price", "adjustment"))
def test_rohlfs_demand_and_paths_stay_between_nobody_and_everybody(values):
    path = rohlfs_simulate(**values, periods=3)
    wanted = model.rohlfs_next_share(values["share"], relative_price=values["relative_price"])
    assert 0 <= wanted <= 1
    assert ((path >= 0) & (path <= 1)).all()


@QUICK
@given(st.floats(0, 0.25))
def test_rohlfs_equilibria_reproduce_themselves(relative_price):
    found = model.rohlfs_equilibria(relative_price=relative_price)
    assert found.empty == 0
    # At a tiny price the critical mass itself is within rounding of the empty network.
    for share in (found.critical_mass, found.mature) if relative_price > 1e-9 else (found.mature,):
        again = model.rohlfs_next_share(share, relative_price=relative_price)
        assert again == pytest.approx(share, rel=1e-6)
    assert found.critical_mass <= 0.5 <= found.mature


def test_rohlfs_critical_mass_keeps_its_digits_at_a_tiny_price():
    found = model.rohlfs_equilibria(relative_price=1e-20)
    assert found.critical_mass == pytest.approx(1e-20, rel=1e-12)


def test_at_price_zero_anybody_joins_a_network_that_is_not_empty():
    assert model.rohlfs_next_share([0, 1e-300, 1], relative_price=0).tolist() == [0, 1, 1]
