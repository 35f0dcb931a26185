"""What a slide takes from a notebook is what the notebook says."""

import pytest
from parts import CHAPTERS, ROOT

from platformlab.slides.chapter import Chapter, MissingPart


@pytest.mark.parametrize("topic", CHAPTERS)
def test_chapter_has_title_number_takeaways_and_sources(topic):
    chapter = Chapter(ROOT, topic)
    assert chapter.title
    assert chapter.number.startswith("<aside")
    assert len(chapter.takeaways) == 3
    assert all(kept.objective.startswith("**") and kept.kept for kept in chapter.takeaways)
    assert len(chapter.sources) >= 3


def test_paragraphs_are_counted_without_headings_and_the_number_in_the_margin():
    chapter = Chapter(ROOT, "critical_mass")
    assert chapter.passage("idea", [1]).startswith("An operator of pumps")
    assert chapter.paragraphs("puzzle")[0].startswith("In February 2016")
    assert chapter.passage("idea", []) == "\n\n".join(chapter.paragraphs("idea"))


def test_exercise_is_found_by_its_label():
    assert Chapter(ROOT, "critical_mass").exercise("critical-mass-4").title == "Design a test"


def test_part_that_is_not_there_is_named_with_the_nearest():
    chapter = Chapter(ROOT, "critical_mass")
    with pytest.raises(MissingPart, match="did you mean 'idea'"):
        chapter.passage("idee", [])
    with pytest.raises(MissingPart, match="paragraphs 1 to 3, got 0"):
        chapter.passage("idea", [0])
    with pytest.raises(
        MissingPart, match=r"there is no notebooks/gians\.ipynb; did you mean 'giants'"
    ):
        Chapter(ROOT, "gians")
