"""Pages of lessons: what the book says is asked of it, and nothing is written twice."""

import re

import pytest
from bs4 import BeautifulSoup
from parts import ROOT

from platformlab.chapters import BOOK
from platformlab.checks.questions import questions
from platformlab.teaching import courses, pages, plans

TOPIC = "giants"


@pytest.fixture(scope="module")
def read():
    """Plans of one chapter."""
    return plans.read(ROOT, TOPIC)


def soup(text):
    return BeautifulSoup(re.search(r"```\{raw\} html\n(.*)\n```", text, re.S)[1], "html.parser")


def page(read, length=50, **given):
    tasks = {f"{TOPIC}-{number}": f"Task {number}" for number in range(1, 9)}
    return pages.plan(read, length, title="The new giants", tasks=tasks, sheet=True, **given)


def test_heading_names_chapter_and_length(read):
    assert page(read).startswith("# 50 minutes: The new giants\n")


@pytest.mark.parametrize("length", plans.LENGTHS)
def test_clock_begins_at_nothing_and_ends_at_the_length(read, length):
    rows = soup(page(read, length)).select("tbody tr")
    begins = [int(row.th.get_text()) for row in rows]
    takes = [int(row.td.get_text()) for row in rows]
    assert begins == [sum(takes[:at]) for at in range(len(takes))]
    assert sum(takes) == length


def test_figure_step_says_what_its_figure_says_in_that_state(read):
    said = BOOK.explorers["platform_count"].say(rule="principal", year=2026)
    assert said in soup(page(read)).get_text()


def test_links_lead_to_states_bets_and_questions_of_the_chapter(read):
    found = {link["href"] for link in soup(page(read)).select("a")}
    start = "../../notebooks/giants.html"
    assert f"{start}#explore-platform-count?rule=principal&year=2026" in found
    assert f"{start}#bet-six-of-ten" in found
    assert f"{start}#quiz-giants-which-rule" in found
    assert f"{start}#giants-2" in found


def test_exercises_are_named_by_their_titles(read):
    found = soup(page(read, 90))
    links = {link["href"]: link.get_text() for link in found.select("a")}
    for label in (*read.homework, "giants-3"):
        assert links[f"../../notebooks/giants.html#{label}"] == f"Task {label[-1]}"


def test_vote_has_its_right_answer_beside_it(read):
    step = next(step for step in read.steps if step.items)
    right = [
        option.text
        for item in questions(TOPIC).items
        if item.id in step.items
        for option in item.options
        if option.is_right
    ]
    said = [said.get_text() for said in soup(page(read)).select(".pl-plan-said")]
    assert [text for text in said if text.startswith("Right: ")] == [f"Right: {r}" for r in right]


@pytest.mark.parametrize("length", plans.LENGTHS)
def test_sentence_for_a_short_hour_names_minutes_of_this_lesson(read, length):
    found = soup(page(read, length))
    rows = [row.select("th, td") for row in found.select("tbody tr")]
    clock = {(row[0].get_text(), row[1].get_text()) for row in rows}
    named = re.findall(r"from (\d+) for (\d+)", found.select("tfoot td")[-1].get_text())
    assert named
    assert set(named) <= clock


def test_bet_is_asked_in_the_words_of_the_book_and_expected_in_those_of_the_plan(read):
    bet = questions(TOPIC).bets[0]
    text = soup(page(read)).get_text()
    assert bet.question in text
    assert read.expect[bet.id] in text
    assert bet.told_to_class() in text


def test_slides_are_linked_where_there_are_some(read, tmp_path):
    assert pages.slides_of(tmp_path, TOPIC) == ""
    deck = tmp_path / "_build" / "slides" / f"{TOPIC}.html"
    deck.parent.mkdir(parents=True)
    deck.write_text("", encoding="utf-8")
    way = pages.slides_of(tmp_path, TOPIC)
    assert f'href="{way}"' in page(read, slides=way)
    assert "slides" not in page(read)


def test_course_links_the_lesson_of_each_session(read):
    session = courses.Session(TOPIC, 20, "Read nothing.")
    course = courses.Course("one", "One", "All.", "See.", "None.", (session,), 5)
    found = soup(pages.courses([course], {TOPIC: "The new giants"}))
    assert found.select_one("tbody a")["href"] == "plans/giants-20.html"
    assert found.select("tfoot tr")[-1].get_text(" ", strip=True).endswith("25")


def test_page_is_marked_as_the_teachers(read):
    assert "pl-teachers-only" in page(read)
