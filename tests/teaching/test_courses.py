"""Courses: twelve sessions, a day and a lecture, of lessons that exist."""

import re

import pytest
from parts import CHAPTERS, ROOT

from platformlab.teaching import courses
from platformlab.teaching.plans import PlanError

GOOD = """
[[course]]
id = "one"
title = "One"
audience = "All."
goal = "To see."
marks = "None."
breaks = 10

[[course.session]]
chapter = "giants"
length = 50
text = "Read nothing."
"""


def read(folder, text):
    file = folder / courses.FILE
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return courses.read(folder, CHAPTERS)


def test_there_are_a_course_of_twelve_sessions_a_day_and_a_lecture():
    twelve, day, guest = courses.read(ROOT, CHAPTERS)
    assert len(twelve.sessions) == 12
    assert 6 * 60 <= day.minutes <= 8 * 60
    assert len(guest.sessions) == 1


def test_sessions_follow_the_order_of_the_book_where_it_is_taught_as_a_course():
    twelve = courses.read(ROOT, CHAPTERS)[0]
    places = [
        CHAPTERS.index(session.chapter)
        for session in twelve.sessions
        if session.chapter != "launch"
    ]
    assert places == sorted(places)


def test_minutes_are_those_of_sessions_and_breaks(tmp_path):
    assert read(tmp_path, GOOD)[0].minutes == 60


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"giants"', '"gaints"', r"course 'one', session 1: .* 'gaints'; did you mean 'giants'"),
        ("length = 50", "length = 45", r"session 1: length must be one of 20, 50, 90 \(got 45\)"),
        ('text = "Read nothing."', "", r"session 1: lacks 'text'; its fields are"),
        ('marks = "None."', 'mark = "None."', r"knows no field 'mark' and lacks 'marks'"),
        (
            "[[course.session]]",
            "[[course.sessions]]",
            r"expected a \[\[course\.session\]\] or more",
        ),
        ('id = "one"', "id = one", r"is no TOML: .*; repair the line"),
    ],
)
def test_damage_is_named_with_course_session_and_repair(tmp_path, old, new, said):
    assert old in GOOD
    with pytest.raises(PlanError) as error:
        read(tmp_path, GOOD.replace(old, new))
    assert str(error.value).startswith("teaching/courses.toml")
    assert re.search(said, str(error.value), re.S), error.value


def test_missing_file_is_named(tmp_path):
    with pytest.raises(PlanError, match=r"teaching/courses\.toml: is missing; fetch it"):
        courses.read(tmp_path, CHAPTERS)
