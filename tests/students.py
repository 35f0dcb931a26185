"""Simulated students: what each of them does with the notebook she got, and what she earns.

Each function changes the student version of the assignment on competition in place.
"""

import nbformat
from parts import ROOT

ASSIGNMENT = "how_competition_changes"
NOTEBOOK = "learn_tip_pay.ipynb"
SOURCE = nbformat.read(ROOT / "notebooks" / "assignments" / ASSIGNMENT / NOTEBOOK, as_version=4)
SOLUTIONS = {cell.id: cell.source for cell in SOURCE.cells}
POINTS = {
    "rate": 3,
    "crowding": 3,
    "network-profit": 4,
    "fees": 3,
    "subsidy": 2,
    "bottleneck": 3,
}
ARGUED = "choose"
ALL = sum(POINTS.values())


def cell(notebook, name):
    return next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == name)


def answer(notebook, *names):
    for name in names:
        cell(notebook, name).source = SOLUTIONS[name]


def answer_all_but(notebook, *names):
    answer(notebook, *(name for name in POINTS if name not in names))


def all_right(notebook):
    answer(notebook, *POINTS)
    cell(notebook, ARGUED).source = "Cost falls with output; a platform gains with members. " * 5


def all_wrong(notebook):
    wrong = {
        "rate": "def learning_rate(*invoices):\n    return 0.5",
        "crowding": "cheapest = [1, 2, 3]",
        "network-profit": "def profit_lost(same_side):\n    return same_side / 10",
        "fees": "fees_consumers = [0.1, 0.2]",
        "subsidy": "first_subsidy = 1.5",
        "bottleneck": "change_consumers, change_producers = 0, 0",
    }
    for name, code in wrong.items():
        cell(notebook, name).source = code


def half(notebook):
    answer(notebook, "rate", "crowding")


def blank(notebook):
    pass


def syntax_error(notebook):
    answer_all_but(notebook, "crowding")
    cell(notebook, "crowding").source = "cheapest = [150,"


def endless_loop(notebook):
    answer_all_but(notebook, "fees")
    cell(notebook, "fees").source = "import time\nwhile True:\n    time.sleep(0.01)"


def endless_loop_that_cannot_be_interrupted(notebook):
    answer(notebook, "rate", "crowding", "network-profit")
    cell(notebook, "fees").source = (
        "import time\nwhile True:\n    try:\n        time.sleep(0.1)\n"
        "    except BaseException:\n        pass"
    )


def deletes_cells(notebook):
    """Without imports, one test, and a whole task."""
    answer(notebook, *POINTS)
    gone = {"setup", "rate-test", "crowding", "crowding-test"}
    notebook.cells = [
        c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") not in gone
    ]


def tampers_with_tests(notebook):
    all_wrong(notebook)
    for name in POINTS:
        test = cell(notebook, f"{name}-test")
        test.source = "assert True"
        test.metadata.nbgrader.points = 100
        test.metadata.nbgrader.locked = False


LOOKS_FOR_TESTS = """
import os, pathlib, subprocess
found = []
for folder, below, names in os.walk("/"):
    if folder.startswith(("/proc", "/sys", "/usr", "/dev")) or folder.endswith("site-packages"):
        below.clear()  # there is much of it, and the time of a cell is short
        continue
    for name in names:
        if name.endswith((".ipynb", ".db", ".csv.bak")) or name == "grades.csv":
            found.append(os.path.join(folder, name))
print("FOUND", found, sorted(os.environ))
for place in ("COURSE", "SOURCE"):
    try:
        print("READ", pathlib.Path(place).read_text())
    except OSError as error:
        print("NOT READ", error)
cheapest = [1, 2, 3]
"""


def reads_hidden_tests(notebook, course):
    answer_all_but(notebook, "crowding")
    source = course / "source" / ASSIGNMENT / NOTEBOOK
    code = LOOKS_FOR_TESTS.replace('"COURSE"', repr(str(course / "gradebook.db")))
    cell(notebook, "crowding").source = code.replace('"SOURCE"', repr(str(source)))


def raises_system_exit(notebook):
    answer_all_but(notebook, "crowding")
    cell(notebook, "crowding").source = "raise SystemExit"


def stops_python(notebook):
    answer_all_but(notebook, "fees")
    cell(notebook, "fees").source = "import os\nos._exit(0)"


WRITES_OUTSIDE = """
import os, pathlib, socket, signal
targets = TARGETS
for target in targets:
    try:
        pathlib.Path(target).write_text("owned")
        print("WROTE", target)
    except OSError as error:
        print("KEPT", error)
own = {int(thread) for thread in os.listdir("/proc/self/task")}  # killing one would kill itself
for process in range(2, 4000):
    try:
        if process not in own:
            os.kill(process, signal.SIGKILL)
    except OSError:
        pass
try:
    socket.create_connection(("127.0.0.1", PORT), 2)
    print("CONNECTED")
except OSError as error:
    print("ALONE", error)
pathlib.Path("notes.txt").write_text("my own folder is mine")
"""


def writes_outside(notebook, targets, port):
    answer(notebook, *POINTS)
    code = WRITES_OUTSIDE.replace("TARGETS", repr([str(t) for t in targets]))
    code = code.replace("PORT", str(port))
    cell(notebook, "subsidy").source += f"\n{code}"


# What each earns in the tasks that are marked by tests.
BEFORE_FEES = POINTS["rate"] + POINTS["crowding"] + POINTS["network-profit"]
EARNS = {
    "all_right": ALL,
    "all_wrong": 0,
    "half": POINTS["rate"] + POINTS["crowding"],
    "blank": 0,
    "syntax_error": ALL - POINTS["crowding"],
    "endless_loop": ALL - POINTS["fees"],
    "endless_loop_that_cannot_be_interrupted": BEFORE_FEES,
    "deletes_cells": ALL - POINTS["crowding"],
    "tampers_with_tests": 0,
    "reads_hidden_tests": ALL - POINTS["crowding"],
    "raises_system_exit": ALL - POINTS["crowding"],
    "stops_python": BEFORE_FEES,
    "writes_outside": ALL,
}
