"""What became of a class: the table at the end of grading, and the grades of everybody."""

import contextlib
import csv
import io
import unicodedata
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from nbgrader.api import Gradebook, MissingEntry

from grading.journal import replace
from grading.names import in_a_line, is_plain, tabled

GRADES = "grades.csv"
GRADED, AGAIN, BEFORE = "graded", "graded again", "as before"
NOT_READ, WITHDRAWN = "not read", "withdrawn"
STATES = (GRADED, AGAIN, BEFORE, NOT_READ, WITHDRAWN)
HEADS = ("what", "student", "assignment", "why, and what to do")
SCORES = ("raw_score", "late_submission_penalty", "score")
WHO = ("student_id", "last_name", "first_name", "email")
COLUMNS = ("assignment", "duedate", "timestamp", *WHO, *SCORES, "max_score")  # those of nbgrader


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

    What was not graded has an empty cell: nbgrader would write 0, as for work worth nothing. Nor does
    it quote: a comma or a quotation mark in the name of a student would move her marks.
    """
    target = Path(folder, GRADES)
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(COLUMNS)
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        for assignment in gradebook.assignments:
            for student in gradebook.students:
                row = _grade(folder, gradebook, assignment, student)
                table.writerow(["" if value is None else tabled(value) for value in row])
    replace(target, written.getvalue())
    return target


def _grade(folder, gradebook, assignment, student):
    """The values of `COLUMNS` for one student and assignment; None where there is none."""
    time, scores = None, [None] * len(SCORES)
    with contextlib.suppress(MissingEntry):
        submission = gradebook.find_submission(assignment.name, student.id)
        time = submission.timestamp
        if is_graded(folder, student.id, assignment.name):
            penalty = submission.late_submission_penalty
            scores = [submission.score, penalty, max(0.0, submission.score - (penalty or 0.0))]
    who = student.id, student.last_name, student.first_name, student.email
    return [assignment.name, assignment.duedate, time, *who, *scores, assignment.max_score]


def is_graded(folder, student, assignment) -> bool:
    """Whether there is a graded notebook of a student."""
    return any(Path(folder, "autograded", student, assignment).glob("*.ipynb"))
