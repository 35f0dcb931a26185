"""The Brier score and its parts, and how often luck puts the worse judge first."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples
from scipy import stats

from platformlab.models import calibration as model

LEVELS = (0.1, 0.3, 0.5, 0.7, 0.9)
PAIRS = st.lists(
    st.tuples(st.sampled_from(LEVELS), st.integers(0, 1)), min_size=1, max_size=30
).map(lambda pairs: dict(zip(("confidence", "came_true"), zip(*pairs, strict=True), strict=True)))


def score_of(said, held, judged):
    return (held * (1 - said) ** 2 + (judged - held) * said**2) / judged


def upset_by_counting(judged, chance, said):
    """Chances of both outcomes, added up over every number of statements that may hold."""
    better = same = 0.0
    for held in range(judged + 1):
        gain = score_of(chance, held, judged) - score_of(said, held, judged)
        weight = stats.binom.pmf(held, judged, chance)
        if abs(gain) < 1e-12:
            same += weight
        elif gain > 0:
            better += weight
    return better, same


def test_who_always_says_one_half_scores_a_quarter_whatever_comes():
    for came in ([0, 0, 0], [1, 0, 1], [1, 1, 1]):
        assert model.find_score(confidence=0.5, came_true=came).brier == pytest.approx(0.25)


def test_being_sure_and_right_scores_nothing_and_being_sure_and_wrong_scores_one():
    assert model.find_score(confidence=[1, 0], came_true=[1, 0]).brier == 0
    assert model.find_score(confidence=[1, 0], came_true=[0, 1]).brier == 1


@given(PAIRS)
@examples(150)
def test_the_parts_add_up_to_the_score(pairs):
    brier, gap, sorting, spread = model.find_score(**pairs)
    assert brier == pytest.approx(gap - sorting + spread, abs=1e-12)
    said, came = np.array(pairs["confidence"]), np.array(pairs["came_true"])
    assert brier == pytest.approx(np.mean((said - came) ** 2))
    assert min(gap, sorting, spread) >= 0


@given(PAIRS)
@examples(150)
def test_saying_of_each_group_what_came_of_it_would_leave_no_gap_and_score_no_worse(pairs):
    said, came = np.array(pairs["confidence"]), np.array(pairs["came_true"])
    better = np.array([came[said == level].mean() for level in said])
    known = model.find_score(confidence=better, came_true=came)
    assert known.gap == pytest.approx(0, abs=1e-12)
    assert known.brier <= model.find_score(**pairs).brier + 1e-12


@pytest.mark.parametrize("judged", [1, 5, 12, 40])
@pytest.mark.parametrize("chance", [0.0, 0.3, 0.7, 1.0])
@pytest.mark.parametrize("said", [0.0, 0.1, 0.5, 0.7, 0.8, 0.9, 1.0])
def test_an_upset_is_as_likely_as_counting_every_outcome_says(judged, chance, said):
    upset = model.find_upset(judged=judged, true_chance=chance, confidence=said)
    counted = upset_by_counting(judged, chance, said)
    assert (upset.better, upset.same) == pytest.approx(counted, abs=1e-9)


def test_an_upset_is_the_same_seen_from_the_other_side():
    one = model.find_upset(judged=12, true_chance=0.7, confidence=0.9)
    other = model.find_upset(judged=12, true_chance=0.3, confidence=0.1)
    assert one == pytest.approx(other)


def test_many_statements_leave_luck_no_chance():
    upset = model.find_upset(judged=[12, 100, 1_000], true_chance=0.7, confidence=0.9)
    assert upset.better[0] > upset.better[1] > upset.better[2]
    assert upset.better[2] < 1e-6


def test_the_true_chance_scores_better_on_average_than_any_other():
    judged, chance = 40, 0.7
    held = np.arange(judged + 1)
    weights = stats.binom.pmf(held, judged, chance)
    for said in (0.5, 0.6, 0.8, 0.9):
        mean = (weights * score_of(said, held, judged)).sum()
        assert mean == pytest.approx(chance * (1 - chance) + (said - chance) ** 2)


def test_an_outcome_between_one_and_nothing_is_refused_by_name():
    with pytest.raises((TypeError, ValueError), match="came_true"):
        model.find_score(confidence=0.5, came_true=0.5)
