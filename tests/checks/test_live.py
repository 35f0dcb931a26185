"""The live faces: the same questions answered in a kernel, in the same words."""

import html
import re

import ipywidgets as widgets
import pytest

from platformlab.checks import codes, live
from platformlab.checks.faces import bet, quiz
from platformlab.checks.questions import chapters, every_bet, questions
from platformlab.checks.states import complete, explorers

every = pytest.mark.parametrize("name", every_bet())


def words(part):
    return html.unescape(re.sub(r"<[^>]+>", "", part.value))


def placed(name, *, choose):
    """Place a bet; return question, field, what is told, and the figure's box."""
    asked = every_bet()[name][1]
    question, field, button, told, figure = live.bet_widget(asked).children
    if choose and asked.kind == "choice":
        field.value = 0
    button.click()
    return asked, question, field, told, figure


@pytest.mark.slow
@every
def test_placed_bet_tells_what_the_page_tells_and_shows_the_figure_in_its_state(name):
    asked, question, field, told, figure = placed(name, choose=True)
    given = [0] if asked.kind == "choice" else [slider.value for slider in field.children]
    assert words(question) == asked.question
    assert asked.reply(given) in words(told)
    assert codes.encode(asked.tag, asked.sizes, given) in words(told)
    (shown,) = figure.children
    sentence = explorers()[asked.state.explorer].say(**complete(*asked.state))
    assert sentence in " ".join(words(p) for p in shown.children if isinstance(p, widgets.HTML))


def test_nothing_is_told_before_a_choice():
    *_, told, figure = placed("old-price-back", choose=False)
    assert words(told) == "Choose one of the answers first."
    assert figure.children == ()


def test_curve_is_set_by_one_slider_a_point():
    asked, _, field, *_ = placed("thirty-five-per-cent", choose=True)
    names = [slider.description for slider in field.children]
    assert names == [knot.name for knot in asked.knots]


@pytest.mark.parametrize("chapter", chapters())
def test_every_option_of_a_quiz_gives_its_own_feedback(chapter):
    for item, box in zip(
        questions(chapter).items, live.quiz_widget(questions(chapter)).children, strict=True
    ):
        question, field, button, told = box.children
        button.click()
        assert words(told) == "Choose one of the answers first."
        assert item.question in words(question)
        for at, option in enumerate(item.options):
            field.value = at
            button.click()
            assert option.feedback in words(told)
            assert option.is_right or "See it in the figure: " in words(told)


def test_mime_bundle_offers_widget_text_and_page():
    for shown in (bet("six-of-ten"), quiz("giants")):
        bundle = shown._repr_mimebundle_()
        assert "application/vnd.jupyter.widget-view+json" in bundle
        assert bundle["text/html"].startswith("<section")
