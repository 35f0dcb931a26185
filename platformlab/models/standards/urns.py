"""Urns: shares that feed back on themselves, without any economics.

Question. Does early luck fade, persist, or grow until one colour has everything?

An urn holds balls of two colours. Each draw adds one ball; its colour is A with probability
$x^γ / (x^γ + (1 − x)^γ)$, where $x$ is the share of A and $γ$ the strength of feedback.

$γ = 1$ is Pólya's urn: any final split can happen, and it persists. $γ < 1$ pulls the split to one
half. $γ > 1$ ends in monopoly, of either colour, but slowly: a thousand draws are not the limit.

Assumptions. One ball per draw, none removed.

Left out. Prices, quality, forgetting.

Sources: eggenberger1923 (Pólya's urn); arthur1983 (nonlinear urns).
"""

from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.chance import draw_luck
from platformlab.models.checking import checked


class PolyaUrn(NamedTuple):
    """Share of A in Pólya's urn after some draws, and its chance to lead in the end."""

    mean_share: np.ndarray
    variance_share: np.ndarray
    majority_probability: np.ndarray


@checked
def find_polya(*, balls_a, balls_b, draws):
    """Mean and variance of A's share after `draws`; chance that A has the majority in the limit.

    Parameters
    ----------
    balls_a, balls_b : array_like of int
        Balls of each colour at the start.

    Returns
    -------
    PolyaUrn

    References
    ----------
    eggenberger1923

    Examples
    --------
    >>> urn = find_polya(balls_a=3, balls_b=2, draws=200)
    >>> round(urn.mean_share, 4), round(urn.variance_share, 4), urn.majority_probability
    (0.6, 0.039, 0.6875)
    """
    a, b = balls_a.astype(float), balls_b.astype(float)  # the squares below outgrow integers
    total = a + b
    variance = a * b / (total**2 * (total + 1)) * draws / (total + draws)
    mean, variance = np.broadcast_arrays(a / total, variance)
    return PolyaUrn(mean, variance, np.broadcast_to(scipy.special.betainc(b, a, 0.5), mean.shape))


@checked
def polya_probability(*, added_a, balls_a, balls_b, draws):
    """Probability that exactly `added_a` of the balls added to Pólya's urn have colour A.

    References
    ----------
    eggenberger1923

    Examples
    --------
    >>> bool(np.isclose(polya_probability(added_a=[0, 50, 200], balls_a=1, balls_b=1, draws=200),
    ...                 1 / 201).all())
    True
    """
    return scipy.stats.betabinom.pmf(added_a, draws, balls_a, balls_b)


@checked
def draw_probability(share, *, feedback):
    """Probability that the next ball has colour A when A's share is `share`.

    References
    ----------
    arthur1983

    Examples
    --------
    >>> draw_probability([0.5, 0.6], feedback=2).round(3)
    array([0.5  , 0.692])
    """
    weight_a, weight_b = share**feedback, (1 - share) ** feedback
    return weight_a / (weight_a + weight_b)


_draw_probability = draw_probability.__wrapped__  # without the checks, for loops


class UrnLimits(NamedTuple):
    """Shares at which the urn can settle: none, half, all; NaN where that is no resting point.

    ``shares`` and ``is_stable`` have shape (..., 3). ``status`` is ``"even split"``,
    ``"any split"`` (Pólya: every share is a resting point and none attracts) or ``"monopoly"``.
    """

    shares: np.ndarray
    is_stable: np.ndarray
    status: np.ndarray


@checked
def find_urn_limits(*, feedback):
    """Where an urn with this strength of feedback goes in the long run.

    References
    ----------
    arthur1983

    Examples
    --------
    >>> find_urn_limits(feedback=2).status
    'monopoly'
    """
    rests = np.stack([feedback > 0, feedback >= 0, feedback > 0], axis=-1)
    shares = np.where(rests, [0.0, 0.5, 1.0], np.nan)
    is_stable = np.stack([feedback > 1, feedback < 1, feedback > 1], axis=-1)
    status = np.select([feedback < 1, feedback > 1], ["even split", "monopoly"], "any split")
    return UrnLimits(shares, is_stable, status)


@checked(single=("draws", "replicates", "seed", "first_replicate"))
def simulate(*, balls_a, balls_b, feedback, draws, replicates, seed, first_replicate=0):
    """Share of A after each draw, in independent histories.

    Each replicate has its own stream of chance, the same for all urns.

    Parameters
    ----------
    first_replicate : int
        Number of the first run; later runs can be computed apart.

    Returns
    -------
    ndarray of float, shape (replicates, draws + 1, ...)

    References
    ----------
    arthur1983

    Examples
    --------
    >>> shares = simulate(balls_a=1, balls_b=1, feedback=1, draws=50, replicates=4, seed=1)
    >>> shares.shape
    (4, 51)
    """
    luck = draw_luck(draws=draws, seed=seed, replicates=replicates, first_replicate=first_replicate)
    shape = np.broadcast_shapes(balls_a.shape, balls_b.shape, feedback.shape)
    a = np.broadcast_to(balls_a, (len(luck), *shape))
    total = balls_a + balls_b
    shares = [a / total]
    for drawn, chance in enumerate(luck.T.reshape(draws, len(luck), *(1,) * len(shape)), 1):
        a = a + (chance < _draw_probability(shares[-1], feedback=feedback))
        shares.append(a / (total + drawn))
    return np.stack(shares, axis=1)
