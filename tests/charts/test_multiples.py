"""Cells of small multiples: as large as each other, apart, inside the plot."""

import itertools

import pytest

from platformlab.charts.multiples import cells


@pytest.mark.parametrize(("count", "columns"), [(1, 1), (4, 2), (6, 3), (5, 3)])
def test_cells_have_one_size_and_do_not_touch(count, columns):
    found = cells(count, columns=columns, width=600, height=80)
    assert len(found) == count
    for cell in found:
        assert cell.right - cell.left == pytest.approx(found[0].right - found[0].left)
        assert cell.bottom - cell.top == 80
    assert max(c.right for c in found) <= 600 + 1e-9
    for one, other in itertools.combinations(found, 2):
        assert one.right < other.left or other.right < one.left or one.bottom < other.top


def test_larger_amounts_stand_higher_in_a_cell():
    (cell,) = cells(1, columns=1, width=100, height=50)
    assert cell.y("share", (0, 1)).to_dict()["scale"]["range"] == [50, 0]
    assert cell.x("hour", (0, 23)).to_dict()["scale"] == {
        "domain": [0, 23],
        "range": [0, 100],
        "nice": False,
    }
