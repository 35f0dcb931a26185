"""The marking server answers with nothing but the marking page, and only its own teacher."""

import http.client
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from marked_class import TOKEN
from payloads import NAMES
from students import ASSIGNMENT

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("grading class"), pytest.mark.hostile]


def request(server, method, path, *, token=TOKEN, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    known = {"Authorization": f"token {token}"} if token else {}
    body = "{}" if method in ("POST", "PUT") else None
    connection.request(method, path, body=body, headers=known | headers)
    answer = connection.getresponse()
    text = answer.read().decode(errors="replace")
    connection.close()
    return SimpleNamespace(status=answer.status, text=text, headers=answer.headers)


PLACES = [
        "/api/kernels", "/api/kernelspecs", "/api/sessions", "/api/terminals", "/api/contents",
        "/api/contents/gradebook.db", "/files/gradebook.db", "/view/grades.csv", "/lab", "/tree",
        "/terminals/1", "/nbconvert/html/a.ipynb", "/api/config/notebook", "/api/me", "/metrics",
        "/formgrader/submissions/{eve}/evil.html", "/formgrader/submissions/{eve}/../../x",
        "/edit/nbgrader_config.py",
]  # fmt: skip


@pytest.mark.hostile(pages=PLACES)
def test_server_has_nothing_but_the_marking_page(course, server, subtests):
    for path in PLACES:
        asked = path.replace("{eve}", course.ids["eve"])
        for method in ("GET", "POST", "PUT", "DELETE", "PATCH"):
            with subtests.test(asked=asked, method=method):
                assert request(server, method, asked).status in (403, 404, 405)


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


@pytest.mark.hostile(submissions=NAMES)
def test_names_that_are_not_plain_are_refused(course):
    plain = [line for line in course.done.stdout.splitlines() if " must be plain: " in line]
    assert len(plain) == len(NAMES)
    assert all("rename it, for example to" in line for line in plain)
    assert not set("\x1b\u202e") & set(course.done.stdout)
    assert not set(NAMES) & course.rows.keys()
