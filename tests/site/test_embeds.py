"""Pages for frames: every figure once, alone, fenced off, and nothing given away."""

import gzip
import json
from copy import copy
from html import escape

import pytest
from accessibility import DARK, LIGHT, problems_in
from bs4 import BeautifulSoup
from parsed import ids
from parts import EXPLORERS
from playwright.sync_api import expect

from platformlab.checks.questions import every_bet

pytestmark = pytest.mark.slow
FIRST_VIEW = 60_000  # bytes of a frame on the wire, half of those of a chapter
ASKED = {bet.state.explorer: bet for _, bet in every_bet().values()}
FREE = "two_worlds"
FENCE = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"


@pytest.fixture(scope="module")
def frames(site):
    """Each page of a frame, parsed; not to be changed."""
    return {
        file.stem: BeautifulSoup(file.read_text(encoding="utf-8"), "lxml")
        for file in sorted((site / "embed").glob("*.html"))
    }


def framed(tab, host, name, height=400):
    """Open a page of another site with a frame in it that notes what the frame tells."""
    source = f"{host}embed/{name}.html"
    opened = tab()
    opened.set_content(
        f'<!doctype html><html lang="en"><title>Course</title><h1>Course</h1>'
        f"<script>window.told = []; addEventListener('message', (e) => told.push(e.data));</script>"
        f'<iframe src="{escape(source)}" title="figure" width="800" height="{height}" sandbox="{FENCE}"></iframe>'
    )
    return opened, opened.frame_locator("iframe")


def test_every_figure_has_a_page_and_every_bet_asks(frames):
    assert set(frames) == set(EXPLORERS)
    for name, page in frames.items():
        inside = page.select_one(".pl-embedded")
        assert len(inside.select(".pl-explorer")) == 1
        assert inside.select_one(".pl-explorer")["data-explorer"] == name
        bets = [bet["data-bet"] for bet in inside.select(".pl-bet")]
        assert bets == ([ASKED[name].id] if name in ASKED else [])
        assert not page.select("nav, .sidebar-drawer, footer")
        assert page.select_one('meta[name="robots"]')["content"] == "noindex"


def test_nothing_of_an_answer_stands_outside_its_bet(frames):
    for name in ASKED:
        page = copy(frames[name].select_one(".pl-embedded"))
        for part in (".pl-bet", ".pl-failed"):
            page.select_one(part).extract()
        assert page.get_text(" ", strip=True).startswith(EXPLORERS[name].title)
        assert not page.select("svg, table, .pl-sentence")


def test_the_way_back_leads_to_the_figure(site, frames):
    for frame in frames.values():
        target, _, anchor = frame.select_one(".pl-way-back a")["href"].partition("#")
        assert anchor in ids((site / "embed" / target).resolve())


def test_they_are_in_no_contents_no_search_and_no_sitemap(site, frames):
    searched = (site / "searchindex.js").read_text(encoding="utf-8")
    passages = (site / "_search/passages.js").read_text(encoding="utf-8")
    assert '"embed/' not in searched
    assert "embed/" not in passages
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        if (
            page.parent.name != "embed" and "embed/" in text
        ):  # the button that shares a figure asks for it
            assert "embed/" not in BeautifulSoup(text, "lxml").get_text()
    assert not any((site / "_sources").rglob("embed/*"))


def test_a_frame_tells_its_height_again_when_it_changes(tab, host):
    opened, frame = framed(tab, host, FREE)
    opened.wait_for_function("told.length > 0")
    first = opened.evaluate("told.at(-1)")
    assert (first["type"], first["figure"]) == ("platformlab-height", FREE)
    inner = frame.locator(".pl-embedded").evaluate("e => e.getBoundingClientRect().height")
    assert first["height"] == pytest.approx(inner, abs=1)
    frame.locator(".pl-numbers summary").click()
    opened.wait_for_function(f"told.at(-1).height > {first['height']}")


def test_a_frame_that_is_not_told_its_height_scrolls(tab, host):
    _, frame = framed(tab, host, FREE, height=250)
    link = frame.locator(".pl-way-back a")
    link.scroll_into_view_if_needed()
    expect(link).to_be_in_viewport()


def test_a_figure_moves_behind_a_fence(tab, host):
    opened, frame = framed(tab, host, FREE)
    before = frame.locator(".pl-sentence").inner_text()
    frame.locator("input[type=range]").first.focus()
    opened.keyboard.press("ArrowRight")
    expect(frame.locator(".pl-explorer")).to_have_attribute("data-live", "")
    expect(frame.locator(".pl-sentence")).not_to_have_text(before)
    assert opened.complaints == []


def test_a_bet_is_placed_behind_a_fence_and_answers(tab, host):
    name = next(name for name, bet in ASKED.items() if bet.kind == "choice")
    opened, frame = framed(tab, host, name)
    expect(frame.locator(".pl-answered .pl-sentence")).to_be_hidden()
    frame.locator(".pl-bet input[type=radio]").first.check(force=True)
    frame.locator(".pl-press button[type=submit]").click()
    expect(frame.locator(".pl-answered .pl-sentence")).to_be_visible()
    assert opened.complaints == []


@pytest.mark.parametrize("name", [FREE, *list(ASKED)[:3]])
def test_a_frame_is_accessible_and_fits_a_phone(tab, host, name):
    phone = {"width": 320, "height": 700}
    opened = tab(f"{host}embed/{name}.html", is_new=True, viewport=phone)
    expect(opened.locator(".pl-embedded")).to_be_visible()
    assert problems_in(opened, LIGHT, DARK) == []
    assert opened.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_frame_is_light_and_asks_no_other_host(tab, host, site):
    opened = tab(f"{host}embed/{FREE}.html", is_new=True)
    assert all(url.startswith(host) for url in opened.requested)
    files = {url.removeprefix(host).partition("?")[0] for url in opened.requested}
    weights = {name: len(gzip.compress((site / name).read_bytes())) for name in files}
    assert sum(weights.values()) <= FIRST_VIEW, json.dumps(weights)


def test_without_scripts_the_figure_says_its_answer(tab, address):
    opened = tab(f"{address}embed/{FREE}.html", is_new=True, java_script_enabled=False)
    expect(opened.locator(".pl-sentence")).to_be_visible()
    expect(opened.locator(".pl-wide svg")).to_be_visible()
    expect(opened.locator(".pl-actions")).to_be_hidden()
