"""Fixtures: a course, a class with an attacker, graded once for all, and its marking server."""

import json
import shutil

import marked_class
import pytest
from students import ASSIGNMENT, NOTEBOOK

from grading import course as courses
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
    """A course as `make course` leaves it; not to be changed."""
    folder = tmp_path_factory.mktemp("made") / "course"
    courses.make(folder)
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
def course(tmp_path_factory):
    """The graded course of an attacker, an honest student, and folders with odd names."""
    return marked_class.grade(tmp_path_factory.mktemp("class"))


@pytest.fixture(scope="session")
def server(course):
    """The marking page, started by the command a teacher uses."""
    with marked_class.serve(course) as running:
        yield running
