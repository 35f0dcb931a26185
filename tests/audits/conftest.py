"""A project as a class begins with it, and copies that a test may damage."""

import shutil
from functools import partial

import data_copy
import pytest

from audits import project


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """A project as `make project` leaves it; not to be changed."""
    return project.make(tmp_path_factory.mktemp("made") / "audit")


@pytest.fixture
def fresh(made, tmp_path):
    """A project of one's own."""
    return shutil.copytree(made, tmp_path / "audit")


@pytest.fixture
def put(fresh):
    """Write a cell of one of its tables, found by the row's first cell."""
    return partial(data_copy.put, fresh)
