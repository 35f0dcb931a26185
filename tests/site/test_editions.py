"""Two editions from one folder: students get no byte of plans and solutions, however they build."""

import json
import re

import pytest
from places import ROOT
from small_book import build, build_plainly, files, make, take_over

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("editions")]

CONTENTS = """format: jb-book
root: book/index
parts:
- caption: All
  chapters:
  - file: notebooks/one
"""
SECRET = b"xylophon"  # as it is written, and as the search index stems it
PLAN = """goal = "The xylophone is heard."
before = "A xylophone is silent."
after = "A xylophone is loud."
debrief = ["Who heard the xylophone?"]
homework = []
likely = []

[cut]
20 = "The xylophone."
50 = "The xylophone."
90 = "The xylophone."

[[board]]
where = "Left"
what = "A xylophone."

[[expect]]
bet = "first-quarter"
room = "As many as the xylophone has bars."

[[step]]
does = "bet"
bet = "first-quarter"
minutes = { 20 = 10, 50 = 20, 90 = 40 }
text = "Play the xylophone."

[[step]]
does = "figure"
figure = { explorer = "predix_activity" }
minutes = { 20 = 10, 50 = 30, 90 = 50 }
spare = [20, 50, 90]
text = "Show the xylophone."
"""
COURSES = """[[course]]
id = "one"
title = "The xylophone in a day"
audience = "All."
goal = "To hear."
marks = "None."

[[course.session]]
chapter = "one"
length = 50
text = "Bring a xylophone."
"""
TASK = {
    "cells": [
        {
            "cell_type": "code",
            "source": "### BEGIN SOLUTION\nxylophone = 1\n### END SOLUTION",
            "metadata": {},
            "outputs": [],
            "execution_count": None,
        }
    ],
    "metadata": {},
    "nbformat": 4,
    "nbformat_minor": 4,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A small book with plans and a solution, in a folder whose name is a pattern."""
    place = tmp_path_factory.mktemp("b [1] 50 %")
    make(place)
    (place / "_toc.yml").write_text(CONTENTS, encoding="utf-8")
    (place / "teaching/plans").mkdir(parents=True)
    (place / "teaching/plans/one.toml").write_text(PLAN, encoding="utf-8")
    (place / "teaching/courses.toml").write_text(COURSES, encoding="utf-8")
    (place / "notebooks/assignments/part").mkdir(parents=True)
    task = place / "notebooks/assignments/part/task.ipynb"
    task.write_text(json.dumps(TASK), encoding="utf-8")
    return place


def holding(site, secret=SECRET):
    """Files of a site that hold the secret in their name or in their bytes."""
    return [str(name) for name, data in files(site).items() if secret in data.lower() + bytes(name)]


def test_editions_lie_apart_and_students_get_nothing_of_the_teachers(folder):
    done = build(folder)
    assert done.returncode == 0, done.stderr
    students = files(folder / "_build/html")
    assert holding(folder / "_build/html") == []

    done = build(folder, EDITION="teacher")
    assert done.returncode == 0, done.stderr
    teachers = folder / "_build/teacher/html"
    assert {
        "teaching/plans/one.html",
        "teaching/plans/one-20.html",
        "teaching/courses.html",
    } <= set(holding(teachers))
    assert "teaching/solutions/part.html" in holding(teachers)
    assert "searchindex.js" in holding(teachers)
    assert files(folder / "_build/html") == students

    take_over(folder, "vega")
    done = build_plainly(folder)
    assert done.returncode == 0, done.stderr
    assert holding(folder / "_build/html") == []
    assert not list((folder / "_build/html").rglob("*teaching*"))


def test_plan_that_cannot_be_taught_stops_the_teachers_edition_and_leaves_the_last(folder):
    plan = folder / "teaching/plans/one.toml"
    plan.write_text(PLAN.replace("50 = 20", "50 = 25"), encoding="utf-8")
    try:
        done = build(folder, EDITION="teacher")
    finally:
        plan.write_text(PLAN, encoding="utf-8")
    assert done.returncode == 1
    assert (
        "teaching/plans/one.toml, lesson of 50 minutes: its steps take 55; shorten" in done.stderr
    )
    assert "_build/teacher/html is left as it was" in done.stderr


@pytest.mark.parametrize("name", ["teachers", "Teacher", "all"])
def test_edition_that_there_is_not_is_named(folder, name):
    done = build(folder, EDITION=name)
    assert done.returncode == 1
    assert f"EDITION must be students or teacher, got '{name}'; run: make book" in done.stderr


def sentences():
    """Sentences of all plans and courses that a page would print, long enough to be theirs alone."""
    teaching = ROOT / "teaching"
    for file in [*sorted(teaching.glob("plans/*.toml")), teaching / "courses.toml"]:
        for said in re.findall(r'"([^"\n]{30,})"', file.read_text(encoding="utf-8")):
            if " " in said:  # a name of the book has none
                yield file.stem, said


def test_site_holds_no_sentence_of_a_plan(site):
    """Nor a page, an entry of the search or a download of the teacher's edition."""
    # Each line once: pages have most of theirs in common, and a sentence of a plan has one line.
    lines = dict.fromkeys(b"\n".join(files(site).values()).splitlines())
    held = b"\n".join(lines).decode("utf-8", "ignore").replace("’", "'")
    found = [said for said in sentences() if said[1].replace("’", "'") in held]
    assert len(list(sentences())) > 500
    assert found == []
    assert "pl-teachers-only" not in held
    assert '"teaching/' not in held
