"""Building: twice the same, with a public address, and never half a site."""

import struct
import xml.etree.ElementTree as ElementTree

import pytest
from bs4 import BeautifulSoup
from small_book import (
    CONFIG,
    GOOD_PAGE,
    IN_PARTS,
    PACKAGE,
    PRINTED,
    QUESTIONS,
    build,
    built,
    copy,
    files,
    make,
    printed_on,
    take_over,
    take_over_outputs,
    write_notebook,
)

from platformlab.sphinxext import styles

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("build")]


@pytest.mark.xdist_group("whole book")
def test_two_builds_in_two_places_give_the_same_bytes(site, tmp_path):
    """All is read and drawn once more; chapters are not run, nor states of figures computed, again.

    That these are what Python computes now, in another process: tests/site/test_kept_outputs.py and
    the strict comparison of notebooks, and tests/figures/test_figures.py.
    """
    copy(tmp_path, *CONFIG, *PACKAGE, "_toc.yml", "book", "notebooks", "tools", "tests/models")
    take_over(tmp_path / "_build/draft", "vega", "explorers")
    take_over_outputs(tmp_path / "_build/draft")
    first, second = files(site), built(tmp_path)
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """The small book, built once; what the build has told lies beside it."""
    folder = tmp_path_factory.mktemp("small")
    make(folder)
    write_notebook(folder, IN_PARTS)
    done = build(folder, BASE_URL="https://example.org/deep/book")
    assert done.returncode == 0, done.stderr
    (folder / "told.txt").write_text(done.stdout, encoding="utf-8")
    return folder


def page(folder, name="index.html"):
    text = (folder / "_build/html" / name).read_text(encoding="utf-8")
    return BeautifulSoup(text, "html.parser")


def test_public_address_gives_canonical_links_cards_and_a_sitemap(small):
    address = "https://example.org/deep/book/"
    for name, own in (
        ("index.html", address),
        ("notebooks/one.html", f"{address}notebooks/one.html"),
    ):
        head = page(small, name)
        assert head.find("link", rel="canonical")["href"] in (own, f"{own}index.html")
        assert head.find("meta", property="og:url")["content"] in (own, f"{own}index.html")
        assert head.find("meta", property="og:image")["content"] == f"{address}_static/card.png"
        assert head.find("meta", property="og:description")["content"]
    places = ElementTree.parse(small / "_build/html/sitemap.xml").iterfind(".//{*}loc")
    assert {place.text for place in places} == {
        f"{address}index.html",
        f"{address}notebooks/one.html",
    }


def test_page_shows_prints_sent_in_parts_as_one(small):
    assert printed_on(small / "_build/html/notebooks/one.html") == [PRINTED]


def test_card_is_a_picture_of_the_size_that_previews_take(small):
    png = (small / "_build/html/_static/card.png").read_bytes()
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", png[16:24]) == (1200, 630)


def test_page_of_a_wrong_address_finds_its_style_below_the_public_address(small):
    links = [link["href"] for link in page(small, "404.html").select("link[rel=stylesheet]")]
    assert links
    for link in links:
        assert link.startswith("/deep/book/_static/")


@pytest.mark.parametrize("name", ["index.html", "notebooks/one.html", "search.html"])
def test_page_waits_for_one_sheet_of_the_theme_and_of_the_book(small, name):
    links = [link["href"] for link in page(small, name).select("link[rel=stylesheet]")]
    assert [link for link in links if styles.JOINED.search(link)] == []
    assert sum(f"/{styles.SHEET}?" in link for link in links) == 1
    sheet = (small / "_build/html/_static" / styles.SHEET).read_text("utf-8")
    places = [sheet.index(rule) for rule in (".highlight .k{", "normalize.css", ".pl-question")]
    assert places == sorted(places)


def bad_build(small, broken, times=2):
    """Write what is wrong, build, put it back; return what the first build said.

    Where a build finds it while it reads or at its end, the second must not forget what the first found.
    """
    site = files(small / "_build/html")
    good = {path: (small / path).read_bytes() for path in broken if (small / path).exists()}
    for path, text in broken.items():
        (small / path).write_text(text, encoding="utf-8")
    try:
        builds = [build(small) for _ in range(times)]
    finally:
        for path in broken:
            (small / path).unlink()
        for path, text in good.items():
            (small / path).write_bytes(text)
    for done in builds:
        assert done.returncode == 1, done.stdout
        assert "_build/html is left as it was" in done.stderr
        assert '  File "' not in done.stderr, "a reader is told what is wrong, not where we were"
    assert files(small / "_build/html") == site
    return builds[0].stderr


FAILING = "import warnings\nwarnings.warn('old')\nshare = 1 / 0"
BROKEN = {  # a page that is refused as it is written comes last: none is written after it
    "book/index.md": GOOD_PAGE.replace("predix_activity", "predicts"),
    "book/nowhere.md": "# Nowhere\n\nSee [it](nowhere/at/all.md).\n",
    "book/under.md": f"{GOOD_PAGE}\n```{{bet}} first-quarter\n```\n",
}


@pytest.fixture(scope="module")
def said(small):
    """What the build of a book says in which pages and a cell are wrong, each in its way."""
    notebook, toc = (small / name for name in ("notebooks/one.ipynb", "_toc.yml"))
    kept = notebook.read_text(encoding="utf-8")
    write_notebook(small, FAILING)
    failing = notebook.read_text(encoding="utf-8")
    notebook.write_text(kept, encoding="utf-8")
    more = toc.read_text(encoding="utf-8") + "- file: book/nowhere\n- file: book/under\n"
    return bad_build(small, BROKEN | {"notebooks/one.ipynb": failing, "_toc.yml": more})


def test_unknown_explorer_stops_the_build_and_names_those_there_are(said):
    assert "index.md:5" in said
    assert "no explorer is named 'predicts'; did you mean 'predix_activity'?" in said


def test_bet_below_the_figure_that_answers_it_stops_the_build(said):
    assert "book/under: the figure predix_activity stands above the bet 'first-quarter'" in said
    assert "move the bet up, or let figures.predix_activity follow it" in said


def test_link_to_nowhere_stops_the_build_and_names_the_line(said):
    assert "nowhere.md:3" in said
    assert "nowhere/at/all.md" in said


def test_failing_cell_stops_the_build_and_is_shown_with_its_error(said):
    assert "one.ipynb" in said
    assert "share = 1 / 0" in said
    assert "ZeroDivisionError: division by zero" in said


def test_warning_in_a_cell_stops_the_build(said):
    assert "stderr" in said


def test_damaged_questions_stop_the_build_and_name_file_line_and_repair(small):
    damaged = QUESTIONS.replace("row = 0", "row = 99")
    # Found before a page is read, so that nothing is remembered.
    said = bad_build(small, {"platformlab/chapters/one/questions.toml": damaged}, times=1)
    assert "chapters/one/questions.toml, line 3, first-quarter: row 99 of " in said
    assert "count rows from 0" in said


def test_explorer_too_heavy_for_a_page_stops_the_build_with_advice(small):
    grid = small / "platformlab/explore/grid.py"
    light = grid.read_text(encoding="utf-8").replace("LIMIT = 250_000", "LIMIT = 100")
    said = bad_build(small, {"platformlab/explore/grid.py": light})
    assert "explorer predix_activity weighs" in said
    assert "ship fewer rows or fewer decimals in its columns" in said


def test_build_says_what_it_does_and_where_the_site_is(small):
    told = (small / "told.txt").read_text(encoding="utf-8")
    assert "reading sources... [" in told
    assert "writing output... [100%]" in told
    index = small / "_build" / "html" / "index.html"
    assert told.splitlines()[-1] == f"the book is built; open {index}"
