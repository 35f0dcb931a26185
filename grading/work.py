"""What a worker does with one submission: it runs the notebooks in a sandbox, and returns them.

A worker knows no course, no gradebook and no other submission, so it may be any process on any
machine that has this repository; what it returns, one process writes into the gradebook.
"""

import os
import tempfile
import traceback
from typing import NamedTuple

from nbgrader.utils import setenv
from traitlets.config import Config

from grading.kernels import ExecuteInside
from grading.limits import FOLDERS

SECTIONS = ("Execute", "ExecuteInside", "ExecutePreprocessor", "SandboxedKernelManager")


class Task(NamedTuple):
    """The notebooks of one submission, put right, and the settings of the course that matter here."""

    key: str
    notebooks: dict
    settings: dict


class Ran(NamedTuple):
    """The notebooks as they were run, or why they could not be: the text of an error."""

    key: str
    notebooks: dict
    error: str = ""


def settings_of(config) -> dict:
    """Return of a course's settings those that say how code is run."""
    return {name: dict(config[name]) for name in SECTIONS if name in config}


def run_task(task) -> Ran:
    """Run the notebooks of one submission; whatever they do, there is an answer."""
    try:
        with tempfile.TemporaryDirectory(prefix=f"{FOLDERS}{os.getpid()}-") as place:
            resources = {"metadata": {"path": place}}  # what code sees that runs in no sandbox
            with setenv(NBGRADER_EXECUTION="autograde"):
                return Ran(
                    task.key, {n: _run(nb, task, resources) for n, nb in task.notebooks.items()}
                )
    except Exception:  # told in the row of this submission, with nbgrader's words
        return Ran(task.key, {}, traceback.format_exc())


def _run(notebook, task, resources):
    runner = ExecuteInside(config=Config(task.settings))
    return runner.preprocess(notebook, dict(resources))[0]


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
