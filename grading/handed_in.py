"""What lies in ``submitted/``: each piece of work with the file to read, and what nobody would read.

A file under another name, in another folder or beside the right one looks like nothing handed in.
Each is read where it can only be meant, or told in one sentence with the name that is expected.
"""

import json
import re
from pathlib import Path
from typing import NamedTuple

from grading.cells import find_cells, holds_nothing, of_assignment
from grading.names import is_leftover
from grading.reading import expected, read, unreadable

NOTEBOOK = re.compile(r"\.ipynb(\.(txt|json))?$", re.IGNORECASE)
PACKED = re.compile(r"\.(zip|7z|rar|tar|tgz|gz)$", re.IGNORECASE)
MOST_NAMED = 5


class Work(NamedTuple):
    """The file to read for a notebook of an assignment, and what is to be said of it."""

    file: Path
    note: str = ""


def submissions(course) -> list[Path]:
    """Folders of submissions, one for each student and assignment."""
    return [
        path
        for student in _folders(Path(course, "submitted"))
        if not student.is_symlink()
        for path in _folders(student)
    ]


def misplaced(course) -> dict[tuple[str, str], str]:
    """What lies where no submission lies, by student and file, each with where it belongs."""
    desk, found = Path(course, "submitted"), {}
    for file in _files(desk):
        found["?", file.name] = (
            f"it lies in submitted itself; put it into submitted/STUDENT/{_assignment(course, file)}/"
        )
    for student in _folders(desk):
        if student.is_symlink():
            found[student.name, ""] = (
                "the folder is a link, which may lead anywhere; copy the work there"
            )
            continue
        is_assignment = Path(course, "source", student.name).is_dir()
        for file in _files(student):
            where = (
                f"STUDENT/{student.name}"
                if is_assignment
                else f"{student.name}/{_assignment(course, file)}"
            )
            found[student.name, file.name] = (
                f"it lies one folder too high; put it into submitted/{where}/"
            )
        if not _files(student) and not _folders(student):
            found[student.name, ""] = (
                "the folder is empty; put the work into a folder of its assignment there"
            )
    return found


def swapped(path, course) -> str:
    """Say that the folders of student and assignment stand the wrong way round; empty if not."""
    if not Path(course, "source", path.parent.name).is_dir():
        return ""
    return (
        f"the folders stand the wrong way round; put the work into submitted/{path.name}/"
        f"{path.parent.name}/"
    )


def works(path, course) -> tuple[dict[str, Work], str, list[str]]:
    """Return what to read for each notebook of an assignment, why not, and what is left unread."""
    names = expected(path, course)
    others = [file for file in _notebooks(path) if file.parent != path or file.name not in names]
    chosen, unread = {}, list(others)
    for name in names:
        released = json.loads(released_at(course, path.name, name).read_text(encoding="utf-8"))
        alike = [file for file in others if _is_of(file, released)]
        own = path / name
        if own.is_file() and not unreadable(own):
            worked_in = [file for file in alike if not _found(file, released).is_untouched]
            found = _found(own, released)
            if holds_nothing(found, released):
                return {}, _of_another(own, worked_in, path), unread
            if found.is_untouched and worked_in:
                return {}, _untouched(own, worked_in, path), unread
        if own.is_file():
            chosen[name] = Work(own)
        elif len(alike) == 1:
            chosen[name] = Work(alike[0], f"read from {str(alike[0].relative_to(path))!r}")
            unread.remove(alike[0])
        elif alike:
            several = _listed(alike, path)
            return (
                {},
                f"any of {several} may be the work; leave one of them, and name it {name}",
                unread,
            )
    if not chosen:
        return {}, _nothing(path, names), unread
    return chosen, "", unread


def left(path, course, unread) -> str:
    """Say which notebooks and archives beside the work were not read; empty if there are none."""
    unread = [*unread, *(file for file in _inside(path) if PACKED.search(file.name))]
    if not unread:
        return ""
    names = " or ".join(expected(path, course))
    return f"not read: {_listed(unread, path)}; if that is the work, name it {names}"


def released_at(course, assignment, name) -> Path:
    """Where the student version of a notebook lies, or else the teacher's."""
    student = Path(course, "release", assignment, name)
    return student if student.is_file() else Path(course, "source", assignment, name)


def _found(file, released):
    return find_cells(read(file), released)


def _is_of(file, released):
    """Whether a notebook holds half of the cells of an assignment, or more."""
    known = of_assignment(released)
    if not known or file.is_symlink() or unreadable(file):
        return False
    return len(known) >= 2 * len(_found(file, released).missing)


def _of_another(own, alike, path):
    repair = "ask the student for the notebook of this assignment"
    if alike:
        repair = f"{_listed(alike, path)} beside it may be the work; name that {own.name}"
    return f"{own.name!r} holds no cell of this assignment that is answered or marked; {repair}"


def _untouched(own, alike, path):
    return (
        f"{own.name!r} is as it was handed out, and {_listed(alike, path)} beside it may be the work; "
        f"name that {own.name}"
    )


def _nothing(path, names):
    inside = [*_inside(path)]
    got = f", only {_listed(inside, path)}" if inside else ""
    packed = any(PACKED.search(file.name) for file in inside)
    unpack = "unpack it and " if packed else ""
    return (
        f"it holds no notebook of this assignment{got}; {unpack}name the work {' or '.join(names)}"
    )


def _assignment(course, file):
    """The folder in which a file belongs, as far as its name says so."""
    stem = file.name.split(".")[0].casefold()
    known = sorted(Path(course, "source").glob("*/*.ipynb"))
    fits = [source.parent.name for source in known if stem.startswith(source.stem.casefold())]
    return fits[0] if fits else "ASSIGNMENT"


def _folders(place):
    """Folders, and links that may be some: those are refused by their name."""
    return [p for p in _entries(place) if p.is_dir() or p.is_symlink()]


def _files(place):
    return [p for p in _entries(place) if p.is_file() and not p.is_symlink()]


def _entries(place):
    if not place.is_dir():
        return []
    return [path for path in sorted(place.iterdir()) if not is_leftover(path.name)]


def _inside(path):
    """Files at any depth that somebody put there."""
    for file in sorted(path.rglob("*")):
        is_left = any(map(is_leftover, file.relative_to(path).parts))
        if not is_left and file.is_file() and file.name != "timestamp.txt":
            yield file


def _notebooks(path):
    return [file for file in _inside(path) if NOTEBOOK.search(file.name)]


def _listed(files, path):
    names = [repr(str(file.relative_to(path))[:100]) for file in files[:MOST_NAMED]]
    more = f" and {len(files) - MOST_NAMED} more" if len(files) > MOST_NAMED else ""
    return ", ".join(names) + more
