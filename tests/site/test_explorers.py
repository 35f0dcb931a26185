"""Explorers on the built pages: operated in a real browser and compared with Python.

Opening a page costs more than all that is done on it, so a page is opened once and all its figures
are used for everything; each fact is a subtest with a name of its own.
"""

import pytest
from accessibility import problems
from figure import Figure, corners, rows
from parts import EXPLORERS, PLACES, opening
from playwright.sync_api import expect

from platformlab.explore import grid

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(page, marks=pytest.mark.xdist_group(page))
        for page in dict.fromkeys(page for page, _ in PLACES)
    ],
)
def test_reader_gets_from_a_page_what_python_computes(tab, host, subtests, page):
    opened = tab(host + page)
    for name in (name for place, name in PLACES if place == page):
        is_used_for_everything(Figure(opened, EXPLORERS[name]), opening(page, name), subtests)
    assert opened.complaints == []


def is_used_for_everything(figure, begun, subtests):
    def fact(said):
        return subtests.test(said, figure=figure.explorer.name)

    figure.unfold()
    with fact("the page opens in the state that it sets"):
        assert figure.state() == begun
        figure.agrees_with_python()
    with fact("nothing jumps when the drawing comes alive"):
        comes_alive_in_place(figure)
    figure.open_numbers()
    if figure.explorer.controls:
        with fact("Tab reaches every control and arrows move it"):
            goes_by_keyboard(figure)
        with fact("Home and End reach every end"):
            reaches_every_end(figure)
        with fact("the mouse moves every control by click and by drag"):
            goes_by_mouse(figure)
        with fact("Reset returns to the start"):
            if figure.state() == begun:  # then nothing has moved, and there is no Reset
                figure.move_all()
            figure.button("reset").click()
            assert figure.state() == begun
            figure.agrees_with_python()
        with fact("the drawing follows a move"):
            redraws(figure)
        with fact("a copied link opens the state it was copied in"):
            follows_its_link(figure, begun)
    with fact("the CSV holds the numbers of the state shown"):
        figure.saves_its_numbers()


def goes_by_keyboard(figure):
    figure.part(".pl-title").evaluate("e => { e.tabIndex = -1; e.focus(); }")
    for control in figure.explorer.controls:
        figure.tab.keyboard.press("Tab")
        if figure.part(".pl-more > summary:focus").count():  # between the first and the others
            figure.tab.keyboard.press("Tab")
        expect(figure.field(control)).to_be_focused()
        before = figure.index(control)
        is_last = before == len(control.values) - 1
        figure.tab.keyboard.press("ArrowLeft" if is_last else "ArrowRight")
        assert figure.index(control) == before + (-1 if is_last else 1)
        figure.agrees_with_python()


def reaches_every_end(figure):
    for corner in corners(figure.explorer):
        for control, index in zip(figure.explorer.controls, corner, strict=True):
            figure.go_to(control, index)
        assert tuple(map(figure.index, figure.explorer.controls)) == corner
        figure.agrees_with_python()


def goes_by_mouse(figure):
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
            box = field.bounding_box()  # a longer sentence above may have moved the control
            middle = box["y"] + box["height"] / 2
            mouse.move(box["x"] + 0.75 * box["width"], middle)
            mouse.down()
            mouse.move(box["x"] + 0.3 * box["width"], middle, steps=8)
            mouse.up()
            assert figure.index(control) < clicked
        figure.agrees_with_python()


def redraws(figure):
    explorer = figure.explorer
    before, drawn = (
        grid.shipped(explorer, rows(explorer, figure.state())),
        figure.drawing(),
    )
    figure.move_all()
    after = grid.shipped(explorer, rows(explorer, figure.state()))
    assert after != before, "the corner chosen for this test must differ from the default"
    figure.settle()
    assert figure.drawing() != drawn


_MARKS = """root => [...root.querySelectorAll('svg')]
  .filter(svg => svg.getBoundingClientRect().width)
  .flatMap(svg => [...svg.querySelectorAll('text, .mark-line path, .mark-rule line, .mark-symbol path, .mark-rect path')])
  .map(e => { const b = e.getBoundingClientRect(); return [e.tagName, b.x, b.y + scrollY, b.width, b.height]; })"""


def comes_alive_in_place(figure):
    figure.root.scroll_into_view_if_needed()
    still, box = figure.root.evaluate(_MARKS), figure.root.bounding_box()
    assert len(still) > 8
    figure.hydrate()  # that it comes to rest is a fact of its own, below
    live = figure.root.evaluate(_MARKS)
    assert figure.root.bounding_box() == box
    assert [mark[0] for mark in live] == [mark[0] for mark in still]
    for before, now in zip(still, live, strict=True):
        assert now[1:] == pytest.approx(before[1:], abs=1)


def follows_its_link(figure, begun):
    explorer, moved = figure.explorer, figure.state()
    assert moved != begun
    figure.button("link").click()
    expect(figure.part(".pl-done")).to_contain_text("ink")
    fragment = figure.tab.evaluate("location.hash")
    assert fragment.startswith(f"#{explorer.anchor}?")
    figure.tab.evaluate("hash => { location.hash = hash; }", f"#{explorer.anchor}?x=1")
    expect(figure.part(".pl-sentence")).to_have_text(explorer.say(**begun))
    figure.tab.evaluate("hash => { location.hash = hash; }", fragment)
    expect(figure.part(".pl-sentence")).to_have_text(explorer.say(**moved))
    assert figure.state() == moved
    figure.agrees_with_python()


def test_words_at_a_mark_are_readable(tab, host):
    """The note that Vega shows beside the pointer brings colours of its own."""
    page, name = next((p, n) for p, n in PLACES if n == "critical_mass")
    figure = Figure(tab(host + page), EXPLORERS[name])
    figure.hydrate()
    figure.settle()
    figure.part(".pl-wide .mark-symbol path").last.hover(force=True)
    note = figure.tab.locator("#vg-tooltip-element.visible")
    expect(note.locator("td.key").first).to_be_visible()
    assert problems(figure.tab) == []


def test_link_to_a_state_opens_the_page_in_that_state(tab, address):
    """From another page, over http and from a folder; the explorer must not yet be awake."""
    page, name = next((p, n) for p, n in PLACES if EXPLORERS[n].controls)
    explorer = EXPLORERS[name]
    state = {c.name: c.values[-1] for c in explorer.controls}
    wanted = "&".join(
        f"{key}={value if isinstance(value, str) else f'{value:g}'}" for key, value in state.items()
    )
    figure = Figure(tab(f"{address}{page}#{explorer.anchor}?{wanted}"), explorer)
    expect(figure.part(".pl-sentence")).to_have_text(explorer.say(**state))
    assert figure.state() == state


NEVER_IDLE = """window.requestIdleCallback =
  (call, options) => options?.timeout && setTimeout(call, options.timeout);"""


def test_figure_comes_to_rest_in_a_browser_that_is_never_idle(tab, host):
    """As on a busy machine; whoever points at a mark waits for the rest."""
    page, name = PLACES[0]
    opened = tab()
    opened.add_init_script(NEVER_IDLE)
    opened.goto(host + page)
    figure = Figure(opened, EXPLORERS[name])
    figure.hydrate()
    figure.settle()
