"""What hostile or careless code does while it is graded, by the name of its student.

Each function takes the student version and changes it in place; `EARNS` says what it is worth.
"""

from forgers import wrong_with
from nbformat.v4 import new_code_cell
from students import ALL, POINTS, all_right, cell

BEFORE_FEES = sum(POINTS[name] for name in ("rate", "crowding", "network-profit"))


def right_with(notebook, name, code):
    all_right(notebook)
    cell(notebook, name).source = f"{code}\n{cell(notebook, name).source}"


def stops(notebook, code):
    all_right(notebook)
    cell(notebook, "fees").source = code


def warns(notebook):
    """Numbers, warnings, a log, a bar of progress: in the answers, and again in each test."""
    right_with(notebook, "rate", NOISE)
    for name in ("rate", "network-profit"):
        source = cell(notebook, name).source
        cell(notebook, name).source = source.replace("    return ", "    noise()\n    return ")


NOISE = """
import logging, sys, warnings
import numpy as np
def noise():
    np.log(np.float64(0))
    warnings.warn("old")
    logging.warning("look")
    print("42 %|####      |", file=sys.stderr)
get_ipython().events.register("pre_run_cell", lambda *_: noise())
"""


def sends_what_is_no_output(notebook):
    wrong_with(notebook, 'send("display_data", data="x", metadata=5)')


def prints_without_end(notebook):
    """And goes on when it is interrupted, so that only the limit of what is printed ends it."""
    code = """
while True:
    try:
        print("x" * 200_000)
    except BaseException:
        pass
"""
    stops(notebook, code)


def prints_one_huge_line(notebook):
    right_with(notebook, "fees", 'print("x" * 60_000_000)')


def fills_the_disk(notebook):
    code = """
import glob
for number in range(30):
    with open(f"{glob.glob('/tmp/grade-*/k')[0]}/{number}", "wb") as file:
        file.write(b"x" * 49_000_000)
"""
    stops(notebook, code)


def calls_itself_without_end(notebook):
    """A slip of many, and an error like others: it costs its task, and neither time nor the rest."""
    stops(notebook, "def fee(gap):\n    return fee(gap)\n\nfee(1)")


def takes_memory_by_children(notebook):
    """None of them ends when interrupted, so the limit is reached on a slow machine too."""
    code = """
import os, signal, time
signal.signal(signal.SIGINT, signal.SIG_IGN)
for _ in range(6):
    if not os.fork():
        taken = bytearray(450_000_000)
        for place in range(0, len(taken), 4096):
            taken[place] = 1
        time.sleep(90)
        os._exit(0)
time.sleep(90)
"""
    stops(notebook, code)


def knows_no_time(notebook):
    """Clocks that stand still, and no pause: it is the grader who counts."""
    code = "import time\ntime.time = time.monotonic = time.perf_counter = lambda: 0\ntime.sleep = lambda _: None"
    right_with(notebook, "rate", code)


def crashes_python(notebook):
    stops(notebook, "import ctypes\nctypes.string_at(0)")


def kills_itself(notebook):
    stops(notebook, "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)")


def shuts_its_kernel_down(notebook):
    stops(notebook, "get_ipython().kernel.do_shutdown(False)\nimport os\nos._exit(0)")


def ends_later(notebook):
    """A thread that stops Python in the middle of a later cell."""
    code = """
import os, threading, time
def end():
    time.sleep(0.3)
    os._exit(0)
threading.Thread(target=end).start()
time.sleep(9)
"""
    stops(notebook, code)


def removes_the_line_to_the_grader(notebook):
    code = """
import glob, os
for file in glob.glob("/tmp/grade-*/k/*"):
    try:
        os.remove(file)
    except OSError:
        pass
"""
    right_with(notebook, "crowding", code)


def starts_programs_without_end(notebook):
    """As many as are allowed, each asleep; the errors of starting more are its own."""
    code = """
import subprocess
try:
    programs = [subprocess.Popen(["sleep", "60"]) for _ in range(2000)]
except OSError as error:
    print("KEPT", error)
"""
    all_right(notebook)
    notebook.cells.insert(2, new_code_cell(code))


def asks_the_web(notebook):
    code = """
import urllib.request
try:
    urllib.request.urlopen("http://example.org", timeout=3)
    print("CONNECTED")
except OSError as error:
    print("ALONE", error)
"""
    right_with(notebook, "rate", code)


def shows_what_no_page_holds(notebook):
    code = """
from IPython.display import HTML, display
for number in range(300):
    display(HTML("<table><tr><td>1</td></tr></table>" * 30))
"""
    right_with(notebook, "rate", code)


def honest(notebook):
    all_right(notebook)


EARNS = {
    warns: ALL,
    prints_without_end: BEFORE_FEES,
    prints_one_huge_line: BEFORE_FEES,
    fills_the_disk: ALL - POINTS["fees"],
    calls_itself_without_end: ALL - POINTS["fees"],
    takes_memory_by_children: BEFORE_FEES,
    knows_no_time: ALL,
    crashes_python: BEFORE_FEES,
    kills_itself: BEFORE_FEES,
    shuts_its_kernel_down: BEFORE_FEES,
    ends_later: BEFORE_FEES,
    removes_the_line_to_the_grader: ALL,
    starts_programs_without_end: ALL,
    asks_the_web: ALL,
    shows_what_no_page_holds: ALL,
    honest: ALL,
}
