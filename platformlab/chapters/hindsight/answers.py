"""Answers to the exercises of the last chapter."""

import numpy as np

from platformlab.chapters.hindsight.market import DOZEN, DOZENS, TOO_SURE, TRUE_CHANCE
from platformlab.checks.answers import Number, Slip, Text
from platformlab.data import load
from platformlab.models import calibration

SAID = (0.8, 0.6, 0.6, 0.2)
CAME = (1, 1, 0, 0)
LESS_SURE = 0.8
RARELY = 0.05  # chance of an upset that the exercise allows


def _distances():
    return np.abs(np.array(SAID) - np.array(CAME))


def _statements(confidence):
    """Fewest statements, in dozens, over which the wrong confidence comes first rarely enough."""
    judged = DOZEN * np.arange(1, DOZENS + 1)
    found = calibration.find_upset(judged=judged, true_chance=TRUE_CHANCE, confidence=confidence)
    return int(judged[np.argmax(found.better + found.same / 2 < RARELY)])


def _part(*verdicts, of_all=False):
    """Part of the claims that tell an event which has one of these verdicts."""
    claims = load("claims", include_uncertain=True)
    is_it = claims["verdict"].isin(verdicts)
    is_event = claims["kind"] == "event"
    return float((is_it & is_event).sum() / (len(claims) if of_all else is_event.sum()))


ANSWERS = (
    Number(
        "hindsight-1",
        lambda: float(calibration.find_score(confidence=SAID, came_true=CAME).brier),
        unit="points",
        slips=(
            Slip(
                lambda: float(_distances().mean()),
                "These are the distances. Square each before you take the mean.",
            ),
            Slip(
                lambda: float((_distances() ** 2).sum()),
                "This is the sum. The score is a mean over the claims.",
            ),
        ),
    ),
    Number(
        "hindsight-2",
        lambda: _statements(LESS_SURE),
        unit="statements",
        slips=(
            Slip(
                lambda: _statements(TOO_SURE),
                "This is the answer for the one who says 90 %.",
            ),
            Slip(
                lambda: _statements(LESS_SURE) // DOZEN,
                "These are dozens. Say how many statements that is.",
            ),
        ),
    ),
    Number(
        "hindsight-3",
        lambda: _part("reproduced"),
        unit="share",
        slips=(
            Slip(
                lambda: _part("reproduced", of_all=True),
                "You divided by all claims. Take those that tell an event only.",
            ),
            Slip(
                lambda: _part("reproduced", "with caveat"),
                "You counted those with a caveat too. Take those that hold as they stand.",
            ),
        ),
    ),
    Text(
        "hindsight-4",
        rubric=(
            "makes three claims about the firm that could turn out wrong",
            "gives each a confidence, and a day on which it is decided",
            "says what will count as held, so that two people would agree",
            "names who looks, and where the answer is written down",
            "does not give the same confidence to all three",
        ),
    ),
)
