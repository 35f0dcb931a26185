"""The side column folds its parts, opens the present one, and marks chapters for the script."""

from types import SimpleNamespace

from bs4 import BeautifulSoup

from platformlab.sphinxext.sidebar import Menu

TREE = """
<p class="caption" role="heading"><span class="caption-text">One</span></p>
<ul><li class="toctree-l1"><a class="reference internal" href="../book/part.html">Part</a></li>
<li class="toctree-l1"><a class="reference internal" href="first.html">First</a></li></ul>
<p class="caption" role="heading"><span class="caption-text">Two</span></p>
<ul><li class="toctree-l1 has-children"><a class="reference internal" href="second.html">Second</a><input type="checkbox"/>
<ul><li class="toctree-l2"><a class="reference internal" href="sheet.html">Sheet</a></li></ul></li></ul>
"""
CHAPTERS = {
    "notebooks/first.html": SimpleNamespace(topic="first", bets=["a", "b"]),
    "notebooks/second.html": SimpleNamespace(topic="second", bets=[]),
}


def menu_of(page):
    menu = Menu(TREE, "notebooks", CHAPTERS)
    return BeautifulSoup(menu.as_of(page), "html.parser")


def test_parts_are_folds_and_the_one_that_holds_the_page_is_open():
    menu = menu_of("second.html")
    folds = menu.find_all("details")
    assert [fold.summary.get_text() for fold in folds] == ["One", "Two"]
    assert [fold.has_attr("open") for fold in folds] == [False, True]
    assert [len(fold.select("li")) for fold in folds] == [2, 2]
    assert menu.select("[role]") == []  # a fold's name is no heading


def test_chapters_are_marked_with_their_bets_and_other_pages_are_not():
    menu = menu_of("second.html")
    marked = {item["data-chapter"]: item["data-bets"] for item in menu.select("[data-chapter]")}
    assert marked == {"first": "a b", "second": ""}


def test_page_and_all_that_holds_it_are_marked_as_the_theme_marks_them():
    menu = menu_of("sheet.html")
    assert [link.get_text() for link in menu.select("a.current[href='#']")] == ["Sheet"]
    assert [item.a.get_text() for item in menu.select("li.current")] == ["Second", "Sheet"]
    assert [item.a.get_text() for item in menu.select("li.current-page")] == ["Sheet"]
    assert len(menu.select("ul.current")) == 2
    assert menu.select_one("input").has_attr("checked")


def test_marks_of_one_page_are_gone_on_the_next_and_a_page_outside_has_none():
    menu = Menu(TREE, "notebooks", CHAPTERS)
    plain, first = str(menu), menu.as_of("first.html")
    assert menu.as_of("sheet.html") != first
    assert menu.as_of("first.html") == first
    assert menu.as_of("nowhere.html") == str(menu) == plain
    assert "current" not in plain
