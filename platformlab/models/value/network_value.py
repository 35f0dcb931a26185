"""Laws of network value: how much a network is worth by its number of users.

Question. What is the next user worth, and when do revenues from users overtake costs?

A law says how valuable the $k$-th contact of a user is. Sarnoff: users count, contacts do not
($V = a n$). Odlyzko and co-authors: the $k$-th contact is worth $1/k$ ($V = a n ln n$). Metcalfe: all
contacts are alike ($V = a n²$). Cube: $V = a n³$. Reed: every group of two or more people counts
($V = a (2ⁿ − n − 1)$). The unit of $a$ differs by law, so levels cannot be compared, only growth.

Assumptions. All users alike; one network; value depends on size only.

Left out. Price, time, quality of contacts. Revenue is not value.

Sources: metcalfe2013; briscoe2006; reed2001; zhang2015 and zhang2023 (comparisons with data).
"""

from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.checking import checked


class NetworkValues(NamedTuple):
    """Value under each law, USD per year, and the common logarithm of Reed's.

    ``reed`` is ∞ where it passes the largest floating-point number (``status`` is then
    ``"reed overflows"``, else ``"finite"``); ``log10_reed`` stays finite.
    """

    sarnoff: np.ndarray
    odlyzko: np.ndarray
    metcalfe: np.ndarray
    cube: np.ndarray
    reed: np.ndarray
    log10_reed: np.ndarray
    status: np.ndarray


@checked
def find_values(*, users, unit_value):
    """Value of a network of `users` under five laws.

    Parameters
    ----------
    unit_value : array_like of float
        Value of one unit of the law: a user, a contact, a group.

    Returns
    -------
    NetworkValues

    References
    ----------
    metcalfe2013, briscoe2006, reed2001, zhang2023

    Examples
    --------
    >>> value = find_values(users=10, unit_value=1)
    >>> value.sarnoff, round(value.odlyzko, 2), value.metcalfe, value.reed
    (10.0, 23.03, 100.0, 1013.0)
    """
    n = users
    # ln(2ⁿ − n − 1) = n ln 2 + ln(1 − (n + 1) / 2ⁿ); one user alone forms no group
    alone = n <= 1
    log_groups = n * np.log(2) + np.log1p(-(np.where(alone, 2, n) + 1) * np.exp2(-np.maximum(n, 2)))
    log10_reed = np.where(alone, -np.inf, np.log10(unit_value) + log_groups / np.log(10))
    with np.errstate(over="ignore"):
        reed = np.where(alone, 0, unit_value * (np.exp2(n) - n - 1))
    status = np.where(np.isinf(reed), "reed overflows", "finite")
    polynomial = [unit_value * law for law in (n, n * np.log(n), n**2, n**3)]
    return NetworkValues(*np.broadcast_arrays(*polynomial, reed, log10_reed, status))


class MergerGain(NamedTuple):
    """What a merger adds for the users of each network, USD per year, under two laws."""

    metcalfe_gain: np.ndarray
    metcalfe_partner_gain: np.ndarray
    odlyzko_gain: np.ndarray
    odlyzko_partner_gain: np.ndarray


@checked
def find_merger_gain(*, users, partner_users, unit_value):
    """Gain of both networks when they join.

    Metcalfe's law promises both the same; with contacts of falling worth the small partner
    gains far more, so the large one has a reason to refuse.

    References
    ----------
    briscoe2006

    Examples
    --------
    >>> gain = find_merger_gain(users=70, partner_users=30, unit_value=1)
    >>> gain.metcalfe_gain, gain.metcalfe_partner_gain
    (2100.0, 2100.0)
    >>> round(gain.odlyzko_gain, 1), round(gain.odlyzko_partner_gain, 1)
    (25.0, 36.1)
    """
    metcalfe = unit_value * users * partner_users
    odlyzko = unit_value * users * np.log1p(partner_users / users)
    partner = unit_value * partner_users * np.log1p(users / partner_users)
    return MergerGain(metcalfe, metcalfe, odlyzko, partner)


@checked
def find_break_even(*, unit_value, cost_per_user, running_cost):
    """Size of network (people) from which Metcalfe's value $a n²$ covers the costs $c n + F$.

    References
    ----------
    metcalfe2013

    Examples
    --------
    >>> round(find_break_even(unit_value=0.002, cost_per_user=5, running_cost=10_000), 3)
    3811.738
    """
    root = np.sqrt(cost_per_user**2 + 4 * unit_value * running_cost)
    return (cost_per_user + root) / (2 * unit_value)


@checked
def find_sarnoff_break_even(*, unit_value, cost_per_user, running_cost):
    """Size of network (people) from which Sarnoff's value $a n$ covers the costs $c n + F$.

    Infinite where a user costs as much as she is worth or more: then no size pays a running cost.

    References
    ----------
    briscoe2006

    Examples
    --------
    >>> find_sarnoff_break_even(unit_value=10, cost_per_user=5, running_cost=10_000)
    2000.0
    >>> find_sarnoff_break_even(unit_value=5, cost_per_user=5, running_cost=10_000)
    inf
    """
    margin = unit_value - cost_per_user
    size = running_cost / np.where(margin > 0, margin, 1)
    return np.where((margin > 0) | (margin == 0) & (running_cost == 0), size, np.inf)


@checked
def find_odlyzko_break_even(*, unit_value, cost_per_user, running_cost):
    """Size of network (people) from which $a n ln n$ covers the costs $c n + F$.

    With u = ln n − c/a the condition reads u eᵘ = (F/a) e^(−c/a), which Lambert's W solves.

    References
    ----------
    briscoe2006

    Examples
    --------
    >>> round(find_odlyzko_break_even(unit_value=2, cost_per_user=5, running_cost=10_000), 3)
    1108.467
    """
    cost = cost_per_user / unit_value
    with np.errstate(over="ignore"):  # ∞ where users cost far more than contacts are worth
        return np.exp(cost + scipy.special.lambertw(running_cost / unit_value * np.exp(-cost)).real)
