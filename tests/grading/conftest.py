"""Fixtures: a course, one class that is graded once for all who look at it, and its marking server."""

import fcntl
import json
import os
import shutil
import subprocess
import sys

import graded_class
import marked_class
import pytest
from parts import ROOT
from students import ASSIGNMENT, NOTEBOOK

from grading.hand_out import STUDENTS
from grading.sandbox import SandboxError, find_sandbox


@pytest.fixture(scope="session")
def sandbox():
    """A sandbox of this machine; who runs code of attackers asks for it, and is skipped without."""
    try:
        return find_sandbox()
    except SandboxError as error:
        pytest.skip(f"this class holds attackers, so it needs a sandbox: {error}")


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """A course as the command leaves it, made once for all workers; not to be changed."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / "made" / "course"
    with (shared / "made.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # who comes second waits, and finds it
        if not (folder / STUDENTS).is_file():
            command = [sys.executable, "-m", "grading.course", "make", str(folder)]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            assert (done.returncode, done.stderr) == (0, "")
            assert done.stdout == f"to hand out: {folder / STUDENTS}\n"
    return folder


@pytest.fixture(scope="session")
def released(made):
    """The notebook that students get; not to be changed."""
    return json.loads((made / "release" / ASSIGNMENT / NOTEBOOK).read_text(encoding="utf-8"))


@pytest.fixture
def fresh(made, tmp_path):
    """A course of one's own."""
    return shutil.copytree(made, tmp_path / "course")


@pytest.fixture(scope="session")
def course(made, tmp_path_factory, sandbox):
    """The graded course of the class that holds hostile and careless hands of every kind."""
    folder = tmp_path_factory.mktemp("class") / "course"
    return graded_class.graded(shutil.copytree(made, folder))


@pytest.fixture(scope="session")
def server(course):
    """The marking page, started by the command a teacher uses."""
    with marked_class.serve(course) as running:
        yield running
