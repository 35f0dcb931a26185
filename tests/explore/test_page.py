"""The still face: complete without a script, and with a name for everything."""

import re
from dataclasses import replace

from bs4 import BeautifulSoup
from drawings import every_drawing, face
from parts import EXPLORERS
from said import Said

from platformlab.explore import STATIC_ONLY, grid, page, svg
from platformlab.words import numbers


@every_drawing
def test_every_input_has_a_visible_label_a_value_and_words_for_it(explorer):
    html = face(explorer.name)
    for control in explorer.controls:
        field = html.select_one(f'[data-control="{control.name}"]')
        assert html.select_one(f'label[for="{field["id"]}"]').text == control.label
        if control.labels:
            options = field.find_all("option")
            assert tuple(option.text for option in options) == control.labels
            chosen = [option.text for option in options if option.has_attr("selected")]
            assert chosen == [control.show(control.default)]
        else:
            shown = control.show(control.default)
            assert field["aria-valuetext"] == shown
            assert html.select_one(f'output[for="{field["id"]}"]').text == shown
            at = control.values.index(control.default)
            assert (field["min"], field["max"], field["value"]) == (
                "0",
                str(len(control.values) - 1),
                str(at),
            )
            assert field["data-shown"].split("|") == [control.show(v) for v in control.values]


@every_drawing
def test_sentence_title_and_source_are_there_and_the_sentence_is_announced(explorer):
    html = face(explorer.name)
    figure = html.figure
    assert figure["id"] == explorer.anchor
    assert html.find(id=figure["aria-labelledby"]).text == explorer.title
    sentence = html.select_one(".pl-sentence")
    assert (sentence.text, sentence["role"]) == (numbers.whole(explorer.say()), "status")
    assert html.figcaption.text == explorer.source


@every_drawing
def test_number_does_not_part_from_its_unit_in_a_sentence(explorer):
    said = face(explorer.name).select_one(".pl-sentence").text
    parted = re.findall(r"\d (?:%|(?:m|b|tr)illion\b)", said)
    assert not parted, (
        f"{explorer.name}: {parted} may be broken in two; show it by Explorer.shown, or add the "
        "unit to numbers.whole"
    )


@every_drawing
def test_two_controls_come_first_and_the_others_are_one_press_away(explorer):
    html = face(explorer.name)
    folded = [field["data-control"] for field in html.select(".pl-more [data-control]")]
    assert folded == [control.name for control in explorer.controls[2:]]
    assert all(fold.has_attr("hidden") for fold in html.select(".pl-more"))  # without scripts


@every_drawing
def test_paper_says_the_state_in_place_of_the_controls(explorer):
    state = face(explorer.name).select_one(".pl-state")
    said = [f"{control.label}: {control.show(control.default)}" for control in explorer.controls]
    assert (state.text if state else "") == "; ".join(said)


@every_drawing
def test_drawings_are_pictures_with_the_description_as_their_name(explorer):
    drawings = face(explorer.name).select(".pl-chart")
    assert [drawing["class"][1] for drawing in drawings] == ["pl-wide", "pl-narrow"]
    for drawing in drawings:
        assert drawing["role"] == "img"
        assert drawing["aria-label"] == explorer.description
        assert drawing.svg is not None


@every_drawing
def test_table_shows_the_numbers_behind_the_drawing(explorer):
    tables = grid.shipped(explorer, explorer.rows(**explorer.defaults))
    for name, columns in explorer.columns.items():
        listed = [column for column in columns if column.label]
        table = face(explorer.name).select_one(f'table[data-table="{name}"]')
        if not listed:
            assert table is None
            continue
        heads = [cell.text for cell in table.select('th[scope="col"]')]
        assert heads == [column.label for column in listed]
        rows = [[cell.text for cell in row.find_all("td")] for row in table.tbody.find_all("tr")]
        cells = [[column.show(v) for v in tables[name][column.name]] for column in listed]
        assert rows == [list(line) for line in zip(*cells, strict=True)]


@every_drawing
def test_what_needs_a_script_is_hidden_until_there_is_one(explorer):
    for part in face(explorer.name).select(".pl-controls, .pl-actions"):
        assert part.has_attr("hidden")
    assert not face(explorer.name).select("script")


def test_sentence_stands_over_the_drawing_and_in_a_bet_below_it():
    explorer = EXPLORERS["two_worlds"]
    over = [tag["class"][0] for tag in face(explorer.name).figure.find_all(["p", "div"], limit=3)]
    assert over == ["pl-title", "pl-sentence", "pl-drawings"]
    folded = BeautifulSoup(page.html(explorer, anchor="bet", is_folded=True), "html.parser")
    below = folded.select_one(".pl-drawings + .pl-sentence")
    assert not below.has_attr("style")


def test_drawing_does_not_move_when_the_sentence_grows():
    explorer = EXPLORERS["two_worlds"]
    longest = max(len(explorer.say(**state)) for state in grid.states(explorer))
    style = face(explorer.name).select_one(".pl-sentence")["style"]
    wide, narrow = map(int, re.fullmatch(r"--lines:(\d+);--narrow-lines:(\d+)", style).groups())
    assert (wide - 1) * page.LETTERS[0] < longest <= wide * page.LETTERS[0]
    assert (narrow - 1) * page.LETTERS[1] < longest <= narrow * page.LETTERS[1]
    assert not face("predix_activity").select_one(".pl-sentence").has_attr("style")


def test_chart_without_controls_offers_no_state_to_link_or_reset():
    actions = {b["data-action"] for b in face("predix_activity").select("button")}
    assert actions == {"csv", "share"}
    actions = {b["data-action"] for b in face("two_worlds").select("button")}
    assert actions == {"csv", "link", "reset", "share"}


@every_drawing
def test_ids_are_unique_and_references_inside_the_drawing_resolve(explorer):
    html = face(explorer.name)
    ids = [tag["id"] for tag in html.select("[id]")]
    assert sorted(ids) == sorted(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", str(html))) <= set(ids)


def test_words_of_an_author_cannot_break_the_page():
    explorer = EXPLORERS["predix_activity"]
    words = Said("")
    words.document = explorer.words.book.load("en") | {
        "predix_activity.title": "<b>&",
        "predix_activity.description": '"><script>',
        "predix_activity.source": "a < b & c",
    }
    nasty = replace(explorer, book=words)
    html = BeautifulSoup(page.html(nasty), "html.parser")
    assert html.select_one(".pl-title").text == "<b>&"
    assert html.select_one(".pl-chart")["aria-label"] == '"><script>'
    assert html.script is None


def test_still_face_alone_is_shown_while_the_book_builds(monkeypatch):
    explorer = EXPLORERS["two_worlds"]
    monkeypatch.setenv(STATIC_ONLY, "1")
    assert set(explorer._repr_mimebundle_()) == {"text/plain", "text/html"}


def test_plain_text_is_title_and_sentence():
    explorer = EXPLORERS["two_worlds"]
    plain = explorer._repr_mimebundle_()["text/plain"]
    assert plain == f"{explorer.title}\n{explorer.say()}"


def test_drawing_is_made_with_variables_so_that_it_suits_both_themes():
    explorer = EXPLORERS["two_worlds"]
    tables = grid.shipped(explorer, explorer.rows(**explorer.defaults))
    drawing = svg.draw(svg.compiled(explorer, svg.FRAMES["wide"]), tables, prefix="p")
    painted = set(re.findall(r'(?:fill|stroke)="([^"]+)"', drawing)) - {"none", "transparent"}
    assert painted
    assert [colour for colour in painted if not colour.startswith("var(--pl-")] == []


@every_drawing
def test_drawing_says_no_more_than_a_screen_can_show(explorer):
    for picture in face(explorer.name).select(".pl-chart svg"):
        paths = " ".join(path["d"] for path in picture.select("path[d]"))
        moved = " ".join(re.findall(r"translate\([^)]*\)", str(picture)))
        ends = " ".join(line.get(end, "") for line in picture("line") for end in ("x2", "y2"))
        assert not re.search(r"\.\d\d", f"{paths} {moved} {ends}")
        assert moved  # there is something to see
        assert not picture.select("text[font-family]")
        assert "sans-serif" in picture["font-family"] or not picture("text")
        assert not picture.select('path[d=""], path[d="M0,0h0v0h0Z"]')
