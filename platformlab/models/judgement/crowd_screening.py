"""Screening ideas: a jury with few hours, and votes that come before it.

Question. With the same hours of a jury, how good is the idea it chooses from many, and how much
do votes of outsiders add that shorten the list before anybody reads?

Assumptions. Quality is normal and ideas are independent, as in `crowd_ideas`; what votes and jury
see is quality plus normal noise, and the two err independently; the jury weighs its own reading
and the votes in the best way; each idea on the shortlist is read equally long.

Left out. Votes that follow votes, designers who resemble each other, what collecting votes costs,
and those who leave when their idea is refused.

Sources: girotra2010, terwiesch2008; the jury's hours are worked out here, as is the shortlist,
whose correlation is that of a bivariate normal (owen1956).
"""

import numpy as np
import scipy

from platformlab.models.checking import checked
from platformlab.models.judgement.crowd_ideas import expected_best_screened

_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(24)
_CHANCES, _PARTS = (_NODES + 1) / 2, _WEIGHTS / 2  # of where the shortlist begins
_SCORES = np.linspace(-9, 14, 577)  # in spreads of what the jury goes by


@checked
def find_reading_accuracy(*, reading_time, even_time):
    """Accuracy of a jury that reads an idea so long: noise falls with the hours.

    Examples
    --------
    >>> find_reading_accuracy(reading_time=[10, 1, 1 / 120], even_time=1).round(2)
    array([0.95, 0.71, 0.09])
    """
    return np.sqrt(reading_time / (reading_time + even_time))


@checked
def expected_best_shortlisted(
    *, ideas, shortlist, vote_accuracy, screening_accuracy, quality_mean, quality_spread
):
    """Mean true quality, in points, of the idea a jury picks among those with the most votes.

    A shortlist longer than the ideas holds all of them.

    Parameters
    ----------
    screening_accuracy : array_like of float
        That of the jury's own reading, for an idea of which it knows no votes.

    Examples
    --------
    >>> best = expected_best_shortlisted(
    ...     ideas=120_000, shortlist=[1, 100, 120_000], vote_accuracy=0.3,
    ...     screening_accuracy=0.95, quality_mean=0, quality_spread=1)
    >>> best.round(2)
    array([1.33, 3.3 , 4.2 ])
    """
    given = np.broadcast_arrays(ideas, shortlist, vote_accuracy, screening_accuracy)
    found = [_mean_best(*one) for one in zip(*map(np.ravel, given), strict=True)]
    return quality_mean + quality_spread * np.reshape(found, given[0].shape)


def _mean_best(ideas, shortlist, votes, reading):
    """Mean quality of the pick, in spreads: mean of the largest of what the jury expects."""
    learnt = _learnt_by_reading(votes, reading)
    known = np.hypot(votes, learnt)
    if not votes:  # the shortlist is drawn by lot
        return _best_of(min(shortlist, ideas), known)
    if not learnt or shortlist >= ideas:  # all that is known is known of every idea
        return _best_of(ideas, known)
    cut = _cuts(ideas, shortlist)[:, None]
    kept = _both_above(cut, _SCORES, votes / known) / scipy.special.ndtr(-cut)
    with np.errstate(divide="ignore"):  # below every score nothing is left out
        beaten = -np.expm1(shortlist * np.log1p(-np.clip(kept, 0, 1)))
    return known * (_SCORES[0] + _PARTS @ np.trapezoid(beaten, _SCORES, axis=1))


def _best_of(ideas, accuracy):
    return float(
        expected_best_screened(
            ideas=ideas, quality_mean=0, quality_spread=1, screening_accuracy=min(accuracy, 1)
        )
    )


def _learnt_by_reading(votes, reading):
    """Spread of what the jury expects, for ideas with equally many votes."""
    unknown = 1 - votes**2  # variance of quality that the votes leave
    return unknown * reading / np.sqrt(max(unknown * reading**2 + 1 - reading**2, 1e-24))


def _cuts(ideas, shortlist):
    """Votes, in spreads, that just miss the shortlist, at even chances."""
    return scipy.stats.norm.isf(scipy.stats.beta.ppf(_CHANCES, shortlist + 1, ideas - shortlist))


def _both_above(first, second, correlation):
    """Chance that two correlated standard normals both exceed their bounds (owen1956)."""
    first, second = (np.where(np.abs(bound) < 1e-12, 1e-12, bound) for bound in (first, second))
    root = np.sqrt(max(1 - correlation**2, 1e-24))
    turned = scipy.special.owens_t(first, (second / first - correlation) / root)
    turned = turned + scipy.special.owens_t(second, (first / second - correlation) / root)
    opposite = np.where(first * second < 0, 0.5, 0)
    return (scipy.special.ndtr(-first) + scipy.special.ndtr(-second)) / 2 - turned - opposite
