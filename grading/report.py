"""What became of a class: the table at the end of grading, and the grades of everybody."""

import csv
import io
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.plugins import CsvExportPlugin

from grading.journal import replace
from grading.names import in_a_line, is_plain, tabled

GRADES = "grades.csv"
GRADED, AGAIN, BEFORE = "graded", "graded again", "as before"
NOT_READ, WITHDRAWN = "not read", "withdrawn"
STATES = (GRADED, AGAIN, BEFORE, NOT_READ, WITHDRAWN)
HEADS = ("what", "student", "assignment", "why, and what to do")
SCORES = ("raw_score", "late_submission_penalty", "score")


class Outcome(NamedTuple):
    """What became of one piece of work; the note says why, and what to do."""

    state: str
    student: str
    assignment: str
    note: str = ""


def table(outcomes) -> list[str]:
    """Return the lines of the table: all that needs a look, and how many there are of each kind."""
    told = [one for one in outcomes if one.note or one.state in (NOT_READ, WITHDRAWN, AGAIN)]
    told.sort(key=lambda one: (STATES.index(one.state), one.assignment, one.student))
    rows = [tuple(map(in_a_line, one)) for one in told]
    lines = _aligned([HEADS, *rows]) if rows else []
    counts = Counter(one.state for one in outcomes)
    said = ", ".join(f"{counts[state]} {state}" for state in STATES if counts[state])
    return [*lines, f"{len(outcomes)} in all: {said}"]


def _aligned(rows):
    wide = [max(map(_width, column)) for column in list(zip(*rows, strict=True))[:-1]]
    for row in rows:
        *first, last = row
        cells = [cell + " " * (w - _width(cell)) for cell, w in zip(first, wide, strict=True)]
        yield "  ".join([*cells, last]).rstrip()


def _width(text):
    """Columns of a terminal that a text takes: letters of East Asia have two."""
    return sum(1 + (unicodedata.east_asian_width(letter) in "WF") for letter in text)


def enrol(names, api):
    """Give each student who handed something in a row among the grades, read or not."""
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        for name in filter(is_plain, names):
            try:
                gradebook.find_student(name)
            except MissingEntry:
                gradebook.add_student(name)


def export(folder, api) -> Path:
    """Write the grades of everybody as a table; return where it lies.

    What was not graded has an empty cell: nbgrader would write 0, as for work worth nothing.
    """
    target = Path(folder, GRADES)
    with (
        Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook,
        tempfile.TemporaryDirectory() as place,
    ):
        exported = Path(place, GRADES)
        CsvExportPlugin(to=str(exported)).export(gradebook)
        with exported.open(encoding="utf-8", newline="") as lines:
            heads, *rows = csv.reader(lines)
    for row in rows:
        known = dict(zip(heads, row, strict=False))
        if not is_graded(folder, known["student_id"], known["assignment"]):
            for name in SCORES:
                row[heads.index(name)] = ""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([map(tabled, row) for row in (heads, *rows)])
    replace(target, written.getvalue())
    return target


def is_graded(folder, student, assignment) -> bool:
    """Whether there is a graded notebook of a student."""
    return any(Path(folder, "autograded", student, assignment).glob("*.ipynb"))
