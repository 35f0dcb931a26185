"""Quizzes on the built pages: every option answers by itself and leads to what it talks about."""

import pytest
from bets import kept
from figure import Figure
from parts import CHAPTERS, EXPLORERS
from playwright.sync_api import expect

from platformlab.checks import states
from platformlab.checks.misconceptions import misconceptions, state_of
from platformlab.checks.questions import questions

pytestmark = pytest.mark.slow

every_chapter = pytest.mark.parametrize(
    "chapter",
    [pytest.param(c, marks=pytest.mark.xdist_group(f"notebooks/{c}.html")) for c in CHAPTERS],
)


def items_of(opened, chapter):
    for item in questions(chapter).items:
        yield item, opened.locator(f"[data-quiz={chapter}] [data-item={item.id}]")


@every_chapter
def test_every_option_gives_its_own_feedback_and_answers_stay(tab, host, chapter):
    opened = tab(f"{host}notebooks/{chapter}.html")
    score = opened.locator(f"[data-quiz={chapter}] .pl-score")
    for item, form in items_of(opened, chapter):
        button, feedback = form.get_by_role("button", name="Check"), form.locator(".pl-feedback")
        button.click()
        expect(feedback).to_have_text("Choose one of the answers first.")
        order = sorted(
            range(len(item.options)), key=lambda at: item.options[at].is_right
        )  # right last
        for at in order:
            option = item.options[at]
            form.get_by_role("radio").nth(at).check()
            expect(feedback).to_be_empty()
            button.click()
            expect(feedback).to_contain_text(option.feedback)
            expect(feedback).to_contain_text("Right." if option.is_right else "Not so.")
            state = state_of(option)
            if state is None:
                expect(feedback.locator("a")).to_have_count(0)
            else:
                link = states.link(state, chapter=chapter)
                expect(feedback.locator("a")).to_have_attribute("href", link)
    count = len(questions(chapter).items)
    expect(score).to_have_text(f"{count} of {count} right")
    opened.reload()
    expect(score).to_have_text(f"{count} of {count} right")
    for item, form in items_of(opened, chapter):
        right = next(option for option in item.options if option.is_right)
        expect(form.locator(".pl-feedback")).to_contain_text(right.feedback)
        assert kept(opened)["quizzes"][chapter][item.id]["tries"] == len(item.options)
    opened.locator(f"[data-quiz={chapter}] [data-action=clear]").click()
    expect(score).to_be_empty()
    assert chapter not in kept(opened)["quizzes"]
    assert opened.complaints == []


@every_chapter
def test_feedback_leads_to_the_figure_in_the_state_that_refutes_the_error(tab, host, chapter):
    opened = tab(f"{host}notebooks/{chapter}.html", is_new=True)
    options = [o for item in questions(chapter).items for o in item.options]
    named = [state for state in map(state_of, options) if state is not None]
    here = [s for s in named if states.topic_of(s.explorer) == chapter and states.query(*s)]
    for link, state in {states.link(s, chapter=chapter): s for s in here}.items():
        opened.evaluate("link => { location.hash = link; }", link)
        figure = Figure(opened, EXPLORERS[state.explorer])
        said = figure.explorer.say(**states.complete(*state))
        expect(figure.part(".pl-sentence")).to_have_text(said)
        expect(figure.part(".pl-sentence")).to_be_visible()
        expect(figure.root).to_be_in_viewport()


@every_chapter
def test_keyboard_alone_answers_an_item_and_marks_the_chapter_as_read(tab, host, chapter):
    opened = tab(f"{host}notebooks/{chapter}.html")
    item, form = next(items_of(opened, chapter))
    form.get_by_role("radio").first.focus()
    opened.keyboard.press("ArrowDown")
    expect(form.get_by_role("radio").nth(1)).to_be_checked()
    opened.keyboard.press("Enter")
    expect(form.locator(".pl-feedback")).to_contain_text(item.options[1].feedback)
    is_marked_as_read_and_taken_back(opened)
    opened.emulate_media(media="print")
    first = questions(chapter).items[0].options[0].feedback
    expect(opened.locator(f"[data-quiz={chapter}] .pl-fold").get_by_text(first)).to_be_visible()
    expect(opened.locator(".pl-press button").first).to_be_hidden()


def is_marked_as_read_and_taken_back(opened):
    button = opened.get_by_role("button", name="I have read this chapter")
    button.focus()
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    opened.reload()
    expect(button).to_have_attribute("aria-pressed", "true")
    button.press("Space")
    expect(button).to_have_attribute("aria-pressed", "false")
    assert kept(opened)["read"] == {}


@pytest.mark.xdist_group("book/misconceptions.html")
def test_page_of_misconceptions_tells_each_with_figure_quiz_and_sources(tab, host):
    opened = tab(f"{host}book/misconceptions.html")
    for row in misconceptions().values():
        entry = opened.locator(f"#{row.anchor}")
        for text in (row.error.removesuffix("."), row.why_believed, row.refutation, row.confidence):
            expect(entry).to_contain_text(text.replace("'", "’"))  # as the book sets it
        shown, asked, sources = entry.locator(".pl-places").all()
        link = states.link(row.state, chapter="", home="../notebooks/")
        expect(shown.locator("a")).to_have_attribute("href", link)
        assert asked.locator("a").count() >= 1
        assert len(sources.text_content()) > len("Sources verified")
