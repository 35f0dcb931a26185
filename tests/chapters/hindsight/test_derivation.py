"""Derivations of the last chapter agree with the library."""

import numpy as np
import pytest
from sheets import Sheet, drawn

from platformlab.checks import calibration as room
from platformlab.models import calibration

SHEET = Sheet("hindsight")
LEVELS = np.array(room.LEVELS)


def judged(seed, count=40):
    """Confidences and outcomes of one reader."""
    dice = np.random.default_rng(seed)
    return dice.choice(LEVELS, count), dice.integers(0, 2, count)


@SHEET.proves("The score falls into gap, sorting and spread")
def test_parts_are_those_of_the_groups():
    for seed in range(5):
        said, came = judged(seed)
        found = calibration.find_score(confidence=said, came_true=came)
        groups = [(level, came[said == level]) for level in np.unique(said)]
        gap = sum(len(c) * (level - c.mean()) ** 2 for level, c in groups) / len(said)
        inside = sum(len(c) * c.mean() * (1 - c.mean()) for _, c in groups) / len(said)
        assert found.gap == pytest.approx(gap)
        assert found.spread - found.sorting == pytest.approx(inside)
        assert found.brier == pytest.approx(gap + inside)


@SHEET.proves("The score falls into gap, sorting and spread")
def test_where_all_confidences_differ_the_gap_is_the_whole_score():
    said, came = np.linspace(0.05, 0.95, 12), judged(1, 12)[1]
    found = calibration.find_score(confidence=said, came_true=came)
    assert found.gap == pytest.approx(found.brier)
    assert found.sorting == pytest.approx(found.spread)


@SHEET.proves("On average nobody gains by saying what she does not believe")
def test_mean_score_is_the_spread_and_the_squared_distance():
    for at in drawn(5, p=(0, 1), f=(0, 1)):
        p, f = at["p"], at["f"]
        holds, fails = (
            calibration.find_score(confidence=f, came_true=came).brier for came in (1, 0)
        )
        mean = p * holds + (1 - p) * fails
        assert mean == pytest.approx(p * (1 - p) + (f - p) ** 2)
        half = calibration.find_score(confidence=0.5, came_true=[1, 0]).brier
        assert half == pytest.approx(1 / 4)


@SHEET.proves("Which of two judges scores better depends only on how many claims hold")
def test_border_lies_halfway_between_the_two_confidences():
    for at in drawn(5, p=(0.05, 0.95), f=(0.05, 0.95)):
        p, f, count = at["p"], at["f"], 30
        for held in range(count + 1):
            came = np.repeat([1, 0], [held, count - held])
            own, other = (
                calibration.find_score(confidence=c, came_true=came).brier for c in (p, f)
            )
            m = held / count
            assert other - own == pytest.approx((f - p) * (f + p - 2 * m), abs=1e-12)


@SHEET.proves("Which of two judges scores better depends only on how many claims hold")
def test_upset_becomes_rare_as_claims_become_many():
    for at in drawn(5, p=(0.2, 0.8), apart=(0.05, 0.15)):
        many = calibration.find_upset(
            judged=[100_000], true_chance=at["p"], confidence=at["p"] + at["apart"]
        )
        assert float(many.better[0]) < 1e-6


@SHEET.proves("The mean confidence of a room scores no worse than its readers on average")
def test_difference_is_how_far_the_readers_differ():
    dice = np.random.default_rng(1)
    for _ in range(5):
        answers, held = dice.integers(0, 5, (7, 12)), dice.integers(0, 2, 12)
        found = room.pooled(answers.tolist(), held.tolist())
        differ = LEVELS[answers].var(axis=0).mean()
        assert found.mean - found.together == pytest.approx(differ)


def test_every_section_has_its_check():
    assert SHEET.unproven() == []
