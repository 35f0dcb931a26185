"""The welcome page: a question answered in ten seconds, a card for each chapter, a line to be inked."""

import gzip
from urllib.parse import urlsplit

import pytest
from accessibility import DARK, FORCED, LIGHT, problems_in
from bets import low, record, remember
from figure import comes_to_rest
from parts import CHAPTERS
from playwright.sync_api import expect

from platformlab import claims
from platformlab.chapters import BOOK, contents
from platformlab.checks.questions import questions

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("index.html")]

CROWD = BOOK.crowd()
FIRST_VIEW = 90_000  # bytes on the wire
PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1366, "height": 768}


def filled(page):
    return page.locator(".pl-seen .pl-in").count()


def chapter_of(part):
    return part.get_attribute("data-chapter")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_question_crowd_and_buttons_stand_in_the_first_screen_and_the_answer_moves_nothing(
    tab, address, site, viewport
):
    page = tab(is_new=True, viewport=viewport)
    page.goto(f"{address}index.html")
    comes_to_rest(page)
    for part in (".pl-asked .pl-question", ".pl-seen .pl-dots", "[data-guess=fills]"):
        box = page.locator(part).bounding_box()
        assert box["y"] + box["height"] <= viewport["height"]
    files = {
        urlsplit(url).path.partition("/_build/html/")[2] or urlsplit(url).path.lstrip("/")
        for url in page.requested
    }
    sizes = {
        name: len(gzip.compress((site / (name or "index.html")).read_bytes())) for name in files
    }
    assert sum(sizes.values()) <= FIRST_VIEW, sizes
    assert filled(page) == CROWD.start
    below = page.locator("h2").first.bounding_box()
    page.locator("[data-guess=fills]").click()
    expect(page.locator(".pl-told")).to_be_focused()
    expect(page.locator(".pl-told")).to_have_text(CROWD.says["wrong"].format(end=filled(page)))
    assert filled(page) == CROWD.paths[CROWD.start][-1]
    slider = page.get_by_label(CROWD.says["begin"])
    for _ in range(CROWD.better - CROWD.start):
        slider.press("ArrowRight")
    assert filled(page) == CROWD.paths[CROWD.better][-1]
    expect(page.locator(".pl-now")).to_have_text(CROWD.ends(CROWD.better))
    assert page.locator("h2").first.bounding_box() == below
    assert page.complaints == []
    assert problems_in(page, LIGHT, DARK, FORCED) == []


def test_every_chapter_has_its_card_with_its_question_and_the_ledger_its_count(tab, host):
    page = tab(f"{host}index.html")
    cards = page.locator(".pl-card").all()
    assert [chapter_of(card.locator(".pl-segment")) for card in cards] == CHAPTERS
    for card, chapter in zip(cards, CHAPTERS, strict=True):
        expect(card.locator("b")).to_have_text(contents.title(chapter))
        expect(card.locator(".pl-card-asks")).to_have_text(contents.asks(chapter))
        assert card.get_attribute("href").endswith(f"{chapter}.html")
    assert page.locator(".pl-squares i").count() == len(claims.load_claims())
    counts = [int(text) for text in page.locator(".pl-verdicts li b").all_text_contents()]
    assert counts == [claims.count(verdict=verdict) for verdict in claims.VERDICTS]


def test_reader_inks_the_line_by_betting_and_reading(tab, address):
    begun, read = CHAPTERS[0], CHAPTERS[1]
    bet = questions(begun).bets[0]
    page = tab(is_new=True)
    remember(page, f"{address}index.html", record(bets={bet.id: low(bet)}, read={read: True}))
    page.goto(f"{address}index.html")
    line = page.locator(".pl-line .pl-segment")
    assert [chapter_of(part) for part in line.all()] == CHAPTERS
    inked = [part.get_attribute("data-inked") for part in line.all()]
    assert inked == ["begun", "read", *[None] * (len(CHAPTERS) - 2)]
    dashes = line.evaluate_all(
        "all => all.map(s => getComputedStyle(s.querySelector('.pl-thread')).strokeDasharray)"
    )
    assert dashes[:2] == ["none", "none"]
    assert "none" not in dashes[2:]


def test_head_of_a_chapter_shows_its_place_and_its_end_what_came_and_the_next_question(tab, host):
    chapter, following = CHAPTERS[:2]
    bet = questions(chapter).bets[0]
    page = tab(f"{host}notebooks/{chapter}.html", is_new=True)
    own = page.locator(".pl-head .pl-own")
    assert chapter_of(own) == chapter
    expect(page.locator(".pl-recap")).to_be_hidden()
    assert own.get_attribute("data-inked") is None
    page.evaluate(
        "([id, answer]) => platformlab.record.change((kept) => { kept.bets[id] = answer; })",
        [bet.id, low(bet)],
    )
    expect(page.locator(".pl-recap li")).to_contain_text(bet.shown_value)
    expect(own).to_have_attribute("data-inked", "begun")
    expect(page.locator(".pl-next .pl-card b")).to_have_text(contents.title(following))
    expect(page.locator(".sidebar-tree details[open] > summary")).to_have_count(1)


def test_without_scripts_both_crowds_stand_side_by_side_and_the_line_is_solid(tab, host):
    page = tab(f"{host}index.html", java_script_enabled=False)
    for start in (CROWD.start, CROWD.better):
        expect(page.get_by_text(CROWD.ends(start))).to_be_visible()
    expect(page.locator("[data-guess]").first).to_be_hidden()
    dashed = page.locator(".pl-line .pl-thread").first.evaluate(
        "e => getComputedStyle(e).strokeDasharray"
    )
    assert dashed == "none"
