"""Grade a class: each piece of work is read where it lies, put right, run, graded, and told of.

nbgrader never sees what was handed in. It gets a clean copy of the notebook under its right name,
which is thrown away afterwards. Workers run the copies side by side; this process alone writes grades,
one submission after the other, and a journal that says which are written.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import nbformat

from grading.cells import find_cells, said
from grading.handed_in import left, misplaced, released_at, submissions, swapped, works
from grading.journal import Journal, settle, uninterrupted
from grading.kernels import RAN
from grading.names import is_plain, twins
from grading.pool import Workers
from grading.progress import Progress
from grading.reading import read, told, unassigned, unreadable
from grading.refusals import TIMESTAMP, refused
from grading.report import AGAIN, BEFORE, GRADED, NOT_READ, WITHDRAWN, Outcome, enrol, is_graded
from grading.work import Task, settings_of

READY, MADE = ".ready", ".made"
STANDS = "; the grade of what was handed in before stands"


class Job(NamedTuple):
    """One submission that is on its way: where it lies, what it is, and what is to be said of it."""

    path: Path
    mark: str
    was_graded: bool
    note: str

    @property
    def key(self):
        """Its name in the journal."""
        return f"{self.path.parent.name}/{self.path.name}"


def grade_class(folder, api, *, workers=None) -> list[Outcome]:
    """Grade what is new or has changed in ``submitted/``; return what became of each piece of work.

    `workers` run the code; the processors of this machine if none are given.
    """
    return _Run(folder, api, workers or Workers()).outcomes()


class _Run:
    """One run through a class."""

    def __init__(self, folder, api, workers):
        self._folder, self._api, self._workers = Path(folder), api, workers
        self._paths = submissions(folder)
        self._journal, self._jobs = Journal(folder), {}
        self._progress = Progress(len(self._paths))
        self._outcomes = []

    def outcomes(self):
        self._enrol()
        try:
            for ran in self._workers.spread(self._tasks()):
                self._graded(ran)
        finally:
            self._progress.end()
            self._workers.close()
            for made in (READY, MADE):
                shutil.rmtree(self._folder / made, ignore_errors=True)
        self._journal.close()
        return [*self._outcomes, *_withdrawn(self._folder, self._paths)]

    def _enrol(self):
        students = {path.parent.name for path in self._paths}
        self._twins = twins(students)
        assignments = {path.name for path in (self._folder / "source").iterdir()}
        elsewhere = misplaced(self._folder)
        named = students | {who for who, _ in elsewhere}
        enrol(named - self._twins.keys() - assignments, self._api)
        self._outcomes += [
            Outcome(NOT_READ, who, file, note) for (who, file), note in elsewhere.items()
        ]

    def _tasks(self) -> Iterator[Task]:
        """Make what is to be run, one at a time; tell of the rest at once."""
        settings = settings_of(self._api.config)
        for path in self._paths:
            looked = self._look(path)
            if isinstance(looked, Outcome):
                self._tell(looked, ran=False)
                continue
            job, chosen = looked
            notes = _make_ready(path, self._folder, chosen)
            job = job._replace(note="; ".join(filter(None, [*notes, job.note])))
            self._jobs[job.key] = job
            place = self._folder / READY / path.parent.name / path.name
            notebooks = {}
            for name in chosen:
                whole = nbformat.read(place / name, as_version=4)
                notebooks[name] = self._api.put_right(whole, path.name, path.parent.name, name)
            yield Task(job.key, notebooks, settings)

    def _look(self, path):
        """Return a job and the files to read, or what became of work that is not run."""
        problem = refused(path, twin=self._twins.get(path.parent.name))
        problem = problem or swapped(path, self._folder) or unassigned(path, self._folder)
        if problem:
            return _unread(path, self._folder, problem)
        chosen, problem, unread = works(path, self._folder)
        read_as = (unreadable(one.file) for one in chosen.values())
        problem = problem or next(filter(None, read_as), "")
        if problem:
            return _unread(path, self._folder, problem)
        beside = left(path, self._folder, unread)
        was_graded = is_graded(self._folder, path.parent.name, path.name)
        job = Job(path, _fingerprint(path, chosen), was_graded, beside)
        if was_graded and self._journal.is_as_before(job.key, job.mark):
            return Outcome(BEFORE, path.parent.name, path.name, beside)
        return job, chosen

    def _graded(self, ran):
        with uninterrupted():
            self._write(ran)

    def _write(self, ran):
        """Have nbgrader write the grades of what was run, between two lines of the journal."""
        job = self._jobs.pop(ran.key)
        student, assignment = job.path.parent.name, job.path.name
        for notebook in sorted((self._folder / READY / student / assignment).glob("*.ipynb")):
            whole = ran.error or ran.notebooks.get(notebook.name)
            RAN[student, assignment, notebook.stem] = whole
        self._journal.begin(job.key)
        try:
            done = self._api.autograde_from(READY, MADE, assignment, student)
            if not (problem := told(done, job.path, self._folder)):
                _publish(self._folder, student, assignment)
        finally:
            RAN.clear()
            for made in (READY, MADE):
                shutil.rmtree(self._folder / made / student / assignment, ignore_errors=True)
        if problem:
            self._journal.forget(job.key)
            self._tell(_unread(job.path, self._folder, problem), ran=True)
            return
        self._journal.finish(job.key, job.mark)
        state = AGAIN if job.was_graded else GRADED
        self._tell(Outcome(state, student, assignment, job.note), ran=True)

    def _tell(self, outcome, *, ran):
        self._outcomes.append(outcome)
        self._progress.add(ran=ran, unread=outcome.state == NOT_READ)


def _publish(folder, student, assignment):
    """Put the graded notebooks where they belong, whole."""
    made = Path(folder, MADE, student, assignment)
    place = Path(folder, "autograded", student, assignment)
    place.parent.mkdir(parents=True, exist_ok=True)
    settle(made)
    shutil.rmtree(place, ignore_errors=True)
    made.rename(place)
    settle(place.parent)


def _unread(path, folder, problem):
    student, assignment = path.parent.name, path.name
    stands = STANDS if is_plain(student) and is_graded(folder, student, assignment) else ""
    return Outcome(NOT_READ, student, assignment, problem + stands)


def _make_ready(path, folder, chosen):
    """Write the clean copies that nbgrader reads; return what had to be put right."""
    place = Path(folder, READY, path.parent.name, path.name)
    shutil.rmtree(place, ignore_errors=True)
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
