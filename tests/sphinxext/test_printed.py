"""The book as one page for a printer: every link leads somewhere, ids stand once, no answer is early."""

import re
from collections import Counter

import every_node
import pytest
from bs4 import BeautifulSoup

from platformlab.sphinxext.printed import Entry, css_string, placed

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("formats")]


@pytest.fixture(scope="module")
def page(built):
    """The page, parsed."""
    text = (built / "printed/book.html").read_text(encoding="utf-8")
    return BeautifulSoup(text, "html.parser")


def test_id_stands_once(page):
    found = Counter(part["id"] for part in page.select("[id]"))
    assert [name for name, times in found.items() if times > 1] == []


def test_every_link_into_the_book_leads_to_a_place(page):
    places = {part["id"] for part in page.select("[id]")}
    links = {link["href"] for link in page.select("a[href]")}
    inner = {link.removeprefix("#") for link in links if not re.match(r"(https?|mailto):", link)}
    assert len(inner) > 30
    assert inner - places == set()


def test_contents_list_every_document_in_order(page):
    listed = [link["href"] for link in page.select(".contents a")]
    assert listed == [f"#{article['id']}" for article in page.select("article")]
    assert len(listed) == every_node.TOC.count("file:") + 1


def test_every_document_has_a_running_head_of_its_own(page):
    style = page.find_all("style")[0].get_text()
    for article in page.select("article"):
        title = article.select_one("section > :is(h1, h2, h3)").get_text()
        assert f"page: {article['id']};" in style
        assert css_string(title) in style


def test_heads_step_down_with_the_contents(page):
    levels = {
        a["id"]: a.select_one("section > :is(h1, h2, h3)").name for a in page.select("article")
    }
    assert levels["book-index"] == "h1"
    assert levels["book-models"] == "h2"
    assert levels["book-models-sides"] == "h3"


def test_every_picture_is_there(page, built):
    pictures = page.select("img")
    assert len(pictures) >= every_node.FIGURES
    for picture in pictures:
        assert (built / "printed" / picture["src"]).is_file()


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ('<a href="#x">', '<a href="#book-map--x">'),
        ('<a href="#document-book/ledger">', '<a href="#book-ledger">'),
        ('<a href="#document-book/ledger#c">', '<a href="#book-ledger--c">'),
        ('<a href="https://a.org/#x">', '<a href="https://a.org/#x">'),
        ('<h6 id="a">', '<h6 id="book-map--a">'),
        ("<pre>id=1 href</pre>", "<pre>id=1 href</pre>"),
    ],
)
def test_addresses_are_made_those_of_the_book(given, shown):
    assert placed(given, Entry("book/map", "Map", 2)) == shown


def test_title_cannot_end_the_string_it_stands_in():
    assert css_string('a"; } </style>') == '"a\\22 ; } \\3c /style>"'
