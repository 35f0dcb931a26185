"""One run at a time in the folder of a course.

The system holds the lock as long as the program lives, whatever ends it, so no lock has to be cleared
by hand on the machine that set it. What is written in the file is for people, and for other machines,
whose locks a folder in a network may not show.
"""

import contextlib
import json
import os
import socket
import time
from pathlib import Path

import psutil

try:
    import fcntl
except ImportError:  # Windows, where nothing holds a file for a program that ends
    fcntl = None  # type: ignore[assignment]

LOCK = ".in-use"


class CourseInUse(RuntimeError):
    """A course in which another run works, with who that is and what to do."""


@contextlib.contextmanager
def alone_in(folder, doing):
    """Hold the folder of a course while `doing` something; yield what to say of a run that stopped.

    Raises
    ------
    CourseInUse
        If another run has it, on this machine or on another.
    """
    path = Path(folder, LOCK)
    with path.open("a+", encoding="utf-8") as file:
        is_held = _held(file)
        before = _read(file)
        if is_held or _is_alive_elsewhere(before):
            raise CourseInUse(_refusal(folder, before, path, is_here=is_held))
        _write(file, {"pid": os.getpid(), "host": socket.gethostname(), "doing": doing} | _now())
        try:
            yield _left_behind(before) if before else ""
        finally:
            _write(file, {})


def _now():
    began = psutil.Process().create_time()
    return {"since": time.strftime("%Y-%m-%d %H:%M"), "began": began}


def _held(file):
    """Whether another program holds the file; if not, this one does from now on."""
    if fcntl is None:
        return _lives(_read(file))
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    return False


def _read(file):
    file.seek(0)
    try:
        held = dict(json.loads(file.read()))
        return held if {"pid", "host", "since", "doing"} <= held.keys() else {}
    except (ValueError, TypeError):  # empty, or cut by a machine that stopped
        return {}


def _write(file, held):
    file.seek(0)
    file.truncate()
    if held:
        json.dump(held, file)
    file.flush()
    os.fsync(file.fileno())


def _lives(held):
    try:
        return bool(held) and psutil.Process(held["pid"]).create_time() == held.get("began")
    except (psutil.Error, TypeError, ValueError):
        return False


def _is_alive_elsewhere(held):
    """Whether another machine's run may still go on: nobody here can tell."""
    return bool(held) and held["host"] != socket.gethostname()


def _refusal(folder, held, path, *, is_here):
    who = _who(held) if held else "another run"
    if is_here:
        return f"{folder} is in use by {who}; wait until it ends, or end it there with Ctrl-C"
    return f"{folder} is in use by {who}; if nothing runs there any more, remove {path} and run this again"


def _left_behind(held):
    return f"{_who(held)} stopped in the middle; going on where it stopped"


def _who(held):
    return f"{held['doing']} (process {held['pid']} on {held['host']}, since {held['since']})"
