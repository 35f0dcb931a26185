"""Quizzes on the built pages: every option answers by itself and leads to what it talks about."""

import pytest
from bets import kept
from figure import Figure
from parts import CHAPTERS, EXPLORERS
from playwright.sync_api import expect

from platformlab.checks import states
from platformlab.checks.misconceptions import misconceptions, state_of
from platformlab.checks.questions import questions
from platformlab.words.numbers import whole

pytestmark = pytest.mark.slow

every_chapter = pytest.mark.parametrize(
    "chapter",
    [pytest.param(c, marks=pytest.mark.xdist_group(f"notebooks/{c}.html")) for c in CHAPTERS],
)


def items_of(opened, chapter):
    for item in questions(chapter).items:
        yield item, opened.locator(f"[data-quiz={chapter}] [data-item={item.id}]")


def score_of(opened, chapter):
    return opened.locator(f"[data-quiz={chapter}] .pl-score")


@every_chapter
def test_reader_answers_by_mouse_and_keyboard_is_led_to_figures_and_finds_it_all_again(
    tab, host, subtests, chapter
):
    """One visit and one reload: a page is opened once, and each fact is a subtest."""
    opened = tab(f"{host}notebooks/{chapter}.html", is_new=True)
    with subtests.test("keyboard alone answers an item"):
        answers_by_keyboard(opened, chapter)
    with subtests.test("every option gives its own feedback and a link"):
        tries_every_option(opened, chapter)
    with subtests.test("a press marks the chapter as read"):
        is_marked_as_read(opened)
    with subtests.test("a link leads to the figure in the state that refutes the error"):
        leads_to_a_figure(opened, chapter)
    opened.goto(f"{host}notebooks/{chapter}.html")
    with subtests.test("answers are there on the next visit, with their tries, until cleared"):
        finds_answers_again(opened, chapter)
    with subtests.test("the chapter is still marked as read, until pressed again"):
        is_unmarked(opened)
    with subtests.test("paper unfolds the answers and has nothing to press"):
        opened.emulate_media(media="print")
        first = questions(chapter).items[0].options[0].feedback
        expect(opened.locator(f"[data-quiz={chapter}] .pl-fold").get_by_text(first)).to_be_visible()
        expect(opened.locator(".pl-press button").first).to_be_hidden()
    assert opened.complaints == []


def answers_by_keyboard(opened, chapter):
    item, form = next(items_of(opened, chapter))
    form.get_by_role("radio").first.focus()
    opened.keyboard.press("ArrowDown")
    expect(form.get_by_role("radio").nth(1)).to_be_checked()
    opened.keyboard.press("Enter")
    expect(form.locator(".pl-feedback")).to_contain_text(item.options[1].feedback)
    opened.locator(f"[data-quiz={chapter}] [data-action=clear]").click()


# Every option of every item chosen and checked, the right one last: what is said before anything is
# chosen, and for each option what is said after the choice and after the check, with its links.
TRIED = """quiz => [...quiz.querySelectorAll(".pl-item")].map((form) => {
    const button = form.querySelector("[type=submit]"), feedback = form.querySelector(".pl-feedback");
    const said = () => feedback.innerText.split(/\\s+/).join(" ").trim();
    const radios = [...form.querySelectorAll("[type=radio]")];
    button.click();
    const unasked = said(), answers = {};
    for (const at of [...radios.keys()].sort((a, b) => (radios[a].value === form.dataset.right) - (radios[b].value === form.dataset.right))) {
        radios[at].click();
        const chosen = said();
        button.click();
        answers[at] = [chosen, said(), [...feedback.querySelectorAll("a")].map((a) => a.getAttribute("href"))];
    }
    return { item: form.dataset.item, unasked, answers };
})"""
# What something else would take a press for.
COVERED = """quiz => [...quiz.querySelectorAll(".pl-item :is([type=radio], [type=submit])")].filter((e) => {
    e.scrollIntoView({ block: "center", behavior: "instant" });
    const { x, y, width, height } = e.getBoundingClientRect();
    const hit = document.elementFromPoint(x + width / 2, y + height / 2);
    return hit !== e && !e.labels?.[0]?.contains(hit);
}).map((e) => e.closest(".pl-item").id)"""


def tries_every_option(opened, chapter):
    """One item by the mouse; of the others only that nothing lies between it and them."""
    quiz = opened.locator(f"[data-quiz={chapter}]")
    assert quiz.evaluate(COVERED) == []
    item, form = next(items_of(opened, chapter))
    for at, option in enumerate(item.options):
        form.get_by_role("radio").nth(at).check()
        form.get_by_role("button", name="Check").click()
        expect(form.locator(".pl-feedback")).to_contain_text(option.feedback)
    opened.locator(f"[data-quiz={chapter}] [data-action=clear]").click()
    asked = questions(chapter).items
    told = quiz.evaluate(TRIED)
    assert [tried["item"] for tried in told] == [item.id for item in asked]
    for item, tried in zip(asked, told, strict=True):
        assert tried["unasked"] == "Choose one of the answers first."
        for at, option in enumerate(item.options):
            chosen, said, links = tried["answers"][str(at)]
            assert chosen == ""
            assert " ".join(whole(option.feedback).split()) in said
            assert ("Right." if option.is_right else "Not so.") in said
            state = state_of(option)
            assert links == ([] if state is None else [states.link(state, chapter=chapter)])
    expect(score_of(opened, chapter)).to_have_text(f"{len(asked)} of {len(asked)} right")


def finds_answers_again(opened, chapter):
    count, score = len(questions(chapter).items), score_of(opened, chapter)
    expect(score).to_have_text(f"{count} of {count} right")
    for item, form in items_of(opened, chapter):
        right = next(option for option in item.options if option.is_right)
        expect(form.locator(".pl-feedback")).to_contain_text(right.feedback)
        assert kept(opened)["quizzes"][chapter][item.id]["tries"] == len(item.options)
    opened.locator(f"[data-quiz={chapter}] [data-action=clear]").click()
    expect(score).to_be_empty()
    assert chapter not in kept(opened)["quizzes"]


def leads_to_a_figure(opened, chapter):
    """One link: that each figure follows its links, test_explorers.py asks, and what links say is asked above."""
    options = [o for item in questions(chapter).items for o in item.options]
    named = [state for state in map(state_of, options) if state is not None]
    here = [s for s in named if states.topic_of(s.explorer) == chapter and states.query(*s)]
    for state in here[:1]:
        link = states.link(state, chapter=chapter)
        opened.evaluate("link => { location.hash = link; }", link)
        figure = Figure(opened, EXPLORERS[state.explorer])
        said = figure.explorer.say(**states.complete(*state))
        expect(figure.part(".pl-sentence")).to_have_text(said)
        expect(figure.part(".pl-sentence")).to_be_visible()
        expect(figure.root).to_be_in_viewport()


def reading(opened):
    return opened.get_by_role("button", name="I have read this chapter")


def is_marked_as_read(opened):
    reading(opened).focus()
    reading(opened).press("Enter")
    expect(reading(opened)).to_have_attribute("aria-pressed", "true")


def is_unmarked(opened):
    expect(reading(opened)).to_have_attribute("aria-pressed", "true")
    reading(opened).press("Space")
    expect(reading(opened)).to_have_attribute("aria-pressed", "false")
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
