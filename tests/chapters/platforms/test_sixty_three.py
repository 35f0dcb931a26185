"""Squares of the report's examples: one each, in the lines of its kind."""

import pytest

from platformlab.chapters.platforms._examples import KINDS, count_examples
from platformlab.chapters.platforms.sixty_three import ACROSS, sixty_three


@pytest.mark.parametrize("width", ACROSS)
def test_each_example_has_a_square_of_its_own_below_the_name_of_its_kind(width):
    tail = "_narrow" if width == "narrow" else ""
    tables = sixty_three.rows()
    names, firsts = tables["names"], tables["groups"][f"y{tail}"]
    places = list(zip(names[f"x{tail}"], names[f"y{tail}"], strict=True))
    assert len(set(places)) == len(places) == count_examples()
    assert max(names[f"x{tail}"]) == ACROSS[width] - 1
    lines = [*firsts, max(names[f"y{tail}"]) + 1]
    for at, kind in enumerate(KINDS):
        own = [y for _, y in places if lines[at] <= y < lines[at + 1]]
        assert len(own) == count_examples(kind=kind)
