"""Every page in a browser: quiet, light, and readable by everybody under every setting.

A page is opened twice, from a server on a desk and from a folder on a dark phone; all that can be
seen in a visit is asked in it. Axe runs on each page in both themes: light with all rules, dark with
all rules where figures or a quiz have changed the page, and elsewhere with those that a theme or a
width can change.
"""

import gzip
import re
from urllib.parse import urlsplit

import pytest
from accessibility import COLOURS, SIZES, STANDARDS, STYLES, problems
from figure import Figure, comes_to, comes_to_rest
from parsed import heading
from parts import CHAPTERS, EXPLORERS, MADE, PAGES, PLACES
from playwright.sync_api import expect
from reader_settings import holds_under_every_setting

pytestmark = pytest.mark.slow

FIRST_VIEW = 120_000  # bytes on the wire
DEEP = "notebooks/deeper/still/nothing.html"


def each(pages):
    """One test a page; all tests of a page go to one worker."""
    return pytest.mark.parametrize(
        "page", [pytest.param(page, marks=pytest.mark.xdist_group(page)) for page in pages]
    )


every_page = each(PAGES)


def explorers_of(page):
    return [EXPLORERS[name] for place, name in PLACES if place == page]


# All controls of a figure at their first value, its numbers open; and the first answer of each item checked.
MOVED = """ids => {
    for (const root of ids.map((id) => document.getElementById(id))) {
        for (const field of root.querySelectorAll("[data-control]")) {
            if (field.type === "range") field.value = field.min;
            else field.selectedIndex = 0;
            field.dispatchEvent(new Event("input", { bubbles: true }));
        }
        root.querySelector(".pl-numbers").open = true;
    }
}"""
ANSWERED = """() => {
    const items = document.querySelectorAll(".pl-item");
    for (const item of items) {
        item.querySelector("[type=radio]").click();
        item.querySelector("[type=submit]").click();
    }
    return items.length;
}"""


def use_everything(tab, page):
    """Touch what a reader can touch, figures and quizzes; whether there was anything.

    That keys and mouse reach each of these, tests/site/test_explorers.py and test_quizzes.py ask.
    """
    figures = [Figure(tab, explorer) for explorer in explorers_of(page)]
    for figure in figures:
        figure.unfold()
        figure.hydrate()
    tab.evaluate(MOVED, [figure.explorer.anchor for figure in figures])
    for figure in figures[:1]:
        figure.part(".pl-chart:visible").hover()
    answered = tab.evaluate(ANSWERED)
    tab.mouse.wheel(0, 20_000)
    for figure in figures:
        figure.settle()
    return bool(figures or answered)


def asked_elsewhere(opened, address):
    own = (address, "data:", f"blob:{address}", "blob:null")
    return [url for url in opened.requested if not url.startswith(own)]


# Quiet, and readable by everybody


@every_page
def test_page_is_light_quiet_and_accessible_on_paper_too_and_under_every_setting(
    tab, host, site, subtests, page
):
    opened = tab(host + page)
    with subtests.test("the first view is light"):
        comes_to_rest(opened)
        is_light(opened, host, site)
    with subtests.test("paper shows the wide drawing and nothing to press"):
        is_fit_for_paper(opened, page)
    opened.emulate_media(media="screen")
    with subtests.test("axe finds nothing wrong"):
        assert problems(opened) == []
    with subtests.test("nobody else is asked for anything"):
        assert asked_elsewhere(opened, host) == []
    with subtests.test("no complaint is logged"):
        assert opened.complaints == []
    holds_under_every_setting(opened, subtests)


@every_page
def test_dark_phone_from_a_folder_works_and_is_accessible_and_still_and_needs_no_sideways_scroll(
    tab, host, site, subtests, page
):
    # Only a server answers with the page for a wrong address; from a folder nothing leads to it.
    address = host if page == "404.html" else f"{site.as_uri()}/"
    phone = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
    opened = tab(address + page, color_scheme="dark", reduced_motion="reduce", **phone)
    is_used = use_everything(opened, page)
    with subtests.test("figures say what Python computes"):
        for explorer in explorers_of(page):
            Figure(opened, explorer).agrees_with_python()
    with subtests.test("a folder can save numbers too"):
        for explorer in explorers_of(page)[:1]:
            Figure(opened, explorer).saves_its_numbers()
    with subtests.test("nobody is asked for anything"):
        assert asked_elsewhere(opened, address) == []
    with subtests.test("no complaint is logged"):
        assert opened.complaints == []
    with subtests.test("axe finds nothing wrong"):
        # A page on which nothing is used is the one that was asked everything in the other theme.
        assert problems(opened, rules=STANDARDS if is_used else COLOURS + SIZES) == []
    with subtests.test("nothing scrolls sideways"):
        inner, outer = opened.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert inner <= outer
    with subtests.test("figures are the narrow ones"):
        for explorer in explorers_of(page):
            root = Figure(opened, explorer)
            expect(root.part(".pl-narrow")).to_be_visible()
            expect(root.part(".pl-wide")).to_be_hidden()
    if page not in MADE:
        with subtests.test("the dark page has other colours and both themes contrast"):
            both = [_text_and_paper(opened)]
            opened.emulate_media(color_scheme="light")
            both.append(_text_and_paper(opened))
            for text, paper in both:
                low, high = sorted(map(_luminance, (text, paper)))
                assert (high + 0.05) / (low + 0.05) >= 7
            assert both[0][0] != both[1][0]
            assert both[0][1] != both[1][1]
    with subtests.test("nothing moves by itself"):
        opened.locator("button.theme-toggle:visible").first.click()
        assert opened.evaluate("document.getAnimations().length") == 0
        assert (
            opened.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
        )


def test_style_keeps_no_screen_upright(tab, host):
    """One style sheet serves all pages."""
    opened = tab(host + PLACES[0][0])
    assert problems(opened, rules=STYLES) == []
    turned = "@media (orientation: portrait) { html { transform: rotate(90deg) } }"
    opened.add_style_tag(content=turned)
    assert [rule for rule, *_ in problems(opened, rules=STYLES)] == STYLES


def is_light(opened, host, site):
    files = {urlsplit(url).path.lstrip("/") for url in opened.requested if url.startswith(host)}
    weights = {name: len(gzip.compress((site / name).read_bytes())) for name in files}
    assert sum(weights.values()) <= FIRST_VIEW, weights
    assert not any(name.endswith("vega.js") for name in files), "Vega waits for the first touch"


PRESSED = (
    ".pl-tools, .pl-opening, .pl-python, .copybtn, .theme-toggle, .skip-to-content, .sidebar-drawer"
)
# What paper shows of a page and should not, and what it should and does not: [figure, part].
WRONG_ON_PAPER = """([figures, pressed]) => {
    const isSeen = (part) => part.checkVisibility({ visibilityProperty: true }) && part.getBoundingClientRect().width * part.getBoundingClientRect().height > 0;
    const wrong = [...document.querySelectorAll(pressed)].filter(isSeen).map((e) => ["page", e.className]);
    for (const [id, shown, hidden] of figures) {
        const root = document.getElementById(id);
        for (const part of shown) if (!root || ![...root.querySelectorAll(part)].some(isSeen)) wrong.push([id, part]);
        for (const part of hidden) if (root && [...root.querySelectorAll(part)].some(isSeen)) wrong.push([id, part]);
    }
    return wrong;
}"""
ON_PAPER, OFF_PAPER = (
    [".pl-wide svg", ".pl-sentence"],
    [".pl-narrow", ".pl-controls", ".pl-actions", ".pl-numbers"],
)


def is_fit_for_paper(opened, page):
    figures = [
        (explorer.anchor, ON_PAPER + [".pl-state"] * bool(explorer.controls), OFF_PAPER)
        for explorer in explorers_of(page)
    ]
    opened.emulate_media(media="print")
    for width in (360, 1280):
        opened.set_viewport_size({"width": width, "height": 900})
        comes_to(lambda: opened.evaluate(WRONG_ON_PAPER, [figures, PRESSED]), [])


def _text_and_paper(opened):
    text = "article section > p:not(.pl-times), article section dd"  # not a small line
    return opened.locator(text).first.evaluate(
        """e => { let b = e; while (b.parentElement &&
            getComputedStyle(b).backgroundColor === 'rgba(0, 0, 0, 0)') b = b.parentElement;
            return [getComputedStyle(e).color, getComputedStyle(b).backgroundColor]; }"""
    )


def _luminance(colour):
    channels = [int(c) / 255 for c in re.findall(r"\d+", colour)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.xdist_group("search.html")
def test_search_finds_a_chapter_by_a_word_of_its_title(tab, address, site, subtests):
    opened = tab(address + "index.html")
    for chapter in CHAPTERS:
        with subtests.test(chapter):
            title = heading(site / f"notebooks/{chapter}.html")
            field = opened.locator("input[name=q]:visible").first
            field.fill(max(re.findall(r"\w+", title), key=len))
            field.press("Enter")
            hit = opened.locator("ul.search a", has_text=title).first
            hit.press("Enter")  # the list still grows: a click may miss what has just moved down
            expect(opened.locator("h1").first).to_contain_text(title)
    assert opened.complaints == []


@pytest.mark.xdist_group("404.html")
def test_wrong_address_deep_in_the_site_gets_a_page_that_helps(tab, host):
    opened = tab()
    answer = opened.goto(host + DEEP)
    assert answer.status == 404
    expect(opened.locator("h1")).to_have_text("There is no page at this address")
    family = opened.locator("body").evaluate("e => getComputedStyle(e).fontFamily")
    assert "serif" in family, "the style sheet must load from any depth"
    opened.get_by_role("link", name="Start at the welcome page").click()
    expect(opened.locator("h1").first).to_contain_text("From Pipelines to Platforms")


def test_chapter_offers_its_own_notebook_and_how_to_run_it(tab, host):
    opened = tab(f"{host}notebooks/{CHAPTERS[0]}.html")
    with opened.expect_download() as saving:
        opened.get_by_role("link", name="Download this notebook").click()
    assert saving.value.suggested_filename == f"{CHAPTERS[0]}.ipynb"
    opened.get_by_role("link", name="Run it in JupyterLab").click()
    expect(opened.locator("#run-the-notebooks h2")).to_be_in_viewport()
