"""The page of a chapter tells teachers what it teaches, which its top does not tell readers."""

import pytest
from parts import CHAPTERS, named_cell

from platformlab.sphinxext.teaching import taught


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_objectives_of_a_chapter_are_found(chapter):
    cells = {name: named_cell(chapter, name).source for name in ("title", "takeaways")}
    found = taught(cells)
    assert len(found["teaches"]) == 3
    assert not any("*" in objective or objective.endswith(".") for objective in found["teaches"])


def test_page_that_names_no_objective_says_nothing():
    assert taught({"title": "# One\n\n*About 20 minutes.*"}) == {}
