"""The line under a chapter's title is what the rule finds now, whatever the notebook says."""

import json
import re
from types import SimpleNamespace

import pytest
from docutils.core import publish_doctree
from parts import CHAPTERS, ROOT

from platformlab.checks.times import times_of
from platformlab.sphinxext import times


@pytest.fixture
def said(tmp_path):
    """What stands under the title when a notebook was read whose first cell is `text`."""

    def read(text, name="one.ipynb"):
        cells = [{"cell_type": "markdown", "id": "title", "source": [text]}]
        path = tmp_path / name
        path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
        env = SimpleNamespace(docname="one", doc2path=lambda _: str(path))
        doctree = publish_doctree(text)
        times._say(SimpleNamespace(env=env), doctree)
        return doctree.astext().splitlines()[2], times_of("one", cells).said()

    return read


@pytest.mark.parametrize("line", ["*About 25 minutes.*", "*About 5 minutes to read, 40 in all.*"])
def test_line_of_minutes_is_written_anew(said, line):
    told, found = said(f"One\n===\n\n{line}\n\nText.\n")
    assert told == found
    assert found.startswith("About 5 minutes to read, 5 with figures")


@pytest.mark.parametrize("line", ["About 25 minutes.", "*Read on.*", "*Two* of 3 lines."])
def test_any_other_line_stays(said, line):
    told, _ = said(f"One\n===\n\n{line}\n")
    assert told == line.replace("*", "")


def test_page_that_is_no_notebook_stays(said):
    told, _ = said("One\n===\n\n*About 25 minutes.*\n", name="one.md")
    assert told == "About 25 minutes."


def test_minutes_of_a_path_are_those_of_its_chapters_together():
    folder = ROOT / "notebooks"
    each = [
        times_of(topic, times.notebook_cells(folder / f"{topic}.ipynb"))
        for topic in ("platforms", "who_pays")
    ]
    for kind in ("reading", "working", "whole"):
        found = times.minutes([kind, "platforms", "who_pays"], folder)
        assert found == sum(getattr(one, kind) for one in each)


def test_all_means_every_chapter_of_the_book():
    folder = ROOT / "notebooks"
    assert times.minutes(["whole", "all"], folder) == times.minutes(["whole", *CHAPTERS], folder)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ([], "expected one of reading, working, whole and then chapters"),
        (["reading"], "expected one of reading, working, whole and then chapters"),
        (["quickly", "platforms"], "expected one of reading"),
        (["reading", "platform"], "no chapter is named 'platform'; did you mean 'platforms'"),
    ],
)
def test_a_path_that_cannot_be_read_is_named(asked, said):
    with pytest.raises(ValueError, match=said):
        times.minutes(asked, ROOT / "notebooks")


def test_path_for_a_manager_takes_ninety_minutes_at_most():
    page = (ROOT / "book" / "map.md").read_text(encoding="utf-8")
    first, *others = re.findall(r"\{minutes\}`([^`]+)`", page)
    assert 60 <= times.minutes(first.split(), ROOT / "notebooks") <= 90
    assert len(others) == 2
