"""What a hostile student hands in is inert where a teacher looks: tried in a real browser."""

import contextlib
import copy
import csv
import http.client
import json
import os
import socket
import subprocess
import sys
import time
import warnings
from pathlib import Path
from types import SimpleNamespace

import nbformat
import payloads
import pytest
import students
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.markdown_mistune import InvalidNotebook
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output, new_raw_cell
from nbgrader.api import Gradebook
from nbgrader.server_extensions.formgrader import handlers
from parts import ROOT
from payloads import BEACON, LURKING, METADATA, NAMES, OUTPUTS, QUIET_OUTPUTS, TEXTS
from playwright.sync_api import Error
from students import ARGUED, ASSIGNMENT, NOTEBOOK

from grading import course as courses
from grading.pages import POLICY, FeedbackPage, MarkingPage
from grading.sandbox import SandboxError, find_sandbox
from grading.sanitise import OPENS

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("grading")]
TOKEN = "a-token-of-the-teacher"
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


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course of an attacker, an honest student with an apostrophe, and folders with odd names."""
    try:
        find_sandbox()
    except SandboxError as error:
        pytest.skip(f"this class holds attackers, so it needs a sandbox: {error}")
    folder = tmp_path_factory.mktemp("class") / "course"
    courses.make(folder)
    for student, work in {"eve": hostile, "O'Brien 김민지": honest}.items():
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


@pytest.fixture(scope="module")
def server(course):
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


@pytest.fixture
def watched(tab):
    """Open pages in one context; what ran, what was asked for and what went wrong is noted."""
    page = tab()
    page.ran, page.dialogs = [], []
    page.context.expose_function("ran", lambda name: page.ran.append(name))
    page.context.route(lambda url: url.startswith(BEACON), lambda route: route.abort())
    page.on("dialog", lambda dialog: (page.dialogs.append(dialog.message), dialog.dismiss()))
    return page


TOUCH = """() => {
  const theirs = document.querySelectorAll('.rendered_html *, .output *, #main-table *, .panel-body pre');
  for (const element of theirs) {
    for (const kind of ['mouseover', 'focus', 'toggle', 'animationstart'])
      element.dispatchEvent(new Event(kind));
    const link = element.closest('a');
    if (!link || !/^(https?|mailto):/.test(link.href)) element.click?.();
  }
}"""


def read(page, address):
    """Open a page and touch everything on it that comes from students."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.evaluate(TOUCH)
    page.wait_for_timeout(100)  # what was touched may still ask for something


def request(server, method, path, *, token=TOKEN, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    known = {"Authorization": f"token {token}"} if token else {}
    body = "{}" if method in ("POST", "PUT") else None
    connection.request(method, path, body=body, headers=known | headers)
    answer = connection.getresponse()
    text = answer.read().decode(errors="replace")
    connection.close()
    return SimpleNamespace(status=answer.status, text=text, headers=answer.headers)


def showing(data, metadata):
    output = new_output("display_data", copy.deepcopy(data), metadata=copy.deepcopy(metadata))
    return new_code_cell(outputs=[output])


# The payloads are real


@pytest.fixture(scope="module")
def unclean():
    """For each payload the page that nbconvert makes of it and that cleans nothing."""
    page = HTMLExporter(template_name="basic")
    cells = {name: new_markdown_cell(text) for name, text in (TEXTS | LURKING).items()}
    cells |= {name: showing(*output) for name, output in (OUTPUTS | QUIET_OUTPUTS).items()}
    made = {}
    for name, cell in cells.items():
        notebook = nbformat.v4.new_notebook(cells=[cell])
        # One asks for an attachment that there is not, one holds a view that no page can show.
        with contextlib.suppress(InvalidNotebook), warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Your element with mimetype", UserWarning)
            body, _ = page.from_notebook_node(notebook)
            start = "<!doctype html><meta charset=utf-8><script>$ = () => 0</script><body>"
            made[name] = start + body
    return made


def test_payloads_act_on_a_page_that_cleans_nothing(unclean, watched, tmp_path):
    real = set(TEXTS | OUTPUTS)
    for name in real:
        (tmp_path / f"{name}.html").write_text(unclean[name], encoding="utf-8")
    frames = "".join(f"<iframe src='{name}.html'></iframe>" for name in sorted(real))
    (tmp_path / "all.html").write_text(f"<!doctype html>{frames}", encoding="utf-8")
    watched.goto((tmp_path / "all.html").as_uri())
    for frame in watched.frames[1:]:
        with contextlib.suppress(Error):  # a frame in a frame may be gone
            frame.evaluate(TOUCH)
    watched.wait_for_timeout(500)
    asked = {url.removeprefix(BEACON) for url in watched.requested if url.startswith(BEACON)}
    assert real - set(watched.ran) - asked == set()
    assert len(real) >= 30


# No policy keeps a page from leading elsewhere; that these do not is the work of cleaning alone.
LEAVING = {"refresh"}

# What the teacher sees


def pages(course):
    formgrader = "formgrader/"
    return [
        f"{formgrader}manage_assignments", f"{formgrader}manage_submissions/{ASSIGNMENT}",
        f"{formgrader}gradebook", f"{formgrader}gradebook/{ASSIGNMENT}",
        f"{formgrader}gradebook/{ASSIGNMENT}/{NAME}", f"{formgrader}manage_students",
        f"{formgrader}manage_students/eve", f"{formgrader}manage_students/eve/{ASSIGNMENT}",
        f"{formgrader}submissions/{course.ids['eve']}/",
        f"{formgrader}manage_students/%3Cimg%20src=x%20onerror=ran(40)%3E",
        f"{formgrader}manage_students/%22%3Bran(41)%3B%22",
        f"{formgrader}manage_submissions/%22%3Bran(42)%3B%22",
    ]  # fmt: skip


def test_nothing_of_a_student_is_active_on_any_page_of_the_marking_server(course, server, watched):
    watched.goto(f"{server.address}/?token={TOKEN}")
    for path in pages(course):
        read(watched, f"{server.address}/{path}")
        assert watched.url.split("?")[0] == f"{server.address}/{path}"
    own = (f"{server.address}/formgrader", f"{server.address}/?token", "data:image/png;base64,")
    assert [url for url in watched.requested if not url.startswith(own)] == []
    assert (watched.ran, watched.dialogs) == ([], [])
    # No payload got as far as the policy of the page, the second wall; three names are unknown.
    refused = [text for text in watched.complaints if "404" not in text]
    assert refused == []


def test_nothing_of_a_student_is_active_in_her_feedback(course, watched):
    path = course.folder / "feedback" / "eve" / ASSIGNMENT / f"{NAME}.html"
    read(watched, path.as_uri())
    loaded = [url for url in watched.requested if not url.startswith(("file:", "data:image/png"))]
    # nbgrader's own style asks for a font that lies nowhere.
    complaints = [said for said in watched.complaints if "glyphicons" not in said]
    assert (watched.ran, watched.dialogs, loaded, complaints) == ([], [], [], [])
    assert "<script" not in path.read_text(encoding="utf-8")


def test_nothing_that_a_student_handed_in_lies_beside_what_grading_made(course):
    for made, name in {"autograded": NOTEBOOK, "feedback": f"{NAME}.html"}.items():
        place = course.folder / made / "eve" / ASSIGNMENT
        assert [file.name for file in place.iterdir()] == [name]


SIGNED = [
    "<https://x/onclick=y>", "<https://x?a=b/onclick=y>", "<https://x/onclick?=y/style=z>",
    "<http://x/a;b,c#onclick=y>", "<a@onclick=y>", "<a/onclick@y>", "<mailto:onclick=a@y>",
    "<https://x/y?onclick=a=b/onclick=c>", "<a+b@x.org>", "<mailto:a@x.org>", "<https://x/y>",
]  # fmt: skip


def test_address_that_may_stand_between_signs_has_no_attribute_for_a_browser(watched):
    free = [text for text in SIGNED if not OPENS.search(text)]
    found = watched.evaluate(
        """texts => texts.map(text => { const place = document.createElement('div');
        place.innerHTML = text;
        return [...place.querySelectorAll('*')].map(e => e.getAttributeNames()); }).flat(2)""",
        free,
    )
    known = {"onclick", "style", "href", "src", "id", "class", "name"}
    assert [name for name in found if name in known] == []
    assert len(free) >= 4


def test_graded_notebook_is_inert_on_pages_that_clean_nothing(course, watched, tmp_path):
    graded = course.folder / "autograded" / "eve" / ASSIGNMENT / NOTEBOOK
    html, _ = HTMLExporter(template_name="basic").from_filename(str(graded))
    (tmp_path / "page.html").write_text(f"<!doctype html><body>{html}", encoding="utf-8")
    read(watched, (tmp_path / "page.html").as_uri())
    assert watched.ran == []
    assert [url for url in watched.requested if url.startswith(BEACON)] == []


def test_policy_holds_where_cleaning_would_fail(unclean, watched):
    headers = {"Content-Security-Policy": POLICY, "Content-Type": "text/html"}
    watched.route(
        "http://127.0.0.1:9/*",
        lambda route: route.fulfill(body=unclean[route.request.url[19:]], headers=headers),
    )
    loaded = []
    watched.on("requestfinished", lambda asked: loaded.append(asked.url))
    for name in unclean.keys() - LEAVING:
        watched.goto(f"http://127.0.0.1:9/{name}", wait_until="load")
        watched.evaluate(TOUCH)
    watched.wait_for_timeout(300)
    own = ("http://127.0.0.1:9/", "data:image/")
    assert [url for url in loaded if not url.startswith(own)] == []
    assert (watched.ran, watched.dialogs) == ([], [])


def test_attack_on_the_teachers_session_starts_nothing_and_changes_no_grade(
    course, server, watched
):
    def scores():
        with Gradebook(course.api.coursedir.db_url, course.api.coursedir.course_id) as book:
            return {
                one.student.id: one.score for one in book.notebook_submissions(NAME, ASSIGNMENT)
            }

    before = scores()
    watched.goto(f"{server.address}/?token={TOKEN}")
    read(watched, f"{server.address}/formgrader/submissions/{course.ids['eve']}/")
    assert scores() == before
    # Even a script that got in would find nothing: this one runs as the page's own.
    answers = watched.evaluate(
        """async paths => Object.fromEntries(await Promise.all(paths.map(async path => {
        const key = document.cookie.match('_xsrf=([^;]*)')[1];
        const sent = {method: 'POST', headers: {'X-XSRFToken': key}, body: '{}'};
        return [path, (await fetch(path, sent)).status]; })))""",
        ["/api/kernels", "/api/terminals", "/api/sessions", "/api/contents", "/api/shutdown"],
    )
    assert set(answers.values()) <= {403, 404, 405}, answers


def test_marks_are_given_on_the_page_and_kept(course, server, watched):
    watched.goto(f"{server.address}/?token={TOKEN}")
    watched.goto(f"{server.address}/formgrader/submissions/{course.ids[STUDENT]}/")
    watched.locator(f"input#{ARGUED}").fill("4")
    with watched.expect_response(lambda answer: "/api/grade/" in answer.url) as saved:
        watched.locator(f"input#{ARGUED}").blur()
    assert saved.value.status == 200
    assert json.loads(saved.value.text())["manual_score"] == 4
    assert watched.complaints == []


STUDENT = "O'Brien 김민지"


def test_honest_answer_keeps_its_look(course, server, watched):
    watched.goto(f"{server.address}/?token={TOKEN}")
    read(watched, f"{server.address}/formgrader/submissions/{course.ids[STUDENT]}/")
    answer = watched.locator(".nbgrader_cell", has=watched.locator(f"#{ARGUED}"))
    seen = {kind: answer.locator(kind).count() for kind in ("math", "mfrac", "blockquote", "em")}
    assert seen == {"math": 2, "mfrac": 1, "blockquote": 1, "em": 1}
    assert answer.locator("table td").all_inner_texts() == ["users", "3"]
    assert answer.locator(".highlight .mf").inner_text() == "0.5"
    assert answer.locator("sub").inner_text() == "2"
    assert answer.locator("a[href='https://example.org/a']").count() == 1
    assert answer.locator("img").evaluate("image => image.naturalWidth") == 1
    outputs = watched.locator(".output")
    assert outputs.locator("table.dataframe td").all_inner_texts() == ["0.25", "0.75"]
    assert outputs.locator("mfrac").count() == 1
    assert outputs.locator("img").evaluate("image => image.naturalWidth") == 1
    assert watched.evaluate("formgrader.keyboard_manager !== undefined")


def test_page_of_a_student_with_an_apostrophe_loads(course, server, watched):
    watched.goto(f"{server.address}/?token={TOKEN}")
    read(watched, f"{server.address}/formgrader/manage_students/{STUDENT}")
    assert watched.locator("#main-table a", has_text=ASSIGNMENT).count() == 1


# What the server answers


@pytest.mark.parametrize(
    "path",
    [
        "/api/kernels", "/api/kernelspecs", "/api/sessions", "/api/terminals", "/api/contents",
        "/api/contents/gradebook.db", "/files/gradebook.db", "/view/grades.csv", "/lab", "/tree",
        "/terminals/1", "/nbconvert/html/a.ipynb", "/api/config/notebook", "/api/me", "/metrics",
        "/formgrader/submissions/{eve}/evil.html", "/formgrader/submissions/{eve}/../../x",
        "/edit/nbgrader_config.py",
    ],
)  # fmt: skip
def test_server_has_nothing_but_the_marking_page(course, server, path):
    asked = path.replace("{eve}", course.ids["eve"])
    for method in ("GET", "POST", "PUT", "DELETE", "PATCH"):
        answer = request(server, method, asked)
        assert answer.status in (403, 404, 405), (method, asked, answer.status)


def test_buttons_that_would_run_or_change_something_are_refused_in_a_sentence(course, server):
    kernels = sorted((course.folder / "autograded").rglob("*"))
    for button in ("assign", "unrelease", "release", "collect", "generate_feedback",
                   "release_feedback", "eve/generate_feedback", "eve/release_feedback"):  # fmt: skip
        answer = request(server, "POST", f"/formgrader/api/assignment/{ASSIGNMENT}/{button}")
        assert (answer.status, "run make grade" in answer.text) == (403, True), button
    answer = request(server, "POST", f"/formgrader/api/submission/{ASSIGNMENT}/eve/autograde")
    assert (answer.status, "run make grade" in answer.text) == (403, True)
    assert sorted((course.folder / "autograded").rglob("*")) == kernels
    page = request(server, "GET", f"/formgrader/manage_submissions/{ASSIGNMENT}").text
    assert "This page runs nothing" in page
    assert "clicking on the autograde icons" not in page


def test_broken_time_of_one_student_leaves_the_page_to_the_others(course, server):
    broken = course.folder / "submitted" / "mallory" / ASSIGNMENT / "timestamp.txt"
    broken.mkdir(parents=True)
    answer = request(server, "GET", f"/formgrader/api/submissions/{ASSIGNMENT}")
    assert answer.status == 200
    assert {"eve", "mallory"} <= {one["student"] for one in json.loads(answer.text)}


def test_settings_that_a_student_handed_in_are_not_run(course, server):
    handed = course.folder / "submitted" / "eve" / ASSIGNMENT
    answer = request(server, "GET", f"/formgrader?path={handed}")
    assert answer.headers["Location"] == "/formgrader/manage_assignments"
    assert request(server, "GET", "/formgrader/api/status").status == 200


def test_server_wants_the_token_and_its_own_origin(course, server):
    path = f"/formgrader/api/submitted_notebook/{course.ids['eve']}/flag"
    assert request(server, "POST", path, token="").status == 403
    assert request(server, "POST", path, token="guessed").status == 403
    for origin in ("http://evil.example", "null"):
        assert request(server, "POST", path, Origin=origin).status == 403
    assert request(server, "GET", "/formgrader/api/status", Host="evil.example").status == 403
    listening = json.loads(request(server, "GET", "/formgrader/api/status").text)
    assert listening == {"status": True}


def test_server_is_bound_to_this_machine(server):
    with Path("/proc/net/tcp").open() as lines:
        bound = [line.split()[1] for line in lines if line.split()[3] == "0A"]
    port = f"{server.port:04X}"
    assert [address for address in bound if address.endswith(port)] == [f"0100007F:{port}"]


# What the terminal and the table say


def test_names_that_are_not_plain_are_refused_and_the_others_graded(course):
    assert course.done.returncode == 1
    said = course.done.stderr.splitlines()
    assert len(said) == len(NAMES)
    assert all("rename it, for example to" in line for line in said)
    assert not set("\x1b\u202e") & set(course.done.stderr)
    with (course.folder / "grades.csv").open(encoding="utf-8") as lines:
        graded = {row["student_id"] for row in csv.DictReader(lines) if row["timestamp"] != "never"}
    assert {"eve", STUDENT} <= graded


def test_metadata_that_nbgrader_did_not_write_do_not_reach_the_page():
    cells = [new_markdown_cell("own", metadata=METADATA), new_code_cell("1", metadata=METADATA)]
    page = MarkingPage(template_name="formgrade", extra_template_basedirs=[handlers.template_path])
    html, _ = page.from_notebook_node(
        nbformat.v4.new_notebook(cells=cells), resources={"index": 0, "total": 1}
    )
    assert "ran(" not in html


def test_comment_of_a_teacher_is_rendered_in_feedback():
    page = FeedbackPage(template_name="feedback", extra_template_basedirs=[handlers.template_path])
    assert page.markdown2html({}, "**good**, $x^2$").count("<msup>") == 1
