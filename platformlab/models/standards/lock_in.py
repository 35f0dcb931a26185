"""Lock-in: small early events that decide which technology everybody ends up with.

Question. When returns rise with adoption, does the better technology win?

*Arthur*: newcomers choose one after the other. Fans of A prefer A by `preference_a`, fans of B
prefer B by `preference_b`; each earlier adopter adds `returns_a` or `returns_b` to the worth
of a technology for them. Once the lead is large enough, the other side's fans cross over, and
from then on everybody chooses the same. Until then the lead is a random walk.

*Shares*: in a market of two networks with varied tastes, which splits reproduce themselves?

Assumptions. Nobody looks ahead; nobody revises; a fan crosses over only if strictly better off.

Left out. Sponsors and prices (Arthur treats them), switching costs, expectations.

Sources: arthur1989; the share model is brock2001 with two brands, users of both our addition.
"""

from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.chance import draw_luck
from platformlab.models.checking import checked
from platformlab.models.spread.logit_shares import find_logit_shares


class LockIn(NamedTuple):
    """Chance that A takes the market, mean number of newcomers until one does, and the leads.

    A is locked in at a lead of ``lead_to_lock_a`` adopters over B, B at ``lead_to_lock_b`` over A.
    ``status``: ``"locks in"``, which rising returns make certain sooner or later.
    """

    probability_a: np.ndarray
    expected_newcomers: np.ndarray
    lead_to_lock_a: np.ndarray
    lead_to_lock_b: np.ndarray
    status: np.ndarray


@checked
def find_lock_in(*, preference_a, preference_b, returns_a, returns_b, fan_share_a):
    """Chance that technology A locks in, and how long the race lasts.

    Parameters
    ----------
    fan_share_a : array_like of float
        Chance that a newcomer is a fan of A.

    Returns
    -------
    LockIn

    References
    ----------
    arthur1989

    Examples
    --------
    >>> race = find_lock_in(preference_a=2, preference_b=3, returns_a=0.5, returns_b=0.5,
    ...                     fan_share_a=0.5)
    >>> round(race.probability_a, 4), race.expected_newcomers
    (0.4167, 35.0)
    """
    up, down = _leads(preference_a, preference_b, returns_a, returns_b)
    drift, up, down = np.broadcast_arrays(scipy.special.logit(fan_share_a), up, down)
    width = up + down
    size = np.abs(drift)
    # (1 − ρ^L) / (1 − ρ^(U + L)) with ρ = e^−drift, written so that nothing overflows
    ratio = (
        down * scipy.special.exprel(-down * size) / (width * scipy.special.exprel(-width * size))
    )
    chance = np.where(drift >= 0, 1.0, np.exp(up * np.minimum(drift, 0))) * ratio
    near = width * size < 1e-5  # a fair coin: the quotient below is 0 / 0, so take its expansion
    ahead, behind = np.where(drift >= 0, (up, down), (down, up))  # as seen by the stronger side
    fair = ahead * behind * (1 + (ahead - behind) * size / 6)
    size = np.where(near, 1.0, size)
    gain = behind * np.exp(-behind * size) * np.expm1(-ahead * size)
    gain = (ahead * np.expm1(-behind * size) - gain) / np.expm1(-width * size)
    newcomers = np.where(near, fair, gain / np.tanh(size / 2))
    return LockIn(chance, newcomers, up, down, np.full(chance.shape, "locks in"))


@checked(single=("arrivals", "replicates", "seed", "first_replicate"))
def simulate(
    *,
    preference_a,
    preference_b,
    returns_a,
    returns_b,
    fan_share_a,
    arrivals,
    replicates,
    seed,
    first_replicate=0,
):
    """Lead of A over B after each newcomer, in independent histories.

    Each replicate has its own stream of chance, the same for all markets.

    Parameters
    ----------
    first_replicate : int
        Number of the first run; later runs can be computed apart.

    Returns
    -------
    ndarray of int, adopters, shape (replicates, arrivals + 1, ...)

    References
    ----------
    arthur1989

    Examples
    --------
    >>> leads = simulate(preference_a=2, preference_b=3, returns_a=0.5, returns_b=0.5,
    ...                  fan_share_a=0.5, arrivals=400, replicates=3, seed=1)
    >>> leads.shape
    (3, 401)
    """
    luck = draw_luck(
        draws=arrivals, seed=seed, replicates=replicates, first_replicate=first_replicate
    )
    up, down = _leads(preference_a, preference_b, returns_a, returns_b)
    lead = np.zeros((len(luck), *np.broadcast_shapes(up.shape, fan_share_a.shape)), dtype=int)
    leads = [lead]
    for draw in luck.T.reshape(arrivals, len(luck), *(1,) * (lead.ndim - 1)):
        is_fan_of_a = draw < fan_share_a
        chooses_a = np.where(is_fan_of_a, lead > -down, lead >= up)
        lead = lead + np.where(chooses_a, 1, -1)
        leads.append(lead)
    return np.stack(leads, axis=1)


@checked
def find_market_shares(*, lead_a, same_side, multihoming_share, taste_spread):
    """Shares of network A that reproduce themselves, when tastes for A and B vary.

    A member gains `same_side` · (share of A − share of B) more on A than on B, except that
    a part `multihoming_share` of the members is reached from both. The market tips if the
    remaining network effect exceeds twice the spread of tastes.

    Returns
    -------
    Equilibria
        Arrays with a last axis of length 3 added to the broadcast shape.

    References
    ----------
    brock2001

    Examples
    --------
    >>> find_market_shares(lead_a=0, same_side=3, multihoming_share=0, taste_spread=1).shares
    array([0.07072018, 0.5       , 0.92927982])
    """
    effect = same_side * (1 - multihoming_share)
    return find_logit_shares(lead_a - effect, 2 * effect, taste_spread)


def _leads(preference_a, preference_b, returns_a, returns_b):
    """Leads of A and of B at which the other side's fans cross over."""

    def lead(side, preference, returns):
        with np.errstate(over="ignore"):
            adopters = preference / returns
        if np.max(adopters) > 1e100:
            raise ValueError(
                f"preference_{side} / returns_{side} must be at most 1e+100 "
                f"(got {np.max(adopters):g}); give larger returns_{side}"
            )
        # The hair above guards quotients that are whole on paper, such as 0.85 / 0.17.
        return np.floor(adopters * (1 + 1e-12)) + 1

    leads = lead("b", preference_b, returns_b), lead("a", preference_a, returns_a)
    return np.broadcast_arrays(*leads)
