"""The bars of the data catalogue count every row once."""

import re

import pytest

from platformlab.data import load, names
from platformlab.sphinxext import confidence


def test_rows_by_confidence_add_up_to_the_table(subtests):
    for name in names():
        with subtests.test(name):
            counts = confidence.rows_by_confidence(name)
            assert sum(counts.values()) == len(load(name, include_uncertain=True))
            assert list(counts) == ["verified", "recalled", "uncertain"]


def test_drawing_writes_the_numbers_that_have_room_and_is_the_same_each_time():
    drawn = confidence.drawing("startups_top10_2018")
    assert re.findall(r"<text[^>]*>(\d+)</text>", drawn) == ["9", "1"]
    assert drawn == confidence.drawing("startups_top10_2018")


@pytest.mark.slow
def test_ids_inside_drawings_differ_between_data_sets():
    ids = [set(re.findall(r'id="([^"]+)"', confidence.drawing(name))) for name in names()[:3]]
    assert not ids[0] & ids[1]
    assert not ids[1] & ids[2]
