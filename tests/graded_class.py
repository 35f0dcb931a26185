"""One class of hostile, careless and honest hands, graded once by the command that a teacher types.

To grade costs a second a submission and ten a class, so whoever wants a graded course looks at this one.
`SUBMISSIONS` says what each hands in, what it is worth, and what the table says of it.
"""

import copy
import csv
import hashlib
import json
import logging
import os
import re
import socket
import subprocess
import sys
import warnings
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import careless
import forgers
import hostile
import marked_class
import nbformat
import slips
import students
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from parts import ROOT
from payloads import NAMES
from strange_files import FILES
from students import ALL, ASSIGNMENT, NOTEBOOK, all_right

from grading import course as courses

SECONDS = 15  # for a cell; enough to import on a busy machine
WORKERS = 3  # for two processors: some hands wait for the end of a cell's time
STATES = ("graded", "graded again", "not read", "withdrawn")


class Submission(NamedTuple):
    """What a student hands in, what it earns (None: it is not graded), and a part of what is told."""

    lay: Callable
    earns: float | None
    told: str = ""  # empty: the table does not name it


def handing_in(work):
    """Return what writes the notebook on which a student worked where it belongs."""

    def lay(notebook, desk):
        work(notebook)
        place = desk / ASSIGNMENT
        place.mkdir(parents=True)
        (place / NOTEBOOK).write_text(json.dumps(notebook), encoding="utf-8")

    return lay


def slipped(slip):
    def work(notebook):
        all_right(notebook)
        slip(notebook)

    return work


TOLD = {  # of slips that had to be put right
    "copied_test": "stood twice, and one of each was read: rate-test",
    "without_entries_and_ids": "14 of 14 cells had lost their entry and were found: ",
    "strange_metadata": "14 of 14 cells had lost their entry and were found: ",
    "tests_deleted": "6 of 14 cells were put back: rate-test, ",
    "claims_a_test": "stood twice, and one of each was read: rate-test",
    "deletes_cells": "4 of 14 cells were put back: setup, rate-test, crowding, crowding-test",
}
SLIPS = [  # those that nbgrader, too, could trip over; tests of cells hold the others
    slips.copied_test, slips.without_entries_and_ids, slips.strange_metadata, slips.unknown_kind,
    slips.tests_deleted, slips.deep_metadata, slips.another_kernel, slips.claims_a_test, slips.same_ids,
    slips.answer_turned_into_text, slips.ids_that_are_no_text,
]  # fmt: skip
WORTH = students.EARNS | {
    work.__name__: earns for work, earns in (hostile.EARNS | forgers.EARNS | careless.EARNS).items()
}
WORK = {name: getattr(students, name) for name in students.EARNS}
WORK |= {w.__name__: w for w in (*hostile.EARNS, *forgers.EARNS, *careless.EARNS)}
WORK |= {slip.__name__: slipped(slip) for slip in SLIPS}
EXCHANGED = ("all_right", "half", "blank")  # handed in as students of a shared machine do
REFUSED = hostile.sends_what_is_no_output
DISTURBED = f"{NOTEBOOK!r} could not be graded, for its code disturbed the kernel that ran it"
SUBMISSIONS = {
    name: Submission(handing_in(work), WORTH.get(name, ALL), TOLD.get(name, ""))
    for name, work in WORK.items()
}
SUBMISSIONS |= {name: Submission(*said) for name, said in FILES.items()}
SUBMISSIONS |= {
    REFUSED.__name__: Submission(handing_in(REFUSED), None, DISTURBED),
    "eve": Submission(marked_class.lay_hostile, 0),
    marked_class.STUDENT: Submission(handing_in(marked_class.honest), students.POINTS["rate"]),
}
ODD = {
    name: Submission(lambda notebook, desk: (desk / ASSIGNMENT).mkdir(parents=True), None)
    for name in NAMES
}


@cache
def _released(folder):
    return json.loads((folder / "release" / ASSIGNMENT / NOTEBOOK).read_text(encoding="utf-8"))


def notebook_of(folder):
    """Return the version that students get, to work on."""
    notebook = nbformat.from_dict(copy.deepcopy(_released(folder)))
    for cell in notebook.cells:
        cell.source = "".join(cell.source)
    return notebook


def lay_class(folder, port):
    """Hand everything in, some of it through nbgrader's exchange."""
    desk = folder / "submitted"
    aimed = {
        "reads_hidden_tests": (folder,),
        "writes_outside": (targets(folder), port),
    }
    for name, one in (SUBMISSIONS | ODD).items():
        if name in aimed:
            work = WORK[name]
            handing_in(lambda nb, work=work, at=aimed[name]: work(nb, *at))(
                notebook_of(folder), desk / name
            )
        elif name not in EXCHANGED:
            one.lay(notebook_of(folder), desk / name)
    (desk / "__MACOSX" / ASSIGNMENT).mkdir(parents=True)
    _exchange(folder)


def _exchange(folder):
    """Release, fetch, submit and collect, as on a shared machine."""
    api = courses.interface(folder)
    assert api.release_assignment(ASSIGNMENT)["success"]
    for student in EXCHANGED:
        desk = folder.parent / "desks" / student
        desk.mkdir(parents=True)
        whose = {"authenticator": api.authenticator, "config": api.config}
        mine = CourseDirectory(config=api.config, assignment_id=ASSIGNMENT)
        api.exchange.FetchAssignment(coursedir=mine, assignment_dir=str(desk), **whose).start()
        path = desk / ASSIGNMENT / NOTEBOOK
        notebook = nbformat.read(path, as_version=4)
        WORK[student](notebook)
        nbformat.write(notebook, path)
        mine = CourseDirectory(config=api.config, student_id=student, assignment_id=ASSIGNMENT)
        api.exchange.Submit(coursedir=mine, assignment_dir=str(desk), **whose).start()
    assert api.collect(ASSIGNMENT)["success"]


def targets(folder):
    """What an attacker would like to write."""
    mate = folder / "submitted" / "half" / ASSIGNMENT / NOTEBOOK
    return [
        folder / "gradebook.db",
        mate,
        folder / "source" / ASSIGNMENT / NOTEBOOK,
        folder.parent / "anywhere.txt",
        ROOT / "platformlab" / "owned.txt",
        "/etc/owned",
    ]


def fingerprints(folder):
    """What lies in the folders that grading only reads."""
    files = [*(folder / "submitted").rglob("*"), *(folder / "source").rglob("*")]
    return {
        file.relative_to(folder): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(files)
        if file.is_file() and not file.is_symlink()
    }


def grade(folder):
    """Grade a course by the command; return what it said, by student, and the rows of its table."""
    done = subprocess.run(
        [sys.executable, "-m", "grading.course", "grade", str(folder), "--workers", str(WORKERS)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    told = {}
    for line in done.stdout.splitlines():
        words = re.split(r"  +", line)
        if words[0] in STATES:
            told[words[1]] = (words[0], "  ".join(words[2:]))  # the assignment may be empty
    with Path(folder, "grades.csv").open(encoding="utf-8") as rows:
        found = {r["student_id"]: r for r in csv.DictReader(rows) if r["assignment"] == ASSIGNMENT}
    return SimpleNamespace(folder=folder, done=done, told=told, rows=found)


def prepare(folder):
    """Write the settings of a class with an exchange and little patience."""
    exchange = folder.parent / "exchange"
    exchange.mkdir(mode=0o777)
    exchange.chmod(0o777)
    with (folder / "nbgrader_config.py").open("a", encoding="utf-8") as settings:
        settings.write(f"c.Execute.timeout = {SECONDS}\nc.Exchange.root = {str(exchange)!r}\n")
        settings.write(f"c.Exchange.cache = {str(folder.parent / 'cache')!r}\n")
        settings.write("c.SandboxedKernelManager.gigabytes = 2\n")
        settings.write("c.ExecuteInside.most_timeouts = 1\nc.Exchange.timezone = 'UTC'\n")


def graded(folder):
    """Have the class hand in to the course in `folder`, grade it, and make what is marked."""
    prepare(folder)
    with warnings.catch_warnings(), socket.create_server(("127.0.0.1", 0)) as server:
        warnings.simplefilter("ignore")
        logging.disable(logging.ERROR)
        lay_class(folder, server.getsockname()[1])
        before = fingerprints(folder)
        done = grade(folder)
        after = fingerprints(folder)
        api = courses.interface(folder)
        assert api.generate_feedback(ASSIGNMENT, "eve", force=True)["success"]
        logging.disable(logging.NOTSET)
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as book:
        name = NOTEBOOK.removesuffix(".ipynb")
        ids = {one.student.id: one.id for one in book.notebook_submissions(name, ASSIGNMENT)}
        book.add_student(NAMES[0], first_name=NAMES[1], last_name=NAMES[0], email=NAMES[2])
    waiting = courses.waiting(api)
    return SimpleNamespace(
        **vars(done), before=before, after=after, ids=ids, api=api, waiting=waiting
    )


def marked_notebook(graded, student):
    """The graded notebook of a student."""
    path = graded.folder / "autograded" / student / ASSIGNMENT / NOTEBOOK
    return nbformat.read(os.fspath(path), as_version=4)


def outputs(graded, student, name):
    """What a cell of a student's printed, as text."""
    return str(students.cell(marked_notebook(graded, student), name).outputs)
