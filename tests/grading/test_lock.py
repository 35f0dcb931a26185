"""One run at a time works in a course; a run that was killed keeps nobody out, and is named."""

import json
import os
import signal
import socket
import subprocess
import sys

import pytest
from parts import ROOT

from grading import course as courses
from grading.lock import LOCK, CourseInUse, alone_in

HOLDS = """
import sys, time
from grading.lock import alone_in
with alone_in(sys.argv[1], "make grade"):
    print("held", flush=True)
    time.sleep(120)
"""


@pytest.fixture
def another(tmp_path):
    """Another run in the folder."""
    command = [sys.executable, "-c", HOLDS, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout.readline() == "held\n"
        yield run
        run.kill()


def test_folder_in_use_is_refused_with_who_uses_it(another, tmp_path):
    with pytest.raises(CourseInUse) as refused, alone_in(tmp_path, "make course"):
        pass
    said = str(refused.value)
    assert said.startswith(f"{tmp_path} is in use by make grade (process {another.pid} on ")
    assert said.endswith("; wait until it ends, or end it there with Ctrl-C")


def test_run_that_was_killed_is_said_and_its_lock_taken(another, tmp_path):
    os.kill(another.pid, signal.SIGKILL)
    another.wait()
    with alone_in(tmp_path, "make grade") as stopped:
        assert stopped.startswith(f"make grade (process {another.pid} on {socket.gethostname()}, ")
        assert stopped.endswith(") stopped in the middle; going on where it stopped")
    with alone_in(tmp_path, "make grade") as stopped:
        assert stopped == ""


def test_lock_of_another_machine_is_left_and_its_file_named(tmp_path):
    held = {"pid": 7, "host": "elsewhere", "doing": "make grade", "since": "2026-11-30 07:00"}
    (tmp_path / LOCK).write_text(json.dumps(held), encoding="utf-8")
    refused = pytest.raises(CourseInUse, match=rf"process 7 on elsewhere, .* remove .*{LOCK}")
    with refused, alone_in(tmp_path, "make grade"):
        pass
    assert json.loads((tmp_path / LOCK).read_text(encoding="utf-8")) == held


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '{"pid": 7}'])
def test_lock_that_a_stopping_machine_cut_keeps_nobody_out(tmp_path, text):
    (tmp_path / LOCK).write_text(text, encoding="utf-8")
    with alone_in(tmp_path, "make grade") as stopped:
        assert stopped == ""


def test_command_says_who_uses_the_course_and_changes_nothing(another, tmp_path, capsys):
    (tmp_path / courses.CONFIG).touch()
    (tmp_path / "submitted" / "ada" / "the_puzzle").mkdir(parents=True)
    assert courses.main(["grade", str(tmp_path)]) == 1
    assert f"in use by make grade (process {another.pid}" in capsys.readouterr().err
    assert not (tmp_path / "grades.csv").exists()
