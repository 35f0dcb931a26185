"""Proof that a test ran to its end with asserts that can fail; that no error came proves neither.

What a submission does to its kernel may keep a test from running: a shell that runs nothing, asserts
that are taken out before the code is compiled, an answer that is sent before the kernel gives its own.
Then there is no error, and a test without an error would earn its points. So behind its last line each
test gets an assert that fails, and only that sets a name to words that nobody knew before. A test is
passed if the kernel's answer to it says these words.
"""

import secrets
from contextlib import contextmanager
from functools import partial

from nbformat.v4 import new_output
from nbgrader.utils import is_grade

NAME = "_end_of_the_test"
# The assert begins a line, as those of tests do, so that whoever takes lines out takes this one too.
END = "\ntry: \\\nassert False\nexcept AssertionError: {name} = {words!r}"
NOT_RUN = "TestNotRun"
WHY_NOT_RUN = "the code above kept this test from running to its end, so it earns nothing"
OTHER_LANGUAGE = "%%"  # begins a cell that may hold no Python


def can_be_proved(cell) -> bool:
    """Whether a cell is a test in Python."""
    is_test = cell.cell_type == "code" and is_grade(cell)
    return is_test and bool(cell.source.strip()) and not cell.source.startswith(OTHER_LANGUAGE)


@contextmanager
def proving(cell, client):
    """Have a cell run with its proof, which the `client` of the kernel asks for; yield the words."""
    source, execute, words = cell.source, client.execute, secrets.token_hex(8)
    cell.source = source + END.format(name=NAME, words=words)
    client.execute = partial(execute, user_expressions={NAME: NAME})
    try:
        yield words
    finally:
        cell.source, client.execute = source, execute


def judge(cell, words, answer):
    """Say in an error of a test that it did not run to its end, if no other says that it failed.

    `answer` is the kernel's to the cell, whatever a submission made of it; None if none came.
    """
    if _told(answer) != repr(words) and not any(o.output_type == "error" for o in cell.outputs):
        said = {"ename": NOT_RUN, "evalue": WHY_NOT_RUN, "traceback": [WHY_NOT_RUN]}
        cell.outputs.append(new_output("error", **said))


def _told(answer):
    try:
        return answer["user_expressions"][NAME]["data"]["text/plain"]
    except (KeyError, TypeError):
        return None
