"""Both shapes of an ecosystem fit on their drawings, and a pipeline is a chain."""

import itertools

import pytest

from platformlab.charts.shapes import shapes


@pytest.mark.parametrize("kind", ["platform", "borderline", "pipeline"])
@pytest.mark.parametrize("prefix", ["", "narrow_"])
def test_places_stay_apart_and_on_the_drawing(prefix, kind):
    shape = shapes(kind)[prefix]
    boxes = [*shape.boxes.values(), shape.core]
    for box in boxes:
        assert 0 <= box.x <= box.x + box.width <= shape.width
        assert 0 <= box.y <= box.y + box.height <= shape.height
    for one, two in itertools.combinations(boxes, 2):
        is_beside = one.x + one.width < two.x or two.x + two.width < one.x
        is_above = one.y + one.height < two.y or two.y + two.height < one.y
        assert is_beside or is_above


def test_in_a_pipeline_the_owner_stands_between_the_sides():
    for shape in shapes("pipeline").values():
        middles = [
            box.x + box.width / 2
            for box in map(shape.boxes.get, ("producers", "owner", "consumers"))
        ]
        assert middles == sorted(middles)
