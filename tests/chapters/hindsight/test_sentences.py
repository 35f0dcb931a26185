"""Sentences of the figures of hindsight, in every state of theirs."""

import re

import pytest
from prose import EXPLORERS

from platformlab.explore import grid


@pytest.mark.parametrize("name", ["ten_traced", "better_judge"])
def test_one_is_never_followed_by_a_plural(name):
    """``ten_traced`` said "1 platforms" by its strictest rule."""
    figure = EXPLORERS[name]
    said = [figure.say(**state) for state in grid.states(figure)]
    assert len(said) > 1
    plurals = re.compile(r"(?<![\w.,])1 (?!is\b|was\b)(?:\w+s|are|were)\b")
    assert [sentence for sentence in said if plurals.search(sentence)] == []
