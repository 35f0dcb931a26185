"""Fixtures: a class with an attacker, graded once for all that look at it, and its marking server."""

import marked_class
import pytest


@pytest.fixture(scope="session")
def course(tmp_path_factory):
    """The graded course of an attacker, an honest student, and folders with odd names."""
    return marked_class.grade(tmp_path_factory.mktemp("class"))


@pytest.fixture(scope="session")
def server(course):
    """The marking page, started by the command a teacher uses."""
    with marked_class.serve(course) as running:
        yield running
