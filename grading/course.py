"""Make the folder of a course, and grade what students handed in.

    python -m grading.course make FOLDER
    python -m grading.course grade FOLDER [SANDBOX]
    python -m grading.course mark FOLDER

The folder is an ordinary course of nbgrader: every other command of nbgrader works in it, with the
same settings.
"""

import logging
import os
import shutil
import subprocess
import sys
import warnings
import zipfile
from pathlib import Path

from nbgrader.api import Gradebook, SubmittedNotebook
from nbgrader.apps import NbGraderAPI
from traitlets.config.loader import PyFileConfigLoader

from grading.assignments import SOURCES, AssignmentError, generate, names
from grading.handed_in import misplaced, submissions
from grading.kernels import found_sandbox
from grading.refusals import when_handed_in
from grading.report import GRADES, NOT_READ, Outcome, export, table
from grading.run import grade_class
from grading.sandbox import ROOT, SandboxError

CONFIG = "nbgrader_config.py"
STUDENTS = "students.zip"
NOT_TAKEN = "[]*?%$"  # in the name of a course, or of a folder above it
START = """The assignments, and what they need. You need Python 3.11, 3.12 or 3.13.

    python3 -m venv .venv
    .venv/bin/python -m pip install -r requirements.txt
    .venv/bin/jupyter lab

On Windows: py -m venv .venv, and .venv\\Scripts in place of .venv/bin.
Leave the notebooks beside the folders platformlab and data. Hand in the notebook, under its name.
"""
SETTINGS = '''"""Settings of this course, for every command of nbgrader that is started here."""

import sys
from pathlib import Path

sys.path.insert(0, {root!r})

from grading.settings import configure

c = get_config()  # noqa: F821 - nbgrader provides it
configure(c, folder=Path(__file__).parent)
c.CourseDirectory.course_id = {name!r}
'''


class CourseError(RuntimeError):
    """A course folder that cannot be used, with its name and the repair."""


def make(folder) -> Path:
    """Make a course, or the student versions of one anew; return what to hand out.

    Raises
    ------
    CourseError
        If the folder holds something else, lies in the book, or has a name that cannot be used.
    AssignmentError
        If nbgrader refuses an assignment.
    """
    folder = Path(folder).resolve()
    _check_place(folder)
    if folder.is_relative_to(ROOT) and not folder.is_relative_to(ROOT / "_build"):
        raise CourseError(f"{folder} lies in the book, where grades do not belong; choose another")
    settings = folder / CONFIG
    if folder.exists() and any(folder.iterdir()) and not settings.exists():
        raise CourseError(f"{folder} is not empty and no course; name a new folder")
    for name in names():
        if not (folder / "source" / name).exists():  # a teacher may have changed hers
            shutil.copytree(SOURCES / name, folder / "source" / name)
    if not settings.exists():
        text = SETTINGS.format(root=str(ROOT), name=folder.name)
        settings.write_text(text, encoding="utf-8")
    api = interface(folder)
    for name in names():
        generate(api, name)
    return pack(folder)


def _check_place(folder):
    """Refuse a folder that nbgrader would take for a pattern, and its database for another address."""
    for sign in str(folder):
        if sign in NOT_TAKEN or not sign.isprintable():
            raise CourseError(
                f"{str(folder)!r} has {sign!r} in its name, which nbgrader and its database read as "
                "something else; choose a folder with letters, digits, spaces, dots and dashes"
            )


def pack(folder) -> Path:
    """Pack what students need and nothing else: notebooks, package, data and a word on how to start.

    A copy of the repository would hold the solutions.
    """
    target = Path(folder, STUDENTS)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", START)
        archive.write(ROOT / "requirements.txt", "requirements.txt")
        for notebook in sorted(Path(folder, "release").rglob("*.ipynb")):
            archive.write(notebook, notebook.name)
        for room in ("platformlab", "data"):
            for file in sorted((ROOT / room).rglob("*")):
                if file.is_file() and "__pycache__" not in file.parts:
                    archive.write(file, file.relative_to(ROOT))
    return target


class Course(NbGraderAPI):
    """nbgrader's interface, which one submission with a broken time does not stop."""

    def get_submitted_timestamp(self, assignment_id, student_id):
        """Return when a submission was handed in; None if nobody can tell."""
        of = self.coursedir.submitted_directory
        return when_handed_in(self.coursedir.format_path(of, student_id, assignment_id))

    def autograde_from(self, place, assignment, student, *, force):
        """Grade a submission that lies in the folder `place` of the course; return what became of it."""
        usual = self.coursedir.submitted_directory
        self.coursedir.submitted_directory = place
        try:
            return self.autograde(assignment, student, force=force)
        finally:
            self.coursedir.submitted_directory = usual


def interface(folder, *, sandbox="") -> NbGraderAPI:
    """Return nbgrader's own interface to the course in `folder`, by the settings that lie there.

    Raises
    ------
    CourseError
        If the folder is no course.
    """
    _check_place(Path(folder).resolve())
    if not Path(folder, CONFIG).is_file():
        raise CourseError(f"{folder} is no course; make one with: make course COURSE={folder}")
    settings = PyFileConfigLoader(CONFIG, path=str(folder)).load_config()
    if sandbox:
        settings.SandboxedKernelManager.sandbox = sandbox
    return Course(config=settings)


def grade(folder, *, sandbox="") -> list[Outcome]:
    """Grade what is new in ``submitted/`` and export all grades; return what became of each work.

    Raises
    ------
    CourseError
        If the folder is no course, or nothing was handed in.
    SandboxError
        If students' code would run unprotected and nobody said that it may.
    """
    folder = Path(folder).resolve()
    api = interface(folder, sandbox=sandbox)
    if not submissions(folder) and not misplaced(folder):
        raise CourseError(
            f"nothing was handed in: put notebooks into {folder}/submitted/STUDENT/ASSIGNMENT/, "
            "or collect them with nbgrader"
        )
    found_sandbox(sandbox)  # refuses now, not at the first submission
    outcomes = grade_class(folder, api)
    export(folder, api)
    return outcomes


def mark(folder) -> int:
    """Open nbgrader's marking page in a browser; return the exit code when it is closed.

    Readers of the book do not meet it: nbgrader's part of JupyterLab is switched off.
    """
    interface(folder)
    folder = Path(folder).resolve()
    paths = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    # -P: what lies in the course's folder is no module of ours.
    server = [sys.executable, "-P", "-m", "grading.marking", str(folder)]
    environment = os.environ | {"PYTHONPATH": paths}
    return subprocess.run(server, cwd=folder, env=environment, check=False).returncode


def waiting(api) -> int:
    """Count the argued answers that wait for a person."""
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        submissions = gradebook.db.query(SubmittedNotebook).all()
        return sum(grade.needs_manual_grade for one in submissions for grade in one.grades)


def main(arguments) -> int:
    """Return the exit code."""
    verbs = {"make": (_say_made, 1), "grade": (_say_graded, 2), "mark": (mark, 1)}
    verb, most = verbs.get(arguments[0] if arguments else "", (None, 0))
    if not verb or not 1 <= len(arguments) - 1 <= most:
        said = " ".join(arguments)
        repair = "make course COURSE=folder, make grade COURSE=folder or make mark COURSE=folder"
        print(f"say: {repair} (got {said!r})", file=sys.stderr)
        return 1
    try:
        return verb(*arguments[1:])
    except (AssignmentError, CourseError, SandboxError) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        place = error.filename or arguments[1]
        print(
            f"{place}: {error.strerror or error}; make room, or choose a folder you may write to",
            file=sys.stderr,
        )
    return 1


def _say_made(folder):
    print(f"to hand out: {make(folder)}")
    return 0


def _say_graded(folder, sandbox=""):
    outcomes = grade(folder, sandbox=sandbox)
    print("\n".join(table(outcomes)))
    waits = waiting(interface(folder))
    print(f"the grades are in {Path(folder, GRADES)}; argued answers to read: {waits}")
    return 1 if any(one.state == NOT_READ for one in outcomes) else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # a console of Windows may lack a letter
    logging.disable(logging.WARNING)
    # What libraries remark on a student's notebook, or on nbgrader's database, is no line of the
    # report; what keeps a submission from being graded is told there.
    logging.getLogger().addHandler(logging.NullHandler())
    warnings.simplefilter("ignore")
    sys.exit(main(sys.argv[1:]))
