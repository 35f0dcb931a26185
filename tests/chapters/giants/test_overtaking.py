"""The tint between two firms: it says who is ahead on each day, as the lines show it."""

import numpy as np
import pytest

from platformlab.chapters.giants._worth import held_rounds, lead, worth
from platformlab.chapters.giants.overtaking import PAIRS, say

every_pair = pytest.mark.parametrize("pair", PAIRS)


def firms(pair):
    values = worth(pair)
    return [values[values["firm"] == firm] for firm in PAIRS[pair]]


@every_pair
def test_one_of_the_two_tints_has_no_height_wherever_the_other_has_some(pair):
    found = lead(*firms(pair))
    ahead, behind = found["ahead"] - found["theirs"], found["behind"] - found["ours"]
    assert (ahead >= 0).all()
    assert (behind >= 0).all()
    assert (ahead * behind == 0).all()
    assert (ahead > 0).any()
    assert (behind > 0).any()


@every_pair
def test_round_is_held_until_the_next_one(pair):
    platform, pipeline = firms(pair)
    found, rounds = lead(platform, pipeline), held_rounds(platform)
    for before, day in zip(rounds["value"], rounds["year"].iloc[1:], strict=False):
        if found["year"][0] < day < found["year"][-1]:
            at = np.searchsorted(found["year"], day) - 1
            assert found["ours"][at] == before


@every_pair
def test_tints_meet_where_the_lines_cross(pair):
    found = lead(*firms(pair))
    gap = found["ours"] - found["theirs"]
    jumps = np.diff(found["year"]) < 0.01  # within a day a round may pass the other line
    assert (gap[:-1] * gap[1:] >= -1e-9)[~jumps].all()


def test_sentence_on_uber_puts_each_deal_of_2018_on_its_side():
    uber, bmw = firms("Uber vs BMW")
    deals = uber[uber["date"].str.startswith("2018")]
    ahead = deals["value"].to_numpy() > np.interp(deals["year"], bmw["year"], bmw["value"])
    assert dict(zip(deals["date"], ahead, strict=True)) == {
        "2018-01": False,
        "2018-01-18": False,  # the new shares of the same deal
        "2018-05": False,
        "2018-08": True,
    }
    told = "below in the deals of January and May 2018 and above in that of August"
    assert told in say("overtaking.uber")
