"""What hostile or careless code does while it is graded, by the name of its student.

Each function takes the student version and changes it in place; `EARNS` says what it is worth.
"""

from students import ALL, POINTS, all_right, all_wrong, cell

BEFORE_FEES = sum(POINTS[name] for name in ("rate", "crowding", "network-profit"))
SENDS = """
ip = get_ipython()
def send(kind, **content):
    ip.kernel.session.send(ip.kernel.iopub_socket, kind, content=content, parent=ip.kernel.get_parent())
"""


def right_with(notebook, name, code):
    all_right(notebook)
    cell(notebook, name).source = f"{code}\n{cell(notebook, name).source}"


def wrong_with(notebook, code):
    all_wrong(notebook)
    cell(notebook, "rate").source = f"{SENDS}{code}\n{cell(notebook, 'rate').source}"


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


def sends_no_number(notebook):
    wrong_with(notebook, SENT.format("nan"))


def sends_points(notebook):
    wrong_with(notebook, SENT.format("3.0"))


SENT = """
data = {{"text/plain": "{}"}}
ip.events.register("pre_run_cell", lambda *_: send("execute_result", data=data, metadata={{}}, execution_count=1))
"""


def clears_errors(notebook):
    wrong_with(
        notebook, 'ip.events.register("post_run_cell", lambda *_: send("clear_output", wait=False))'
    )


def swallows_errors(notebook):
    wrong_with(notebook, "ip.set_custom_exc((BaseException,), lambda *_, **__: None)")


def hides_errors(notebook):
    wrong_with(
        notebook, "ip.showtraceback = lambda *_, **__: None\nip._showtraceback = ip.showtraceback"
    )


def sends_what_is_no_output(notebook):
    wrong_with(notebook, 'send("display_data", data="x", metadata=5)')


def prints_without_end(notebook):
    stops(notebook, 'while True:\n    print("x" * 200_000)')


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
    code = """
import os, time
for _ in range(8):
    if not os.fork():
        taken = bytearray(700_000_000)
        for place in range(0, len(taken), 4096):
            taken[place] = 1
        time.sleep(30)
        os._exit(0)
time.sleep(30)
"""
    stops(notebook, code)


def honest(notebook):
    all_right(notebook)


EARNS = {
    warns: ALL,
    sends_no_number: 0,
    sends_points: 0,
    clears_errors: 0,
    swallows_errors: 0,
    hides_errors: 0,
    prints_without_end: BEFORE_FEES,
    prints_one_huge_line: BEFORE_FEES,
    fills_the_disk: ALL - POINTS["fees"],
    calls_itself_without_end: ALL - POINTS["fees"],
    takes_memory_by_children: BEFORE_FEES,
    honest: ALL,
}
