"""The model catalogue as pages: small, and whole."""

import re

import pytest
from parts import CHAPTERS
from places import ROOT, SITE

from platformlab import models
from platformlab.sphinxext.catalogue import anchor, page_of
from platformlab.sphinxext.model_uses import sheets

pytestmark = pytest.mark.slow
PAGES = [SITE / "book" / f"models-{word}.html" for word in models.FAMILIES]


@pytest.mark.parametrize("page", [SITE / "book" / "models.html", *PAGES], ids=lambda p: p.stem)
def test_text_of_a_catalogue_page_is_at_most_45_kilobytes(site, page):
    # Only its own: the list of chapters beside it grows with the book.
    text = page.read_text(encoding="utf-8").partition("<article")[2].partition("</article>")[0]
    assert 5_000 <= len(text) <= 45_000, "move a model to a family of its own"


@pytest.mark.parametrize("word", models.FAMILIES)
def test_the_page_of_a_family_has_an_entry_for_each_model(site, word):
    page = (SITE / "book" / f"models-{word}.html").read_text(encoding="utf-8")

    for topic, title in models.FAMILIES[word].models.items():
        assert f'id="{anchor(topic)}">\n<h2>{title}<a' in page


@pytest.mark.parametrize("topic", models.__all__)
def test_the_old_address_of_an_entry_leads_to_the_link_to_it(site, topic):
    page = (SITE / "book" / "models.html").read_text(encoding="utf-8")
    word = next(word for word, family in models.FAMILIES.items() if topic in family.models)

    place = page.partition(f'<li id="{anchor(topic)}">')[2][:120]
    assert f'href="models-{word}.html#{anchor(topic)}"' in place


def test_list_of_sheets_leads_to_each_result(site):
    listed = (SITE / "book" / "derivations.html").read_text(encoding="utf-8")
    for sheet in sheets(ROOT):
        page = (SITE / "book" / "derivations" / f"{sheet.topic}.html").read_text(encoding="utf-8")
        places = re.findall(rf'href="derivations/{sheet.topic}\.html#([^"]+)"', listed)
        assert len(places) == len(sheet.results)
        assert [place for place in places if f'id="{place}"' not in page] == []


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_foot_of_a_chapter_leads_to_its_sheet_and_an_entry_to_the_section(site, chapter):
    page = (SITE / "notebooks" / f"{chapter}.html").read_text(encoding="utf-8")
    foot = page.partition('<p class="pl-tools">')[2].partition("</p>")[0]
    assert f'href="../book/derivations/{chapter}.html"' in foot

    (sheet,) = (sheet for sheet in sheets(ROOT) if sheet.topic == chapter)
    derived = (SITE / "book" / "derivations" / f"{chapter}.html").read_text(encoding="utf-8")
    for model in sheet.derives:
        entries = (SITE / f"{page_of(model)}.html").read_text(encoding="utf-8")
        assert f'href="derivations/{chapter}.html#derives-{model}"' in entries
        assert f'id="derives-{model}"' in derived


@pytest.mark.parametrize("name", ["models", "notation", "misconceptions", "data"])
def test_a_page_of_reference_shows_what_there_is_on_a_few_screens(tab, host, name):
    for width, height in ((1366, 768), (360, 740)):
        opened = tab(f"{host}book/{name}.html", viewport={"width": width, "height": height})
        tall = opened.evaluate("document.documentElement.scrollHeight")
        assert tall <= 12 * height, f"{name}, {width} px: fold its entries (`entries: folded`)"
