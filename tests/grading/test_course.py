"""A course is made where it may lie, its argued answers wait for a person, and refusals say what to do."""

import csv

import pytest
from nbgrader.api import Gradebook
from parts import ROOT
from students import ALL, ARGUED, ASSIGNMENT, NOTEBOOK

from grading import course as courses
from grading.course import CourseError

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("grading class")]


def score_of(folder, student):
    with (folder / "grades.csv").open(encoding="utf-8") as lines:
        rows = {r["student_id"]: r for r in csv.DictReader(lines) if r["assignment"] == ASSIGNMENT}
    return float(rows[student]["score"])


def test_argued_answer_waits_for_a_person_and_counts_once_marked(course, recwarn):
    api = courses.interface(course.folder)
    names = (ARGUED, NOTEBOOK.removesuffix(".ipynb"), ASSIGNMENT)
    assert f"argued answers to read: {course.waiting}" in course.done.stdout
    waiting = courses.waiting(api)
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        assert gradebook.find_grade(*names, "blank").score == 0
        mark = gradebook.find_grade(*names, "all_right")
        assert mark.needs_manual_grade
        mark.manual_score, mark.needs_manual_grade = 5, False
        gradebook.db.commit()
    courses.export(course.folder, api)
    assert score_of(course.folder, "all_right") == ALL + 5
    assert courses.waiting(api) == waiting - 1


# Refusals


def test_course_is_not_made_in_the_book():
    with pytest.raises(CourseError, match="lies in the book, where grades do not belong"):
        courses.make(ROOT / "course")


def test_course_is_not_made_over_other_files(tmp_path):
    (tmp_path / "thesis.txt").touch()
    with pytest.raises(CourseError, match="is not empty and no course"):
        courses.make(tmp_path)


def test_folder_without_a_course_is_refused_with_the_repair(tmp_path, capsys):
    assert courses.main(["grade", str(tmp_path)]) == 1
    said = f"{tmp_path} is no course; make one with: make course COURSE={tmp_path}\n"
    assert capsys.readouterr() == ("", said)


@pytest.mark.parametrize("words", [[], ["make"], ["grade"], ["publish", "here"]])
def test_command_that_is_not_understood_says_what_to_say(words, capsys):
    assert courses.main(words) == 1
    assert "say: make course COURSE=folder" in capsys.readouterr().err


def test_folder_that_cannot_be_made_is_named_with_the_repair(tmp_path, capsys):
    (tmp_path / "file").touch()
    place = tmp_path / "file" / "course"
    assert courses.main(["make", str(place)]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"{tmp_path / 'file'}")
    assert "choose a folder you may write to" in said
