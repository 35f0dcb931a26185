"""Who stays in a network whose members differ, round by round, and where that ends."""

from itertools import pairwise

import numpy as np

from platformlab.models import rohlfs


def relative_price(gain):
    """What staying costs over what a full network is worth to the keenest member.

    Members are spread evenly, so the keenest gains twice what the average member gains.
    """
    return 1 / (2 * gain)


def path(gain, start, rounds):
    """Share on board after each round, if everybody looks at those who are there now."""
    shares = [start]
    for _ in range(rounds):
        now = rohlfs.rohlfs_next_share(shares[-1], relative_price=relative_price(gain))
        shares.append(float(now))
    return shares


def bar(gain):
    """Share from which the network holds; NaN if no share is enough."""
    return float(rohlfs.rohlfs_equilibria(relative_price=relative_price(gain)).critical_mass)


def rest(gain, start):
    """Share on board in the end."""
    found = rohlfs.rohlfs_equilibria(relative_price=relative_price(gain))
    holds = found.status == "tips" and start > found.critical_mass
    return float(found.mature) if holds else 0.0


def spread_out(heights, gap):
    """Heights of words, at least a gap apart, in the order of what they name."""
    placed = np.array(heights, dtype=float)
    order = np.argsort(placed, kind="stable")
    for before, at in pairwise(order):
        placed[at] = max(placed[at], placed[before] + gap)
    return placed.tolist()
