"""Whatever ends a run, the journal says which submissions are graded, and files are whole."""

import json
import os
import signal

import pytest

from grading import journal as journals
from grading.journal import JOURNAL, RECORD, Journal, replace, uninterrupted
from grading.reading import LOGS


def lines(folder):
    return (folder / LOGS / JOURNAL).read_text(encoding="utf-8").splitlines()


def test_what_began_and_did_not_end_is_graded_again_and_the_rest_is_not(tmp_path):
    run = Journal(tmp_path)
    run.begin("ada/x")
    run.finish("ada/x", "1")
    run.begin("ben/x")  # and here the machine stopped
    after = Journal(tmp_path)
    assert after.is_as_before("ada/x", "1")
    assert not after.is_as_before("ada/x", "2")
    assert not after.is_as_before("ben/x", "1")


def test_work_of_a_course_without_a_journal_counts_as_graded(tmp_path):
    assert Journal(tmp_path).is_as_before("ada/x", "1")


@pytest.mark.parametrize("cut", range(1, 24))
def test_line_cut_anywhere_counts_as_not_written_and_the_next_one_is_read(tmp_path, cut):
    run = Journal(tmp_path)
    run.begin("ada/x")
    file = tmp_path / LOGS / JOURNAL
    whole = file.read_bytes()
    run.finish("ada/x", "1")
    added = file.read_bytes()[len(whole) :]
    file.write_bytes(whole + added[: min(cut, len(added) - 2)])
    after = Journal(tmp_path)
    assert not after.is_as_before("ada/x", "1")
    after.finish("ada/x", "2")
    assert Journal(tmp_path).is_as_before("ada/x", "2")


def test_what_could_not_be_graded_is_tried_again(tmp_path):
    run = Journal(tmp_path)
    run.finish("ada/x", "1")
    run.begin("ada/x")
    run.forget("ada/x")
    assert "ada/x" not in Journal(tmp_path).marks


def test_run_that_ended_leaves_one_table_which_earlier_courses_have_too(tmp_path):
    run = Journal(tmp_path)
    run.begin("ada/x")
    run.finish("ada/x", "1")
    run.begin("ben/x")
    run.close()
    assert not (tmp_path / LOGS / JOURNAL).exists()
    assert json.loads((tmp_path / LOGS / RECORD).read_text()) == {"ada/x": "1", "ben/x": ""}
    assert not Journal(tmp_path).is_as_before("ben/x", "1")


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"ada/x": 7}', "\x00\x00"])
def test_table_that_cannot_be_read_stops_nothing(tmp_path, text):
    (tmp_path / LOGS).mkdir()
    (tmp_path / LOGS / RECORD).write_text(text)
    assert Journal(tmp_path).marks == {}


def test_file_is_the_old_one_until_the_new_one_is_whole(tmp_path, monkeypatch):
    target = tmp_path / "grades.csv"
    replace(target, "old")

    def full(_):
        assert target.read_text() == "old"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(journals.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        replace(target, "new")
    assert [path.name for path in tmp_path.iterdir()] == ["grades.csv"]
    assert target.read_text() == "old"


@pytest.fixture
def interruptible():
    """A process that Ctrl-C interrupts, also where a shell began it in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_interruption_waits_until_what_was_begun_is_written():
    written = []

    def write():
        os.kill(os.getpid(), signal.SIGINT)
        written.append("all")

    with pytest.raises(KeyboardInterrupt), uninterrupted():
        write()
    assert written == ["all"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
