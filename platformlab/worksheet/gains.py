"""How much of a gain is there when so many take part: a part from 0 to 1, nine tenths at the end.

Each mechanism has the shape of its model in the library, which the tests compare. The reader's
end, the number of members at which nine tenths are there, sets its scale.

- *alike*, *sides*: Rohlfs's network, in which each contact is worth the same.
- *data*: the saturating curve of learning across users.
- *failures*: the cost of not knowing a part falls as one over the failures seen.
- *pool*: a stock for several equal markets; a reserve grows as the root of their number.
- *crowd*: the best of so many ideas, of normal quality.
"""

import math

from platformlab.game.exact import exp, log, total_of

LOG_TEN = log(10.0)
REACH, STEP = 8.0, 0.05  # standard deviations and grid on which the best of many is summed
KEPT = 200  # sums that are kept: a figure and a search ask for the same ones again
_normal = []  # logarithms of the normal distribution on the grid, computed when first needed
_bests = {}


def part(mechanism, members, end):
    """Part of the whole gain that is there with so many members."""
    if members <= 0:
        return 0.0
    return SHAPES[mechanism](members * 1.0, end * 1.0)


def _contacts(members, end):
    return min(1.0, 0.9 * members / end)


def _data(members, end):
    return 1.0 - exp(-LOG_TEN * members / end)


def _failures(members, end):
    """What n lives teach one who knows as much as a ninth of the end: n / (n + known)."""
    return members / (members + end / 9.0)


def _pool(members, end):
    """Saving in the reserve of so many markets and one's own: 1 − 1 / √markets."""
    return 1.0 - 1.0 / math.sqrt(1.0 + 99.0 * members / end)


def _crowd(members, end):
    return min(1.0, 0.9 * best_of(members + 1.0) / best_of(end + 1.0))


def of_all(mechanism, members, most, end):
    """What so many bring, as a part of what is there once all who could take part do."""
    return part(mechanism, members, end) / part(mechanism, most, end)


SHAPES = {
    "alike": _contacts,
    "sides": _contacts,
    "data": _data,
    "failures": _failures,
    "pool": _pool,
    "crowd": _crowd,
}


def best_of(ideas):
    """Mean of the largest of so many standard normals: its mean lies where its distribution turns.

    The rule of trapezoids is as good as exact for so smooth a curve.
    """
    if not _normal:
        _normal.extend(_logs_of_normal())
    if ideas not in _bests:
        if len(_bests) >= KEPT:
            _bests.clear()
        chances = [_power(ideas * each) for each in _normal]
        _bests[ideas] = REACH - STEP * (total_of(chances) - (chances[0] + chances[-1]) / 2.0)
    return _bests[ideas]


def _power(logarithm):
    """Exponential of a number below zero; near its ends, where most of the grid lies, no series."""
    if logarithm < -45.0:
        return 0.0
    return 1.0 if logarithm > -1e-17 else exp(logarithm)


def _logs_of_normal():
    """Logarithms of the normal distribution from one end of the grid to the other.

    The upper tail is added up from its thin end, so that it keeps its digits.
    """
    steps = int(2 * REACH / STEP + 0.5)
    tail, found = 6.2e-16, []
    for k in range(steps + 1):
        x = REACH - k * STEP
        found.append(_log_of_rest(min(tail, 1.0 - 6.2e-16)))
        inside = _density(x) + 4.0 * _density(x - STEP / 2.0) + _density(x - STEP)
        tail += STEP * inside / 6.0
    return found[::-1]


def _log_of_rest(tail):
    """Logarithm of 1 − tail, which a plain difference would lose where the tail is thin."""
    if tail > 1e-4:
        return log(1.0 - tail)
    return -tail * (1.0 + tail * (0.5 + tail / 3.0))


def _density(x):
    return 0.3989422804014327 * exp(-x * x / 2.0)
