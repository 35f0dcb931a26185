"""Print-outs: the students' sheets ask everything a chapter asks, and answer nothing of it."""

import pytest
from bs4 import BeautifulSoup

from platformlab.checks import handouts
from platformlab.checks.questions import QuestionError, questions

TITLES = {"who_pays": "Who pays?", "critical_mass": "Chicken and egg"}


@pytest.fixture(scope="module")
def sheets():
    """Both documents, as the words they say."""
    made = {
        "students": handouts.students(TITLES, language="en"),
        "teachers": handouts.teachers(TITLES, language="en"),
    }
    return {name: BeautifulSoup(html, "html.parser") for name, html in made.items()}


def said(page):
    return " ".join(page.get_text(" ").split())


def plain(text):
    return " ".join(text.split())


def asked():
    return [questions(chapter) for chapter in TITLES]


def test_students_get_every_question_and_option(sheets):
    words = said(sheets["students"])
    for chapter in asked():
        for each in (*chapter.bets, *chapter.items):
            assert plain(each.question) in words
            for option in each.options:
                assert plain(option.text) in words


def test_students_get_no_answer(sheets):
    html = plain(str(sheets["students"]))
    for chapter in asked():
        for bet in chapter.bets:
            assert plain(bet.solution()) not in html
            assert not any(plain(option.reply) in html for option in bet.options)
        for item in chapter.items:
            assert not any(plain(option.feedback) in html for option in item.options)
    assert sheets["students"].select("script, [data-right], input") == []


def test_teachers_get_every_answer(sheets):
    words = said(sheets["teachers"])
    for chapter in asked():
        for bet in chapter.bets:
            assert plain(bet.solution()) in words
        for item in chapter.items:
            assert all(plain(option.feedback) in words for option in item.options)


def test_letters_of_both_mean_the_same_option(sheets):
    for chapter, sheet in zip(asked(), sheets["teachers"].select("section"), strict=True):
        quiz = sheet.select(".answer")[len(chapter.bets) :]
        for item, shown in zip(chapter.items, quiz, strict=True):
            rights = [line.b.get_text() for line in shown.select("li") if len(line.select("b")) > 1]
            at = next(at for at, option in enumerate(item.options) if option.is_right)
            assert rights == ["ABCDEF"[at]]


def test_every_bet_has_axes_to_draw_on(sheets):
    bets = sheets["students"].select(".bet")
    assert len(bets) == sum(len(chapter.bets) for chapter in asked())
    assert all(bet.select_one("svg") for bet in bets)


def test_each_item_of_a_quiz_is_a_slip_that_says_where_it_is_from(sheets):
    slips = sheets["students"].select(".slip")
    assert len(slips) == sum(len(chapter.items) for chapter in asked())
    assert all(
        slip.select_one(".of").get_text().startswith(tuple(TITLES.values())) for slip in slips
    )


def test_unknown_chapter_is_named():
    with pytest.raises(QuestionError, match="no questions are written for 'nowhere'"):
        handouts.teachers({"nowhere": "Nowhere"}, language="en")
