"""A project as a class begins with it, and copies that a test may damage."""

import csv
import shutil

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

    def write(key, column, text, table="claims"):
        path = fresh / "data" / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        at = next(i for i, row in enumerate(rows) if row[0] == key)
        rows[at][rows[0].index(column)] = text
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
        return at + 1  # as a spreadsheet counts

    return write
