"""Critical mass with logistic tastes and with Rohlfs's uniform types."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import drawn, examples
from scipy.optimize import brentq
from scipy.special import expit

from platformlab.models import critical_mass as model
from platformlab.models.spread.logit_shares import find_logit_shares

QUICK = examples(150)
MARKET = {"stand_alone_value": 0, "same_side": 60, "price": 30, "taste_spread": 10}
LOGIT = ("stand_alone_value", "same_side", "price", "taste_spread")


def surplus_gap(share, *, stand_alone_value, same_side, price, taste_spread):
    """Distance from equilibrium in USD, from the inverse demand: no formula of the model."""
    with np.errstate(divide="ignore"):
        odds = np.log(share) - np.log1p(-share)
    return stand_alone_value + same_side * share - price - taste_spread * odds


# --- one step, one path --------------------------------------------------------------------


def test_share_wanted_is_the_logistic_distribution_at_the_indifferent_member():
    # Independent route: count of a large sample of logistic tastes.
    tastes = np.random.default_rng(1).logistic(0, 10, size=400_000)
    counted = np.mean(0 + 60 * 0.4 - 30 + tastes > 0)
    assert model.next_share(0.4, **MARKET) == pytest.approx(counted, abs=3e-3)


@pytest.mark.parametrize(
    ("name", "sign"), [("stand_alone_value", 1), ("same_side", 1), ("price", -1)]
)
def test_value_attracts_members_and_price_drives_them_away(name, sign):
    more = model.next_share(0.3, **{**MARKET, name: MARKET[name] + 1})
    assert np.sign(more - model.next_share(0.3, **MARKET)) == sign


def test_a_path_closes_the_stated_part_of_the_gap_every_month():
    path = model.simulate([0.2, 0.8], **MARKET, adjustment=[0.25, 1.0], periods=3)
    assert path.shape == (4, 2)
    for now, then in itertools.pairwise(path):
        wanted = [model.next_share(share, **MARKET) for share in now]
        gap = np.subtract(wanted, now)
        assert then == pytest.approx(now + [0.25, 1.0] * gap, abs=1e-15)


def test_paths_from_either_side_of_the_critical_mass_end_in_different_worlds():
    market = {**MARKET, "price": 28}
    mass = model.find_critical_mass(**market)
    low, _, high = model.find_equilibria(**market).shares
    ends = model.simulate([mass - 1e-6, mass + 1e-6], **market, adjustment=0.5, periods=400)[-1]
    assert ends == pytest.approx([low, high], abs=1e-9)


@QUICK
@given(drawn("share", *LOGIT, "adjustment"))
def test_every_path_stays_between_nobody_and_everybody(values):
    path = model.simulate(**values, periods=5)
    assert ((path >= 0) & (path <= 1)).all()


# --- equilibria ----------------------------------------------------------------------------


@QUICK
@given(drawn(*LOGIT))
def test_equilibria_reproduce_themselves_whatever_the_market(values):
    found = model.find_equilibria(**values)
    shares = found.shares[np.isfinite(found.shares)]
    assert len(shares) == {"single": 1, "tips": 3, "tangent": 2}[found.status]
    assert ((shares >= 0) & (shares <= 1)).all()
    assert (np.diff(shares) >= 0).all()
    assert not found.is_stable[len(shares) :].any()
    inside = shares[(shares > 1e-300) & (shares < 1)]
    gap = surplus_gap(inside, **values)
    # The share carries a relative rounding error, which the inverse demand magnifies.
    rounding = 1e-15 * values["taste_spread"] / (1 - inside)
    assert (np.abs(gap) <= 1e-9 * sum(values.values()) + rounding).all()


@QUICK
@given(st.floats(1e-6, 0.24), st.floats(0, 1), st.floats(0, 1e6), st.floats(1e-3, 1e3))
def test_between_the_folds_a_market_tips_and_outside_it_does_not(ratio, part, value, gain):
    market = {"stand_alone_value": value, "same_side": gain, "taste_spread": ratio * gain}
    folds = model.find_folds(**market)
    assert folds.status == "tips"
    width = folds.high_price - folds.low_price
    if width < 1e-6 * (value + gain) or folds.low_price < 0:
        return
    price = folds.low_price + width * (0.01 + 0.98 * part)
    inside = model.find_equilibria(price=price, **market)
    assert inside.status == "tips"
    assert inside.is_stable.tolist() == [True, False, True]
    above = model.find_equilibria(price=folds.high_price + 0.01 * width, **market)
    assert above.status == "single"
    assert above.shares[0] < folds.low_share
    assert above.is_stable.tolist() == [True, False, False]


def test_middle_equilibrium_is_the_one_where_the_loop_gain_exceeds_one():
    found = model.find_equilibria(**MARKET)
    loop_gain = 60 * found.shares * (1 - found.shares) / 10
    assert (loop_gain < 1).tolist() == found.is_stable.tolist() == [True, False, True]


def test_without_network_effect_there_is_one_equilibrium_and_no_critical_mass():
    found = model.find_equilibria(**{**MARKET, "same_side": 0})
    assert found.shares[0] == pytest.approx(expit(-3), abs=1e-15)
    assert found.status == "single"
    assert np.isnan(model.find_critical_mass(**{**MARKET, "same_side": 0}))


def test_folds_of_a_strong_network_effect_lie_where_they_were_computed():
    """β = 6, s = 1, a = 0: shares 0.2113 and 0.7887, prices 2.585 and 3.415; computed by two
    routes.
    """
    folds = model.find_folds(stand_alone_value=0, same_side=6, taste_spread=1)
    assert folds.low_share == pytest.approx(0.211324865, abs=1e-9)
    assert folds.high_share == pytest.approx(0.788675135, abs=1e-9)
    assert folds.low_price == pytest.approx(2.584907089, abs=1e-9)
    assert folds.high_price == pytest.approx(3.415092911, abs=1e-9)


@pytest.mark.parametrize("end", ["low", "high"])
def test_at_a_fold_the_critical_mass_has_met_one_world_and_is_half_stable(end):
    market = {"stand_alone_value": 2, "same_side": 60, "taste_spread": 7}
    folds = model.find_folds(**market)
    price, share = getattr(folds, f"{end}_price"), getattr(folds, f"{end}_share")
    found = model.find_equilibria(price=price, **market)
    assert found.status == "tangent"
    at = 0 if end == "low" else 1  # the small network vanishes at the low price
    assert found.shares[at] == pytest.approx(share, abs=1e-12)
    assert found.is_stable.tolist() == [at == 1, at == 0, False]
    assert np.isnan(found.shares[2])
    # At the high price a larger network falls back to the fold: none grows by itself.
    mass = share if end == "low" else np.nan
    found_mass = model.find_critical_mass(price=price, **market)
    assert found_mass == pytest.approx(mass, abs=1e-12, nan_ok=True)
    bracket = (0.5, 1 - 1e-12) if at == 0 else (1e-300, 0.5)
    other = brentq(lambda n: surplus_gap(n, price=price, **market), *bracket)
    assert found.shares[1 - at] == pytest.approx(other, abs=1e-9)


@pytest.mark.parametrize("gain", [40.0, np.nextafter(40, 41), 40 * (1 + 1e-9), 39.999])
def test_at_the_cusp_the_three_equilibria_are_one_stable_share(gain):
    found = model.find_equilibria(
        stand_alone_value=0, same_side=gain, price=gain / 2, taste_spread=10
    )
    assert found.status == "single"
    # The root is triple: its place is known to the cube root of the rounding error.
    assert found.shares[0] == pytest.approx(0.5, abs=1e-4)
    assert found.is_stable.tolist() == [True, False, False]


def test_a_network_effect_of_four_spreads_has_no_folds():
    folds = model.find_folds(stand_alone_value=1, same_side=[40, 12], taste_spread=10)
    assert folds.status.tolist() == ["single", "single"]
    assert np.isnan(np.array(folds[:4])).all()


@pytest.mark.parametrize("taste_spread", [1e-2, 1e-6, 1e-30, 1e-200, 1e-310, 5e-324])
def test_members_who_agree_have_their_critical_mass_where_value_meets_price(taste_spread):
    found = model.find_equilibria(
        stand_alone_value=5, same_side=60, price=23, taste_spread=taste_spread
    )
    assert found.status == "tips"
    assert found.shares == pytest.approx([0, 18 / 60, 1], abs=1e-3 if taste_spread > 1e-3 else 1e-7)
    assert found.is_stable.tolist() == [True, False, True]


def test_reflection_of_demand_swaps_members_and_others():
    # n → 1 − n turns the market with net value v into one with net value −v − gain.
    here = find_logit_shares(-28.0, 60.0, 10.0).shares
    there = find_logit_shares(-32.0, 60.0, 10.0).shares
    assert here == pytest.approx(1 - there[::-1], abs=1e-14)


def test_a_higher_price_raises_the_critical_mass_and_lowers_both_stable_worlds():
    shares = model.find_equilibria(
        stand_alone_value=0, same_side=60, price=np.linspace(26, 34, 9), taste_spread=10
    ).shares
    steps = np.sign(np.diff(shares, axis=0))
    assert (steps == [-1, 1, -1]).all()


def test_arrays_and_single_numbers_give_the_same_equilibria():
    prices = np.array([[20.0], [28.0]])
    spreads = np.array([5.0, 10.0, 20.0])
    grid = model.find_equilibria(
        stand_alone_value=0, same_side=60, price=prices, taste_spread=spreads
    )
    masses = model.find_critical_mass(
        stand_alone_value=0, same_side=60, price=prices, taste_spread=spreads
    )
    assert grid.shares.shape == (2, 3, 3)
    assert masses.shape == (2, 3)
    for i, j in np.ndindex(2, 3):
        unstable = grid.shares[i, j, 1] if grid.status[i, j] == "tips" else np.nan
        assert masses[i, j] == pytest.approx(unstable, abs=0, nan_ok=True)
        one = model.find_equilibria(
            stand_alone_value=0, same_side=60, price=prices[i, 0], taste_spread=spreads[j]
        )
        assert one.shares == pytest.approx(grid.shares[i, j], abs=0, nan_ok=True)
        assert one.status == grid.status[i, j]
        assert one.is_stable.tolist() == grid.is_stable[i, j].tolist()


# --- wrong input ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        ({"taste_spread": 0}, ValueError, r"taste_spread must lie in \(0, ∞\) \(got 0\)"),
        ({"price": -1}, ValueError, r"price must lie in \[0, ∞\) \(got -1\)"),
        ({"same_side": float("nan")}, ValueError, r"same_side must lie in .*got nan"),
        ({"price": float("inf")}, ValueError, r"price must lie in .*got inf"),
        ({"price": "30"}, TypeError, "price must be a number or an array of numbers"),
        ({"price": []}, ValueError, "price must not be empty"),
        ({"price": [1, 2], "same_side": [1, 2, 3]}, ValueError, "must broadcast"),
    ],
)
def test_a_market_that_cannot_be_is_refused(change, error, message):
    with pytest.raises(error, match=message):
        model.find_equilibria(**{**MARKET, **change})
