"""The pages as files: every link leads somewhere, every page says what it is, nothing lies there unused.

One worker does it all, so that the site is parsed once.
"""

from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from parsed import ids, tree
from parts import CHAPTERS, EXPLORERS, MADE, PAGES
from places import SITE

from platformlab.chapters import contents

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("of one piece")]

# Lists of links are read without their sentence; Lighthouse's audit of link texts refuses these too.
SAYS_NOTHING = {"click here", "click this", "go", "here", "information", "learn more", "more"} | {
    *("more info", "more information", "right here", "read more", "see more", "start", "this")
}
BASE = "https://book.invalid/"
every_page = pytest.mark.parametrize("page", PAGES)
every_chapter = pytest.mark.parametrize("chapter", CHAPTERS)


def of_head(page, name):
    """Contents of the entries of this name, or property, in the head of a page."""
    return page.xpath("//head/meta[@name=$name or @property=$name]/@content", name=name)


@every_page
def test_every_internal_link_and_anchor_resolves(site, page):
    broken = []
    for link in tree(site / page).xpath("//@href | //@src"):
        if not urljoin(BASE + page, link).startswith(BASE):
            continue
        address, fragment = urldefrag(urljoin(BASE + page, link))
        target = unquote(urlsplit(address).path).lstrip("/") or "index.html"
        if not (site / target).is_file():
            broken.append(link)
        elif fragment and target.endswith(".html"):
            anchor = fragment.partition("?")[0]
            if anchor not in ids(site / target):
                broken.append(link)
    assert broken == []


@every_page
def test_text_of_every_link_says_where_it_leads(site, page):
    links = tree(site / page).xpath("//a[@href]")
    texts = {" ".join(link.text_content().split()).lower() for link in links}
    assert links
    assert not texts & SAYS_NOTHING


@every_page
def test_page_says_what_it_is_to_browsers_and_search_engines(site, page):
    found = tree(site / page)
    assert found.get("lang") == "en"
    assert len(found.findtext("head/title").strip()) > 10
    (viewport,) = of_head(found, "viewport")[:1]
    assert "width=device-width" in viewport
    assert len(found.xpath("//h1")) == 1
    if page in MADE:
        return
    assert 40 <= len(of_head(found, "description")[0]) <= 200
    assert of_head(found, "og:title")[0]


@every_chapter
def test_link_to_a_chapter_shows_its_question_wherever_it_is_shared(site, chapter):
    found = tree(site / f"notebooks/{chapter}.html")
    for name in ("description", "og:description"):
        (described,) = of_head(found, name)
        assert described.startswith(contents.asks(chapter))


def test_titles_and_descriptions_differ_from_page_to_page(site):
    pages = [tree(site / page) for page in PAGES]
    titles = [page.findtext("head/title") for page in pages]
    assert len(set(titles)) == len(titles)
    texts = [text for page in pages for text in of_head(page, "description")[:1]]
    assert len(texts) >= len(PAGES) - len(MADE)
    assert len(set(texts)) == len(texts)


def test_every_element_id_is_unique_on_its_page(site):
    for page in PAGES:
        found = tree(site / page).xpath("//@id")
        assert sorted(found) == sorted(ids(site / page)), page


@every_chapter
def test_chapter_hands_out_its_own_notebook(site, chapter):
    place = f"notebooks/{chapter}.html"
    links = tree(site / place).xpath("//a[contains(., 'Download this notebook')]")
    file = (site / place).parent / links[0].get("href")
    assert (file.name, "download" in links[0].attrib) == (f"{chapter}.ipynb", True)
    assert file.read_text("utf-8").startswith("{")


def test_site_ships_no_file_that_nothing_needs():
    scripts = {path.name for path in (SITE / "_explorers").iterdir()}
    assert scripts == {f"{name}.js" for name in EXPLORERS} | {"explore.js", "touched.js", "vega.js"}
