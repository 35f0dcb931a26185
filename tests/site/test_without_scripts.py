"""A chapter in a browser without scripts: drawn, asked and answered, with no dead control.

A page is opened once; figures, bets and quizzes are looked at on it.
"""

import pytest
from bets import asks_without_a_control, bets_of
from figure import Figure
from parts import CHAPTERS, EXPLORERS, PLACES, opening
from playwright.sync_api import expect

from platformlab.checks.questions import questions
from platformlab.words.numbers import whole

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(page, marks=pytest.mark.xdist_group(page))
        for page in dict.fromkeys(page for page, _ in PLACES)
    ],
)
def test_without_scripts_a_page_is_drawn_asked_and_answered_and_has_no_dead_control(
    tab, host, subtests, page
):
    still = tab(host + page, is_new=True, java_script_enabled=False)
    chapter = page.removeprefix("notebooks/").removesuffix(".html")
    if chapter in CHAPTERS:
        with subtests.test("the question is drawn and the answer is below"):
            asks_and_answers_below(still, chapter)
        with subtests.test("answers of the quiz are folded"):
            folds_the_answers(still, chapter)
    with subtests.test("drawing, sentence and numbers are there and no dead control"):
        for name in (name for place, name in PLACES if place == page):
            is_whole(Figure(still, EXPLORERS[name]), opening(page, name))


def asks_and_answers_below(still, chapter):
    asks_without_a_control(still, chapter)
    for bet in bets_of(still, chapter):
        expect(bet.part(".pl-fold > p")).to_be_hidden()
        expect(bet.figure.root).to_be_hidden()
        bet.part(".pl-fold summary").click()
        expect(bet.part(".pl-fold > p")).to_be_visible()
        expect(bet.figure.part(".pl-sentence")).to_be_visible()


def folds_the_answers(still, chapter):
    for item in questions(chapter).items:
        form = still.locator(f"[data-quiz={chapter}] [data-item={item.id}]")
        assert whole(item.question) in form.locator("legend").inner_text()
        for at, option in enumerate(item.options):
            expect(form.locator(".pl-option").nth(at)).to_contain_text(option.text)
        for dead in form.locator("button, input").all():
            expect(dead).to_be_hidden()
    fold = still.locator(f"[data-quiz={chapter}] .pl-fold")
    first = questions(chapter).items[0].options[0].feedback
    expect(fold.get_by_text(first)).to_be_hidden()
    fold.locator("summary").click()
    expect(fold.get_by_text(first)).to_be_visible()


def is_whole(figure, begun):
    figure.unfold()
    expect(figure.part(".pl-wide svg")).to_be_visible()
    expect(figure.part(".pl-sentence")).to_have_text(figure.explorer.say(**begun))
    expect(figure.part(".pl-source")).to_be_visible()
    figure.open_numbers()
    expect(figure.part(".pl-numbers table").first).to_be_visible()
    for dead in figure.part(".pl-controls, .pl-actions").all():
        expect(dead).to_be_hidden()
