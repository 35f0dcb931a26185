"""Bars of claims are parted in the order of the ledger's verdicts, and no claim is lost."""

from platformlab.charts.verdict_bars import LINES_OF_KEY, LOOKS, parts, places_of_key
from platformlab.claims import VERDICTS

COUNTS = {
    "advice": {"reproduced": 2, "with caveat": 0, "contested": 5, "not checkable": 1},
    "events": {"reproduced": 0, "with caveat": 3, "contested": 0, "not checkable": 0},
}


def test_every_verdict_has_a_look_in_the_order_of_the_ledger():
    assert list(LOOKS) == list(VERDICTS)


def test_parts_lie_end_to_end_and_add_up_to_the_claims():
    found = parts("kind", COUNTS)
    assert found["kind"] == ["advice"] * 3 + ["events"]
    assert found["count"] == [2, 5, 1, 3]
    assert found["start"] == [0, 2, 7, 0]
    assert found["end"] == [2, 7, 8, 3]
    assert found["middle"] == [1, 4.5, 7.5, 1.5]


def test_part_without_room_carries_no_number():
    assert parts("kind", COUNTS, room=3)["label"] == ["", "5", "", "3"]
    assert parts("kind", COUNTS)["label"] == ["2", "5", "1", "3"]


def test_key_has_a_place_for_each_verdict_on_every_paper():
    found = places_of_key(40, wide=(0, 0.25, 0.5, 0.75), narrow=(-0.5, 0, -0.5, 0))
    assert found["x"] == [0, 10, 20, 30]
    assert found["x_narrow"] == [-20, 0, -20, 0]
    assert {len(lines) for lines in LINES_OF_KEY.values()} == {len(LOOKS)}
