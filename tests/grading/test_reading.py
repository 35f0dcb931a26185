"""What keeps a submission from being graded is told in one sentence, with file, cause and repair."""

import json
import os
import subprocess
import sys

import nbformat
import pytest
from parts import ROOT
from students import ASSIGNMENT, NOTEBOOK, cell

from grading import course as courses
from grading.reading import MOST_CELLS, told, ungradable, unreadable
from grading.refusals import MOST_BYTES, MOST_FILES, refused

ONE_CELL = {"cell_type": "raw", "metadata": {}, "source": "x"}
UNREADABLE = {
    "empty": (b"", "is no notebook, or only a part of one"),
    "page": (b"<!doctype html><html>", "is no notebook, or only a part of one"),
    "cut": (b'{"cells": [{"cell_', "is no notebook, or only a part of one"),
    "latin": ('{"cells": "é"}'.encode("latin-1"), "is no text in UTF-8"),
    "utf-16": ('{"cells": []}'.encode("utf-16"), "is no text in UTF-8"),
    "half a character": (b'{"cells": [], "x": "\\ud800"}', "is no text in UTF-8"),
    "digits": (b'{"cells": [], "x": ' + b"9" * 9000 + b"}", "is no notebook, or only a part"),
    "deep": (b'{"x":' + b"[" * 200_000 + b"]" * 200_000 + b"}", "is nested too deep"),
    "list": (b"[]", "has no list of cells"),
    "nothing": (b"null", "has no list of cells"),
    "numbers": (b'{"cells": [1, 2]}', "has no list of cells"),
    "crowd": (json.dumps({"cells": [ONE_CELL] * (MOST_CELLS + 1)}).encode(), "has 1,001 cells"),
    "huge": (b'{"cells": []}' + b" " * 21_000_000, "has 21 MB, and 20 MB are the most"),
}


@pytest.mark.parametrize(("content", "cause"), UNREADABLE.values(), ids=UNREADABLE)
def test_file_that_is_no_notebook_is_named_with_cause_and_repair(tmp_path, content, cause):
    file = tmp_path / NOTEBOOK
    file.write_bytes(content)
    said = unreadable(file)
    assert said.startswith(f"{NOTEBOOK!r} ")
    assert cause in said
    assert said.count("\n") == 0
    assert len(said) < 400
    assert "; " in said  # then comes the repair


@pytest.fixture
def course(tmp_path):
    (tmp_path / "source" / ASSIGNMENT).mkdir(parents=True)
    (tmp_path / "source" / ASSIGNMENT / NOTEBOOK).touch()
    return tmp_path


def handed_in(course, assignment, *names):
    path = course / "submitted" / "eve" / assignment
    path.mkdir(parents=True)
    for name in names:
        (path / name).write_text('{"cells": []}')
    return path


def test_folder_of_no_assignment_is_told_the_names_there_are(course):
    said = ungradable(handed_in(course, "how_competition", NOTEBOOK), course)
    assert said == (
        f"there is no assignment 'how_competition' in this course; rename the folder ({ASSIGNMENT})"
    )


def test_work_under_another_name_is_told_its_name(course):
    said = ungradable(handed_in(course, ASSIGNMENT, "mine.ipynb"), course)
    assert said == f"it holds no notebook of this assignment; name the work {NOTEBOOK}"


def test_notebook_of_no_assignment_keeps_nobody_from_a_grade(course):
    path = handed_in(course, ASSIGNMENT, NOTEBOOK)
    (path / "notes.ipynb").write_text("no notebook")
    assert ungradable(path, course) == ""


REPORT = (
    "[ERROR] There was an error\nTraceback (most recent call last):\n  File x\n"
    "    SomeError: first\n"
    "some.place.OtherError: \x1b[31mthe last\x1b[0m word" + "!" * 500 + "\n"
    "nbgrader.converters.base.NbGraderException: Please see the the above traceback\n"
)


def test_report_of_nbgrader_lies_in_a_file_and_the_sentence_names_it(course):
    path = handed_in(course, ASSIGNMENT, NOTEBOOK)
    said = told({"success": False, "log": REPORT}, path, course)
    log = f"logs/eve/{ASSIGNMENT}.txt"
    assert said.startswith(
        f"{NOTEBOOK!r} could not be graded, for nbgrader stopped (OtherError: the"
    )
    assert said.endswith(f"ask the student for another; all that nbgrader said is in {log}")
    assert ("\n" in said, "\x1b" in said, len(said) < 500) == (False, False, True)
    assert "Traceback" in (course / log).read_text()
    assert "\x1b" not in (course / log).read_text()


def test_report_goes_when_the_work_is_graded(course):
    path = handed_in(course, ASSIGNMENT, NOTEBOOK)
    told({"success": False, "log": REPORT}, path, course)
    assert told({"success": True}, path, course) == ""
    assert not (course / "logs" / "eve" / f"{ASSIGNMENT}.txt").exists()


def test_submission_of_many_or_large_files_is_refused(course):
    path = handed_in(course, ASSIGNMENT, NOTEBOOK)
    assert refused(path) == ""
    with (path / "sparse.bin").open("wb") as file:
        file.truncate(MOST_BYTES)
    assert "more than 1,000 files and 100 MB" in refused(path)
    (path / "sparse.bin").unlink()
    for number in range(MOST_FILES):
        (path / f"{number}.txt").touch()
    assert "keep the notebook, and remove the rest" in refused(path)


# What nbgrader itself cannot take: with its real database


def copied(notebook):
    notebook.cells.append(cell(notebook, "rate").copy())
    notebook.cells[-1].id = "copy"


def claimed(notebook):
    cell(notebook, "rate").metadata.nbgrader.update(grade_id="mine", schema_version=99)


def nested(notebook):
    deep = []
    for _ in range(900):
        deep = [deep]
    notebook.metadata.deep = deep


def unknown_kind(notebook):
    cell(notebook, "rate").cell_type = "blink"


def forges(notebook):
    cell(notebook, "rate").source = (
        "kernel = get_ipython().kernel\nkernel.session.send(kernel.iopub_socket, 'display_data', "
        "content={'data': 'x', 'metadata': 5}, parent=kernel.get_parent())"
    )


SAID = {
    copied: "a cell has an empty or an old entry of nbgrader's, as a copied cell has; remove",
    claimed: "a cell has an entry of a newer nbgrader; remove",
    nested: "it is nested too deep; look at it",
    unknown_kind: "it is no valid notebook; open it in JupyterLab",
    forges: "its code disturbed the kernel that ran it; look at its code",
}


@pytest.mark.slow
@pytest.mark.xdist_group("grading")
def test_each_student_who_is_not_graded_has_one_line_and_the_others_are_graded(tmp_path):
    folder = tmp_path / "course"
    courses.make(folder)
    for work in [*SAID, None]:
        notebook = nbformat.read(folder / "release" / ASSIGNMENT / NOTEBOOK, as_version=4)
        if work:
            work(notebook)
        desk = folder / "submitted" / (work.__name__ if work else "ada") / ASSIGNMENT
        desk.mkdir(parents=True)
        (desk / NOTEBOOK).write_text(json.dumps(notebook), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "grading.course", "grade", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=os.environ,
        check=False,
    )
    if "no sandbox keeps" in done.stderr:
        pytest.skip("one of this class disturbs its kernel, so it needs a sandbox")
    said = dict(line.split(f", {ASSIGNMENT}: ") for line in done.stderr.splitlines())
    assert said.keys() == {f"not graded: {work.__name__}" for work in SAID}
    for work, cause in SAID.items():
        line = said[f"not graded: {work.__name__}"]
        assert line.startswith(f"{NOTEBOOK!r} could not be graded, for {cause}")
        assert (folder / line.rpartition(" is in ")[2]).is_file()
    assert (folder / "autograded" / "ada" / ASSIGNMENT / NOTEBOOK).is_file()
