"""Boxes and arrows: arrows leave and reach boxes at their borders and point along their way."""

import pytest

from platformlab.charts import boxes
from platformlab.charts.theme import NARROW, WIDE

GRID = {"columns": 3, "lines": 3}


@pytest.mark.parametrize(("start", "end"), [((0, 0), (1, 0)), ((2, 1), (1, 1))])
def test_arrow_along_a_row_joins_the_facing_sides(start, end):
    x, y, x2, y2 = boxes.between(start, end)
    assert y == y2 == start[1]
    assert abs(x - start[0]) == pytest.approx(boxes.HALF_WIDTH, abs=0.05)
    assert abs(x2 - end[0]) == pytest.approx(boxes.HALF_WIDTH, abs=0.05)
    assert min(start[0], end[0]) < min(x, x2) < max(x, x2) < max(start[0], end[0])


@pytest.mark.parametrize(("start", "end"), [((1, 0), (0, 1)), ((1, 2), (1, 1)), ((0, 0), (2, 1))])
def test_arrow_between_rows_leaves_below_or_above_and_stays_between(start, end):
    x, y, x2, y2 = boxes.between(start, end)
    assert abs(y - start[1]) == pytest.approx(boxes.HALF_HEIGHT, abs=0.05)
    assert abs(y2 - end[1]) == pytest.approx(boxes.HALF_HEIGHT, abs=0.05)
    for place, centre in ((x, start[0]), (x2, end[0])):
        assert abs(place - centre) < boxes.HALF_WIDTH


@pytest.mark.parametrize("frame", [WIDE, NARROW])
def test_heads_point_right_down_and_up_as_the_arrow_does(frame):
    assert boxes.angle(frame, 0, 0, 1, 0, **GRID) == 90
    assert boxes.angle(frame, 0, 0, 0, 1, **GRID) == 180
    assert boxes.angle(frame, 0, 1, 0, 0, **GRID) == 0
    assert 180 < boxes.angle(frame, 1, 0, 0, 1, **GRID) < 270


def test_chart_holds_boxes_arrows_and_headings_of_the_named_tables():
    spec = boxes.boxes("nodes", "arrows", "ways", "headings", frame=WIDE, **GRID)
    spec = spec.to_dict(validate=False)
    used = {layer["data"]["name"] for layer in spec["layer"]}
    assert used == {"nodes", "arrows", "ways", "headings"}


def test_more_lines_in_the_same_frame_make_a_slanting_arrow_flatter():
    few = boxes.angle(WIDE, 0, 0, 1, 1, columns=3, lines=3)
    many = boxes.angle(WIDE, 0, 0, 1, 1, columns=3, lines=6)
    assert 90 < many < few < 180
