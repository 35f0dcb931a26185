"""The map of the argument shows the chapters of the book, in their parts and order."""

import itertools

import pytest
from parts import CHAPTERS, TOC, notebook

from platformlab.chapters.map import argument as figure
from platformlab.chapters.map.argument import LINKS, PLACES, in_two_lines
from platformlab.charts.boxes import BOTTOM, HALF_HEIGHT, HALF_WIDTH, LEFT, RIGHT, TOP

TABLES = figure.argument.rows(chapter="scale")


def test_every_chapter_of_the_book_is_on_the_map_in_its_order():
    names = [name.replace("|", " ") for name in TABLES["nodes"]["name"]]
    assert names == [
        notebook(c).cells[0].source.splitlines()[0].removeprefix("# ") for c in CHAPTERS
    ]


def test_rows_are_the_parts_of_the_book():
    for row, name in enumerate(TABLES["headings"]["name"]):
        (part,) = (part for part in TOC["parts"] if part["caption"] == name)
        files = [c["file"] for c in part["chapters"] if c["file"].startswith("notebooks/")]
        assert files == [f"notebooks/{name}" for name, (_, y) in PLACES.items() if y == row]


def test_boxes_of_a_row_stand_in_its_middle_and_do_not_touch():
    nodes = TABLES["nodes"]
    for row in set(nodes["up"]):
        ends = [
            (a, b)
            for a, b, y in zip(nodes["left"], nodes["right"], nodes["up"], strict=True)
            if y == row
        ]
        assert all(b < a for (_, b), (a, _) in itertools.pairwise(ends))
        assert ends[0][0] + ends[-1][1] == pytest.approx(figure.GRID["columns"] - 1)


def test_arrows_point_forward_and_every_chapter_is_joined():
    assert all(CHAPTERS.index(a) < CHAPTERS.index(b) for a, b in LINKS)
    assert {name for link in LINKS for name in link} == set(CHAPTERS)


def test_no_arrow_runs_through_a_box():
    nodes, ways = TABLES["nodes"], TABLES["ways"]
    sides = [nodes[side] for side in ("left", "right", "up", "down")]
    for part in zip(*(ways[name] for name in ("x", "y", "x2", "y2")), strict=True):
        for share in range(21):
            x, y = (part[i] + (part[i + 2] - part[i]) * share / 20 for i in (0, 1))
            inside = [
                n
                for n, (a, b, c, d) in zip(nodes["name"], zip(*sides, strict=True), strict=True)
                if a < x < b and c < y < d
            ]
            assert not inside, part


def test_chapters_before_the_game_take_something_but_for_the_first_and_the_engine_of_scale():
    assert set(CHAPTERS) - {taker for _, taker in LINKS} == {"giants", "scale"}


def test_following_a_chapter_marks_its_arrows_and_neighbours():
    marked = [
        a for a, yes in zip(LINKS, TABLES["arrows"]["is_marked"], strict=True) if yes == "yes"
    ]
    assert marked == [("scale", "scale_or_network")]
    assert TABLES["nodes"]["is_marked"].count("yes") == 2


@pytest.mark.parametrize("words", ["Who pays?", "What a network is worth", "The end of a long way"])
def test_no_line_of_a_title_ends_in_an_article(words):
    first, last = in_two_lines(words).split("|")
    assert f"{first} {last}" == words
    assert first.split()[-1].lower() not in figure.BOUND


def test_titles_fit_their_boxes_on_a_phone():
    room = 2 * HALF_WIDTH * (figure.PHONE.width - LEFT - RIGHT) / figure.GRID["columns"]
    high = 2 * HALF_HEIGHT * (figure.PHONE.height - TOP - BOTTOM) / figure.GRID["lines"]
    for title in TABLES["nodes"]["name_narrow"]:
        lines = title.split("|")
        assert len(lines) * 15 <= high, f"{title}: too many lines; raise PHONE, or shorten it"
        assert max(map(len, lines)) * 6.5 <= room, f"{title}: too wide; lower SHORT, or shorten it"


def test_titles_fit_their_boxes_on_a_wide_page_however_many_parts_there_are():
    high = 2 * HALF_HEIGHT * (figure.SHEET.height - TOP - BOTTOM) / figure.GRID["lines"]
    lines = max(title.count("|") + 1 for title in TABLES["nodes"]["name"])
    assert lines * 19 <= high, "raise SHEET in chapters/map/argument.py"


def test_chapter_that_nobody_uses_is_said_to_stand_by_itself(monkeypatch):
    monkeypatch.setattr(figure, "LINKS", [])
    assert figure._sentence({}, chapter="scale") == (
        f"“{figure.CHAPTERS['scale']}” stands by itself: no other chapter uses what it finds."
    )


def test_sentence_counts_what_is_handed_on_several_ways_so_that_its_room_on_a_phone_is_small():
    said = [figure.argument.say(chapter=chapter) for chapter in CHAPTERS]
    assert max(map(len, said)) < 200
    several = figure.argument.say(chapter="critical_mass")
    given = sum(giver == "critical_mass" for giver, _ in LINKS)
    assert f"hands on {given} answers" in several
