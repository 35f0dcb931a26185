"""A class whose grading is stopped in any way goes on where it stopped: none lost, none run twice."""

import csv
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time

import nbformat
import pytest
from parts import ROOT
from students import ALL, ASSIGNMENT, NOTEBOOK, all_right, cell

from grading import run as runs
from grading.journal import JOURNAL, RECORD, Journal
from grading.reading import LOGS

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("grading interrupted")]
STUDENTS = [f"student{number}" for number in range(6)]
SLOW = "import time\ntime.sleep(5)\n"  # so that a busy machine sees a run before it ends


@pytest.fixture(scope="module")
def course(made, tmp_path_factory, sandbox):
    folder = shutil.copytree(made, tmp_path_factory.mktemp("stopped") / "course")
    notebook = nbformat.read(folder / "release" / ASSIGNMENT / NOTEBOOK, as_version=4)
    all_right(notebook)
    for number, student in enumerate(STUDENTS):
        desk = folder / "submitted" / student / ASSIGNMENT
        desk.mkdir(parents=True)
        if number == len(STUDENTS) // 2:
            cell(notebook, "rate").source = SLOW + cell(notebook, "rate").source
        nbformat.write(notebook, desk / NOTEBOOK)
    return folder


def start(folder):
    command = [sys.executable, "-m", "grading.course", "grade", str(folder), "--workers", "2"]
    return subprocess.Popen(
        command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        start_new_session=True,
    )  # fmt: skip


def wait_until_graded(folder, run, count):
    """Wait until a run has written so many grades; return whose."""
    deadline = time.monotonic() + 300
    while len(done := set(Journal(folder).marks)) < count and time.monotonic() < deadline:
        assert run.poll() is None, run.communicate()
        time.sleep(0.05)
    return done


def graded_when(folder):
    """When each graded notebook was written."""
    files = (folder / "autograded").glob(f"*/{ASSIGNMENT}/{NOTEBOOK}")
    return {file.parts[-3]: file.stat().st_mtime_ns for file in files}


def everybody_has_her_grade(course):
    with (course / "grades.csv").open(encoding="utf-8") as rows:
        found = {r["student_id"]: r for r in csv.DictReader(rows) if r["assignment"] == ASSIGNMENT}
    assert {student: float(found[student]["score"]) for student in STUDENTS} == dict.fromkeys(
        STUDENTS, ALL
    )
    assert sorted(json.loads((course / LOGS / RECORD).read_text())) == [
        f"{student}/{ASSIGNMENT}" for student in STUDENTS
    ]
    assert not (course / LOGS / JOURNAL).exists()


def test_run_that_is_killed_and_interrupted_goes_on_and_repeats_nothing(course):
    """One story: kill -9 in the middle, then Ctrl-C, then to the end, then once more."""
    first = start(course)
    wait_until_graded(course, first, 1)
    os.killpg(first.pid, signal.SIGKILL)
    first.communicate()
    kept = Journal(course).marks
    times = {s: t for s, t in graded_when(course).items() if f"{s}/{ASSIGNMENT}" in kept}
    assert kept
    assert len(times) == len(kept) < len(STUDENTS)

    second = start(course)
    wait_until_graded(course, second, len(kept) + 1)
    second.send_signal(signal.SIGINT)
    out, err = second.communicate(timeout=120)
    assert second.returncode == 130
    assert f"(process {first.pid} on " in err
    assert "stopped in the middle; going on where it stopped" in err
    assert "stopped before the end; what is graded is kept" in err
    assert "Traceback" not in err
    assert out == ""
    assert graded_when(course).keys() >= times.keys()
    assert not (course / runs.READY).exists()

    third = start(course)
    out, err = third.communicate(timeout=600)
    assert err == ""
    graded, before = re.search(r"6 in all: (\d) graded, (\d) as before", out).groups()
    assert int(before) > len(kept)
    assert int(graded) + int(before) == 6
    after = graded_when(course)
    assert sorted(after) == STUDENTS
    assert {student: after[student] for student in times} == times, "graded before, not again"
    everybody_has_her_grade(course)
    out, err = start(course).communicate(timeout=600)
    assert "6 in all: 6 as before" in out
    assert graded_when(course) == after
