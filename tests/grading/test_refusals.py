"""What a student hands in is refused in one sentence before anything opens it."""

import logging
import os

import pytest

from grading import course as courses
from grading.marking import RUNS_OR_CHANGES, CleanLines
from grading.names import is_plain, twins, why_not_plain
from grading.refusals import refused, when_handed_in

ASSIGNMENT = "the_puzzle"


@pytest.fixture
def work(tmp_path):
    """The folder of one submission."""
    path = tmp_path / "submitted" / "eve" / ASSIGNMENT
    path.mkdir(parents=True)
    return path


def test_submission_with_a_link_is_not_looked_at(work, tmp_path):
    secret = tmp_path / "gradebook.db"
    secret.touch()
    (work / "data.csv").symlink_to(secret)
    assert refused(work) == "it holds links, which may lead anywhere: 'data.csv'; remove them"


def test_folder_of_a_student_that_is_a_link_is_refused(work):
    for name, target in {"f": "../source", "twin": "eve", "self": "self"}.items():
        (work.parents[1] / name).symlink_to(target)
        assert "is a link" in refused(work.parents[1] / name / ASSIGNMENT)
    (work.parent / "to_win").symlink_to(ASSIGNMENT)
    assert "is a link" in refused(work.parent / "to_win")
    assert refused(work) == ""


def test_course_may_itself_lie_behind_a_link(work, tmp_path):
    (tmp_path / "here").symlink_to("submitted")
    assert refused(tmp_path / "here" / "eve" / ASSIGNMENT) == ""


@pytest.mark.parametrize("name", ["pipe", "count_by_a_rule.ipynb", "timestamp.txt", "in/pipe"])
def test_pipe_is_refused_and_nobody_waits_for_it(work, name):
    (work / name).parent.mkdir(exist_ok=True)
    os.mkfifo(work / name)
    assert "neither a plain file nor a folder" in refused(work)


def test_notebook_that_is_a_folder_is_refused(work):
    (work / "count_by_a_rule.ipynb").mkdir()
    assert "'count_by_a_rule.ipynb' is a folder" in refused(work)


NO_TIMES = {
    "markup": b"<script>ran(1)</script>",
    "bytes": b"\xff\xfe",
    "digits": b"9" * 5000,
    "year one": b"0001-01-01 00:00:00 +2300",
    "late": b"9999-12-31 23:59:59 -2300",
    "zone": b"2026-01-01 00:00:00 99999999999999",
    "path": b"2026-01-01 00:00:00 /etc/passwd",
    "many": b"2026-01-01 00:00:00 UTC" + b" " * 5000,
    "zero": b"\0",
}


@pytest.mark.hostile(files=NO_TIMES)
@pytest.mark.parametrize("text", NO_TIMES.values(), ids=NO_TIMES)
def test_timestamp_that_is_no_time_is_refused_and_read_as_none(work, text):
    (work / "timestamp.txt").write_bytes(text)
    assert refused(work).startswith("timestamp.txt is no time; write one like 2026-")
    assert when_handed_in(work) is None


def test_timestamp_that_is_a_folder_is_refused_and_read_as_none(work):
    (work / "timestamp.txt").mkdir()
    assert refused(work).startswith("timestamp.txt is no time; ")
    assert when_handed_in(work) is None


@pytest.mark.parametrize("text", ["2026-11-29 10:29:12.123456 UTC", "2026-11-29 10:29 +0100", ""])
def test_timestamp_that_nbgrader_writes_is_taken(work, text):
    (work / "timestamp.txt").write_text(text)
    assert refused(work) == ""
    assert (when_handed_in(work) is None) == (text == "")


@pytest.mark.slow
def test_one_bad_timestamp_does_not_shut_the_page_of_the_class(work, fresh, recwarn):
    (work / "timestamp.txt").write_text("<b>")
    work.parents[1].rename(fresh / "submitted")
    api = courses.interface(fresh)
    assert api.get_submitted_timestamp(ASSIGNMENT, "eve") is None
    assert [one["student"] for one in api.get_submissions(ASSIGNMENT)] == ["eve"]


def test_log_of_the_marking_page_holds_no_escape_and_no_forged_line():
    said = "GET \x1b]0;title\x07/a\x1b[2J\u202e\n[I] forged"
    record = logging.LogRecord("x", logging.INFO, "", 0, "%s", (said,), None)
    assert CleanLines("%(message)s", color=False).format(record).split("\n") == [
        "GET /a",
        "    [I] forged",
    ]


def test_what_runs_or_changes_more_than_marks_is_known_by_its_route():
    routes = {pattern.rsplit("/", 1)[1] for pattern, _ in RUNS_OR_CHANGES}
    assert routes == {
        "assign",
        "unrelease",
        "release",
        "collect",
        "autograde",
        "generate_feedback",
        "release_feedback",
    }


UNSEEN = [
    "\u3164",
    "\u115f",
    "\u1160",
    "\uffa0",
    "a\u034f",
    "a\ufe0f",
    "a\u200b",
    "a\u2060b",
    "a\u17b4",
    "a\u180b",
    "a\U000e0101",
    "\u2800",
    "\u0301a",
    "\u20dda",
    "a" + "\u0301" * 6,
    "a" * 9 + "\u0489" * 80,
    "a\u00adb",
    "a\ufeff",
]


@pytest.mark.hostile(names=UNSEEN)
@pytest.mark.parametrize("name", UNSEEN, ids=ascii)
def test_name_that_cannot_be_seen_or_covers_others_is_refused_with_a_name_to_give(name):
    said = why_not_plain("folder's name", name)
    proposed = said.rpartition("for example to '")[2].removesuffix("'")
    assert proposed
    assert is_plain(proposed)


@pytest.mark.parametrize(
    "name",
    [
        "김민지",
        "\u1100\u1161\u11a8",
        "مُحَمَّد",
        "Nguyễn Thị",
        "Zoe\u0308",
        "O'Brien",
        "देवी",
        "שָׁלוֹם",
        "ada-2",
    ],
)
def test_names_of_people_stay(name):
    assert is_plain(name)


def test_names_that_look_the_same_are_twins():
    pairs = [("ada", "Ada"), ("Zoe\u0308", "Zo\u00eb"), ("\uff41b", "ab"), ("Strasse", "Straße")]
    assert twins([name for pair in pairs for name in pair] + ["eve"]) == {
        one: other for pair in pairs for one, other in (pair, pair[::-1])
    }
