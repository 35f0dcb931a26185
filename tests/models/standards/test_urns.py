"""Pólya's urn and urns with stronger or weaker feedback."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples
from scipy import integrate, stats

from platformlab.models.standards.urns import (
    draw_probability,
    find_polya,
    find_urn_limits,
    polya_probability,
    simulate,
)

QUICK = examples(150)


def exact_polya(balls_a, balls_b, draws):
    """Distribution of the balls of colour A added, draw by draw."""
    chance = np.array([1.0])
    for drawn in range(draws):
        added = np.arange(drawn + 1)
        share = (balls_a + added) / (balls_a + balls_b + drawn)
        chance = np.append(chance * (1 - share), 0) + np.append(0, chance * share)
    return chance


def test_from_one_ball_each_every_split_is_equally_likely():
    """Eggenberger and Pólya (1923); 200 draws: 1/201 each."""
    chances = polya_probability(added_a=np.arange(201), balls_a=1, balls_b=1, draws=200)
    assert chances == pytest.approx(np.full(201, 1 / 201), abs=1e-12)


def test_an_urn_keeps_its_share_on_average_and_a_majority_eleven_times_in_sixteen():
    """Balls (3, 2), 200 draws: mean 0.6, variance 0.0390, chance of a lasting majority 11/16;
    computed by two routes.
    """
    urn = find_polya(balls_a=3, balls_b=2, draws=200)
    assert urn == pytest.approx((0.6, 0.039024390, 11 / 16), abs=1e-9)


def test_moments_and_probabilities_are_those_of_the_draws():
    chances = exact_polya(3, 2, 60)
    assert polya_probability(added_a=np.arange(61), balls_a=3, balls_b=2, draws=60) == (
        pytest.approx(chances, abs=1e-12)
    )
    shares = (3 + np.arange(61)) / 65
    urn = find_polya(balls_a=3, balls_b=2, draws=60)
    assert urn.mean_share == pytest.approx(chances @ shares, abs=1e-12)
    assert urn.variance_share == pytest.approx(chances @ shares**2 - (chances @ shares) ** 2)


def test_chance_of_a_majority_is_the_upper_half_of_the_beta_distribution():
    area, _ = integrate.quad(stats.beta(7, 4).pdf, 0.5, 1)
    assert find_polya(balls_a=7, balls_b=4, draws=1).majority_probability == pytest.approx(area)


def test_more_balls_than_draws_cannot_be_added():
    assert polya_probability(added_a=11, balls_a=1, balls_b=1, draws=10) == 0


def test_large_urns_do_not_overflow():
    urn = find_polya(balls_a=1_000_000, balls_b=1_000_000, draws=1_000_000)
    assert urn.mean_share == 0.5
    assert urn.variance_share == pytest.approx(0.25 / 2_000_001 / 3, rel=1e-9)


@pytest.mark.parametrize("feedback", [0.5, 1, 2, 3])
def test_slope_at_an_even_split_is_the_strength_of_feedback(feedback):
    low, high = draw_probability([0.5 - 1e-6, 0.5 + 1e-6], feedback=feedback)
    assert (high - low) / 2e-6 == pytest.approx(feedback, abs=1e-6)


@QUICK
@given(st.floats(0, 1), st.floats(0, 5))
def test_draw_probability_is_a_probability_and_symmetric(share, feedback):
    chance = draw_probability(share, feedback=feedback)
    assert 0 <= chance <= 1
    other = draw_probability(1 - share, feedback=feedback)
    # 1 − share loses the digits of a tiny share, which weak feedback magnifies.
    if share > 1e-3:
        assert other == pytest.approx(1 - chance, abs=1e-9)


def test_without_feedback_the_share_does_not_matter():
    assert draw_probability([0, 0.3, 1], feedback=0).tolist() == [0.5, 0.5, 0.5]


def test_long_run_depends_on_whether_feedback_exceeds_one():
    found = find_urn_limits(feedback=[0, 0.5, 1, 2])
    assert found.status.tolist() == ["even split", "even split", "any split", "monopoly"]
    none, half, all_ = [True, False, True], [False, True, False], [False] * 3
    assert found.is_stable.tolist() == [half, half, all_, none]
    assert found.shares == pytest.approx(
        np.array([[np.nan, 0.5, np.nan]] + [[0, 0.5, 1]] * 3), nan_ok=True
    )
    one = find_urn_limits(feedback=3)
    assert one.shares.tolist() == [0, 0.5, 1]
    assert one.status == "monopoly"


@QUICK
@given(st.floats(0, 5))
def test_resting_points_reproduce_themselves_and_attract_where_the_slope_is_below_one(feedback):
    found = find_urn_limits(feedback=feedback)
    for share, is_stable in zip(found.shares, found.is_stable, strict=True):
        if np.isnan(share):
            continue
        assert draw_probability(share, feedback=feedback) == share
        near = np.clip(share + np.array([-1e-3, 1e-3]), 0, 1)
        near = near[near != share]
        pull = np.abs(draw_probability(near, feedback=feedback) - share) - np.abs(near - share)
        if abs(feedback - 1) > 1e-3:
            assert (pull < 0).all() == is_stable


def test_simulated_polya_shares_spread_as_the_formula_says():
    shares = simulate(balls_a=3, balls_b=2, feedback=1, draws=200, replicates=4000, seed=6)
    assert shares.shape == (4000, 201)
    assert (shares[:, 0] == 0.6).all()
    assert shares[:, -1].mean() == pytest.approx(0.6, abs=0.01)
    assert shares[:, -1].var() == pytest.approx(0.039024, abs=0.003)


def test_strong_feedback_separates_and_weak_feedback_evens_out():
    shares = simulate(balls_a=1, balls_b=1, feedback=[0, 1, 3], draws=2000, replicates=200, seed=8)[
        :, -1
    ]
    spread = np.abs(shares - 0.5)
    assert spread[:, 0].max() < 0.06
    assert (spread[:, 2] > 0.45).mean() > 0.9
    assert 0.2 < spread[:, 1].mean() < 0.3


def test_each_draw_adds_one_ball_and_replicates_are_their_own():
    few = simulate(balls_a=2, balls_b=1, feedback=1.5, draws=30, replicates=2, seed=1)
    many = simulate(balls_a=2, balls_b=1, feedback=[1.5, 0.2], draws=30, replicates=5, seed=1)
    assert many.shape == (5, 31, 2)
    assert (many[:2, :, 0] == few).all()
    assert not (few[0] == few[1]).all()
    balls = few * (3 + np.arange(31))
    assert np.diff(balls, axis=1) == pytest.approx(np.diff(balls, axis=1).round(), abs=1e-9)
    assert set(np.diff(balls.round(), axis=1).ravel()) == {0, 1}


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"feedback": 5.1}, r"feedback must lie in \[0, 5\] \(got 5.1\)"),
        ({"balls_a": 0}, r"balls_a must lie in \[1, 1e\+06\]"),
        ({"balls_b": 1.5}, "balls_b must be a whole number"),
        ({"draws": []}, "draws must not be empty"),
    ],
)
def test_an_urn_that_cannot_be_filled_is_refused(values, message):
    urn = {"balls_a": 1, "balls_b": 1, "feedback": 1, "draws": 5, "replicates": 1, "seed": 1}
    with pytest.raises(ValueError, match=message):
        simulate(**{**urn, **values})
