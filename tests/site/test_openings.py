"""What the head of a chapter tells teachers and search engines is what its end tells readers."""

import json

import pytest
from bs4 import BeautifulSoup
from parts import CHAPTERS, named_cell

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_page_tells_teachers_the_objectives_that_its_end_tells_readers(site, chapter):
    page = BeautifulSoup((site / f"notebooks/{chapter}.html").read_text("utf-8"), "html.parser")
    said = json.loads(page.select_one('script[type="application/ld+json"]').string)
    assert said["@type"] == "LearningResource"
    end = named_cell(chapter, "takeaways").source.replace("*", "")
    assert len(said["teaches"]) == 3
    assert all(objective in end for objective in said["teaches"])
