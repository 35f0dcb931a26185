"""Segments join to one line, whatever the order of the chapters; one that would not is refused."""

import pytest
from parts import CHAPTERS

from platformlab.chapters import BOOK
from platformlab.checks.line import problem, segment

WHOLE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 96">\n'
    '<path class="pl-thread" stroke="var(--pl-muted, #59626c)" d="M0 48H80C90 48 90 20 160 48"/>\n'
    "</svg>\n"
)


@pytest.fixture
def told(tmp_path):
    def say(drawn):
        file = tmp_path / "line.svg"
        file.write_text(drawn, encoding="utf-8")
        return problem(file, "room/line.svg")

    return say


def test_every_chapter_has_a_segment_that_joins_its_neighbours():
    assert list(BOOK.segments) == CHAPTERS
    assert [problem(file, topic) for topic, file in BOOK.segments.items()] == [""] * len(CHAPTERS)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("0 0 160 96", "0 0 100 96", 'expected viewBox="0 0 160 96" in its first tag'),
        ("M0 48H80", "M0 40H80", "begins with M0 48 and ends in H160 or 160 48, got M0 40H80"),
        ("160 48", "150 48", "begins with M0 48 and ends in H160 or 160 48, got M0 48H80"),
        ("M0 48H80", "M0 480H80", "begins with M0 48"),
        ('class="pl-thread"', "", "got none; let the line run through the segment"),
        ("var(--pl-muted, #59626c)", "#59626c", "the colour '#59626c' is not of the theme"),
    ],
)
def test_segment_that_breaks_the_line_is_refused_with_place_and_repair(told, old, new, said):
    assert told(WHOLE) == ""
    found = told(WHOLE.replace(old, new))
    assert found.startswith("room/line.svg: ")
    assert said in found


def test_segment_in_a_page_is_silent_and_needs_no_namespace(tmp_path):
    file = tmp_path / "line.svg"
    file.write_text(WHOLE, encoding="utf-8")
    assert segment(file).startswith('<svg aria-hidden="true" viewBox="0 0 160 96"><path')
