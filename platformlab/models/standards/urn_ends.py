"""How urns end: who is alone at last, and how far the shares of single runs lie apart.

Question. With a lead of a few adopters, how likely is it to win for ever, and what may a run look
like after some draws?

The urn is that of `urns`: the next ball is A with probability $x^γ / (x^γ + (1 − x)^γ)$. *Monopoly*:
with feedback $γ > 1$ only one colour is drawn from some draw on, and a lead at the start decides
with which chance it is A. *Quantiles*: the share below which a given part of all runs lies.

Assumptions. Those of `urns`: one ball per draw, none removed.

Left out. Prices, quality, forgetting; how long it takes until one colour is alone.

Sources: davis1990 (the waits of Rubin, by which a monopoly is certain); gilpelaez1951 (a chance from
a characteristic function). The quantiles count draw by draw.
"""

from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.checking import checked
from platformlab.models.standards.urns import find_urn_limits

_MOST_DRAWS = 10_000  # counting them takes seconds
_TERMS = 2 * np.arange(30) + 1  # of series whose terms at least halve


class UrnEnd(NamedTuple):
    """Chance that from some draw on every ball is A.

    ``status`` is that of `urns.find_urn_limits`: a colour is alone at last under ``"monopoly"`` only.
    """

    probability_a: np.ndarray
    status: np.ndarray


@checked
def find_monopoly(*, balls_a, balls_b, feedback):
    """Chance that A is alone at last; zero where nobody ever is.

    Returns
    -------
    UrnEnd

    References
    ----------
    davis1990, gilpelaez1951

    Examples
    --------
    >>> end = find_monopoly(balls_a=[1, 2, 3], balls_b=1, feedback=2)
    >>> end.probability_a.round(3), end.status.tolist()
    (array([0.5  , 0.881, 0.976]), ['monopoly', 'monopoly', 'monopoly'])
    """
    chance = np.vectorize(_chance_alone, otypes=[float])(balls_a, balls_b, feedback)
    status = find_urn_limits(feedback=feedback).status
    return UrnEnd(*np.broadcast_arrays(chance, status))


@checked(single=("draws",))
def find_share_quantile(*, quantile, balls_a, balls_b, feedback, draws):
    """Smallest share of A that at least the part `quantile` of all runs do not exceed.

    Parameters
    ----------
    draws : int
        At most 10,000, since every possible number of balls is counted at every draw.

    Returns
    -------
    float or ndarray of float

    Raises
    ------
    ValueError
        If there are more draws than can be counted.

    References
    ----------
    arthur1983

    Examples
    --------
    >>> find_share_quantile(quantile=[0.05, 0.5, 0.95], balls_a=1, balls_b=1, feedback=1, draws=98)
    array([0.05, 0.5 , 0.95])
    """
    if draws > _MOST_DRAWS:
        raise ValueError(
            f"draws must be at most {_MOST_DRAWS} for a quantile (got {draws}); "
            "take the quantile of simulated runs"
        )
    a, b, feedback = np.broadcast_arrays(balls_a, balls_b, feedback)
    below = np.cumsum(_added(a, b, feedback, draws), axis=-1)
    # A hair lower, so that a sum of chances that is the quantile on paper counts as such.
    reached = below >= np.asarray(quantile)[..., None] - 1e-12
    added = np.argmax(reached, axis=-1)
    return (a + added) / (a + b + draws)


def _added(a, b, feedback, draws):
    """Chance of each number of balls A among those added, shape (..., draws + 1)."""
    a, b, feedback = (number[..., None] for number in (a, b, feedback))
    chance = np.zeros((*a.shape[:-1], draws + 1))
    chance[..., 0] = 1
    for drawn in range(draws):
        added = np.arange(drawn + 1)
        odds = feedback * (np.log(a + added) - np.log(b + drawn - added))
        moved = chance[..., : drawn + 1] * scipy.special.expit(odds)
        chance[..., : drawn + 1] -= moved
        chance[..., 1 : drawn + 2] += moved
    return chance


def _chance_alone(balls_a, balls_b, feedback):
    """Chance that A's clock is done first.

    In Rubin's clocks A's next ball comes a random wait of mean n^−γ after the one before, n the balls
    of A until then, and B's likewise; which comes first is a draw from the urn. With γ > 1 the waits
    of a colour end at a finite time, and the colour whose end comes first is alone from then on.
    """
    if feedback <= 1:
        return 0.0
    if balls_a == balls_b:
        return 0.5
    if balls_a > balls_b:
        return 1 - _chance_alone(balls_b, balls_a, feedback)
    low, high = float(balls_a), float(balls_b)
    top = scipy.special.zeta(2 * feedback, low) ** (-0.5 / feedback)
    while _log_size(top, low, high, feedback) > -40:  # the rest is below one digit of the chance
        top *= 1.3

    def by_time(time):  # smooth at zero
        u = time ** (1 / feedback)
        return _wave(u, low, high, feedback) / time

    def by_root(u):  # short where the characteristic function falls slowly
        return feedback * _wave(u, low, high, feedback) / u

    parts = (by_time, 0, (top / 8) ** feedback), (by_root, top / 8, top)
    area = sum(
        scipy.integrate.quad(wave, start, end, epsabs=1e-10, epsrel=1e-9, limit=500)[0]
        for wave, start, end in parts
    )
    return float(np.clip(0.5 - area / np.pi, 0, 1))


def _wave(u, low, high, feedback):
    """Imaginary part of the characteristic function of A's end less B's, at time u^γ."""
    explicit = _explicit(u, low)
    apart = explicit[explicit < high]
    phase = np.arctan((u / apart) ** feedback).sum()
    powers, signs = feedback * _TERMS, (-1.0) ** np.arange(_TERMS.size)
    start = min(max(low, low + explicit.size), high)
    phase += (signs / _TERMS * (_rest(u, powers, start) - _rest(u, powers, high))).sum()
    return np.sin(phase) * np.exp(_log_size(u, low, high, feedback))


def _log_size(u, low, high, feedback):
    """Logarithm of its absolute value."""
    explicit = _explicit(u, low)
    weight = np.where(explicit < high, 0.5, 1)
    size = (weight * np.log1p((u / explicit) ** (2 * feedback))).sum()
    start, powers = low + explicit.size, feedback * (_TERMS + 1)
    signs = (-1.0) ** np.arange(_TERMS.size) * 2 / (_TERMS + 1)
    for rest in (start, max(start, high)):
        size += 0.5 * (signs * _rest(u, powers, rest)).sum()
    return -size


def _explicit(u, low):
    """Balls whose waits are taken one by one; for the others u / n is at most one half."""
    return np.arange(low, max(low, np.ceil(2 * u)))


def _rest(u, powers, start):
    """Sum of (u / n) ** power over n from `start` on."""
    with np.errstate(divide="ignore"):  # beyond the smallest number: zero
        return np.exp(powers * np.log(u) + np.log(scipy.special.zeta(powers, start)))
