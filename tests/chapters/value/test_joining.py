"""Words in the figure of a merger keep clear of lines and of each other, in every state, on a phone."""

import itertools

import pytest

from platformlab import figures
from platformlab.chapters.value._labels import PLOT, Plot, Spot
from platformlab.chapters.value.joining import _APART, _JOINED

JOINING = figures.joining
LAWS = ("sarnoff", "odlyzko", "metcalfe")


def boxes(found, table, spots):
    """Pixels that a named point's word takes, with the rise of a plot that is as high as its lines."""
    high = PLOT[1] / (1.05 * max(*found["value"]["value"], *found["costs"]["value"]))
    x = found[table]["users"][0] * PLOT[0] / 2_000
    y = found[table]["value"][0] * high
    for spot in spots:
        if found[table][spot.name][0]:
            yield x + spot.left, x + spot.right, y + spot.foot, y + spot.head


def meet(one, other):
    return min(one[1], other[1]) > max(one[0], other[0]) and min(one[3], other[3]) > max(
        one[2], other[2]
    )


@pytest.mark.parametrize("law", LAWS)
def test_no_two_words_lie_on_each_other_and_no_line_runs_through_one(law):
    for users, cost in itertools.product(range(100, 901, 50), range(16)):
        found = JOINING.rows(law=law, users=users, cost_per_user=cost)
        joined = list(boxes(found, "joined", _JOINED))
        apart = list(boxes(found, "apart", _APART))
        assert len(joined) <= 1
        assert not any(meet(*both) for both in itertools.product(joined, apart)), (users, cost)
        for left, right, foot, head in (*joined, *apart):
            walls = [size * PLOT[0] / 2_000 for size in found["pays"]["users"]]
            assert not any(left < wall < right for wall in walls), (users, cost)
            high = PLOT[1] / (1.05 * max(*found["value"]["value"], *found["costs"]["value"]))
            curve = zip(found["value"]["users"], found["value"]["value"], strict=True)
            points = [(u * PLOT[0] / 2_000, v * high) for u, v in curve]
            assert not any(left < x < right and foot < y < head for x, y in points), (users, cost)


def test_a_word_takes_the_first_place_that_is_free_and_none_where_all_are_crossed():
    spots = [Spot("left", -50, -10, -7, 7), Spot("right", 10, 50, -7, 7)]
    level = Plot((206, 260), (lambda x: 0 * x + 100,), ())
    assert level.free(spots, 100, 130) == "left"
    assert level.free(spots, 100, 100) == ""
    assert Plot((206, 260), (), (70,)).free(spots, 100, 130) == "right"
    assert Plot((206, 260), (), ()).free(spots, 40, 130) == "right", "beside the axis is no room"
