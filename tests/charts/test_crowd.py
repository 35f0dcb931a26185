"""A crowd shows as many as are there, each in a place of its own."""

import pytest

from platformlab.charts.crowd import members
from platformlab.words import text


@pytest.mark.parametrize(("share", "there"), [(0, 0), (0.024, 0), (0.026, 1), (0.5, 10), (1, 20)])
def test_share_is_told_to_the_nearest_member(share, there):
    marked = members([0], [share], of=20)["is_marked"]
    assert marked.count(text("amounts.yes")) == there
    assert marked == sorted(marked, key=lambda word: word != text("amounts.yes"))


def test_no_two_members_stand_in_one_place():
    crowd = members([0, 6, 12], [1, 1, 1], of=20)
    places = list(zip(crowd["place"], crowd["row"], strict=True))
    assert len(set(places)) == len(places) == 60
