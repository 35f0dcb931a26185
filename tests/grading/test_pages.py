"""What a hostile student hands in is inert where a teacher looks: tried in a real browser."""

import contextlib
import copy
import json
import warnings

import nbformat
import pytest
from marked_class import NAME, STUDENT, TOKEN
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.markdown_mistune import InvalidNotebook
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from nbgrader.api import Gradebook
from nbgrader.server_extensions.formgrader import handlers
from payloads import BEACON, LURKING, METADATA, OUTPUTS, QUIET_OUTPUTS, TEXTS
from playwright.sync_api import Error
from students import ARGUED, ASSIGNMENT, NOTEBOOK

from grading.pages import POLICY, FeedbackPage, MarkingPage
from grading.sanitise import OPENS

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("grading class"), pytest.mark.hostile]


@pytest.fixture
def watched(tab):
    """Open pages in one context; what ran, what was asked for and what went wrong is noted."""
    page = tab()
    page.ran, page.dialogs = [], []
    page.context.expose_function("ran", lambda name: page.ran.append(name))
    page.context.route(lambda url: url.startswith(BEACON), lambda route: route.abort())
    page.context.on(
        "dialog", lambda dialog: (page.dialogs.append(dialog.message), dialog.dismiss())
    )
    return page


def beside(page):
    """Open another page in the same context, of which the first one notes everything."""
    other = page.context.new_page()
    other.on("request", lambda asked: page.requested.append(asked.url))
    other.on("pageerror", lambda error: page.complaints.append(str(error)))
    other.on(
        "console",
        lambda said: said.type in ("error", "warning") and page.complaints.append(said.text),
    )
    return other


TOUCH = """() => {
  const theirs = document.querySelectorAll('.rendered_html *, .output *, #main-table *, .panel-body pre');
  for (const element of theirs) {
    for (const kind of ['mouseover', 'focus', 'toggle', 'animationstart'])
      element.dispatchEvent(new Event(kind));
    const link = element.closest('a');
    if (!link || !/^(https?|mailto):/.test(link.href)) element.click?.();
  }
}"""


def read(page, *addresses):
    """Open pages side by side, and touch everything on them that comes from students."""
    pages = [page, *(beside(page) for _ in addresses[1:])]
    for one, address in zip(pages, addresses, strict=True):
        one.goto(address, wait_until="commit")
    for one in pages:  # nbgrader asks for its tables after it has loaded
        one.wait_for_load_state("networkidle")
        one.evaluate(TOUCH)
    page.wait_for_timeout(100)  # what was touched may still ask for something
    return [one.url.split("?")[0] for one in pages]


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
    addresses = [f"{server.address}/{path}" for path in pages(course)]
    assert read(watched, *addresses) == addresses
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


@pytest.mark.hostile(pages=SIGNED)
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


@pytest.mark.hostile(pages=TEXTS | LURKING | OUTPUTS | QUIET_OUTPUTS)
def test_policy_holds_where_cleaning_would_fail(unclean, watched):
    # Each in a frame of one page, which the policy itself forbids.
    policy = POLICY.replace("; frame-ancestors 'none'", "")
    assert policy != POLICY
    headers = {"Content-Security-Policy": policy, "Content-Type": "text/html"}
    names = sorted(unclean.keys() - LEAVING)
    frames = "".join(f"<iframe src='/{name}'></iframe>" for name in names)

    def answer(route):
        name = route.request.url[19:]
        if name == "all":
            route.fulfill(body=f"<!doctype html>{frames}", content_type="text/html")
        else:
            route.fulfill(body=unclean[name], headers=headers)

    watched.route("http://127.0.0.1:9/*", answer)
    loaded = []
    watched.on("requestfinished", lambda asked: loaded.append(asked.url))
    watched.goto("http://127.0.0.1:9/all")
    for frame in watched.main_frame.child_frames:  # those in them are refused, and answer nothing
        frame.evaluate(TOUCH)
    watched.wait_for_timeout(300)
    assert set(names) <= {url[19:] for url in loaded}
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


# Pages apart from a server


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
