"""The map of the chapter: its names give way to the point that stands on it."""

import itertools

import pytest

from platformlab.chapters.matching.matching import _WORD, matching

NAMES = [control.name for control in matching.controls]
GRIDS = [control.values[::2] for control in matching.controls]


@pytest.mark.parametrize("free_deals", matching.controls[-1].values)
def test_no_name_of_a_region_stands_under_the_point_or_its_word(free_deals):
    named = 0
    for values in itertools.product(*GRIDS[:-1]):
        state = dict(zip(NAMES, (*values, free_deals), strict=True))
        tables = matching.rows(**state)
        inside, now = tables["inside"], tables["market"]
        at, height = now["direct"][0], now["platform"][0]
        left = at - _WORD if tables["on_left"]["label"] else at
        for end, up in zip(inside["direct"], inside["platform"], strict=True):
            named += 1
            is_beside = end < left or end - _WORD > left + _WORD
            assert is_beside or height - up >= 3, state
    assert named
