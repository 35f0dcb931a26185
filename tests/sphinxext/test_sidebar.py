"""The side column folds its parts, opens the present one, and marks chapters for the script."""

from types import SimpleNamespace

from bs4 import BeautifulSoup
from docutils import nodes
from sphinx import addnodes

from platformlab.sphinxext.sidebar import _menu, folded

TREE = """
<p class="caption" role="heading"><span class="caption-text">One</span></p>
<ul><li><a class="reference" href="../book/part.html">Part</a></li>
<li><a class="reference" href="first.html">First</a></li></ul>
<p class="caption" role="heading"><span class="caption-text">Two</span></p>
<ul class="current"><li class="current"><a class="reference" href="#">Second</a></li></ul>
"""
CHAPTERS = {
    "notebooks/first.html": SimpleNamespace(topic="first", bets=["a", "b"]),
    "notebooks/second.html": SimpleNamespace(topic="second", bets=[]),
}


def test_parts_are_folds_and_the_one_that_holds_the_page_is_open():
    menu = BeautifulSoup(folded(TREE, "notebooks/second.html", CHAPTERS), "html.parser")
    folds = menu.find_all("details")
    assert [fold.summary.get_text() for fold in folds] == ["One", "Two"]
    assert [fold.has_attr("open") for fold in folds] == [False, True]
    assert [len(fold.select("li")) for fold in folds] == [2, 1]
    assert menu.select("[role]") == []  # a fold's name is no heading


def test_chapters_are_marked_with_their_bets_and_other_pages_are_not():
    menu = BeautifulSoup(folded(TREE, "notebooks/second.html", CHAPTERS), "html.parser")
    marked = {item["data-chapter"]: item["data-bets"] for item in menu.select("[data-chapter]")}
    assert marked == {"first": "a b", "second": ""}


def entry(page, *below):
    """An entry of a page's contents: its title, and what Sphinx lists below it."""
    title = addnodes.compact_paragraph("", "", nodes.reference("", page, refuri=page))
    listed = [nodes.bullet_list("", *below)] if below else []
    return nodes.list_item("", title, *listed)


def test_menu_of_titles_is_made_without_sections_and_contents_stay_whole():
    pages_below = addnodes.toctree(entries=[(None, "sheet")])
    tocs = {
        "plain": nodes.bullet_list("", entry("plain")),
        "long": nodes.bullet_list("", entry("long", entry("one"), entry("two"))),
        "parent": nodes.bullet_list("", entry("parent", entry("section"), pages_below)),
    }
    env = Environment(tocs)
    before = {name: toc.pformat() for name, toc in tocs.items()}
    seen = _menu(env, lambda **options: env.tocs, titles_only=True)
    assert [seen[name].astext().strip() for name in tocs] == ["plain", "long", "parent"]
    assert [len(list(seen[name].findall(addnodes.toctree))) for name in tocs] == [0, 0, 1]
    assert env.tocs is tocs
    assert {name: toc.pformat() for name, toc in tocs.items()} == before
    assert _menu(env, lambda **options: env.tocs, titles_only=False) is tocs


class Environment:
    """What Sphinx has read, as far as a menu asks."""

    def __init__(self, tocs):
        self.tocs = tocs
