"""Grade a class: each piece of work is read where it lies, put right, graded, and told of.

nbgrader never sees what was handed in. It gets a clean copy of the notebook under its right name,
which is thrown away afterwards.
"""

import hashlib
import json
import shutil
from pathlib import Path

from grading.cells import find_cells, said
from grading.handed_in import left, misplaced, read, released_at, submissions, swapped, works
from grading.names import is_plain, twins
from grading.reading import LOGS, told, unassigned, unreadable
from grading.refusals import TIMESTAMP, refused
from grading.report import AGAIN, BEFORE, GRADED, NOT_READ, WITHDRAWN, Outcome, enrol, is_graded

READY = ".ready"
RECORD = "graded.json"
STANDS = "; the grade of what was handed in before stands"


def grade_class(folder, api) -> list[Outcome]:
    """Grade what is new or has changed in ``submitted/``; return what became of each piece of work."""
    paths = submissions(folder)
    students = {path.parent.name for path in paths}
    alike = twins(students)
    assignments = {path.name for path in Path(folder, "source").iterdir()}
    elsewhere = misplaced(folder)
    enrol((students | {who for who, _ in elsewhere}) - alike.keys() - assignments, api)
    outcomes = [Outcome(NOT_READ, who, file, note) for (who, file), note in elsewhere.items()]
    record = _Record(folder)
    for path in paths:
        outcomes.append(_one(path, folder, api, record, twin=alike.get(path.parent.name)))
        record.write()
    return [*outcomes, *_withdrawn(folder, paths)]


def _one(path, folder, api, record, *, twin):
    student, assignment = path.parent.name, path.name
    problem = refused(path, twin=twin) or swapped(path, folder) or unassigned(path, folder)
    if problem:
        return _unread(path, folder, problem)
    chosen, problem, unread = works(path, folder)
    problem = problem or next(filter(None, (unreadable(one.file) for one in chosen.values())), "")
    if problem:
        return _unread(path, folder, problem)
    beside = left(path, folder, unread)
    mark, key = _fingerprint(path, chosen), f"{student}/{assignment}"
    was_graded = is_graded(folder, student, assignment)
    if was_graded and record.marks.get(key, mark) == mark:
        record.marks[key] = mark
        return Outcome(BEFORE, student, assignment, beside)
    notes = _make_ready(path, folder, chosen)
    try:
        done = api.autograde_from(READY, assignment, student, force=was_graded)
    finally:
        shutil.rmtree(Path(folder, READY), ignore_errors=True)
    if problem := told(done, path, folder):
        record.marks.pop(key, None)
        return _unread(path, folder, problem)
    record.marks[key] = mark
    note = "; ".join(filter(None, [*notes, beside]))
    return Outcome(AGAIN if was_graded else GRADED, student, assignment, note)


def _unread(path, folder, problem):
    student, assignment = path.parent.name, path.name
    stands = STANDS if is_plain(student) and is_graded(folder, student, assignment) else ""
    return Outcome(NOT_READ, student, assignment, problem + stands)


def _make_ready(path, folder, chosen):
    """Write the clean copies that nbgrader reads; return what had to be put right."""
    place = Path(folder, READY, path.parent.name, path.name)
    shutil.rmtree(Path(folder, READY), ignore_errors=True)
    place.mkdir(parents=True)
    notes = []
    for name, work in chosen.items():
        found = find_cells(read(work.file), read(released_at(folder, path.name, name)))
        (place / name).write_text(json.dumps(found.notebook), encoding="utf-8")
        notes += filter(None, [work.note, said(found)])
    if (path / TIMESTAMP).is_file():
        shutil.copyfile(path / TIMESTAMP, place / TIMESTAMP)
    return notes


def _withdrawn(folder, paths):
    there = {(path.parent.name, path.name) for path in paths}
    for graded in sorted(Path(folder, "autograded").glob("*/*/")):
        student, assignment = graded.parent.name, graded.name
        if (student, assignment) not in there and is_graded(folder, student, assignment):
            note = (
                "its work lies no longer in submitted, and its grade stands; put the work back, or "
                f"remove autograded/{student}/{assignment} to leave its grade empty"
            )
            yield Outcome(WITHDRAWN, student, assignment, note)


def _fingerprint(path, chosen):
    files = [*(work.file for work in chosen.values()), path / TIMESTAMP]
    parts = [file.read_bytes() for file in files if file.is_file()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


class _Record:
    """What was graded, so that another hand-in is seen though its time is missing."""

    def __init__(self, folder):
        self._file = Path(folder, LOGS, RECORD)
        try:
            self.marks = dict(json.loads(self._file.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):  # none yet, or none that can be read
            self.marks = {}

    def write(self):
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(json.dumps(self.marks, indent=1), encoding="utf-8")
