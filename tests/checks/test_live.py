"""The live faces: the same questions answered in a kernel, in the same words."""

import html
import re

import ipywidgets as widgets
import pytest

from platformlab.checks import codes, live
from platformlab.checks.book import the_book
from platformlab.checks.faces import bet, quiz
from platformlab.checks.questions import chapters, every_bet, questions
from platformlab.checks.states import complete, explorers

every = pytest.mark.parametrize("name", every_bet())


def words(part):
    return html.unescape(re.sub(r"<[^>]+>", "", part.value))


def _parts(widget):
    """Question, figure, field, the two buttons and what is told."""
    question, figure, field, buttons, told = widget.children
    return question, figure, field, buttons.children, told


def placed(name, *, choose):
    """Place a bet; return question, field, what is told, and the figure's box."""
    asked = every_bet()[name][1]
    question, figure, field, (button, _), told = _parts(live.bet_widget(asked))
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
    explorer, state = explorers()[asked.state.explorer], complete(*asked.state)
    sentence = explorer.shown(explorer.rows(**state), state)
    assert sentence in " ".join(words(p) for p in shown.children if isinstance(p, widgets.HTML))


def test_nothing_is_told_before_a_choice():
    *_, told, figure = placed("old-price-back", choose=False)
    assert words(told) == "Choose one of the answers first."
    (still,) = figure.children
    assert isinstance(still, widgets.HTML)  # the drawing that asks


def test_curve_is_set_by_one_slider_a_point():
    asked, _, field, *_ = placed("thirty-five-per-cent", choose=True)
    names = [slider.description for slider in field.children]
    assert names == [knot.name for knot in asked.knots]


def test_her_mark_is_on_the_plot_while_she_sets_it_and_after_she_was_told():
    asked = every_bet()["thirty-five-per-cent"][1]
    _, figure, field, (button, _), _ = _parts(live.bet_widget(asked))
    (still,) = figure.children
    assert still.value.count("<polyline") == 1  # what is known
    field.children[-1].value = 0
    assert still.value.count("<polyline") == 2
    assert ">you<" not in still.value
    assert asked.thoughts[0]["says"] not in still.value
    button.click()
    drawing = figure.children[0].children[2].value
    assert ">you<" in drawing
    assert all(thought["says"] in drawing for thought in asked.thoughts)


def test_who_would_rather_be_shown_is_told_the_answer_without_a_code():
    asked = every_bet()["old-price-back"][1]
    _, figure, _, (_, show), told = _parts(live.bet_widget(asked))
    show.click()
    assert words(told) == asked.solution()
    assert len(figure.children[0].children) > 2


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


def test_claims_to_judge_tell_nothing_before_each_has_its_confidence_and_then_all():
    asked = the_book().calibration()
    *rows, button, told = live.calibration_widget(asked).children
    fields = [row for row in rows if isinstance(row, widgets.ToggleButtons)]
    for field in fields[1:]:
        field.value = 2
    button.click()
    assert words(told) == "1 claim waits for your confidence."
    fields[0].value = 4
    button.click()
    said = asked.judged([4, *[2] * 11])
    assert words(told) == "".join(repr(said).splitlines())
