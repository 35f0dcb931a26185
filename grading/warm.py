"""Warm kernels: forked from a process that has loaded the libraries, into a sandbox of their own.

The sandbox of a submission is made by the same command as ever; what it starts is not a Python that
has to load everything, but a holder that waits. The child of the zygote enters beside it. Where that
does not hold, which is tried first, or cannot be had, kernels start cold.
"""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from functools import cache
from pathlib import Path

import psutil

from grading import limits
from grading.sandbox import (
    ENVIRONMENT,
    SANDBOXES,
    how_it_leaks,
    is_root,
    nobody,
    places_inside,
)

ENTERED = ("bubblewrap", "namespaces")  # sandboxes made of what another process can enter
READY = "ready"
PATIENCE = 60  # seconds
# It belongs to another user or is the first process inside, so that nobody there can end it; the
# system clears away what ends.
HOLD = ("sh", "-c", f"trap '' CHLD; echo >\"$0/{READY}\"; exec sleep infinity")


class NotWarm(RuntimeError):
    """A kernel that could not be forked, with the cause."""


class Zygote:
    """The process that loads the libraries, and asks for forks of it."""

    def __init__(self):
        """Start it; it knows nothing of this process, and no course."""
        self._turn = threading.Lock()
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "grading.zygote"],
            env=ENVIRONMENT, cwd="/", encoding="utf-8", start_new_session=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        if self._answer() != "ready":
            raise NotWarm("it could not load the libraries")

    def fork(self, holder, group, **what) -> int:
        """Have a child enter the sandbox that the process `holder` holds; return who keeps it.

        `what` is either ``arguments`` of a kernel or an attempt to ``escape``.
        """
        user = nobody(other=True) if is_root() else 0  # who cannot end the holder
        asked = {"holder": holder, "user": user, "arguments": [], "escape": []} | what
        asked["group"] = str(group / limits.MEMBERS) if group else ""
        with self._turn, contextlib.suppress(BrokenPipeError):
            self._process.stdin.write(json.dumps(asked) + "\n")
            self._process.stdin.flush()
            answer = self._answer()
            if "keeper" in answer:
                return answer["keeper"]
            raise NotWarm(answer["error"])
        raise NotWarm("the process that is forked has ended")

    def _answer(self):
        line = self._process.stdout.readline()
        return json.loads(line) if line else {"error": "the process that is forked has ended"}

    def end(self):
        """End it, and with it all that was forked."""
        self._process.kill()
        self._process.communicate()


def holder_below(pid) -> int:
    """Return the process that holds a sandbox, the last that the command of the sandbox started."""
    process = psutil.Process(pid)
    while children := process.children():
        process = children[0]
    return process.pid


@cache
def zygote(sandbox) -> Zygote | None:
    """Return the one of this process for kernels in `sandbox`; None if kernels have to start cold."""
    if sandbox not in ENTERED or not hasattr(os, "pidfd_open"):
        return None
    try:
        found = Zygote()
    except (NotWarm, OSError):
        return None
    try:
        reason = how_it_leaks(lambda secret, port: _tried(found, sandbox, secret, port))
    except (NotWarm, OSError, psutil.Error) as error:
        reason = str(error)
    if reason:
        found.end()
        return None
    return found


def _tried(zygote, sandbox, secret, port):
    """Try to escape from a sandbox in which a child of the zygote has entered."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        command = SANDBOXES[sandbox]([*HOLD, folder], places=places_inside(writable=[Path(folder)]))
        quiet = {
            "stdin": subprocess.DEVNULL,
            "stdout": subprocess.DEVNULL,
            "stderr": subprocess.DEVNULL,
        }
        with subprocess.Popen(command, start_new_session=True, **quiet) as started:
            try:
                answer = Path(folder, "answer")
                wait_for(Path(folder, READY), started)
                zygote.fork(holder_below(started.pid), None, escape=[str(answer), secret, port])
                started.wait(PATIENCE)  # its keeper ends it
            except subprocess.TimeoutExpired:
                return "it did not end within a minute"
            finally:
                started.kill()
            return (
                answer.read_text(encoding="utf-8").strip() if answer.exists() else "it said nothing"
            )


def wait_for(ready, process):
    """Wait until a holder says that its sandbox is made."""
    ends = time.monotonic() + PATIENCE
    while not ready.exists():
        if process.poll() is not None or time.monotonic() > ends:
            raise NotWarm("its sandbox was not made")
        time.sleep(0.003)
