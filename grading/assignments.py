"""Make the student versions of all assignments, and check both versions.

    python -m grading.assignments

The version with solutions must pass all its tests. The student version, in _build/assignments, must
hold no solution and no hidden test, and must stop at the first cell that waits for an answer.
"""

import logging
import re
import shutil
import sys
import tempfile
from pathlib import Path

import nbformat
from nbgrader.apps import NbGraderAPI
from nbgrader.utils import is_grade, is_solution
from traitlets.config import Config

from grading import proof
from grading.reading import unreadable
from grading.sandbox import ROOT
from grading.settings import configure

SOURCES = ROOT / "notebooks" / "assignments"
STUDENT_VERSIONS = ROOT / "_build" / "assignments"
# Lines between these marks are the teacher's.
REGIONS = ("SOLUTION", "HIDDEN TESTS")
MARKS = tuple(f"{side} {region}" for region in REGIONS for side in ("BEGIN", "END"))
NAMED = re.compile(r"[\w.]+\(")  # a call whose arguments stand on the lines below


class AssignmentError(RuntimeError):
    """An assignment that cannot be given to students, with the notebook, the cell and the repair."""


def names() -> list[str]:
    """Names of the assignments: one folder each."""
    return sorted(folder.name for folder in SOURCES.iterdir() if any(folder.glob("*.ipynb")))


def secrets_of(notebook) -> list[str]:
    """Lines that only the teacher sees, without the short ones and those that only name a function."""
    lines = []
    for cell in notebook.cells:
        is_secret = False
        for line in map(str.strip, cell.source.splitlines()):
            if any(mark in line for mark in MARKS):
                is_secret = "BEGIN" in line
            elif is_secret and len(line) >= 20 and not NAMED.fullmatch(line):
                lines.append(line)
    return lines


def make_student_versions(target) -> None:
    """Write the student versions of all assignments into the folder `target`, one folder each.

    Raises
    ------
    AssignmentError
        If a test could not be proved to have run, or nbgrader refuses a source.
    """
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(SOURCES, Path(folder, "source"))
        settings = Config()
        configure(settings, folder=folder)
        for name in names():
            generate(NbGraderAPI(config=settings), name)
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(Path(folder, "release"), target)


def generate(api, name) -> None:
    """Make the student version of one assignment in the course of `api`.

    Raises
    ------
    AssignmentError
        If a test could not be proved to have run, or nbgrader refuses the source.
    """
    of = api.coursedir
    for path in sorted(Path(of.format_path(of.source_directory, ".", name)).glob("*.ipynb")):
        if unreadable(path):
            continue  # nbgrader says so
        for cell in nbformat.read(path, as_version=4).cells:
            if problem := _unproved(cell):
                raise AssignmentError(f"{name}/{path.name}: {problem}")
    done = api.generate_assignment(name)
    if not done["success"]:
        reason = done.get("log") or done.get("error")
        raise AssignmentError(f"nbgrader made no student version of {name}:\n{reason}")


def _unproved(cell):
    """Say why a test would earn its points whether or not it ran; empty if it is none, or can be proved."""
    is_test = cell.cell_type == "code" and is_grade(cell) and not is_solution(cell)
    if not is_test or proof.can_be_proved(cell):
        return ""
    which = f"the test {cell.metadata.nbgrader.grade_id!r}"
    if not cell.source.strip():
        return f"{which} is empty, so everybody would pass it; write an assert, or take its points away"
    first = cell.source.split(maxsplit=1)[0]
    return (
        f"{which} begins with {first}, and only a test in plain Python can be proved to have run; take "
        "that line out, or write what it does in Python"
    )


def check_source(path) -> None:
    """Run the version with solutions; every cell must run, so every test passes.

    Raises
    ------
    AssignmentError
        If a cell fails.
    """
    if failed := run(nbformat.read(path, as_version=4)):
        cell, error = failed
        raise AssignmentError(f"{path.name}: cell {cell} fails with its own solution: {error!r}")


def check_student_version(path, source) -> None:
    """Look for secrets of the `source` in the student version, and run it to the first answer.

    Raises
    ------
    AssignmentError
        If one is found, or the notebook does not stop where an answer is due.
    """
    student = nbformat.read(path, as_version=4)
    shown = "\n".join(cell.source for cell in student.cells)
    for line in [*MARKS, *secrets_of(source)]:
        if line in shown:
            raise AssignmentError(f"{path.name} shows what is the teacher's: {line}")
    answers = [c.metadata.nbgrader.grade_id for c in student.cells if is_answer(c)]
    if not answers:
        raise AssignmentError(
            f"{path.name}: expected a cell of code with its solution between ### BEGIN SOLUTION and "
            "### END SOLUTION, got none; write one for each task"
        )
    first = answers[0]
    cell, error = run(student) or ("none", None)
    if cell not in (first, f"{first}-test") or not isinstance(error, NotImplementedError):
        raise AssignmentError(
            f"{path.name} should stop at the cell {first}, which waits for an answer; "
            f"it stops at {cell} ({error!r})"
        )


def is_answer(cell) -> bool:
    """Whether students write code in a cell."""
    return cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("solution", False)


def run(notebook):
    """Run the code cells in order, without a kernel; return the first that fails, and its error."""
    names = {"__name__": "__main__"}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            try:
                exec(compile(cell.source, cell.id, "exec"), names)
            except Exception as error:
                return cell.metadata.nbgrader.grade_id, error
    return None


def main() -> int:
    """Make and check them all."""
    logging.disable(logging.WARNING)
    try:
        make_student_versions(STUDENT_VERSIONS)
        for path in sorted(SOURCES.rglob("*.ipynb")):
            print(f"checking {path.relative_to(SOURCES)} ...", flush=True)
            check_source(path)
            source = nbformat.read(path, as_version=4)
            check_student_version(STUDENT_VERSIONS / path.relative_to(SOURCES), source)
    except AssignmentError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"the student versions are in {STUDENT_VERSIONS}")
    return 0


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # a console of Windows may lack a letter
    sys.exit(main())
