"""A jury with few hours, and votes that shorten its list."""

import numpy as np
import pytest
from hypothesis import given
from properties import drawn, examples

from platformlab.models import crowd_ideas
from platformlab.models import crowd_screening as model

STANDARD = {"quality_mean": 0, "quality_spread": 1}


def pick(ideas, shortlist, votes, reading, **changes):
    return model.expected_best_shortlisted(
        ideas=ideas,
        shortlist=shortlist,
        vote_accuracy=votes,
        screening_accuracy=reading,
        **{**STANDARD, **changes},
    )


def one_stage(ideas, accuracy):
    return crowd_ideas.expected_best_screened(ideas=ideas, screening_accuracy=accuracy, **STANDARD)


def test_accuracy_of_reading_is_the_correlation_of_truth_with_truth_and_noise():
    """Noise of variance 1/h beside truth of variance 1: at 2 hours 0.816, by simulation."""
    rng = np.random.default_rng(2)
    truth, noise = rng.normal(size=(2, 400_000))
    seen = truth + noise * np.sqrt(3 / 6)
    found = model.find_reading_accuracy(reading_time=6, even_time=3)
    assert found == pytest.approx(np.corrcoef(truth, seen)[0, 1], abs=0.002)
    assert found**2 == pytest.approx(2 / 3)


def test_reading_for_the_even_time_shows_as_much_truth_as_noise():
    found = model.find_reading_accuracy(reading_time=[0.5, 4], even_time=[0.5, 4])
    assert found**2 == pytest.approx([0.5, 0.5])


@pytest.mark.parametrize(
    "case", [(20, 5, 0.6, 0.8), (20, 19, 0.3, 0.5), (8, 3, 0.9, 0.2), (300, 30, 0.3, 0.95)]
)
def test_simulated_voters_and_juries_pick_ideas_of_that_quality(case):
    """Every idea, its votes and its reading are drawn; the jury picks by regression on both."""
    ideas, shortlist, votes, reading = case
    rng = np.random.default_rng(154)
    truth, crowd, jury = rng.normal(size=(3, 12_000, ideas))
    voted = truth + crowd * np.sqrt(1 / votes**2 - 1)
    read = truth + jury * np.sqrt(1 / reading**2 - 1)
    on_list = np.argsort(-voted, axis=1)[:, :shortlist]
    weights = [1 / (1 / accuracy**2 - 1) for accuracy in (votes, reading)]
    expected = weights[0] * voted + weights[1] * read  # a common factor moves no choice
    best = np.take_along_axis(expected, on_list, axis=1).argmax(axis=1)
    chosen = np.take_along_axis(on_list, best[:, None], axis=1)
    picked = np.take_along_axis(truth, chosen, axis=1).mean()
    assert pick(*case) == pytest.approx(picked, abs=0.025)
    assert pick(*case, quality_mean=5, quality_spread=3) == pytest.approx(5 + 3 * picked, abs=0.08)


@pytest.mark.parametrize(("ideas", "votes"), [(2, 0.5), (150, 0.3), (120_000, 0.7)])
def test_shortlist_of_one_is_chosen_by_the_votes_alone(ideas, votes):
    assert pick(ideas, 1, votes, 0.9) == pytest.approx(one_stage(ideas, votes), abs=2e-3)


def test_shortlist_of_all_ideas_joins_what_votes_and_reading_know():
    # two noises, averaged by their precision, leave the noise of one better reading
    precision = sum(1 / (1 / accuracy**2 - 1) for accuracy in (0.5, 0.8))
    joint = np.sqrt(1 / (1 + 1 / precision))
    assert pick(500, 500, 0.5, 0.8) == pytest.approx(one_stage(500, joint))
    assert pick(500, 900, 0.5, 0.8) == pick(500, 500, 0.5, 0.8)
    assert pick(500, 499, 0.5, 0.8) == pytest.approx(pick(500, 500, 0.5, 0.8), abs=2e-3)


def test_votes_that_tell_nothing_leave_as_many_ideas_as_are_read():
    assert pick(120_000, 150, 0, 0.8) == pytest.approx(one_stage(150, 0.8))
    assert pick(120_000, 150, 1e-4, 0.8) == pytest.approx(one_stage(150, 0.8), abs=2e-3)


def test_jury_that_sees_nothing_takes_the_idea_with_the_most_votes():
    assert pick(1000, 50, 0.4, 0) == pytest.approx(one_stage(1000, 0.4))
    assert pick(1000, 50, 0.4, 1e-3) == pytest.approx(one_stage(1000, 0.4), abs=2e-3)


def test_exact_votes_leave_a_jury_nothing_to_add():
    assert pick(1000, 50, 1, [0, 0.5, 1]) == pytest.approx(one_stage(1000, 1))


@examples(60)
@given(drawn("ideas", "shortlist", "vote_accuracy", "screening_accuracy"))
def test_pick_is_as_good_as_its_votes_and_never_better_than_the_best(draw):
    found = model.expected_best_shortlisted(**draw, **STANDARD)
    alone = one_stage(draw["ideas"], draw["vote_accuracy"])
    assert alone - 5e-3 <= found <= one_stage(draw["ideas"], 1) + 5e-3
