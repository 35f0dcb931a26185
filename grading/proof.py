"""Proof that a test ran to its end, in a kernel where what fails is told; that no error came proves neither.

What a submission does to its kernel may keep a test from running or from failing: a shell that runs
nothing, or goes on after an error, asserts that are taken out before the code is compiled, an answer that
is sent before the kernel gives its own. Then there is no error, and a test without an error would earn its
points. So behind its last line each test gets an assert that fails with words that nobody knew before, as
any other of its asserts would fail. A test is passed if the kernel's answer to it is that error. Where a
debugger fails on it, the answer is the debugger's error; then that error has to be the first one shown.
"""

import secrets
from contextlib import contextmanager

from nbformat.v4 import new_output
from nbgrader.utils import is_grade

# It stands as the asserts of tests do, so that whoever takes or lets these out does so with it too.
END = "\nassert False, {words!r}"
NOT_RUN = "TestNotRun"
WHY_NOT_RUN = "the code above kept this test from running to its end, so it earns nothing"
OTHER_LANGUAGE = "%%"  # begins a cell that may hold no Python


def can_be_proved(cell) -> bool:
    """Whether a cell is a test in Python."""
    source = cell.source.lstrip()  # what IPython passes over
    is_test = cell.cell_type == "code" and is_grade(cell)
    return is_test and bool(source) and not source.startswith(OTHER_LANGUAGE)


@contextmanager
def proving(cell):
    """Have a cell run with its proof; yield the words."""
    source, words = cell.source, secrets.token_hex(8)
    cell.source = source + END.format(words=words)
    try:
        yield words
    finally:
        cell.source = source


def judge(cell, words, answer):
    """Take the proof of a test out of what is shown; without it, see that an error says so.

    `answer` is the kernel's to the cell, whatever a submission made of it; None if none came.
    """
    if _told(answer) == words or (_told(answer) and _first_shown(cell) == words):
        # Other errors were shown, by code that went on after them; had the test failed, it had ended.
        kept = (_without_proof(one, words) for one in cell.outputs)
        cell.outputs = [one for one in kept if one]
    elif not any(one.output_type == "error" for one in cell.outputs):
        said = {"ename": NOT_RUN, "evalue": WHY_NOT_RUN, "traceback": [WHY_NOT_RUN]}
        cell.outputs.append(new_output("error", **said))


def _told(answer):
    try:
        return answer["evalue"]
    except (KeyError, TypeError):
        return None


def _first_shown(cell):
    return next((one.evalue for one in cell.outputs if one.output_type == "error"), None)


def _without_proof(output, words):
    """Return what is shown of an output of a test that was passed; None if it told of the proof only."""
    if output.output_type == "error":
        said = f"{output.ename}: {output.evalue}\n"
        return None if output.evalue == words else new_output("stream", text=said)
    if output.output_type != "stream" or words not in output.text:
        return output
    left = "".join(line for line in output.text.splitlines(True) if words not in line)
    return new_output("stream", name=output.name, text=left) if left.strip() else None
