"""What was graded, written down so that no submission is lost or graded twice, whatever ends a run.

A line is added, and is on the disk, before nbgrader begins to write the grades of a submission and
after it has ended. What began and did not end is graded again; a line that a failing machine cut in
two counts as not written.
"""

import contextlib
import json
import os
import signal
import threading
from pathlib import Path

from grading.reading import LOGS

RECORD = "graded.json"
JOURNAL = "graded.jsonl"


class Journal:
    """The fingerprints of what was graded, by student and assignment, and what was not finished."""

    def __init__(self, folder):
        """Read what earlier runs wrote."""
        self._record = Path(folder, LOGS, RECORD)
        self._file = Path(folder, LOGS, JOURNAL)
        self.marks, self.unfinished = _marks(self._record), set()
        for key, state, mark in _lines(self._file):
            self._take(key, state, mark)
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._begin_on_a_line_of_its_own()

    def begin(self, key):
        """Say that a submission's grades are being written from now on."""
        self._add(key, "begun", "")

    def finish(self, key, mark):
        """Say that a submission is graded as what the fingerprint `mark` stands for."""
        self._add(key, "graded", mark)

    def forget(self, key):
        """Say that a submission could not be graded."""
        self._add(key, "forgotten", "")

    def is_as_before(self, key, mark) -> bool:
        """Whether a submission was graded as it lies there; work of older courses counts as such."""
        return key not in self.unfinished and self.marks.get(key, mark) == mark

    def close(self):
        """Write one table of all, and empty the journal."""
        kept = self.marks | dict.fromkeys(self.unfinished, "")
        replace(self._record, json.dumps(kept, indent=1))
        self._file.unlink(missing_ok=True)

    def _take(self, key, state, mark):
        self.unfinished.discard(key)
        self.marks.pop(key, None)
        if state == "graded":
            self.marks[key] = mark
        elif state == "begun":
            self.unfinished.add(key)

    def _add(self, key, state, mark):
        self._take(key, state, mark)
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps([key, state, mark]) + "\n")
            file.flush()
            os.fsync(file.fileno())

    def _begin_on_a_line_of_its_own(self):
        """End a line that was cut, so that the next one can be read."""
        with contextlib.suppress(OSError), self._file.open("rb+") as file:
            if file.seek(0, os.SEEK_END) and file.seek(-1, os.SEEK_END) and file.read() != b"\n":
                file.write(b"\n")


@contextlib.contextmanager
def uninterrupted():
    """Keep Ctrl-C waiting until what was begun is written: nbgrader would take it for an error."""
    waiting = []
    try:
        usual = signal.signal(signal.SIGINT, lambda *_: waiting.append(True))
    except ValueError:  # not the thread that hears it
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)
    if waiting:
        raise KeyboardInterrupt


def replace(path, text):
    """Write a file so that there is the old one or the new one at any time, on the disk too."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}")
    try:
        with new.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    settle(path.parent)


def settle(folder):
    """Wait until a folder, and the files that lie in it, are on the disk."""
    folder = Path(folder)
    for path in (*(file for file in folder.iterdir() if file.is_file()), folder):
        if path.is_dir() and os.name == "nt":  # which opens no folder
            continue
        opened = os.open(path, os.O_RDONLY)
        try:
            with contextlib.suppress(OSError):  # a file system that knows no such thing
                os.fsync(opened)
        finally:
            os.close(opened)


def _marks(record):
    try:
        marks = dict(json.loads(record.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):  # none yet, or none that can be read
        return {}
    return {key: mark for key, mark in marks.items() if isinstance(mark, str)}


def _lines(file):
    try:
        lines = file.read_bytes().split(b"\n")
    except OSError:
        return
    for line in lines:
        try:
            key, state, mark = json.loads(line)
        except (ValueError, TypeError):  # cut, or empty
            continue
        yield key, state, mark
