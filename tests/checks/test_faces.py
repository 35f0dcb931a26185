"""What a notebook shows of bets and quizzes: a page that is whole without scripts, and words."""

import re
from dataclasses import replace
from functools import cache

import drawings
import pytest
from bs4 import BeautifulSoup

from platformlab.checks import class_page, quiz_page
from platformlab.checks.book import the_book
from platformlab.checks.faces import bet, quiz
from platformlab.checks.questions import QuestionError, chapters, every_bet, questions
from platformlab.explore import STATIC_ONLY
from platformlab.words.numbers import whole

every_bet_ = pytest.mark.parametrize("name", every_bet())
every_quiz = pytest.mark.parametrize("chapter", chapters())


@pytest.fixture(autouse=True)
def still(monkeypatch):
    monkeypatch.setenv(STATIC_ONLY, "1")


def face(shown):
    return BeautifulSoup(shown._repr_mimebundle_()["text/html"], "html.parser")


@cache
def asks(name):
    """The face of a bet, parsed; not to be changed."""
    return BeautifulSoup(drawings.asked(name), "html.parser")


def test_face_in_a_notebook_is_the_one_of_its_page():
    name = "old-price-back"
    assert bet(name)._repr_mimebundle_()["text/html"] == drawings.asked(name)


@drawings.of_all_bets
@every_bet_
def test_bet_says_question_options_and_folded_answer_and_names_its_inputs(name):
    html, asked = asks(name), every_bet()[name][1]
    has_a_name_and_a_value_in_words_for_every_input(html)
    assert html.select_one(".pl-question").get_text(" ").endswith(whole(asked.question))
    said = [o.span.contents[-1].strip() for o in html.select(".pl-option")]
    assert said == [whole(o.text) for o in asked.options]
    fold = html.select_one(".pl-fold:not([open])").text
    if asked.kind == "choice":
        assert all(whole(option.reply) in fold for option in asked.options)
    else:
        assert re.search(r"\d", fold)
        unit = asked.ruler.show(0)[-1]
        assert unit.isdigit() or unit in fold


def has_a_name_and_a_value_in_words_for_every_input(html):
    for field in html.select("input[type=range]"):
        assert field["aria-valuetext"]
        assert field.get("aria-label") or html.select_one(f'label[for="{field["id"]}"]').text
    for field in html.select("input[type=radio]"):
        assert field.parent.name == "label"


@every_quiz
def test_quiz_folds_a_reason_for_every_option(chapter):
    html = face(quiz(chapter))
    for item in questions(chapter).items:
        reasons = html.select(f'[data-of="{item.id}"] li > span')
        assert len(reasons) == len(item.options)
        form = html.select_one(f'[data-item="{item.id}"]')
        right = form.select_one(f'input[value="{form["data-right"]}"]').parent.get_text()
        assert [whole(option.text) for option in item.options if option.is_right] == [right]
        written = quiz_page.places_of(chapter, item)
        assert [int(i["value"]) for i in form.select("input")] == written  # kept answers stay
        for option, reason in zip(item.options, reasons, strict=True):
            assert whole(option.feedback) in reason.text
            assert option.is_right or reason.a["href"].startswith(("#explore-", *chapters()))


@drawings.of_all_bets
def test_no_number_in_a_question_parts_from_its_unit(subtests):
    """A line may end between them only where they are joined by nothing: 4 on one line, % on the next."""
    shown = {name: asks(name) for name in every_bet()}
    shown |= {f"quiz of {chapter}": face(quiz(chapter)) for chapter in chapters()}
    joined = 0
    for name, html in shown.items():
        with subtests.test(name):
            words = " ".join(
                part.get_text()
                for part in html.select(".pl-question, .pl-option, legend, .pl-fold, script")
            )
            assert re.search(r"\d %", words) is None
            joined += words.count("\N{NO-BREAK SPACE}%")
    assert joined


@every_quiz
def test_ids_are_unique_and_the_face_is_the_same_at_every_build(chapter):
    shown = quiz(chapter)._repr_mimebundle_()["text/html"]
    ids = [tag["id"] for tag in BeautifulSoup(shown, "html.parser").select("[id]")]
    assert sorted(ids) == sorted(set(ids))
    assert shown == quiz(chapter)._repr_mimebundle_()["text/html"]


def test_plain_text_of_a_choice_has_its_options():
    text = bet("old-price-back")._repr_mimebundle_()["text/plain"]
    assert text.count("\n- ") == 3


def test_unknown_bet_is_answered_with_the_nearest_name():
    with pytest.raises(
        QuestionError, match="no bet is named 'six-of-tan'; did you mean 'six-of-ten'"
    ):
        bet("six-of-tan")


def test_page_of_a_class_has_a_room_for_every_bet_and_one_for_the_claims_to_judge():
    html = BeautifulSoup(class_page.html(chapters(), home="../notebooks/"), "html.parser")
    asked = [*every_bet(), the_book().calibration().id]
    assert [room["id"] for room in html.select(".pl-room")] == [f"room-{n}" for n in asked]
    assert len(html.select(".pl-asked li")) == len(asked)


def test_words_of_an_author_cannot_break_the_page(monkeypatch):
    from platformlab.checks import bet_page

    _, asked = every_bet()["old-price-back"]
    nasty = replace(asked, question="<b>&", reveal="</script><script>{answer}")
    html = BeautifulSoup(bet_page.html(nasty), "html.parser")
    assert html.select_one(".pl-question").get_text().endswith("<b>&")
    assert len(html.select("script")) == 1


def test_labels_below_a_curve_that_a_phone_has_no_room_for_are_marked():
    page = BeautifulSoup(class_page.html(chapters(), home=""), "html.parser")
    below = page.select("#room-twelve-more-years .pl-tick-x")
    assert [tick.text for tick in below] == ["0", "8", "10", "12", "14", "16", "18", "20"]
    kept = [tick.text for tick in below if "pl-spare" not in tick["class"]]
    assert kept == ["0", "8", "12", "16", "20"]
