"""Who is alone at last, and the quantiles of single runs."""

import itertools

import numpy as np
import pytest
from scipy import stats

from platformlab.models.standards.urn_ends import find_monopoly, find_share_quantile
from platformlab.models.standards.urns import draw_probability, simulate


def chance_to_lead(balls_a, balls_b, feedback, draws):
    """Chance that A has more balls after the draws, ball by ball."""
    chances = np.array([1.0])
    for drawn in range(draws):
        added = np.arange(drawn + 1.0)
        a, b = (balls_a + added) ** feedback, (balls_b + drawn - added) ** feedback
        share = a / (a + b)
        chances = np.append(chances * (1 - share), 0) + np.append(0, chances * share)
    added = np.arange(draws + 1)
    return chances[balls_a + added > balls_b + draws - added].sum()


@pytest.mark.slow
@pytest.mark.parametrize("feedback", [2.0, 3.0, 5.0])
@pytest.mark.parametrize(("balls_a", "balls_b"), [(2, 1), (1, 3), (4, 5)])
def test_chance_of_a_monopoly_is_that_of_the_lead_after_many_draws(feedback, balls_a, balls_b):
    expected = chance_to_lead(balls_a, balls_b, feedback, 4000)
    found = find_monopoly(balls_a=balls_a, balls_b=balls_b, feedback=feedback)
    assert found.probability_a == pytest.approx(expected, abs=1e-7)


@pytest.mark.slow
@pytest.mark.parametrize("feedback", [1.01, 1.1, 1.5, 2, 5])
@pytest.mark.parametrize(
    ("balls_a", "balls_b"),
    [(1, 2), (3, 7), (100, 110), (1000, 1050), (20_000, 20_300), (10**6 - 1, 10**6 - 600)],
)
def test_chance_of_a_monopoly_is_the_average_over_the_next_draw(balls_a, balls_b, feedback):
    a, b = np.array([0, 1, 0]) + balls_a, np.array([0, 0, 1]) + balls_b
    now, after_a, after_b = find_monopoly(balls_a=a, balls_b=b, feedback=feedback).probability_a
    chance = draw_probability(balls_a / (balls_a + balls_b), feedback=feedback)
    assert now == pytest.approx(chance * after_a + (1 - chance) * after_b, abs=1e-9)


@pytest.mark.slow
@pytest.mark.parametrize("feedback", [1.2, 2, 4])
def test_one_of_the_two_is_alone_and_alike_colours_have_like_chances(feedback):
    one, other = (
        find_monopoly(balls_a=balls, balls_b=balls[::-1], feedback=feedback).probability_a
        for balls in ([2, 5, 4], [9, 5, 4])
    )
    again = find_monopoly(balls_a=[4, 5, 2], balls_b=[2, 5, 4], feedback=feedback).probability_a
    assert one + again == pytest.approx(1, abs=1e-12)
    assert one[1] == other[1] == 0.5


@pytest.mark.slow
def test_the_larger_lead_and_the_stronger_feedback_are_surer_of_the_monopoly():
    leads = find_monopoly(balls_a=[2, 3, 6, 40], balls_b=1, feedback=2).probability_a
    strong = find_monopoly(balls_a=3, balls_b=1, feedback=[1.01, 1.5, 2, 5]).probability_a
    assert (np.diff(leads) > 0).all()
    assert (np.diff(strong) > 0).all()
    assert leads[-1] <= 1


@pytest.mark.parametrize(("feedback", "status"), [(0.5, "even split"), (1, "any split")])
def test_nobody_is_alone_where_feedback_does_not_grow(feedback, status):
    assert find_monopoly(balls_a=50, balls_b=1, feedback=feedback) == (0, status)


@pytest.mark.parametrize("feedback", [0, 0.7, 1, 2.5])
def test_quantile_is_that_of_all_sequences_of_draws(feedback):
    draws, start = 9, np.array([2, 3])
    chances = np.zeros(draws + 1)
    for colours in itertools.product((0, 1), repeat=draws):
        balls, chance = start.copy(), 1.0
        for colour in colours:
            weights = balls.astype(float) ** feedback
            chance *= weights[colour] / weights.sum()
            balls[colour] += 1
        chances[balls[0] - 2] += chance
    ranks = np.cumsum(chances)[:-1]  # between two steps, so that no rounding decides
    ranks = (ranks[1:] + ranks[:-1]) / 2
    found = find_share_quantile(
        quantile=ranks, balls_a=2, balls_b=3, feedback=feedback, draws=draws
    )
    assert found == pytest.approx((2 + np.arange(1, draws)) / 14)


def test_quantiles_of_polyas_urn_are_those_of_the_beta_binomial_distribution():
    ranks = [0.013, 0.2, 0.5, 0.77, 0.99]
    found = find_share_quantile(quantile=ranks, balls_a=3, balls_b=2, feedback=1, draws=300)
    assert found == pytest.approx((3 + stats.betabinom.ppf(ranks, 300, 3, 2)) / 305, abs=1e-12)


def test_quantile_zero_and_one_are_the_ends():
    ends = find_share_quantile(quantile=[0, 1], balls_a=1, balls_b=1, feedback=1, draws=8)
    assert ends == pytest.approx([0.1, 0.9])


def test_simulated_runs_lie_below_a_quantile_as_often_as_it_says():
    urn = {"balls_a": 2, "balls_b": 1, "feedback": 0.8, "draws": 40}
    middle = find_share_quantile(quantile=0.5, **urn)
    last = simulate(**urn, replicates=4000, seed=5)[:, -1]
    assert (last < middle).mean() < 0.5 + 0.03
    assert (last <= middle).mean() > 0.5 - 0.03


def test_more_draws_than_can_be_counted_are_refused():
    urn = {"balls_a": 1, "balls_b": 1, "feedback": 1}
    with pytest.raises(ValueError, match=r"draws must be at most 10000 .*\(got 10001\); take the"):
        find_share_quantile(quantile=0.5, **urn, draws=10_001)
