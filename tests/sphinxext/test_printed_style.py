"""Wherever a page ends, what belongs together on paper stands together: printed with the style of the book."""

import re
from io import BytesIO
from pathlib import Path

import printed_pages
import printing
import pytest
from pypdf import PdfReader

from platformlab.sphinxext import printed

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("formats")]
STYLE = (Path(printed.__file__).parent / "static" / "printed.css").read_text(encoding="utf-8")
FULL = 24.0  # cm of an A4 page that text may fill; each article begins at another height
DRAWING = (
    "<img alt='A drawing' style='width:9cm;height:4cm' src=\"data:image/svg+xml,"
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 4'><path d='M0 0H9V4'/></svg>\">"
)
FIGURE = (
    "<div class='cell'><div class='cell_input'><pre>code{n}</pre></div><div class='cell_output'>"
    "<p><span class='target'></span><strong>Title{n}</strong></p><p>Sentence{n}</p>"
    f"{DRAWING}<p>State{{n}}</p></div></div>"
)
PLACED = FIGURE.replace(
    "<div class='cell'>", "<h3>Head{n}</h3><div class='cell'><span class='target' id='c{n}'></span>"
)
LONG = FIGURE.replace("Sentence{n}", "Sentence{n} and<br>more of it")
EXERCISE = (
    "<div class='admonition'><p class='admonition-title'>Exercise{n}</p><span class='target' id='e{n}'>"
    "</span><p>Task{n}<br>of two lines</p></div>"
)
LIST = "<ul><li><p>one</p></li><li><p>two</p></li><li><p>Last-but{n}</p></li><li><p>Last{n}</p></li></ul>"
ASKED = "<p><strong>Asked{n}<br>of three<br>lines{n}</strong></p><ul><li><p>one</p></li></ul>"
REPLIES = (
    "<ul>" + 2 * "<li><p>a<br>b<br>c</p></li>" + "<li><p>First{n}<br>of<br>Third{n}</p></li></ul>"
)
LISTS = (
    "<ol>"
    + "".join(
        f"<li><p>{name}{{n}}</p><ul>" + 3 * "<li><p>a<br>b<br>c</p></li>" + "</ul></li>"
        for name in ("One", "Two", "Three", "Four")
    )
    + "</ol>"
)
ENTRY = "<dl><dt>Term{n}</dt><dd><p>Meaning{n}<br>of<br>it</p><p>Korean{n}</p></dd></dl>"
WORK = "<div class='citation'><span class='label'>Key{n}</span><p>Author{n}<br>Title</p></div>"
NESTED = "<section><ul><li><p>only</p></li></ul></section><div class='toctree-wrapper'>\n</div>"


def book(block, steps=24):
    """The PDF of articles whose `block` begins ever lower, over the foot of the page and beyond."""
    tops = [FULL - 7 + 7 * at / steps for at in range(steps)]
    return [
        f"<article style='break-before:page'><section><p>Top</p><div style='height:{top:.2f}cm'></div>"
        f"{block.replace('{n}', f'-{at}-')}</section></article>"
        for at, top in enumerate(tops)
    ]


@pytest.fixture
def pages(browser, tmp_path):
    def made(block):
        source = tmp_path / "page.html"
        head = f"<meta charset='utf-8'><title>Sheets</title><style>{STYLE}</style>"
        body = "\n".join(book(block))
        source.write_text(
            f"<!DOCTYPE html><html lang='en'><head>{head}</head><body><main>{body}</main></body></html>",
            encoding="utf-8",
        )
        return PdfReader(BytesIO(printing.print_file(browser, source)))

    return made


def apart(reader, one, other):
    """Numbers of the articles in which two words stand on different pages."""
    places = {}
    for number, page in enumerate(reader.pages):
        for word, at in re.findall(rf"({one}|{other})-(\d+)-", page.extract_text()):
            places.setdefault(at, {})[word] = number
    assert len(places) == 24
    return [at for at, place in places.items() if place[one] != place[other]]


@pytest.mark.parametrize(
    ("block", "one", "other"),
    [
        (FIGURE, "Title", "Sentence"),
        (FIGURE, "code", "Title"),
        (PLACED, "Head", "code"),
        (LONG, "Sentence", "State"),
        (EXERCISE, "Exercise", "Task"),
        (LIST, "Last-but", "Last"),
        (ASKED, "Asked", "lines"),
        (REPLIES, "First", "Third"),
        (ENTRY, "Meaning", "Korean"),
        (WORK, "Key", "Author"),
    ],
    ids=[
        "title",
        "code",
        "place",
        "sentence",
        "exercise",
        "list",
        "asked",
        "replies",
        "entry",
        "work",
    ],
)
def test_what_belongs_together_is_on_one_page(pages, block, one, other):
    assert apart(pages(block), one, other) == []


def test_long_list_of_lists_begins_where_there_is_room(pages):
    assert apart(pages(LISTS), "One", "Four") != []


def test_full_page_at_the_end_of_a_document_has_no_empty_page_after_it(pages):
    assert printed_pages.faults(pages(NESTED)) == []
