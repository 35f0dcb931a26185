"""Why a submission is not even looked at: said in one sentence, with the repair."""

import os
import re
from datetime import datetime
from pathlib import Path

from nbgrader.utils import parse_utc

from grading.names import LONGEST, why_not_plain

TIMESTAMP = "timestamp.txt"
LONGEST_TIME = 60
# A zone is a name or a number; as a path it would open a file of this machine.
TIME = re.compile(rb"[0-9A-Za-z :.,+-]*\s*")
MOST_FILES, MOST_BYTES = 1000, 100_000_000
YEARS = range(1970, 3000)  # beyond them a time cannot be told in every zone
NO_TIME = (
    f"{TIMESTAMP} is no time; write one like 2026-11-29 10:00:00 UTC into it, or remove the file"
)


def refused(path, *, twin=None) -> str:
    """Say why a submission is not even looked at; empty if it is.

    A `twin` is another student's folder whose name looks the same.
    """
    path = Path(path)
    student = why_not_plain("folder's name", path.parent.name)
    return (
        student
        or why_not_plain("folder's name", path.name)
        or _alike(path.parent.name, twin)
        or _linked(path)
        or _strange(path)
        or _large(path)
        or _untimely(path)
    )


def when_handed_in(path) -> datetime | None:
    """Return the time that lies in a submission; None if there is none that can be read."""
    try:
        return _time(Path(path, TIMESTAMP))
    except Exception:  # whatever a student's text does to the parser, it is no time
        return None


def _alike(name, twin):
    if twin is None:
        return ""
    return (
        f"the folders {name!a} and {twin!a} have the same name to a reader; "
        "put the work of one student into one folder, or rename one"
    )


def _linked(path):
    for part in (path.parent, path):
        if part.is_symlink():
            return (
                f"the folder {part.name!r} is a link, which may lead anywhere; copy the work there"
            )
    links = [named for named, file in _inside(path) if file.is_symlink()]
    return (
        f"it holds links, which may lead anywhere: {_listed(links)}; remove them" if links else ""
    )


def _strange(path):
    strange = [named for named, file in _inside(path) if not (file.is_file() or file.is_dir())]
    if strange:
        return f"it holds what is neither a plain file nor a folder: {_listed(strange)}; remove it"
    for notebook in path.glob("*.ipynb"):
        if notebook.is_dir():
            return f"{notebook.name[:LONGEST]!r} is a folder; hand in the notebook itself"
    return ""


def _large(path):
    size = 0
    for count, (_, file) in enumerate(_inside(path), start=1):
        size += file.stat().st_size
        if count > MOST_FILES or size > MOST_BYTES:
            most = f"{MOST_FILES:,} files and {MOST_BYTES // 10**6} MB"
            return f"it holds more than {most}; keep the notebook, and remove the rest"
    return ""


def _untimely(path):
    try:
        _time(path / TIMESTAMP)
    except Exception:  # as above
        return NO_TIME
    return ""


def _inside(path):
    """Yield what lies in a folder at any depth, with its name there; links are not followed."""
    for place, folders, files in os.walk(path):
        for name in sorted(folders + files):
            file = Path(place, name)
            yield str(file.relative_to(path)), file


def _listed(names):
    first = ", ".join(repr(name[:LONGEST]) for name in names[:3])
    return first if len(names) <= 3 else f"{first} and {len(names) - 3} more"


def _time(file):
    if not file.exists() and not file.is_symlink():
        return None
    if not file.is_file() or file.is_symlink():  # a pipe would keep whoever opens it
        raise ValueError(f"{file} is no plain file")
    with file.open("rb") as opened:
        text = opened.read(LONGEST_TIME + 1)
    if len(text) > LONGEST_TIME or not TIME.fullmatch(text):
        raise ValueError(f"{file} holds other than a time")
    if not text.strip():
        return None  # as nbgrader's own grading takes it
    time = parse_utc(text.decode("ascii").strip())
    if time.year not in YEARS:
        raise ValueError(f"{file} holds the year {time.year}")
    return time
