"""A data folder that a test may damage; the fixture `copied` in ``data/conftest.py`` makes one."""

import csv
import json

SENTENCE = r": expected .+, got .+; .+"  # what every message of the data says, after the place


class DataCopy:
    """Data package in a folder of its own."""

    def __init__(self, folder):
        self.folder = folder
        self.package = folder / "datapackage.json"

    def change(self, change):
        """Let `change` work on the parsed package."""
        package = json.loads(self.package.read_text(encoding="utf-8"))
        change(package)
        self.package.write_text(json.dumps(package), encoding="utf-8")

    def change_entry(self, name, change):
        """Let `change` work on one entry."""
        self.change(lambda package: change(entry_of(package, name)))

    def table(self, name):
        """Where the CSV of a data set lies."""
        return self.folder / f"{name}.csv"


def entry_of(package, name):
    """Entry of a data set in a parsed package."""
    (entry,) = (entry for entry in package["resources"] if entry["name"] == name)
    return entry


def cells(path):
    """Cells of a table, row by row, its header first."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write(path, rows):
    """Write a table as those of the data folder are written."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def put(folder, key, column, text, table="claims"):
    """Write a cell of a table in `folder`, found by the row's first cell; return the row's number."""
    path = folder / "data" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    at = next(i for i, row in enumerate(rows) if row[0] == key)
    rows[at][rows[0].index(column)] = text
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    return at + 1  # as a spreadsheet counts
