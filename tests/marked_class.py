"""A class of an attacker and an honest student: its course, graded, and the server that marks it."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from types import SimpleNamespace

import nbformat
import payloads
import pytest
import students
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell
from nbgrader.api import Gradebook
from parts import ROOT
from payloads import LURKING, METADATA, NAMES, OUTPUTS, QUIET_OUTPUTS, TEXTS
from students import ARGUED, ASSIGNMENT, NOTEBOOK

from grading import course as courses
from grading.sandbox import SandboxError, find_sandbox

TOKEN = "a-token-of-the-teacher"
STUDENT = "O'Brien 김민지"
NAME = NOTEBOOK.removesuffix(".ipynb")
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
HONEST_OUTPUT = (
    "import pandas as pd\nfrom IPython.display import Image, Math, display\nimport base64\n"
    "display(pd.DataFrame({'share': [0.25, 0.75]}))\n"
    "display(Math(r'\\frac{a}{b}'))\n"
    f"display(Image(base64.b64decode({PIXEL!r}), format='png'))\n"
    "print(1 < 2)\n"
)
HONEST_TEXT = (
    "Members gain if $c < q$:\n\n$$\\frac{a}{b}$$\n\n> as the *report* says\n\n"
    "| side | gain |\n|---|---|\n| users | 3 |\n\n```python\nshare = 0.5\n```\n\n"
    "[source](https://example.org/a) H<sub>2</sub>O ![plot](attachment:pixel.png)"
)


def hostile(notebook):
    """Everything at once: in the argued answer, in outputs, cells and metadata."""
    texts = TEXTS | LURKING
    answer = students.cell(notebook, ARGUED)
    answer.source = "\n\n".join(texts.values())
    answer.attachments = {
        "pixel.png": {"image/png": PIXEL, "image/svg+xml": "<svg onload=ran(20)>"}
    }
    students.cell(notebook, "rate").source = payloads.code_that_shows(OUTPUTS | QUIET_OUTPUTS)
    students.cell(notebook, "crowding").source = payloads.PRINTS
    students.cell(notebook, "fees").source = payloads.RAISES
    notebook.cells += [
        new_markdown_cell("own cell", metadata={"tags": METADATA["tags"]}),
        new_raw_cell("<script>ran('raw')</script>", metadata={"raw_mimetype": "text/html"}),
        new_code_cell("%%html\n<script>ran('magic')</script>", metadata={"tags": METADATA["tags"]}),
    ]
    notebook.metadata["title"] = "</title><script>ran('title')</script>"
    notebook.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": {}}}
    notebook.metadata["language_info"] = {"name": "<script>", "pygments_lexer": "html"}


def honest(notebook):
    answer = students.cell(notebook, ARGUED)
    answer.source = HONEST_TEXT
    answer.attachments = {"pixel.png": {"image/png": PIXEL}}
    students.answer(notebook, "rate")
    students.cell(notebook, "crowding").source = HONEST_OUTPUT


def grade(parent):
    """A course of an attacker, an honest student with an apostrophe, and folders with odd names."""
    try:
        find_sandbox()
    except SandboxError as error:
        pytest.skip(f"this class holds attackers, so it needs a sandbox: {error}")
    folder = parent / "course"
    courses.make(folder)
    for student, work in {"eve": hostile, STUDENT: honest}.items():
        notebook = nbformat.read(folder / "release" / ASSIGNMENT / NOTEBOOK, as_version=4)
        work(notebook)
        desk = folder / "submitted" / student / ASSIGNMENT
        desk.mkdir(parents=True)
        nbformat.write(notebook, desk / NOTEBOOK)
    (folder / "submitted" / "eve" / ASSIGNMENT / "evil.html").write_text("<script>ran(30)</script>")
    (folder / "submitted" / "eve" / ASSIGNMENT / "nbgrader_config.py").write_text(
        "raise SystemExit"
    )
    for name in [*NAMES, "__MACOSX"]:
        (folder / "submitted" / name / ASSIGNMENT).mkdir(parents=True)
    done = subprocess.run(
        [sys.executable, "-m", "grading.course", "grade", str(folder)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    api = courses.interface(folder)
    assert api.generate_feedback(ASSIGNMENT, "eve", force=True)["success"]
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as book:
        notebooks = book.notebook_submissions(NAME, ASSIGNMENT)
        ids = {one.student.id: one.id for one in notebooks}
        book.add_student(NAMES[0], first_name=NAMES[1], last_name=NAMES[0], email=NAMES[2])
    return SimpleNamespace(folder=folder, done=done, ids=ids, api=api)


@contextlib.contextmanager
def serve(course):
    """The address of the marking page, started by the command a teacher uses."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {"JUPYTER_PORT": str(port), "JUPYTER_TOKEN": TOKEN, "BROWSER": "true"}
    log = (course.folder.parent / "server.log").open("w")
    process = subprocess.Popen(
        [sys.executable, "-m", "grading.course", "mark", str(course.folder)],
        cwd=ROOT, env=os.environ | environment, stdout=log, stderr=log, start_new_session=True,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            break
        time.sleep(0.2)
    yield SimpleNamespace(port=port, address=f"http://127.0.0.1:{port}", log=log.name)
    os.killpg(process.pid, 15)
    process.wait(20)
    log.close()
