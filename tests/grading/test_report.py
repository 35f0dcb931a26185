"""The table at the end tells what needs a look, in lines that no name can forge, and marks are real."""

import copy
import csv

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_output
from nbgrader.api import Gradebook
from nbgrader.utils import determine_grade

from grading import course as courses
from grading.course import CourseError
from grading.marks import OnlyErrors
from grading.names import tabled
from grading.report import AGAIN, BEFORE, GRADED, NOT_READ, WITHDRAWN, Outcome, table
from grading.run import grade_class

CLASS = [
    *(Outcome(GRADED, f"student{number}", "the_puzzle") for number in range(54)),
    Outcome(GRADED, "ada", "the_puzzle", "1 of 11 cells were put back: count-test"),
    Outcome(BEFORE, "ben", "the_puzzle"),
    Outcome(AGAIN, "cho", "the_puzzle"),
    Outcome(NOT_READ, "김민지", "the_puzzle", "it is empty; ask for another"),
    Outcome(WITHDRAWN, "eve", "the_puzzle", "it is gone; put it back"),
]


def test_table_of_a_class_of_sixty_names_those_that_need_a_look_and_counts_all():
    assert table(CLASS) == [
        "what          student  assignment  why, and what to do",
        "graded        ada      the_puzzle  1 of 11 cells were put back: count-test",
        "graded again  cho      the_puzzle",
        "not read      김민지   the_puzzle  it is empty; ask for another",
        "withdrawn     eve      the_puzzle  it is gone; put it back",
        "59 in all: 55 graded, 1 graded again, 1 as before, 1 not read, 1 withdrawn",
    ]


def test_class_without_trouble_has_one_line():
    assert table(CLASS[:3]) == ["3 in all: 3 graded"]


def test_names_and_causes_forge_no_line_and_operate_no_terminal():
    forged = Outcome(
        NOT_READ, "eve\nnot read  ada", "x\r\x1b[2J", "log\n60 in all: 60 graded\u202e"
    )
    lines = table([forged])
    assert len(lines) == 3
    assert lines[1].startswith("not read  eve not read ada")
    assert not set("\x1b\r\n\u202e") & set("".join(lines))


@pytest.mark.parametrize(
    "name", ["b [2026]", "c%25", "100%", "what?", "all*", "x$HOME", "two\nlines", "a]/in"]
)
@pytest.mark.parametrize("verb", ["make", "grade", "mark"])
def test_name_that_nbgrader_reads_as_something_else_is_refused_before_anything_is_made(
    tmp_path, capsys, name, verb
):
    assert courses.main([verb, str(tmp_path / name)]) == 1
    said = capsys.readouterr().err
    assert "in its name, which nbgrader and its database read as something else; choose" in said
    assert any(f"has {sign!r} in its name" in said for sign in name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_name_with_spaces_quotes_and_hangul_has_a_course(tmp_path, monkeypatch):
    monkeypatch.setattr(courses, "names", lambda: ["the_puzzle"])  # one will do
    assert courses.make(tmp_path / "autumn's class (2) 한글").is_file()


def test_course_where_nothing_was_handed_in_says_where_to_put_it(fresh):
    with pytest.raises(CourseError, match=r"put notebooks into .*/submitted/STUDENT/ASSIGNMENT/"):
        courses.grade(fresh, sandbox="none")


NAMED = {"a": "Kim, Min-ji", "b": '"Bob" Smith', "c": "two\nlines", "d": '"><script>', "e": "=1+1"}


@pytest.mark.hostile(names=NAMED)
def test_names_with_commas_and_quotation_marks_move_no_mark_into_another_column(fresh, recwarn):
    api = courses.interface(fresh)
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as book:
        for student, name in NAMED.items():
            book.add_student(student, last_name=name, first_name=name, email=name)
    with courses.export(fresh, api).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, strict=True))
    assert len(rows) == len(NAMED) * len(courses.names())
    for row in rows:
        shown = {row["last_name"], row["first_name"], row["email"]}
        assert shown == {tabled(NAMED[row["student_id"]])}
        assert (row["score"], None in row) == ("", False)
        assert float(row["max_score"]) > 0


def test_both_twins_are_named_and_neither_is_graded(fresh, monkeypatch):
    for student in ("ada", "Ada"):
        (fresh / "submitted" / student / "the_puzzle").mkdir(parents=True)
    outcomes = grade_class(fresh, courses.interface(fresh))
    assert [one.state for one in outcomes] == [NOT_READ, NOT_READ]
    assert all("'ada'" in one.note and "'Ada'" in one.note for one in outcomes)


ERROR = new_output("error", ename="AssertionError", evalue="", traceback=[])
NOISE = new_output("stream", name="stderr", text="UserWarning: old")
NUMBER = new_output("execute_result", data={"text/plain": "nan"}, execution_count=1)


@pytest.mark.parametrize(
    ("outputs", "points"),
    [([], 3), ([NOISE], 3), ([NUMBER], 3), ([ERROR], 0), ([NUMBER, ERROR], 0), ([NOISE, NUMBER], 3)],
)  # fmt: skip
def test_only_an_error_loses_points_and_no_result_earns_any(outputs, points):
    entry = {"grade": True, "solution": False, "points": 3, "grade_id": "x", "locked": True}
    cell = new_code_cell(
        "assert True", outputs=copy.deepcopy(outputs), metadata={"nbgrader": entry}
    )
    cell, _ = OnlyErrors().preprocess_cell(cell, {}, 0)
    assert determine_grade(cell) == (points, 3)
    assert len(cell.outputs) == len(outputs)
    nbformat.validate(nbformat.v4.new_notebook(cells=[cell]))
