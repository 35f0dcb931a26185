"""What paper wants is looked for, and a printer makes it: tagged, with bookmarks, twice the same."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import every_node
import pdf
import printed_pages
import printing
import pytest
from epub import repacked
from pypdf import PdfReader
from switched_off import killed, needs_fork

from platformlab.sphinxext.printed import slug_of

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("formats")]

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Sheets</title><style>
@page {{ size: A5; margin: 1cm }} p {{ margin: 0; height: 2cm }} img {{ display: block }}
</style></head><body><main>{}</main></body></html>"""
DRAWING = (
    '<img alt="A drawing" style="width:5cm;height:{}" src="data:image/svg+xml,'
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><path d='M0 0H9V9'/></svg>\">"
)


# Without a head a browser takes a table for a grid of words, and tags no rows.
HEADED = "<table><thead><tr><th>Head</th></tr></thead>"


def printed(browser, folder, body):
    source = folder / "page.html"
    source.write_text(PAGE.format(body), encoding="utf-8")
    return printing.print_file(browser, source)


def faults(browser, folder, body):
    return printed_pages.faults(PdfReader(BytesIO(printed(browser, folder, body))))


def test_page_that_is_well_has_no_fault(browser, tmp_path):
    body = f"<h1>Head</h1><p>Words.</p>{DRAWING.format('4cm')}<table><tr><td>1</td></tr></table>"
    assert faults(browser, tmp_path, body) == []


def test_heading_alone_at_the_foot_of_a_page_is_found(browser, tmp_path):
    body = "<p>Words.</p><h1>Alone</h1><p style='break-before:page'>Below.</p>"
    assert faults(browser, tmp_path, body) == ["page 1: a heading stands alone at its foot"]


def test_heads_of_two_levels_alone_are_found_once(browser, tmp_path):
    body = "<p>Words.</p><h1>Part</h1><h2>Chapter</h2><p style='break-before:page'>Below.</p>"
    assert faults(browser, tmp_path, body) == ["page 1: a heading stands alone at its foot"]


def test_empty_page_is_found(browser, tmp_path):
    body = (
        "<p>One.</p><div style='break-before:page;height:1cm'></div><p style='break-before:page'>3."
    )
    assert faults(browser, tmp_path, body) == ["page 2: nothing stands on it"]


def test_figure_apart_from_half_of_the_sentence_above_it_is_found(browser, tmp_path):
    above = "<p style='height:auto'>One<br style='break-after:page'>half.</p>"
    top = "<p>Words.</p>" * 8 + "<p style='height:1.2cm'>Last.</p>"
    (said,) = faults(browser, tmp_path, f"{top}{above}{DRAWING.format('4cm')}")
    assert said == "page 1: a sentence stands apart from its figure on page 2"


def test_row_in_two_halves_is_found(browser, tmp_path):
    cell = "<br>".join(["line"] * 60)
    (said,) = faults(browser, tmp_path, f"{HEADED}<tr><td>{cell}</td></tr></table>")
    assert said == "page 1: a row of a table goes on on page 2"


def test_head_of_a_table_on_each_of_its_pages_is_no_fault(browser, tmp_path):
    rows = "<tr style='break-inside:avoid;height:3cm'><td>row</td></tr>" * 12
    table = f"<table><thead><tr><th>Head</th></tr></thead><tbody>{rows}</tbody></table>"
    assert faults(browser, tmp_path, table) == []


def test_what_is_wider_than_the_page_stops_it(browser, tmp_path):
    with pytest.raises(printing.PrintError, match=r"wider than the page.*\n.*div in #wide: Long"):
        printed(browser, tmp_path, '<div id="wide" style="width:40cm">Long</div>')


def test_formula_that_is_wider_than_the_page_stops_it(browser, tmp_path):
    formula = "<math display='block'><mrow>" + "<mi>wide</mi><mo>+</mo>" * 40 + "</mrow></math>"
    with pytest.raises(printing.PrintError, match="wider than the page"):
        printed(browser, tmp_path, f'<div class="math" id="long">{formula}</div>')


def test_letter_that_no_font_has_stops_it(browser, tmp_path):
    with pytest.raises(printing.PrintError, match="no font of this machine has \U00018b00"):
        printed(browser, tmp_path, "<p>Known é, unknown \U00018b00.</p>")


def test_two_prints_are_the_same_bytes(browser, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    body = f"<h1>Head</h1><p>Words.</p>{DRAWING.format('4cm')}"
    made = [printed(browser, tmp_path, body) for _ in range(2)]
    assert made[0] == made[1]
    assert PdfReader(BytesIO(made[0])).metadata.creation_date.year == 2001


def test_time_of_the_book_must_be_a_number(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
    with pytest.raises(printing.PrintError, match=r"got 'today'.*correct or unset it"):
        printing.book_time()


@needs_fork
def test_machine_that_is_switched_off_leaves_the_old_file_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(printing, "ROOT", tmp_path)
    target = tmp_path / "pdf" / "book.pdf"
    printing.publish(target, b"old")
    for step in ("write_bytes", "replace"):
        assert killed(lambda: printing.publish(target, b"new"), Path, step, 0)
        assert target.read_bytes() == b"old"
    printing.publish(target, b"new")
    assert [(path.name, path.read_bytes()) for path in target.parent.iterdir()] == [
        ("book.pdf", b"new")
    ]


@pytest.fixture(scope="module")
def small_book(browser, built):
    """The PDF of the book with every node."""
    made = printing.print_file(browser, built / "printed/book.html", places=pdf.page_numbers)
    return PdfReader(BytesIO(made))


def test_pdf_of_a_book_is_tagged_and_has_bookmarks_and_links(small_book):
    root = small_book.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert small_book.metadata.title == "From Pipelines to Platforms"
    assert {"Who pays?", "All claims", "Bibliography"} <= set(of_outline(small_book.outline))
    links = [a.get_object() for page in small_book.pages for a in page.get("/Annots", [])]
    assert sum("/Dest" in link or "/A" in link for link in links) > 30


def test_no_page_of_a_book_is_empty_and_no_figure_is_cut(small_book):
    found = printed_pages.faults(small_book)
    assert [said for said in found if "nothing stands" in said or "a figure" in said] == []


def test_contents_of_a_pdf_say_the_page_on_which_a_document_begins(small_book):
    listed = small_book.pages[1].extract_text().split()
    starts = pdf.page_numbers(small_book.stream.getvalue())
    for document in set(every_node.PAGES) - {"index"}:
        assert str(starts[slug_of(f"book/{document}")]) in listed


def of_outline(entries):
    for entry in entries:
        if isinstance(entry, list):
            yield from of_outline(entry)
        else:
            yield entry.title


def test_epub_packed_twice_is_the_same(built):
    (file,) = (built / "epub").glob("*.epub")
    made = repacked(file, 1_000_000_000)
    with ZipFile(BytesIO(made)) as new, ZipFile(file) as old:
        assert sorted(new.namelist()) == sorted(old.namelist())
        assert all(new.read(name) == old.read(name) for name in old.namelist())
        first, *others = new.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert {each.date_time[0] for each in (first, *others)} == {2001}
    assert made == repacked(file, 1_000_000_000)
