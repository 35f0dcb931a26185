"""How far a reader goes to the first figure of a chapter, and from a bet to what answers it."""

import json

import pytest
from bets import OnPage
from parts import CHAPTERS, named_cell
from playwright.sync_api import expect

from platformlab.checks.questions import questions

pytestmark = pytest.mark.slow

every_chapter = pytest.mark.parametrize(
    "chapter",
    [pytest.param(c, marks=pytest.mark.xdist_group(f"notebooks/{c}.html")) for c in CHAPTERS],
)
DESKTOP, PHONE = {"width": 1366, "height": 768}, {"width": 360, "height": 740}
SCREENS = [(DESKTOP, 1), (PHONE, 1.5)]  # as far as the first figure may begin
sizes = pytest.mark.parametrize(("viewport", "screens"), SCREENS, ids=["desktop", "phone"])


def top(locator):
    """Distance from the top of the page."""
    return locator.evaluate("e => e.getBoundingClientRect().top + scrollY")


@every_chapter
@sizes
def test_first_figure_asks_within_the_first_screen(tab, host, chapter, viewport, screens):
    opened = tab(f"{host}notebooks/{chapter}.html", is_new=True, viewport=viewport)
    first = opened.locator(".pl-chart:visible").first
    assert first.evaluate("e => Boolean(e.closest('.pl-bet form'))"), "the first figure is a bet's"
    assert top(first) <= screens * viewport["height"]


@every_chapter
@sizes
def test_bet_is_answered_where_it_was_asked(tab, host, chapter, viewport, screens):
    opened = tab(f"{host}notebooks/{chapter}.html", is_new=True, viewport=viewport)
    for bet in (OnPage(opened, asked) for asked in questions(chapter).bets):
        place = bet.part("form .pl-chart:visible").evaluate(_PLACE)
        bet.part("[data-action=show]").click()
        expect(bet.part(".pl-explorer .pl-sentence")).to_be_visible()
        answer = bet.part(".pl-explorer .pl-chart:visible").evaluate(_PLACE)
        assert answer == pytest.approx(place, abs=0.5)


# Within the bet; a browser scrolls by whole pixels, so that the page itself may be off by a part of one.
_PLACE = """e => { const b = e.getBoundingClientRect(), own = e.closest(".pl-bet").getBoundingClientRect();
    return [b.x - own.x, b.y - own.y, b.width, b.height]; }"""


@every_chapter
def test_page_tells_teachers_the_objectives_that_its_end_tells_readers(tab, host, chapter):
    opened = tab(f"{host}notebooks/{chapter}.html")
    said = json.loads(opened.locator('script[type="application/ld+json"]').inner_text())
    assert said["@type"] == "LearningResource"
    end = named_cell(chapter, "takeaways").source.replace("*", "")
    assert len(said["teaches"]) == 3
    assert all(objective in end for objective in said["teaches"])
