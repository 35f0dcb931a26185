"""``make page`` says whether the chapter could be built, in words and by its exit code."""

import subprocess
import sys
from types import SimpleNamespace

import build
import pytest

CROSS = "giants.md:3: WARNING: 'myst' cross-reference target not found: 'x' [myst.xref_missing]"
PAGE_LINK = "giants.ipynb:3: WARNING: Unknown source document 'book/notation' [myst.xref_missing]"
TERM = "giants.ipynb:3: WARNING: term not in glossary: 'platform'"


def answered(monkeypatch, tmp_path, *lines, code=0):
    """Exit code of a chapter whose build says these lines."""
    done = SimpleNamespace(returncode=code, stderr="\n".join(lines))
    monkeypatch.setattr(build, "PAGE", tmp_path)
    monkeypatch.setattr(build.subprocess, "run", lambda *_, **__: done)
    return build.main(["giants"])


def test_chapter_without_complaints_is_built(monkeypatch, tmp_path, capsys):
    assert answered(monkeypatch, tmp_path) == 0
    said = capsys.readouterr().out
    assert said.startswith("open ")
    assert len(said.splitlines()) == 1, "it stands in _toc.yml"


@pytest.mark.parametrize(
    "line", ["  - file: notebooks/giants_two", "  # file: notebooks/giants", ""]
)
def test_chapter_that_is_not_in_the_book_is_told_its_line(monkeypatch, tmp_path, capsys, line):
    monkeypatch.setattr(build, "ROOT", tmp_path)
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks/giants.ipynb").touch()
    (tmp_path / "_toc.yml").write_text(f"root: book/index\n{line}\n", encoding="utf-8")
    assert answered(monkeypatch, tmp_path) == 0
    told = "the book leaves it out until _toc.yml has its line: - file: notebooks/giants"
    assert capsys.readouterr().out.splitlines()[1:] == [told]


def test_complaint_that_sphinx_repeats_is_said_once(monkeypatch, tmp_path, capsys):
    lines = ["Configuration error:", "one is wrong", "two is wrong", "one is wrong", "two is wrong"]
    assert answered(monkeypatch, tmp_path, *lines, code=2) == 2
    said = capsys.readouterr().err
    assert [said.count(line) for line in lines[1:3]] == [1, 1]


def test_plans_are_not_built_for_one_chapter_and_nobody_is_told_that_they_were(
    monkeypatch, tmp_path, capsys
):
    monkeypatch.setenv("EDITION", "teacher")
    assert answered(monkeypatch, tmp_path) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "run: make book EDITION=teacher" in said.err


@pytest.mark.parametrize("line", [CROSS, PAGE_LINK, TERM])
def test_links_to_pages_that_are_not_built_are_no_complaints(monkeypatch, tmp_path, line):
    assert answered(monkeypatch, tmp_path, line) == 0


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["giants.ipynb: WARNING: Executing notebook failed: CellExecutionError"], 0),
        (["Extension error: no questions are written for 'giants'"], 2),
        ([], 2),
        ([CROSS], 1),
    ],
)
def test_chapter_that_could_not_be_built_ends_in_an_error(
    monkeypatch, tmp_path, capsys, lines, code
):
    assert answered(monkeypatch, tmp_path, *lines, code=code) == (code or 1)
    said = capsys.readouterr()
    assert said.out == ""
    assert "the chapter giants was not built:" in said.err
    assert all(line in said.err for line in lines)
    assert "repair this and run it again: make page TOPIC=giants" in said.err


@pytest.mark.parametrize("name", ["gaints", "", "a/b"])
def test_unknown_chapter_is_answered_with_those_there_are(name):
    done = subprocess.run(
        [sys.executable, build.__file__, name], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    chapters = sorted(path.stem for path in build.ROOT.glob("notebooks/*.ipynb"))
    assert f"there are {', '.join(chapters)}; run" in done.stderr
