"""The sum of start-ups: amounts stand clear of the line of the report."""

import pytest

from platformlab.chapters.giants.startup_sum import _ROOM, GROUPS, startup_sum
from platformlab.verdicts.giants import REPORT_SUM


@pytest.mark.parametrize("group", GROUPS)
def test_each_amount_stands_once_and_where_no_line_crosses_it(group):
    table = startup_sum.rows(group=group)["startups"]
    for start, end, right, left in zip(
        table["start"], table["end"], table["label"], table["ahead"], strict=True
    ):
        assert bool(right) != bool(left)
        low, high = (end, end + _ROOM) if right else (start - _ROOM, start)
        assert not (right and low <= REPORT_SUM <= high), (group, end)
        assert not left or low >= 0  # beyond the axis stand the names
