"""What the look through a finished site finds, whatever let it in."""

import json

import pytest

from platformlab.sphinxext.membership import intruders, literally

LISTED = {"book/index", "notebooks/one"}


@pytest.fixture
def site(tmp_path):
    """A site with the listed pages and those that every site has."""
    for name in ("404", "search", "index", "book/index", "notebooks/one"):
        write(tmp_path / f"{name}.html", "<p>words</p>")
    write(tmp_path / "_sources/notebooks/one.ipynb", "{}")
    found_by_search(tmp_path, "book/index", "notebooks/one")
    return tmp_path


def write(file, text):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def found_by_search(site, *names):
    write(site / "searchindex.js", f"Search.setIndex({json.dumps({'docnames': names})})")


def test_site_of_listed_pages_has_no_intruder(site):
    assert intruders(site, LISTED) == set()


def test_page_that_is_not_listed_is_named(site):
    write(site / "book/draft [1].html", "")
    assert intruders(site, LISTED) == {"book/draft [1]"}


def test_page_for_a_frame_is_a_page_and_neither_source_nor_found(site):
    frames = {"embed/two_worlds"}
    write(site / "embed/two_worlds.html", "")
    assert intruders(site, LISTED, frames) == set()
    write(site / "embed/draft.html", "")
    assert intruders(site, LISTED, frames) == {"embed/draft"}
    found_by_search(site, "embed/two_worlds")
    assert "embed/two_worlds" in intruders(site, LISTED, frames)


def test_source_that_is_not_listed_is_named(site):
    write(site / "_sources/notes.md", "")
    assert intruders(site, LISTED) == {"notes"}


def test_entry_of_the_search_that_is_not_listed_is_named(site):
    found_by_search(site, "book/index", "draft")
    assert intruders(site, LISTED) == {"draft"}


def test_assignment_is_an_intruder_even_if_it_is_listed(site):
    name = "notebooks/assignments/why/why"
    write(site / f"{name}.html", "")
    assert intruders(site, LISTED | {name}) == {name}


@pytest.mark.parametrize("mark", ["### BEGIN SOLUTION", "### BEGIN HIDDEN TESTS"])
@pytest.mark.parametrize("file", ["_downloads/1f/why.ipynb", "notebooks/one.html"])
def test_solutions_and_hidden_tests_are_found_in_any_file(site, mark, file):
    write(site / file, f"words\n{mark}\nfee = 0.3\n")
    assert intruders(site, LISTED) == {file}


TEACHERS = "teaching/plans/one"


def test_page_of_the_teachers_edition_is_an_intruder_even_if_it_is_listed(site):
    write(site / f"{TEACHERS}.html", "")
    assert intruders(site, LISTED | {TEACHERS}) == {TEACHERS}
    assert intruders(site, LISTED | {TEACHERS}, edition="teacher") == set()


def test_mark_of_the_teachers_edition_is_found_in_any_file_of_the_students(site):
    write(site / "notebooks/one.html", '<div class="pl-plan pl-teachers-only">')
    assert intruders(site, LISTED) == {"notebooks/one.html"}
    assert intruders(site, LISTED, edition="teacher") == set()


def test_marks_of_nbgrader_are_in_no_edition(site):
    write(site / "notebooks/one.html", "### BEGIN SOLUTION")
    assert intruders(site, LISTED, edition="teacher") == {"notebooks/one.html"}


@pytest.mark.parametrize("name", ["gian[t]s.md", "b [1]/*.md", "what?.ipynb", "[!a].md", "50 %.md"])
def test_pattern_of_a_name_matches_this_name_alone(name):
    from sphinx.util.matching import Matcher

    is_left_out = Matcher([literally(name)])
    assert is_left_out(name)
    for other in ("giants.md", "b 1/x.md", "whats.ipynb", "b.md", "50.md"):
        assert not is_left_out(other)
