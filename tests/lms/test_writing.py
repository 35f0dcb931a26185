"""The folder for learning platforms is written whole, the same each time, and never in the site."""

from pathlib import Path

import pytest
from exports import chapter
from switched_off import killed, needs_fork

from platformlab.checks.questions import QuestionError
from platformlab.lms import __main__ as command
from platformlab.lms import writing
from platformlab.lms.writing import FOLDER, README, SITE, FolderError, write


def contents(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_two_runs_write_the_same_bytes_and_leave_nothing_else(tmp_path):
    folder = tmp_path / "lms"
    written = write([chapter()], folder)
    first = contents(folder)
    write([chapter()], folder)
    assert contents(folder) == first
    assert sorted(map(str, first)) == sorted(written)
    assert [path.name for path in tmp_path.iterdir()] == ["lms"]


def test_a_chapter_that_is_gone_leaves_no_file(tmp_path):
    write([chapter()], tmp_path / "lms")
    write([chapter()._replace(chapter="scale")], tmp_path / "lms")
    assert not list((tmp_path / "lms").rglob("*critical-mass*"))


def test_what_is_refused_leaves_the_old_files_as_they_were(tmp_path):
    folder = tmp_path / "lms"
    write([chapter()], folder)
    before = contents(folder)
    with pytest.raises(QuestionError):
        write([chapter(said="a\x0bb")], folder)
    assert contents(folder) == before


def test_a_machine_that_stops_in_the_middle_leaves_the_old_files(tmp_path, monkeypatch):
    folder = tmp_path / "lms"
    write([chapter()], folder)
    before = contents(folder)

    def stop(draft, target):
        raise KeyboardInterrupt

    monkeypatch.setattr(writing, "_publish", stop)
    with pytest.raises(KeyboardInterrupt):
        write([chapter(home="")], folder)
    assert contents(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["lms"]


@needs_fork
@pytest.mark.parametrize(("step", "calls"), [("write_bytes", 9), ("rename", 2)])
def test_a_machine_that_is_switched_off_leaves_nothing_half_written(tmp_path, step, calls):
    """Killed before each file and each change of names; the next run finds the old files, or makes new ones."""
    folder = tmp_path / "lms"
    write([chapter()], folder)
    before = contents(folder)
    for at in range(calls):
        assert killed(lambda: write([chapter(home="")], folder), Path, step, at)
        assert not folder.exists() or contents(folder) == before
        assert killed(lambda: write([chapter(home="")], folder), Path, "mkdir", 1)
        assert contents(folder) == before
    write([chapter()], folder)
    assert [path.name for path in tmp_path.iterdir()] == ["lms"]


def test_answers_are_written_neither_into_the_site_nor_over_other_files(tmp_path):
    assert not FOLDER.is_relative_to(SITE)
    for wrong in (SITE, SITE / "lms", SITE.parent):
        with pytest.raises(FolderError, match="part of the site"):
            write([chapter()], wrong)
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FolderError, match="was not made by this command"):
        write([chapter()], tmp_path)
    assert (tmp_path / "thesis.txt").exists()


def test_the_command_says_where_the_files_lie_or_why_there_are_none(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("BASE_URL", "example.org")
    assert command.main([str(tmp_path / "lms")]) == 1
    assert "BASE_URL must be the address" in capsys.readouterr().err
    assert not (tmp_path / "lms").exists()
    monkeypatch.delenv("BASE_URL")
    assert command.main([str(tmp_path / "lms")]) == 0
    assert "they hold the answers" in capsys.readouterr().out
    assert "Moodle" in (tmp_path / "lms" / README).read_text(encoding="utf-8")
