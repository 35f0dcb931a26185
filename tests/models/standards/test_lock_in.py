"""Arthur's sequence of adopters, and shares of two networks."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples
from scipy.special import expit

from platformlab.models.standards.lock_in import find_lock_in, find_market_shares, simulate

QUICK = examples(150)
RACE = {
    "preference_a": 2,
    "preference_b": 3,
    "returns_a": 0.5,
    "returns_b": 0.5,
    "fan_share_a": 0.5,
}
MONEY = st.floats(1e-9, 1e9)


def walk(up, down, chance):
    """Absorption chance and mean time by solving the linear equations of the random walk."""
    inside = up + down - 1
    step = np.eye(inside) - np.diag([chance] * (inside - 1), 1)
    step -= np.diag([1 - chance] * (inside - 1), -1)
    arrives = np.zeros(inside)
    arrives[-1] = chance
    start = down - 1
    return np.linalg.solve(step, arrives)[start], np.linalg.solve(step, np.ones(inside))[start]


def test_a_fair_race_is_won_by_the_nearer_threshold_more_often():
    """Leads to lock 7 and 5, even newcomers: chance 5/12, 35 newcomers on average; computed by two
    routes.
    """
    race = find_lock_in(**RACE)
    assert (race.lead_to_lock_a, race.lead_to_lock_b) == (7, 5)
    assert race.probability_a == pytest.approx(5 / 12, abs=1e-12)
    assert race.expected_newcomers == pytest.approx(35, abs=1e-12)
    assert race.status == "locks in"


def test_a_small_tilt_of_newcomers_turns_the_race():
    """The same race, 55 per cent fans of A: chance 0.696, 33.5 newcomers; computed by two routes."""
    race = find_lock_in(**{**RACE, "fan_share_a": 0.55})
    assert race.probability_a == pytest.approx(0.695984322, abs=1e-8)
    assert race.expected_newcomers == pytest.approx(33.518118635, abs=1e-8)


@pytest.mark.parametrize("chance", [0.02, 0.3, 0.4999, 0.5, 0.5 + 1e-7, 0.5 - 3e-7, 0.62, 0.99])
@pytest.mark.parametrize(("up", "down"), [(1, 1), (7, 5), (2, 30), (40, 3)])
def test_odds_and_length_solve_the_random_walk(up, down, chance):
    race = find_lock_in(
        preference_a=down - 0.5,
        preference_b=up - 0.5,
        returns_a=1,
        returns_b=1,
        fan_share_a=chance,
    )
    probability, newcomers = walk(up, down, chance)
    assert race.probability_a == pytest.approx(probability, rel=1e-9)
    assert race.expected_newcomers == pytest.approx(newcomers, rel=1e-8)


@pytest.mark.parametrize("drift", [1e-11, -1e-11, 3e-10, -3e-10])
def test_length_keeps_its_digits_when_one_technology_is_almost_there(drift):
    # One step up or a million down: E = UL (1 + (U − L) y / 6 + …) while the walk is almost fair.
    race = find_lock_in(
        preference_a=1e6 - 0.5, preference_b=0.5, returns_a=1, returns_b=1, fan_share_a=expit(drift)
    )
    assert race.expected_newcomers == pytest.approx(1e6 * (1 - 1e6 * drift / 6), rel=1e-6)


def test_length_is_continuous_where_the_formula_changes():
    width = 12  # U + L of the case; the expansion takes over below 1e-5 / width
    fans = expit(np.array([0.9, 1.1]) * 1e-5 / width)
    race = find_lock_in(**{**RACE, "fan_share_a": fans})
    assert np.diff(race.expected_newcomers)[0] == pytest.approx(0, abs=1e-4)
    slope = 35 * 2 / 6 * np.diff(np.log(fans / (1 - fans)))[0]
    assert np.diff(race.expected_newcomers)[0] == pytest.approx(slope, rel=0.05)


def test_swapping_the_technologies_swaps_their_chances():
    race = find_lock_in(**{**RACE, "fan_share_a": 0.6})
    mirror = find_lock_in(
        preference_a=3, preference_b=2, returns_a=0.5, returns_b=0.5, fan_share_a=0.4
    )
    assert mirror.probability_a == pytest.approx(1 - race.probability_a, abs=1e-14)
    assert mirror.expected_newcomers == pytest.approx(race.expected_newcomers, rel=1e-12)


@pytest.mark.parametrize(
    ("preference", "returns"), [("0.85", "0.17"), ("0.3", "0.1"), ("4.35", "0.15")]
)
def test_a_fan_who_is_indifferent_does_not_cross_over(preference, returns):
    # Whole quotients must not fall victim to rounding
    exact = Fraction(preference) / Fraction(returns)
    race = find_lock_in(
        preference_a=float(preference),
        preference_b=1,
        returns_a=float(returns),
        returns_b=1,
        fan_share_a=0.5,
    )
    assert race.lead_to_lock_b == int(exact) + 1


@QUICK
@given(MONEY, MONEY, MONEY, MONEY, st.floats(1e-12, 1 - 1e-12))
def test_chances_are_chances_over_the_whole_range(pref_a, pref_b, ret_a, ret_b, fans):
    race = find_lock_in(
        preference_a=pref_a, preference_b=pref_b, returns_a=ret_a, returns_b=ret_b, fan_share_a=fans
    )
    assert 0 <= race.probability_a <= 1 + 1e-12
    shortest = min(race.lead_to_lock_a, race.lead_to_lock_b)
    assert race.expected_newcomers >= shortest * (1 - 1e-9)


def test_arrays_and_single_numbers_agree():
    fans = np.array([0.4, 0.5, 0.7])
    race = find_lock_in(**{**RACE, "fan_share_a": fans})
    for i, fan in enumerate(fans):
        one = find_lock_in(**{**RACE, "fan_share_a": fan})
        assert [field[i] for field in race] == list(one)


@pytest.mark.slow
def test_simulated_histories_lock_in_as_often_and_as_late_as_the_formulas_say():
    leads = simulate(**{**RACE, "fan_share_a": 0.55}, arrivals=600, replicates=3000, seed=4)
    assert leads.shape == (3000, 601)
    locked = (leads >= 7) | (leads <= -5)
    assert locked[:, -1].all()
    assert np.mean(leads[:, -1] > 0) == pytest.approx(0.695984, abs=0.03)
    assert locked.argmax(axis=1).mean() == pytest.approx(33.518, abs=2)


def test_once_locked_in_every_newcomer_chooses_the_same():
    leads = simulate(**RACE, arrivals=300, replicates=50, seed=9)
    for path in leads:
        at = np.argmax((path >= 7) | (path <= -5))
        assert at > 0
        assert (np.diff(path[at:]) == np.sign(path[at])).all()
        assert set(np.abs(np.diff(path))) == {1}


def test_before_lock_in_everybody_follows_the_own_taste():
    leads = simulate(**RACE, arrivals=300, replicates=20, seed=2)
    same = simulate(
        **{**RACE, "preference_a": 1e6, "preference_b": 1e6}, arrivals=300, replicates=20, seed=2
    )
    for path, free in zip(leads, same, strict=True):
        at = np.argmax((path >= 7) | (path <= -5))
        assert (path[: at + 1] == free[: at + 1]).all()


def test_a_replicate_depends_neither_on_their_number_nor_on_other_markets():
    few = simulate(**RACE, arrivals=50, replicates=2, seed=3)
    many = simulate(**{**RACE, "fan_share_a": [0.5, 0.7]}, arrivals=50, replicates=4, seed=3)
    assert many.shape == (4, 51, 2)
    assert (many[:2, :, 0] == few).all()
    assert not (many[0, :, 0] == many[1, :, 0]).all()


def test_a_market_started_just_above_a_half_tips_to_the_computed_share():
    """Network effect 3, taste spread 1: 0.9293; computed by two routes."""
    found = find_market_shares(lead_a=0, same_side=3, multihoming_share=0, taste_spread=1)
    # The share that a start at 0.51 reaches
    share = 0.51
    for _ in range(2000):
        share = expit(3 * (2 * share - 1))
    assert found.shares[2] == pytest.approx(0.929279818, abs=1e-9)
    assert found.shares[2] == pytest.approx(share, abs=1e-12)
    assert found.is_stable.tolist() == [True, False, True]
    assert found.status == "tips"


def test_users_of_both_networks_stop_the_market_from_tipping():
    found = find_market_shares(
        lead_a=0, same_side=3, multihoming_share=[0, 0.33, 0.34, 1], taste_spread=1
    )
    assert found.status.tolist() == ["tips", "tips", "single", "single"]
    assert found.shares[2:, 0] == pytest.approx([0.5, 0.5], abs=1e-9)


@QUICK
@given(st.floats(-50, 50), st.floats(0, 50), st.floats(0, 1), st.floats(0.5, 20))
def test_market_shares_reproduce_themselves(lead_a, same_side, multihoming_share, taste_spread):
    found = find_market_shares(
        lead_a=lead_a,
        same_side=same_side,
        multihoming_share=multihoming_share,
        taste_spread=taste_spread,
    )
    for share in found.shares[np.isfinite(found.shares)]:
        effect = same_side * (1 - multihoming_share) * (2 * share - 1)
        assert expit((lead_a + effect) / taste_spread) == pytest.approx(share, abs=1e-9)


def test_a_lead_of_a_mirrors_a_lead_of_b():
    market = {"same_side": 9, "multihoming_share": 0.2, "taste_spread": 2}
    ahead = find_market_shares(lead_a=0.7, **market).shares
    behind = find_market_shares(lead_a=-0.7, **market).shares
    assert ahead == pytest.approx(1 - behind[::-1], abs=1e-12)
    assert ahead[2] > 1 - behind[0] - 1e-12


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"returns_a": 0}, r"returns_a must lie in \(0, ∞\) \(got 0\)"),
        ({"returns_b": -1}, r"returns_b must lie in \(0, ∞\)"),
        ({"preference_a": 0}, r"preference_a must lie in \(0, ∞\)"),
        ({"fan_share_a": 1}, r"fan_share_a must lie in \(0, 1\) \(got 1\); write 50 % as 0.5"),
        ({"fan_share_a": np.nan}, "got nan"),
    ],
)
def test_a_race_without_rising_returns_or_rivals_is_refused(change, message):
    with pytest.raises(ValueError, match=message):
        find_lock_in(**{**RACE, **change})


@pytest.mark.parametrize("side", ["a", "b"])
def test_returns_too_small_for_any_race_are_refused(side):
    race = {"preference_a": 2, "preference_b": 3, "returns_a": 0.5, "returns_b": 0.5}
    message = rf"preference_{side} / returns_{side} must be at most 1e\+100 \(got inf\)"
    with pytest.raises(ValueError, match=message):
        find_lock_in(
            **race | {f"preference_{side}": 1e300, f"returns_{side}": 1e-20}, fan_share_a=0.5
        )
    longest = find_lock_in(
        **race | {f"preference_{side}": 1e100, f"returns_{side}": 1}, fan_share_a=0.5
    )
    assert np.isfinite(longest.probability_a)
