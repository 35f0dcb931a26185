"""Explorers on the built pages: operated in a real browser, over http and from a folder."""

import csv
import io
import re

import pytest
from figure import Figure, corners
from parts import EXPLORERS, PLACES
from playwright.sync_api import expect

from platformlab.explore import grid

pytestmark = pytest.mark.slow


def places(*, moved_only=True):
    """Every place where an explorer stands; tests of one page share a worker."""
    return pytest.mark.parametrize(
        ("page", "name"),
        [
            pytest.param(page, name, marks=pytest.mark.xdist_group(page), id=f"{page}:{name}")
            for page, name in PLACES
            if EXPLORERS[name].controls or not moved_only
        ],
    )


@pytest.fixture
def open_figure(tab, host):
    """Open a page at one of its explorers, over http."""
    return lambda page, name, query="": Figure(tab(f"{host}{page}{query}"), EXPLORERS[name])


@pytest.fixture
def open_anywhere(tab, address):
    """Open a page at one of its explorers, over http and from a folder in turn."""
    return lambda page, name, query="": Figure(tab(f"{address}{page}{query}"), EXPLORERS[name])


@places(moved_only=False)
def test_page_opens_in_the_default_state_of_python(open_figure, page, name):
    figure = open_figure(page, name)
    assert figure.state() == figure.explorer.defaults
    figure.agrees_with_python()


@places()
def test_keyboard_reaches_every_control_by_tab_and_arrows_move_it(open_figure, page, name):
    figure = open_figure(page, name)
    figure.open_numbers()
    figure.part(".pl-title").evaluate("e => { e.tabIndex = -1; e.focus(); }")
    for control in figure.explorer.controls:
        figure.tab.keyboard.press("Tab")
        expect(figure.field(control)).to_be_focused()
        before = figure.index(control)
        is_last = before == len(control.values) - 1
        figure.tab.keyboard.press("ArrowLeft" if is_last else "ArrowRight")
        assert figure.index(control) == before + (-1 if is_last else 1)
        figure.agrees_with_python()


@places()
def test_home_and_end_reach_every_corner_and_its_numbers_are_those_of_python(
    open_anywhere, page, name
):
    figure = open_anywhere(page, name)
    figure.open_numbers()
    for corner in corners(figure.explorer):
        for control, index in zip(figure.explorer.controls, corner, strict=True):
            figure.go_to(control, index)
        assert tuple(map(figure.index, figure.explorer.controls)) == corner
        figure.agrees_with_python()


@places()
def test_mouse_moves_a_slider_by_click_and_by_drag(open_figure, page, name):
    figure = open_figure(page, name)
    figure.open_numbers()
    for control in figure.explorer.controls:
        field = figure.field(control)
        if control.labels:  # the list of a select is drawn by the system, out of a test's reach
            field.select_option(index=len(control.values) - 1)
            assert figure.index(control) == len(control.values) - 1
        else:
            field.scroll_into_view_if_needed()
            box = field.bounding_box()
            middle = box["y"] + box["height"] / 2
            mouse = figure.tab.mouse
            mouse.click(box["x"] + 0.75 * box["width"], middle)
            clicked = figure.index(control)
            assert clicked == pytest.approx(0.75 * (len(control.values) - 1), abs=1.5)
            figure.agrees_with_python()
            mouse.move(box["x"] + 0.75 * box["width"], middle)
            mouse.down()
            mouse.move(box["x"] + 0.3 * box["width"], middle, steps=8)
            mouse.up()
            assert figure.index(control) < clicked
        figure.agrees_with_python()


@places()
def test_drawing_follows_a_move(open_figure, page, name):
    figure = open_figure(page, name)
    figure.hydrate()
    explorer = figure.explorer
    before, drawn = grid.shipped(explorer, explorer.rows(**figure.state())), figure.drawing()
    figure.move_all()
    after = grid.shipped(explorer, explorer.rows(**figure.state()))
    assert after != before, "the corner chosen for this test must differ from the default"
    figure.tab.wait_for_timeout(50)
    assert figure.drawing() != drawn


_MARKS = """root => [...root.querySelectorAll('svg')]
  .filter(svg => svg.getBoundingClientRect().width)
  .flatMap(svg => [...svg.querySelectorAll('text, .mark-line path, .mark-rule line, .mark-symbol path, .mark-rect path')])
  .map(e => { const b = e.getBoundingClientRect(); return [e.tagName, b.x, b.y + scrollY, b.width, b.height]; })"""


@places(moved_only=False)
def test_nothing_jumps_when_the_drawing_comes_alive(open_figure, page, name):
    figure = open_figure(page, name)
    figure.root.scroll_into_view_if_needed()
    still, box = figure.root.evaluate(_MARKS), figure.root.bounding_box()
    assert len(still) > 8
    figure.hydrate()
    live = figure.root.evaluate(_MARKS)
    assert figure.root.bounding_box() == box
    assert [mark[0] for mark in live] == [mark[0] for mark in still]
    for before, now in zip(still, live, strict=True):
        assert now[1:] == pytest.approx(before[1:], abs=1)


@places()
def test_link_to_a_state_opens_that_state(open_anywhere, page, name):
    explorer = EXPLORERS[name]
    figure = open_anywhere(page, name)
    figure.move_all()
    figure.button("link").click()
    expect(figure.part(".pl-done")).to_contain_text("ink")
    fragment = figure.tab.evaluate("location.hash")
    assert fragment.startswith(f"#{explorer.anchor}?")
    followed = open_anywhere(page, name, fragment)
    expect(followed.part(".pl-sentence")).to_have_text(explorer.say(**figure.state()))
    assert followed.state() == figure.state() != explorer.defaults
    followed.open_numbers()
    followed.agrees_with_python()


@places()
def test_reset_returns_to_the_state_the_page_opened_with(open_figure, page, name):
    figure = open_figure(page, name)
    figure.open_numbers()
    figure.move_all()
    assert figure.state() != figure.explorer.defaults
    figure.button("reset").click()
    assert figure.state() == figure.explorer.defaults
    figure.agrees_with_python()


@places(moved_only=False)
def test_csv_holds_the_numbers_of_the_state_shown(open_anywhere, page, name):
    figure = open_anywhere(page, name)
    figure.move_all()
    with figure.tab.expect_download() as saving:
        figure.button("csv").click()
    assert saving.value.suggested_filename == f"{name}.csv"
    text = saving.value.path().read_text(encoding="utf-8")
    explorer = figure.explorer
    tables = grid.shipped(explorer, explorer.rows(**figure.state()))
    blocks = [list(csv.reader(io.StringIO(block))) for block in re.split(r"\n\n", text.strip())]
    assert len(blocks) == len(tables)
    for (heading, *lines), (table, columns) in zip(blocks, explorer.columns.items(), strict=True):
        assert heading == [column.name for column in columns]
        for at, column in enumerate(columns):
            cells = [line[at] for line in lines]
            wanted = tables[table][column.name]
            if column.is_text:
                assert cells == wanted
            else:
                assert [float(cell) if cell else None for cell in cells] == wanted


@places()
def test_state_link_with_unknown_values_falls_back_to_the_default(open_figure, page, name):
    explorer = EXPLORERS[name]
    figure = open_figure(page, name, f"#{explorer.anchor}?{explorer.controls[0].name}=12345&x=1")
    figure.hydrate()
    assert figure.state() == explorer.defaults
    figure.agrees_with_python()
