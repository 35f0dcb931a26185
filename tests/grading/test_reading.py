"""What keeps a submission from being graded is told in one sentence, with file, cause and repair."""

import json

import pytest
from nbformat import v4
from students import ASSIGNMENT, NOTEBOOK

from grading.reading import LOST, MOST_CELLS, NOT_RUN, read, told, unassigned, unreadable
from grading.refusals import MOST_BYTES, MOST_FILES, refused

ONE_CELL = {"cell_type": "raw", "metadata": {}, "source": "x"}
UNREADABLE = {
    "empty": (b"", "is no notebook, or only a part of one"),
    "page": (b"<!doctype html><html>", "is no notebook, or only a part of one"),
    "cut": (b'{"cells": [{"cell_', "is no notebook, or only a part of one"),
    "latin": ('{"cells": "é"}'.encode("latin-1"), "is no text in UTF-8"),
    "cp949": ('{"cells": "한글"}'.encode("cp949"), "; ask the student for the file as JupyterLab"),
    "zip": (b"PK\x03\x04\xff", "is an archive; unpack it"),
    "gzip": (b"\x1f\x8b\x08\x00", "is an archive; unpack it"),
    "sheets of nothing": (b'{"worksheets": [5, {"cells": 3}]}', "has no list of cells"),
    "half a character": (b'{"cells": [], "x": "\\ud800"}', "is no text in UTF-8"),
    "digits": (b'{"cells": [], "x": ' + b"9" * 9000 + b"}", "is no notebook, or only a part"),
    "deep": (b'{"x":' + b"[" * 200_000 + b"]" * 200_000 + b"}", "is nested too deep"),
    "list": (b"[]", "has no list of cells"),
    "nothing": (b"null", "has no list of cells"),
    "numbers": (b'{"cells": [1, 2]}', "has no list of cells"),
    "crowd": (json.dumps({"cells": [ONE_CELL] * (MOST_CELLS + 1)}).encode(), "has 1,001 cells"),
    "huge": (b'{"cells": []}' + b" " * 21_000_000, "has 21 MB, and 20 MB are the most"),
}


@pytest.mark.hostile(files=UNREADABLE)
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
    said = unassigned(handed_in(course, "how_competition", NOTEBOOK), course)
    assert said == (
        f"there is no assignment 'how_competition' in this course; rename the folder ({ASSIGNMENT})"
    )


def test_mark_of_utf8_before_a_notebook_costs_nothing(tmp_path):
    (tmp_path / NOTEBOOK).write_bytes(b'\xef\xbb\xbf{"cells": []}')
    assert unreadable(tmp_path / NOTEBOOK) == ""


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_notebook_in_any_unicode_is_read(tmp_path, encoding):
    """As Notepad and PowerShell of Windows save it."""
    (tmp_path / NOTEBOOK).write_bytes('{"cells": [{"source": "한글"}]}'.encode(encoding))
    assert unreadable(tmp_path / NOTEBOOK) == ""
    assert read(tmp_path / NOTEBOOK)["cells"][0]["source"] == "한글"


def test_notebook_of_before_2015_is_read_with_its_code(tmp_path):
    whole = v4.new_notebook(cells=[v4.new_code_cell("1 + 1"), v4.new_markdown_cell("why")])
    former = v4.downgrade(whole)
    assert "cells" not in former
    (tmp_path / NOTEBOOK).write_text(json.dumps(former), encoding="utf-8")
    assert unreadable(tmp_path / NOTEBOOK) == ""
    sources = [(c["cell_type"], c["source"]) for c in read(tmp_path / NOTEBOOK)["cells"]]
    assert sources == [("code", "1 + 1"), ("markdown", "why")]


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


READ_ON_THE_WAY = "  return self.from_notebook_node(nbformat.read(stream), resources=resources)"


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (f"RuntimeError: {LOST}", "its code ended the process that ran it, twice; look at"),
        (f"RuntimeError: {NOT_RUN}: lost", "the cluster did not run it; run make grade again"),
        ("grading.warm.NotWarm: ended", "no kernel started for it; run make grade again"),
        ("grading.sandbox.SandboxError: none", "there was no sandbox where it should run; look"),
    ],
)
def test_what_a_worker_could_not_do_is_told_as_that(course, error, cause):
    path = handed_in(course, ASSIGNMENT, NOTEBOOK)
    said = told({"success": False, "log": f"{READ_ON_THE_WAY}\n{error}"}, path, course)
    assert f"could not be graded, for {cause}" in said


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
