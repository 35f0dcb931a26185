"""A dial has the parts it says, the marked ones first, and none lies on another."""

import itertools
import math

import pytest

from platformlab.charts import dial
from platformlab.charts.theme import marks


@pytest.mark.parametrize(("count", "marked"), [(20, 0), (20, 3), (12, 12)])
def test_the_first_parts_are_marked_and_together_they_go_round_once(count, marked):
    made = dial.parts(count, marked)
    assert made["is_marked"] == marks([True] * marked + [False] * (count - marked))
    turns = list(itertools.chain(*zip(made["start"], made["end"], strict=True)))
    assert turns == sorted(turns)
    assert turns[0] > 0
    assert turns[-1] < 2 * math.pi


def test_ring_lies_around_the_pixel_it_is_given():
    encoding = dial.dial("circle", x=80, y=-40, radius=36).to_dict(validate=False)["encoding"]
    assert (encoding["x"]["value"], encoding["y"]["value"]) == (80, -40)
