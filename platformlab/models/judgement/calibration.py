"""Calibration: what a confidence was worth once it is known what came true.

Question. How good were somebody's confidences, and how many statements does it take to tell a better
judge from a worse one?

*Score*: the Brier score is the mean of the squared distances between a confidence and what came, one
or nothing. Statements that were given one confidence are a group. The score falls into three parts:
how far the confidence of each group lies from the part of it that came true, how far the groups lie
apart, and how mixed all that came is.

*Upset*: two people judge the same statements, each of which holds with one chance. One says this
chance, the other another one. By luck the other may score better.

Assumptions. Each statement comes true or does not; in the upset the statements do not depend on each
other.

Left out. What a wrong confidence costs, and that somebody may choose what she is asked.

Sources: brier1950, murphy1973 (the parts of the score).
"""

from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.checking import checked

_TIE = 1e-9  # of a statement: two scores that differ by less are one


class Score(NamedTuple):
    """Brier score, lower is better, and its parts: ``brier`` is ``gap`` − ``sorting`` + ``spread``."""

    brier: float
    gap: float
    sorting: float
    spread: float


@checked
def find_score(*, confidence, came_true):
    """Brier score of confidences, and its three parts.

    References
    ----------
    brier1950, murphy1973

    Examples
    --------
    >>> found = find_score(confidence=[0.9, 0.9, 0.1, 0.1], came_true=[1, 0, 0, 0])
    >>> [round(float(part), 4) for part in (found.brier, found.gap, found.sorting, found.spread)]
    [0.21, 0.085, 0.0625, 0.1875]
    """
    said, came = (np.ravel(a).astype(float) for a in np.broadcast_arrays(confidence, came_true))
    levels, group = np.unique(said, return_inverse=True)
    counts = np.bincount(group)
    held = np.bincount(group, weights=came) / counts
    weights = counts / said.size
    return Score(
        np.mean((said - came) ** 2),
        np.sum(weights * (levels - held) ** 2),
        np.sum(weights * (held - came.mean()) ** 2),
        came.mean() * (1 - came.mean()),
    )


class Upset(NamedTuple):
    """Chances that who says `confidence` scores better than who says the true chance, or the same."""

    better: np.ndarray
    same: np.ndarray


@checked
def find_upset(*, judged, true_chance, confidence):
    """Chance that luck puts a wrong confidence before the true one.

    Of two people who judge `judged` statements, one gives each its true chance and the other gives
    each the same `confidence`. Which of the two scores better depends only on how many hold: the
    border lies halfway between the two numbers.

    References
    ----------
    brier1950

    Examples
    --------
    >>> upset = find_upset(judged=[12, 100], true_chance=0.7, confidence=0.9)
    >>> upset.better.round(3)
    array([0.253, 0.009])
    """
    border = judged * (true_chance + confidence) / 2
    far = np.sign(confidence - true_chance)  # luck has to come from this side
    held = np.where(far < 0, judged - border, border)
    chance = np.where(far < 0, 1 - true_chance, true_chance)
    at_border = np.abs(held - np.round(held)) < _TIE * judged
    most = np.where(at_border, np.round(held), np.floor(held))
    same = np.where(at_border, _chance_of(most, judged, chance), 0.0)
    better = scipy.special.bdtrc(most, judged, chance)
    is_other = far != 0
    return Upset(np.where(is_other, better, 0.0), np.where(is_other, same, 1.0))


def _chance_of(held, judged, chance):
    """Chance that just so many hold."""
    below = np.where(held > 0, scipy.special.bdtr(np.maximum(held - 1, 0), judged, chance), 0.0)
    return scipy.special.bdtr(held, judged, chance) - below
