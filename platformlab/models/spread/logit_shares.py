"""Shares that reproduce themselves when tastes are logistic: the solver of two topics.

Question. With surplus $y$ of the average member, the share taking part is $1 / (1 + exp(−y / s))$,
and the surplus depends on that share: $y = g + β · share$. Which shares fit?

All three are in USD per month: $g$ is the net value when nobody takes part (value less price), $β$
what is gained when everybody does, and $s$ the spread of tastes.

The gap between both sides falls, rises and falls again in $y$, so at most three roots exist, one
on each stretch; the turning points (folds) are known in closed form. Each root is bracketed.
Solving for the surplus instead of the share keeps full precision at shares near 0 and 1.

Used by `critical_mass` (member or not) and `lock_in` (brand A or brand B).

Assumptions. Tastes are logistic with one spread; the gain rises in a straight line with the share;
everybody reckons with the same share.

Left out. Who knows whom, other shapes of taste, the way from one share to another.

Source: brock2001. The way of solving it is worked out here.
"""

from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.roots import find_root

# A price this close to a fold (relative to the money involved) counts as lying on it.
_ON_THE_FOLD = 1e-12


class Equilibria(NamedTuple):
    """Shares at which nobody wants to change, in ascending order.

    ``shares`` and ``is_stable`` have shape (..., 3); where fewer than three equilibria exist
    the rest is NaN and False. ``status`` is ``"tips"`` where a critical mass separates two
    stable worlds, ``"single"`` where every start leads to the same place, and ``"tangent"`` on
    the border between both, where the critical mass has just met one of the two worlds.
    """

    shares: np.ndarray
    is_stable: np.ndarray
    status: np.ndarray


def find_fold_odds(gain, spread):
    """Log odds $±x$ of the shares where the gap turns; NaN if it never does ($gain ≤ 4 · spread$)."""
    bends = gain > 4 * spread
    safe = np.where(bends, gain, 8.0 * spread)  # any curve that bends, to keep the logarithm quiet
    # log of the lower share, (1 − √(1 − 4s/g)) / 2, without cancellation
    root = np.sqrt(1 - 4 * spread / safe)
    log_share = np.log(2) + np.log(spread) - np.log(safe) - np.log1p(root)
    return np.where(bends, np.log1p(-np.exp(log_share)) - log_share, np.nan)


def find_logit_shares(net_value, gain, spread):
    """All roots of $y = net_value + gain · share(y / spread)$, as `Equilibria`.

    Parameters
    ----------
    net_value, gain, spread : array_like of float, USD per month
        The g, β and s of the formula. `gain` is not negative, `spread` is positive; they broadcast
        against each other.

    Examples
    --------
    >>> find_logit_shares(-30.0, 60.0, 10.0).shares.round(3)
    array([0.071, 0.5  , 0.929])

    References
    ----------
    brock2001
    """
    # Only ratios matter. A spread below 1e-200 of the money involved changes no digit.
    money = np.abs(net_value) + gain + spread
    net_value, gain, spread = np.broadcast_arrays(net_value / money, gain / money, spread / money)
    spread = np.maximum(spread, 1e-200)
    odds = find_fold_odds(gain, spread)
    bends = np.isfinite(odds)
    fold = np.where(bends, spread * odds, 0.0)

    def gap(surplus, net_value, gain, spread):
        return net_value + gain * scipy.special.expit(surplus / spread) - surplus

    at_low, at_high = (gap(y, net_value, gain, spread) for y in (-fold, fold))
    touches_low, touches_high = np.abs(at_low) <= _ON_THE_FOLD, np.abs(at_high) <= _ON_THE_FOLD
    bends = bends & ~(touches_low & touches_high)  # at the cusp all three roots are one
    touches_low, touches_high = bends & touches_low, bends & touches_high
    low = bends & (at_low < 0) & ~touches_low
    high = bends & (at_high > 0) & ~touches_high

    # With a single stretch the whole range [net_value, net_value + gain] is one bracket.
    exists = np.stack([low | ~bends, low & high, high], axis=-1)
    top = net_value + gain
    left = np.stack([net_value, -fold, fold], axis=-1)
    right = np.stack([np.where(bends, -fold, top), fold, top], axis=-1)
    left, right = np.where(exists, left, np.nan), np.where(exists, right, np.nan)
    values = [value[..., None] for value in (net_value, gain, spread)]
    found = find_root(gap, (left, right), args=tuple(values))

    surplus = np.where(found.success, found.x, np.nan)
    surplus[..., 0] = np.where(touches_low, -fold, surplus[..., 0])
    surplus[..., 2] = np.where(touches_high, fold, surplus[..., 2])
    shares = scipy.special.expit(surplus / spread[..., None])
    # The gap crosses zero downwards on the outer stretches: the way back is stable there.
    stable = np.stack([exists[..., 0], np.zeros_like(low), exists[..., 2]], axis=-1)
    order = np.argsort(shares, axis=-1, kind="stable")  # NaN goes last
    status = np.where(exists[..., 1], "tips", "single")
    status = np.where(touches_low | touches_high, "tangent", status)
    return Equilibria(
        np.take_along_axis(shares, order, -1), np.take_along_axis(stable, order, -1), status
    )
