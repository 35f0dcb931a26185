"""Who takes part when so many do: the critical mass, and where a start ends.

One member gains a part of the worth and gives up a cost. Members differ: what the whole is worth
to them is spread evenly from nothing to twice the mean, as in Rohlfs's network. Each looks at those
who take part today and wants in if the gain exceeds the cost. So a number of members reproduces
itself where as many want in; below the lower such number a start shrinks, above it it grows.
"""

STEPS = 60  # halvings: they reach the last digit
GOLDEN = 0.6180339887498949
MOST_STEPS, STRIDE = 2400, 0.05  # of the path of a start with two sides, in months


def wanting(gain, worth, cost):
    """Share of all possible members who want in when this part of the worth is there."""
    if gain <= 0 or worth <= 0:
        return 0.0
    return min(1.0, max(0.0, 1.0 - cost / (2.0 * worth * gain)))


def find_rest(want, most):
    """Critical and mature number of members, or nothing where no number reproduces itself.

    `want` gives how many want in; it is concave from where it leaves zero, so the two numbers lie
    on the two sides of the place where most more want in than are there.
    """
    if want(most) <= 0:
        return None
    first = _turn(lambda members: want(members) > 0, 0.0, most * 1.0)
    top = peak(lambda members: want(members) - members, first, most * 1.0)
    if want(top) <= top:
        return None
    mature = _turn(lambda members: want(members) < members, top, most * 1.0)
    if want(first) >= first:  # the first member already draws others
        return 0.0, mature
    return _turn(lambda members: want(members) >= members, first, top), mature


def find_rest_of_sides(own, other):
    """Critical and mature numbers of both sides, each as (own, other), or nothing.

    `own` gives how many of the first side want in for a number of the second, `other` the reverse.
    """
    rest = find_rest(lambda members: own["want"](other["want"](members)), own["most"])
    if rest is None:
        return None
    return tuple([(members, other["want"](members)) for members in rest])


def grows(start, critical, own, other):
    """Whether a start with two sides grows, both at the same speed.

    Where one side has enough and the other too few, the path decides.
    """
    first, second = start
    for _ in range(MOST_STEPS):
        if first >= critical[0] and second >= critical[1]:
            return True
        if first <= critical[0] and second <= critical[1]:
            return False
        first, second = _later(first, second, own, other)
    return False  # on the edge itself, to the last digit


def _later(first, second, own, other):
    """Both sides a step later: four slopes, as Runge and Kutta weigh them."""
    slopes, ahead = [], (0.0, 0.5, 0.5, 1.0)
    for k in range(4):
        before = slopes[-1] if slopes else (0.0, 0.0)
        here = max(0.0, first + STRIDE * ahead[k] * before[0])
        there = max(0.0, second + STRIDE * ahead[k] * before[1])
        slopes.append((own["want"](there) - here, other["want"](here) - there))
    rise = [slopes[0][k] + 2 * slopes[1][k] + 2 * slopes[2][k] + slopes[3][k] for k in (0, 1)]
    return max(0.0, first + STRIDE * rise[0] / 6), max(0.0, second + STRIDE * rise[1] / 6)


def _turn(is_so, low, high):
    """Place from which on something is so, which is not so at first."""
    for _ in range(STEPS):
        middle = (low + high) / 2.0
        if is_so(middle):
            high = middle
        else:
            low = middle
    return high


def peak(height, low, high, steps=50):
    """Highest place of a curve that rises first and falls then, by golden sections."""
    left, right = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
    there, beyond = height(left), height(right)
    for _ in range(steps):
        if there < beyond:
            low, left, there = left, right, beyond
            right = low + GOLDEN * (high - low)
            beyond = height(right)
        else:
            high, right, beyond = right, left, there
            left = high - GOLDEN * (high - low)
            there = height(left)
    return (low + high) / 2.0
