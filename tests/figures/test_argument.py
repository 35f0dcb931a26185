"""The map of the argument shows the chapters of the book, in their parts and order."""

from parts import CHAPTERS, TOC, notebook

from platformlab.figures import argument as figure
from platformlab.figures.argument import CHAPTERS as DRAWN
from platformlab.figures.argument import LINKS, PARTS, title


def test_every_chapter_of_the_book_is_on_the_map_in_its_order():
    assert list(DRAWN) == CHAPTERS


def test_titles_are_those_of_the_chapters():
    for chapter in CHAPTERS:
        assert notebook(chapter).cells[0].source.splitlines()[0] == f"# {title(chapter)}"


def test_rows_are_the_parts_of_the_book():
    for row, name in enumerate(PARTS):
        (part,) = (part for part in TOC["parts"] if part["caption"] == name)
        files = [c["file"] for c in part["chapters"] if c["file"].startswith("notebooks/")]
        assert files == [f"notebooks/{name}" for name, (_, _, y) in DRAWN.items() if y == row]


def test_arrows_point_forward_and_every_chapter_is_joined():
    order = list(DRAWN)
    assert all(order.index(a) < order.index(b) for a, b, _ in LINKS)
    assert {name for a, b, _ in LINKS for name in (a, b)} == set(order)


def test_following_a_chapter_marks_its_arrows_and_neighbours():
    tables = figure.rows(chapter="scale")
    marked = [
        a for a, yes in zip(LINKS, tables["arrows"]["is_marked"], strict=True) if yes == "yes"
    ]
    assert {arrow[:2] for arrow in marked} == {("scale", "scale_or_network")}
    assert tables["nodes"]["is_marked"].count("yes") == 2
