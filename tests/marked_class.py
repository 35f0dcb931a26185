"""An attacker and an honest student whose work is looked at in a browser, and the server that shows it."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from types import SimpleNamespace

import nbformat
import payloads
import students
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell
from parts import ROOT
from payloads import LURKING, METADATA, OUTPUTS, QUIET_OUTPUTS, TEXTS
from students import ARGUED, ASSIGNMENT, NOTEBOOK

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


def lay_hostile(notebook, desk):
    """Hand in her notebook, and files that would act where they are found."""
    hostile(notebook)
    place = desk / ASSIGNMENT
    place.mkdir(parents=True)
    nbformat.write(notebook, place / NOTEBOOK)
    (place / "evil.html").write_text("<script>ran(30)</script>")
    (place / "nbgrader_config.py").write_text("raise SystemExit")


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
