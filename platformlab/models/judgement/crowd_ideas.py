"""Ideas from a crowd: how good the best of many is.

Question. How much better is the best of 120,000 outside ideas than the best of 150 own ones?

Only the best idea counts. The best of $n$ grows slowly with $n$, faster with the spread of quality;
and a jury that sees quality imperfectly loses part of it.

Assumptions. Ideas are independent (in truth they resemble each other, so the effective number
is smaller); quality is normal, uniform or exponential, which decides how far the best stands
out; the jury's view and the truth are jointly normal; a funnel's stages are independent.

Left out. Cost of reading ideas, prizes and effort, improvement of ideas by talking about them.

Sources: girotra2010, terwiesch2008, boudreau2011.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.checking import check_shapes, checked
from platformlab.params import PARAMS


@checked
def expected_best(*, ideas, quality_mean, quality_spread, distribution):
    """Mean quality, in points, of the best of `ideas` ideas.

    Parameters
    ----------
    quality_mean, quality_spread : array_like of float
        Mean and standard deviation, the same for every distribution.
    distribution : {"normal", "uniform", "exponential"}
        Form of the spread: thin upper tail, none at all, or thick.

    Returns
    -------
    float or ndarray of float

    Raises
    ------
    ValueError
        If `distribution` is none of the three.

    References
    ----------
    terwiesch2008

    Examples
    --------
    >>> expected_best(ideas=[1, 150, 120_000], quality_mean=0, quality_spread=1,
    ...               distribution="normal").round(2)
    array([0.  , 2.65, 4.42])
    """
    if distribution not in _BEST:
        raise ValueError(
            f"distribution must be one of {', '.join(_BEST)} (got {distribution!r}); "
            "choose the form of the spread of quality"
        )
    return quality_mean + quality_spread * _BEST[distribution](ideas)


@checked
def expected_best_screened(*, ideas, quality_mean, quality_spread, screening_accuracy):
    """Mean true quality, in points, of the idea that looks best to the jury (normal).

    Examples
    --------
    >>> expected_best_screened(ideas=120_000, quality_mean=0, quality_spread=1,
    ...                        screening_accuracy=[1, 0.6, 0]).round(2)
    array([4.42, 2.65, 0.  ])
    """
    return quality_mean + quality_spread * screening_accuracy * _best_normal(ideas)


class Funnel(NamedTuple):
    """Mean number of ideas that pass every stage, and the chance of at least one."""

    expected_hits: np.ndarray
    hit_chance: np.ndarray


@checked
def run_funnel(*, ideas, pass_rates):
    """Yield of a funnel whose stages each let part of the ideas pass.

    Parameters
    ----------
    pass_rates : array_like of float, shape (..., stages), each in (0, 1]
        The shape without its last axis broadcasts against `ideas`.

    Raises
    ------
    ValueError
        If a pass rate lies outside its range.

    References
    ----------
    girotra2010

    Examples
    --------
    >>> funnel = run_funnel(ideas=[100, 500], pass_rates=[0.3, 0.2, 0.1])
    >>> funnel.expected_hits.round(3), funnel.hit_chance.round(3)
    (array([0.6, 3. ]), array([0.452, 0.951]))
    """
    passing = _pass_all(pass_rates)
    check_shapes(ideas=ideas, stages=passing)
    with np.errstate(divide="ignore"):  # every idea passes: the chance is 1
        return Funnel(ideas * passing, -np.expm1(ideas * np.log1p(-passing)))


@checked
def find_ideas_needed(*, hit_chance, pass_rates):
    """Fewest ideas that give at least the chance `hit_chance` of a hit.

    Examples
    --------
    >>> find_ideas_needed(hit_chance=[0.5, 0.9], pass_rates=[0.3, 0.2, 0.1])
    array([116., 383.])
    """
    passing = _pass_all(pass_rates)
    check_shapes(hit_chance=hit_chance, stages=passing)
    with np.errstate(divide="ignore", invalid="ignore"):
        needed = np.log1p(-hit_chance) / np.log1p(-passing)
    return np.fmax(np.ceil(needed * (1 - 1e-12)), 1)  # no chance needs no more, whatever passes


def _best_normal(ideas):
    """Mean of the largest of n standard normals."""
    sizes, where = np.unique(ideas, return_inverse=True)
    return _integrals(tuple(sizes.tolist()))[where].reshape(np.shape(ideas))


@lru_cache(maxsize=128)  # figures and juries ask for the same numbers of ideas again and again
def _integrals(sizes):
    """∫ 1 − Φ(x)ⁿ − Φ(−x)ⁿ dx over x > 0."""

    def above(x, n):  # in logarithms, since 1 − Φ loses its digits for 120,000 ideas
        return -np.expm1(n * scipy.special.log_ndtr(x)) - np.exp(n * scipy.special.log_ndtr(-x))

    many = np.array(sizes, dtype=float)
    found = scipy.integrate.tanhsinh(above, 0, np.inf, args=(many,), atol=1e-12, rtol=1e-12)
    return np.where(many > 1, found.integral, 0.0)


def _best_uniform(ideas):
    return np.sqrt(12) * (ideas / (ideas + 1) - 0.5)


def _best_exponential(ideas):
    harmonic_number = scipy.special.digamma(ideas + 1) - scipy.special.digamma(1)
    return harmonic_number - 1  # less the mean


def _pass_all(pass_rates):
    rates = PARAMS["pass_rate"].check(pass_rates, called="pass_rates")
    return np.prod(np.atleast_1d(rates), axis=-1)


_BEST = {"normal": _best_normal, "uniform": _best_uniform, "exponential": _best_exponential}
