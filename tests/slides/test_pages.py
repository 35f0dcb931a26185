"""A deck is one page: unique ids, links that lead somewhere on it, every word of its scripts."""

import json
import re

import outlines
import pytest
from bs4 import BeautifulSoup
from parts import ROOT

from platformlab.slides import pages, validation


@pytest.fixture(scope="module")
def made():
    return validation.make(ROOT, [outlines.TOPIC])[0]


@pytest.fixture(scope="module")
def page(made):
    return BeautifulSoup(pages.deck_html(made), "html.parser")


def test_slides_stand_in_order_with_heading_and_notes(made, page):
    found = page.select("main .reveal > .slides > section.pl-slide")
    assert [part["id"] for part in found] == [f"slide-{at + 1}" for at in range(len(made.slides))]
    for part in found:
        assert page.find(id=part["aria-labelledby"]).get_text(strip=True)
        assert part.select_one("aside.notes[role=note] p").get_text(strip=True)


def test_title_of_the_chapter_is_the_only_first_heading(page):
    assert [h.get_text() for h in page.select("h1")] == ["Chicken and egg"]


def test_no_id_stands_twice(page):
    ids = [part["id"] for part in page.find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_no_two_regions_of_a_deck_have_one_name():
    deck = BeautifulSoup(pages.deck_html(validation.make(ROOT, ["deere"])[0]), "html.parser")
    names = [part["aria-label"] for part in deck.select("[role=region][aria-label]")]
    assert sum(name.startswith("Quiz, slide ") for name in names) == 2
    assert len(names) == len(set(names))


def test_figure_that_is_shown_twice_has_its_own_id_the_first_time(page):
    found = page.select('.pl-shows-figure [data-explorer="critical_mass"]')
    assert [part["id"] for part in found] == ["explore-critical-mass", "slide-7-figure"]


def test_links_to_states_lead_to_figures_of_this_deck(page):
    ids = {part["id"] for part in page.find_all(id=True)}
    states = [a["href"] for a in page.select("a[href*='#explore-']")]
    assert states
    assert all(re.fullmatch(r"#([\w-]+)(\?.*)?", href)[1] in ids for href in states)


def test_no_script_stands_in_the_page_but_data(page):
    inline = [script for script in page.find_all("script") if not script.get("src")]
    assert {script.get("type") for script in inline} == {"application/json"}
    assert "slides.script.at" in json.loads(page.find(id="pl-words").string)["texts"]


def test_list_of_decks_follows_the_parts_of_the_book(made):
    listed = BeautifulSoup(pages.index_html([made]), "html.parser")
    (link,) = listed.select("li a")
    assert (link["href"], link.get_text()) == ("critical_mass.html", "Chicken and egg")
    assert f"{len(made.slides)} slides" in link.parent.get_text()


def test_no_section_stands_in_a_slide_which_would_be_taken_for_a_slide_below_it(page):
    assert page.select("section section") == []
    assert page.select('.pl-slide div.pl-bet[role="region"]')
