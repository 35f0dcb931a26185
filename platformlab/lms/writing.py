"""The folder of what learning platforms import: written whole beside the old one, which it replaces."""

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

from platformlab.chapters import contents
from platformlab.lms import limits, moodle, qti12, qti21
from platformlab.lms.material import Paper
from platformlab.words import text

FOLDER = contents.ROOT / "_build" / "lms"
SITE = contents.ROOT / "_build" / "html"
WHOLE = "whole-book"
README = "README.txt"
NEW, LAST = "new", "last"


class FolderError(RuntimeError):
    """A folder in which answers must not lie, or that is no folder of ours, with the repair."""


def write(papers: Sequence[Paper], folder: str | Path = FOLDER) -> list[str]:
    """Write every file; return their names below `folder`.

    Raises
    ------
    QuestionError
        If a platform cannot hold an item; then nothing is written.
    FolderError
        If the folder lies in the site, or holds something else.
    """
    folder = Path(folder).resolve()
    _refuse(folder)
    limits.check(papers)
    files = made(papers)
    folder.parent.mkdir(parents=True, exist_ok=True)
    for left in folder.parent.glob(f"{_beside(folder)}*"):
        _settle(left, folder)
    making = Path(tempfile.mkdtemp(prefix=_beside(folder), dir=folder.parent))
    try:
        for name, content in files.items():
            target = making / NEW / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        _publish(making, folder)
    finally:
        _settle(making, folder)
    return list(files)


def made(papers: Sequence[Paper]) -> dict[str, bytes]:
    """Every file by name: what to do with them, then each chapter by itself and the whole book."""
    files = {README: "\n".join(_told()).encode()}
    parts = {paper.chapter.replace("_", "-"): [paper] for paper in papers} | {WHOLE: list(papers)}
    for name, part in parts.items():
        files[f"moodle/quiz/{name}.xml"] = _well_formed(moodle.quiz(part))
        files[f"moodle/bets/{name}.xml"] = _well_formed(moodle.polls(part))
        files[f"qti-1.2/{name}.zip"] = qti12.package(part, name)
        files[f"qti-2.1/{name}.zip"] = qti21.package(part, name)
    return files


def _well_formed(content):
    ElementTree.fromstring(content)  # an error here is ours, and no file is written
    return content.encode()


def _told():
    """What the folder holds and how it is imported, a line each."""
    keys = ("what", "teachers", "moodle_quiz", "moodle_bets", "canvas", "others", "curves")
    return [text(f"lms.readme.{key}") for key in keys] + [""]


def _refuse(folder):
    if folder.is_relative_to(SITE) or SITE.is_relative_to(folder):
        raise FolderError(
            f"{folder} is part of the site, and these files hold the answers; name a folder elsewhere"
        )
    if folder.exists() and any(folder.iterdir()) and not (folder / README).is_file():
        raise FolderError(
            f"{folder} is not empty and was not made by this command; name a new folder"
        )


def _beside(folder):
    """Name, but for its end, of the folder beside it in which a run makes the files."""
    return f".{folder.name}-making-"


def _publish(making, folder):
    """Let the new files take the place of the old ones whole."""
    if folder.exists():
        folder.rename(making / LAST)
    (making / NEW).rename(folder)


def _settle(making, folder):
    """Remove where a run worked; one that stopped between two names gets the old files back first."""
    if (making / LAST).is_dir() and not folder.exists():
        (making / LAST).rename(folder)
    shutil.rmtree(making, ignore_errors=True)
