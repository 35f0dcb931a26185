"""Make the folder of a course, and grade what students handed in.

    python -m grading.course make FOLDER
    python -m grading.course grade FOLDER [--sandbox NAME] [--workers NUMBER | --cluster ADDRESS]
    python -m grading.course mark FOLDER

The folder is an ordinary course of nbgrader: every other command of nbgrader works in it, with the
same settings.
"""

import argparse
import logging
import os
import shutil
import subprocess
import sys
import warnings
from functools import partial
from pathlib import Path

from nbgrader.api import Gradebook, SubmittedNotebook
from nbgrader.apps import NbGraderAPI
from nbgrader.converters import Autograde
from traitlets.config.loader import PyFileConfigLoader

from grading.assignments import SOURCES, AssignmentError, generate, names
from grading.hand_out import STUDENTS as STUDENTS
from grading.hand_out import pack as pack
from grading.handed_in import misplaced, submissions
from grading.kernels import found_sandbox
from grading.limits import sweep
from grading.lock import LOCK, CourseInUse, alone_in
from grading.pool import ClusterError, workers_at
from grading.refusals import when_handed_in
from grading.report import GRADES, NOT_READ, Outcome, export, table
from grading.run import grade_class
from grading.sandbox import ROOT, SandboxError

CONFIG = "nbgrader_config.py"
INTERRUPTED = 130  # the exit code that shells expect after Ctrl-C
NOT_TAKEN = "[]*?%$"  # in the name of a course, or of a folder above it
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
    _check_new(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with alone_in(folder, "make course"):
        return _make(folder)


def _check_new(folder):
    _check_place(folder)
    if folder.is_relative_to(ROOT) and not folder.is_relative_to(ROOT / "_build"):
        raise CourseError(f"{folder} lies in the book, where grades do not belong; choose another")
    if (folder / CONFIG).exists() or not folder.exists():
        return
    if any(path.name != LOCK for path in folder.iterdir()):  # which a make that stopped has left
        raise CourseError(f"{folder} is not empty and no course; name a new folder")


def _make(folder):
    settings = folder / CONFIG
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


class Course(NbGraderAPI):
    """nbgrader's interface, which one submission with a broken time does not stop."""

    def get_submitted_timestamp(self, assignment_id, student_id):
        """Return when a submission was handed in; None if nobody can tell."""
        of = self.coursedir.submitted_directory
        return when_handed_in(self.coursedir.format_path(of, student_id, assignment_id))

    def put_right(self, notebook, assignment, student, name):
        """Return a notebook with its tests and stubs as they were set, as nbgrader would run it."""
        of = {"assignment": assignment, "student": student, "notebook": Path(name).stem}
        resources = {"nbgrader": of | {"db_url": self.coursedir.db_url}}
        for step in Autograde(coursedir=self.coursedir, parent=self).sanitize_preprocessors:
            notebook, resources = step(parent=self)(notebook, resources)
        return notebook

    def autograde_from(self, place, target, assignment, student):
        """Grade a submission that lies in the folder `place` of the course, into `target` there.

        Return what became of it.
        """
        of = self.coursedir
        usual = of.submitted_directory, of.autograded_directory
        of.submitted_directory, of.autograded_directory = place, target
        try:
            return self.autograde(assignment, student, force=True)
        finally:
            of.submitted_directory, of.autograded_directory = usual


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


def grade(folder, *, sandbox="", workers=None, say=lambda line: None) -> list[Outcome]:
    """Grade what is new in ``submitted/`` and export all grades; return what became of each work.

    `workers` run the code, those of this machine if none are given; `say` is told of a run that
    stopped in the middle.

    Raises
    ------
    CourseError
        If the folder is no course, or nothing was handed in.
    CourseInUse
        If another run works in it.
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
    with alone_in(folder, "make grade") as stopped:
        if stopped:
            say(stopped)
        sweep()
        found_sandbox(sandbox)  # refuses now, not at the first submission
        outcomes = grade_class(folder, api, workers=workers)
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
    try:
        said = _parser().parse_args(arguments)
        return said.do(said)
    except (AssignmentError, ClusterError, CourseError, CourseInUse, SandboxError) as error:
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        again = "what is graded is kept, and the same command goes on with the rest"
        print(f"stopped before the end; {again}", file=sys.stderr)
        return INTERRUPTED
    except OSError as error:
        print(
            f"{error.filename or arguments[1]}: {error.strerror or error}; make room, or choose a folder "
            "you may write to",
            file=sys.stderr,
        )
    return 1


class _Parser(argparse.ArgumentParser):
    def error(self, message):
        """Say how the commands are called by make, which is what a teacher types."""
        repair = "make course COURSE=folder, make grade COURSE=folder or make mark COURSE=folder"
        raise CourseError(f"say: {repair} ({message})")


def _parser():
    parser = _Parser(prog="grading.course", add_help=False)
    verbs = parser.add_subparsers(required=True, metavar="verb")
    for verb, do in (("make", _say_made), ("grade", _say_graded), ("mark", _mark)):
        verbs.add_parser(verb, add_help=False).set_defaults(do=do)
        verbs.choices[verb].add_argument("folder")
    grading = verbs.choices["grade"]
    grading.add_argument("--sandbox", default="")
    where = grading.add_mutually_exclusive_group()
    where.add_argument("--workers", default="")
    where.add_argument("--cluster", default="")
    return parser


def _mark(said):
    return mark(said.folder)


def _say_made(said):
    print(f"to hand out: {make(said.folder)}")
    return 0


def _say_graded(said):
    say = partial(print, file=sys.stderr)
    with workers_at(said.workers, said.cluster) as workers:
        outcomes = grade(said.folder, sandbox=said.sandbox, workers=workers, say=say)
    print("\n".join(table(outcomes)))
    waits = waiting(interface(said.folder))
    print(f"the grades are in {Path(said.folder, GRADES)}; argued answers to read: {waits}")
    return 1 if any(one.state == NOT_READ for one in outcomes) else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # a console of Windows may lack a letter
    logging.disable(logging.WARNING)
    # What libraries remark on a student's notebook, or on nbgrader's database, is no line of the
    # report; what keeps a submission from being graded is told there.
    logging.getLogger().addHandler(logging.NullHandler())
    warnings.simplefilter("ignore")
    sys.exit(main(sys.argv[1:]))
