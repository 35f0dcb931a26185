"""A deck in a browser: keys, live figures, the speaker's view, paper, a phone, no scripts; nothing of it in the site."""

import outlines
import pytest
from accessibility import DARK, LIGHT, problems, problems_in
from parts import ROOT
from slides import BOOK, KEPT
from tool import run

from platformlab.slides import assets, outline, pages, validation

pytestmark = pytest.mark.slow
SHOWN = "document.querySelector('.pl-slide.present')?.id"
DECK = outline.read(ROOT, outlines.TOPIC).slides
COUNT = len(DECK)
FIGURE = next(slide.place for slide in DECK if slide.shows == "figure")
CHOICE = next(slide.place for slide in DECK if slide.name == "old-price-back")


@pytest.fixture(scope="module")
def deck(tmp_path_factory):
    """The address of a deck and what it loads, opened as a file."""
    folder = tmp_path_factory.mktemp("slides")
    (made,) = validation.make(ROOT, [outlines.TOPIC])
    body = pages.deck_html(made)
    (folder / "deck.html").write_text(body, encoding="utf-8")
    assets.write(ROOT, folder, [body], book=BOOK, kept=KEPT)
    return (folder / "deck.html").as_uri()


@pytest.fixture
def page(tab):
    return tab(viewport={"width": 1280, "height": 720})


def shows(page, slide):
    page.wait_for_function(f"{SHOWN} === 'slide-{slide}'")


def presented(page, deck, slide=1):
    page.goto(f"{deck}#slide-{slide}")
    page.reload()
    shows(page, slide)


def test_arrows_turn_slides_and_the_address_follows(page, deck):
    presented(page, deck)
    page.keyboard.press("ArrowRight")
    shows(page, 2)
    assert page.url.endswith("#slide-2")
    assert page.locator(".pl-at").inner_text() == f"2 of {COUNT}"


def test_arrow_on_a_slider_moves_the_figure_and_a_presenters_key_turns_the_slide(page, deck):
    presented(page, deck, FIGURE)
    slider = page.locator(f"#slide-{FIGURE} input[type=range]").first
    said = page.locator(f"#slide-{FIGURE} .pl-sentence").inner_text()
    at = slider.input_value()
    slider.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        f"said => document.querySelector('#slide-{FIGURE} .pl-sentence').innerText !== said",
        arg=said,
    )
    assert int(slider.input_value()) == int(at) + 1
    assert page.evaluate(SHOWN) == f"slide-{FIGURE}"
    page.keyboard.press("PageDown")
    shows(page, FIGURE + 1)
    assert int(slider.input_value()) == int(at) + 1


def test_escape_gives_the_arrows_back_to_the_slides(page, deck):
    presented(page, deck, FIGURE)
    page.locator(f"#slide-{FIGURE} input[type=range]").first.focus()
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    shows(page, FIGURE + 1)


def test_bet_is_placed_and_answered_on_its_slide(page, deck):
    presented(page, deck, CHOICE)
    bet = page.locator(f"#slide-{CHOICE}")
    bet.locator("[data-action=show]").click()
    page.wait_for_function(
        f"document.querySelector('#slide-{CHOICE} .pl-told').textContent.length > 10"
    )
    assert bet.locator(".pl-answered").is_visible()
    assert page.evaluate(SHOWN) == f"slide-{CHOICE}"


def test_speakers_view_opens_from_a_file_and_follows(page, deck):
    presented(page, deck)
    with page.context.expect_page() as opened:
        page.keyboard.press("s")
    notes = ".speaker-controls-notes .value"
    has_notes = (
        "said => document.querySelector('.speaker-controls-notes .value')?.innerText.includes(said)"
    )
    opened.value.wait_for_function(has_notes, arg="Read the number aloud")
    page.keyboard.press("ArrowRight")
    opened.value.wait_for_function(has_notes, arg="Everybody draws alone")
    assert opened.value.locator(notes).is_visible()


@pytest.mark.parametrize("slide", [1, 2, FIGURE, CHOICE, 12, 15])
def test_slide_is_accessible_and_needs_no_scrolling_sideways(page, deck, slide):
    presented(page, deck, slide)
    assert problems_in(page, LIGHT, DARK) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_phone_and_all_on_one_page_show_every_slide_with_its_notes(page, deck):
    every = "[...document.querySelectorAll('section.pl-slide, .notes')].filter(p => !p.checkVisibility()).length"
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(deck)
    assert page.evaluate(every) == 0
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert problems(page) == []
    page.set_viewport_size({"width": 1280, "height": 720})
    presented(page, deck, 3)
    page.locator("[data-way=page]").click()
    assert page.evaluate(every) == 0
    assert page.locator("section[aria-hidden], section[hidden]").count() == 0


def test_paper_has_every_slide_and_notes_only_where_they_are_wanted(page, deck):
    presented(page, deck)
    page.emulate_media(media="print")
    hidden = "kind => [...document.querySelectorAll(kind)].filter(p => !p.checkVisibility()).length"
    assert page.evaluate(hidden, "section.pl-slide") == 0
    assert page.evaluate(hidden, ".notes") == 0
    page.evaluate("document.querySelector('[data-way=notes]').click()")
    assert page.evaluate(hidden, ".notes") == COUNT
    assert page.evaluate(hidden, ".pl-bar") == 1


def test_no_note_of_a_deck_is_in_the_site_of_students(site):
    notes = {
        slide.notes.split("{")[0][:50]
        for topic in outline.topics(ROOT)
        for slide in outline.read(ROOT, topic).slides
        if len(slide.notes.split("{")[0]) > 50
    }
    assert len(notes) > 100
    for file in site.rglob("*"):
        if file.is_file() and file.suffix in (".html", ".js", ".ipynb", ".txt", ".xml", ".json"):
            text = file.read_text(encoding="utf-8")
            assert [said for said in notes if said in text] == [], file


def test_tool_names_a_deck_that_is_not_there_and_the_nearest():
    done = run("slides.py", "gians")
    assert done.returncode == 1
    assert "teaching/slides/gians.toml: expected the deck of gians" in done.stderr
    assert "did you mean 'giants'?" in done.stderr
