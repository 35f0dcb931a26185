"""A process that has loaded what submissions import, and becomes a kernel for each by a fork.

    python -m grading.zygote

To load the libraries takes longer than to run most notebooks. This process loads them once and runs
no code of a student, ever. For each submission it forks; the child enters the sandbox that was made
for that submission alone, gives up its rights, and only then becomes a kernel. So nothing that one
submission does to its memory, its files or its processes exists where the next one runs.

It reads one request a line, as JSON, and answers with the number of the process, or with an error.
"""

import contextlib
import gc
import importlib
import json
import os
import pkgutil
import random
import signal
import sys
from pathlib import Path

from grading.entering import (
    die_with_parent,
    enter,
    give_up_rights,
    leave_everything,
    places_of,
    set_limits,
)
from grading.sandbox import ESCAPE

KERNEL = "ipykernel.kernelapp"


def load_libraries():
    """Import what submissions import, and look into a table, which loads what reads it."""
    import platformlab
    from platformlab import models

    for module in pkgutil.walk_packages(models.__path__, f"{models.__name__}."):
        importlib.import_module(module.name)
    for name in (
        KERNEL,
        "ipykernel.zmqshell",
        "numpy",
        "pandas",
        "scipy.stats",
        "platformlab.play",
    ):
        importlib.import_module(name)
    platformlab.load("market_cap_top10")
    if (threads := len(list(Path("/proc/self/task").iterdir()))) != 1:
        raise RuntimeError(f"a process with {threads} threads cannot be copied by a fork")
    gc.freeze()  # what is shared is not touched by a search for what is not used


def main():
    """Answer until nobody asks."""
    load_libraries()
    print(json.dumps("ready"), flush=True)
    for line in sys.stdin:
        print(json.dumps(_answer(json.loads(line))), flush=True)


def _answer(asked):
    """Fork a keeper, which forks the kernel; return the number of the keeper, or an error's text."""
    hear, say = os.pipe()
    keeper = os.fork()
    if not keeper:
        os.close(hear)
        _keep(asked, say)
    os.close(say)
    with os.fdopen(hear, encoding="utf-8") as heard:
        said = heard.read()
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:  # keepers that ended earlier
            pass
    return {"keeper": keeper} if not said else {"error": said}


def _keep(asked, say):
    """Start the kernel in the sandbox, wait for its end, and end the sandbox with it."""
    try:
        die_with_parent()
        holder = os.pidfd_open(asked["holder"])
        places = places_of(asked["holder"])
        group = os.open(asked["group"], os.O_WRONLY) if asked["group"] else -1
        enter(places)
        kernel = os.fork()
        if not kernel:
            _become_kernel(asked, group, say)
    except BaseException as error:
        os.write(say, f"{type(error).__name__}: {error}".encode())
        os._exit(1)
    os.close(say)
    os.waitpid(kernel, 0)
    with contextlib.suppress(ProcessLookupError):  # the guard has ended it
        signal.pidfd_send_signal(holder, signal.SIGKILL)
    os._exit(0)


def _become_kernel(asked, group, say):
    try:
        if group >= 0:
            os.write(group, b"0")  # itself
        set_limits()
        give_up_rights(asked["user"])
    except BaseException as error:
        os.write(say, f"{type(error).__name__}: {error}".encode())
        os._exit(1)
    leave_everything()
    _forget_randomness()
    try:
        if asked["arguments"]:
            _run_kernel(asked["arguments"])
        else:
            _try_to_escape(*asked["escape"])
    finally:
        os._exit(0)


def _forget_randomness():
    """Draw other numbers in each child."""
    import numpy as np

    random.seed()
    np.random.seed()  # noqa: NPY002 - what a student may draw from without saying so


def _run_kernel(arguments):
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.argv = ["ipykernel_launcher", *arguments]
    importlib.import_module(KERNEL).launch_new_instance()


def _try_to_escape(answer, secret, port):
    """Run what the sandboxes are tried with, and leave what it says where the grader reads it."""
    sys.argv = ["escape", secret, port]
    with Path(answer).open("w", encoding="utf-8") as sys.stdout:
        exec(compile(ESCAPE, "escape", "exec"), {"__name__": "__main__"})


if __name__ == "__main__":
    main()
