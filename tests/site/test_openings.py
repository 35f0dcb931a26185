"""How far a reader goes to the first figure of a chapter, and from a bet to what answers it."""

import json

import pytest
from bets import OnPage
from bs4 import BeautifulSoup
from parts import CHAPTERS, named_cell
from playwright.sync_api import expect

from platformlab.checks.questions import questions

pytestmark = pytest.mark.slow

every_chapter = pytest.mark.parametrize(
    "chapter",
    [pytest.param(c, marks=pytest.mark.xdist_group(f"notebooks/{c}.html")) for c in CHAPTERS],
)
SCREENS = [((1366, 768), 1), ((360, 740), 1.5)]  # and how far down the first figure may begin
HEADER = 55  # px that the header takes of a phone's screen
# From the top of each sentence, or of the chart of a bet, to the end of the first controls, or of both where there are none.
REACH = """() => [...document.querySelectorAll(".pl-explorer")].filter((figure) => figure.checkVisibility()).map((figure) => {
  const seen = (part) => part?.checkVisibility();
  const chart = [...figure.querySelectorAll(".pl-chart")].find(seen);
  const controls = figure.querySelector(":scope > .pl-controls");
  const parts = [chart, figure.querySelector(".pl-sentence"), ...(seen(controls) ? [controls] : [])];
  const places = parts.map((part) => part.getBoundingClientRect());
  return [figure.id, Math.round(Math.max(...places.map(({ bottom }) => bottom)) - Math.min(...places.map(({ top }) => top)))];
})"""
SMALL = """() => [...document.querySelectorAll(
  ".pl-explorer :is(.pl-slider input, select, button, summary)")]
  .filter((part) => part.checkVisibility() && part.getBoundingClientRect().height < 44)
  .map((part) => `${part.closest(".pl-explorer").id}: ${part.textContent.slice(0, 20)}`)"""


def top(locator):
    """Distance from the top of the page."""
    return locator.evaluate("e => e.getBoundingClientRect().top + scrollY")


@every_chapter
def test_first_figure_asks_within_the_first_screen_and_answers_in_its_place(
    tab, host, subtests, chapter
):
    opened = tab(f"{host}notebooks/{chapter}.html", is_new=True)
    for (width, height), screens in SCREENS:
        opened.set_viewport_size({"width": width, "height": height})
        with subtests.test("what is asked first is near", width=width):
            first = opened.locator(".pl-chart:visible, .pl-sure-levels").first
            assert first.evaluate("e => Boolean(e.closest('.pl-bet form, .pl-sure form'))")
            assert top(first) <= screens * height
        if height == 740:
            height -= HEADER
        with subtests.test("a chart and its first controls share a screen", width=width):
            far = [f"{name}: {px} px" for name, px in opened.evaluate(REACH) if px > height]
            assert not far, f"{far} of {height} px: lower the chart, or shorten the sentence"
        if width == 360:
            with subtests.test("a finger finds what it presses"):
                assert opened.evaluate(SMALL) == []
        for asked in questions(chapter).bets:
            with subtests.test("a bet is answered where it was asked", width=width, bet=asked.id):
                answers_in_its_place(OnPage(opened, asked))


def answers_in_its_place(bet):
    place = bet.part("form .pl-chart:visible").evaluate(_PLACE)
    bet.part("[data-action=show]").click()
    expect(bet.part(".pl-explorer .pl-sentence")).to_be_visible()
    answer = bet.part(".pl-explorer .pl-chart:visible").evaluate(_PLACE)
    assert answer == pytest.approx(place, abs=0.5)
    bet.part("[data-action=change]").click()


# Within the bet; a browser scrolls by whole pixels, so that the page itself may be off by a part of one.
_PLACE = """e => { const b = e.getBoundingClientRect(), own = e.closest(".pl-bet").getBoundingClientRect();
    return [b.x - own.x, b.y - own.y, b.width, b.height]; }"""


@every_chapter
def test_page_tells_teachers_the_objectives_that_its_end_tells_readers(site, chapter):
    page = BeautifulSoup((site / f"notebooks/{chapter}.html").read_text("utf-8"), "html.parser")
    said = json.loads(page.select_one('script[type="application/ld+json"]').string)
    assert said["@type"] == "LearningResource"
    end = named_cell(chapter, "takeaways").source.replace("*", "")
    assert len(said["teaches"]) == 3
    assert all(objective in end for objective in said["teaches"])
