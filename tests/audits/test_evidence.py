"""The notebook of a project: cells by name, and what its functions find."""

import nbformat
import pytest

from audits import evidence
from audits.project import NOTEBOOK, ProjectError

FINDING = "class Finding:\n    verdict, sentence = 'contested', 'It fails.'\n\n\n"


def written(folder, *cells):
    kinds = {"code": nbformat.v4.new_code_cell, "text": nbformat.v4.new_markdown_cell}
    notebook = nbformat.v4.new_notebook(cells=[kinds[kind](source) for kind, source in cells])
    path = folder / "evidence.ipynb"
    nbformat.write(notebook, path)
    return path


def test_cells_have_the_names_of_their_functions_and_headings(made):
    names = [cell.id for cell in evidence.read(made / NOTEBOOK).cells]
    assert names[:5] == [
        "the-evidence",
        "ten",
        "cell-3",
        "half-of-the-ten",
        "none-ten-years-before",
    ]
    assert "why-they-stayed" in names


def test_two_functions_of_one_name_are_refused(tmp_path):
    path = written(tmp_path, ("code", "def a():\n    pass"), ("code", "def a():\n    pass"))
    with pytest.raises(
        ProjectError, match=r"cell 2: expected a name of its own, got 'a', which is"
    ):
        evidence.read(path)


@pytest.mark.parametrize("text", ["", "{", '{"cells": 3}', "# no notebook"])
def test_file_that_is_no_notebook_is_refused(tmp_path, text):
    path = tmp_path / "evidence.ipynb"
    path.write_text(text)
    with pytest.raises(
        ProjectError, match=r"evidence\.ipynb: expected a notebook, got .*; open it"
    ):
        evidence.read(path)


@pytest.mark.slow
def test_what_functions_find_is_told_and_what_they_do_instead(tmp_path):
    path = written(
        tmp_path,
        ("code", f"{FINDING}def good():\n    return Finding"),
        ("code", "def bare():\n    return 'contested'\n\n\ndef broken():\n    return unknown"),
    )
    told = evidence.run(evidence.read(path), path, ["good", "bare", "broken", "missing"])
    assert told["good"] == ("contested", "It fails.")
    assert told["bare"].verdict is None
    assert "AttributeError" in told["bare"].sentence
    assert "name 'unknown' is not defined" in told["broken"].sentence
    assert "missing" not in told


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("1 / 0", "got ZeroDivisionError: division by zero; run the notebook from its first cell"),
        ("import os; os._exit(1)", "got the end of Python; leave out what stops it"),
        ("import time; time.sleep(60)", "expected an end within 2 seconds, got none; look for"),
    ],
)
def test_cell_that_does_not_run_is_named(tmp_path, monkeypatch, code, words):
    monkeypatch.setattr(evidence, "SECONDS", 2 if "sleep" in code else 60)
    path = written(tmp_path, ("text", "# Title"), ("code", code))
    with pytest.raises(ProjectError, match=words) as caught:
        evidence.run(evidence.read(path), path, [])
    assert f"{path}, cell 2 (cell-2): expected" in str(caught.value)
