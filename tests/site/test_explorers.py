"""Explorers on the built pages: operated in a real browser and compared with Python.

Opening a page costs more than all that is done on it, so a page is opened once and all its figures
are used for everything; each fact is a subtest with a name of its own.
"""

import pytest
from accessibility import problems
from figure import Figure, rows
from parts import EXPLORERS, PLACES, opening
from playwright.sync_api import expect

from platformlab.explore import grid
from platformlab.words.numbers import whole

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
    figures = [
        (Figure(opened, EXPLORERS[name]), opening(page, name))
        for place, name in PLACES
        if place == page
    ]
    for figure, begun in figures:
        is_used_for_everything(figure, begun, subtests)
    with subtests.test("the mouse moves a slider by click and by drag"):
        for figure, control in [(f, c) for f, _ in figures for c in sliders(f)][:1]:
            goes_by_mouse(figure, control)
    assert opened.complaints == []


def is_used_for_everything(figure, begun, subtests):
    """Each fact in one state: that every state shipped is Python's, tests/figures asks of the files."""

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
        with fact("Tab reaches every control, and arrows, Home and End move it"):
            goes_by_keyboard(figure)
            figure.agrees_with_python()
        with fact("nothing lies between the mouse and a slider"):
            assert figure.root.evaluate(_COVERED) == []
        with fact("a copied link opens the state it was copied in"):
            follows_its_link(figure, begun)
    with fact("the CSV holds the numbers of the state shown"):
        figure.saves_its_numbers()
    if figure.explorer.controls:
        with fact("Reset returns to the start, and the drawing follows"):
            goes_back(figure, begun)


def sliders(figure):
    return [control for control in figure.explorer.controls if not control.labels]


# From now on the page notes where the focus goes in a figure, and where which control is put.
_NOTES = """root => {
  const noted = [], note = (said) => ({ target }) => {
    const { control } = target.dataset;
    if (control) noted.push([said, control, target.type === "range" ? Number(target.value) : target.selectedIndex]);
  };
  root.addEventListener("focusin", note("focus"));
  root.addEventListener("input", note("input"));
  root.noted = noted;
  const fields = [...root.querySelectorAll("[data-control]")];
  const stops = [...root.querySelectorAll("[data-control], .pl-more > summary")].filter((e) => e.checkVisibility());
  return fields.map((field) => stops[stops.indexOf(field) - 1]?.matches("summary") ?? false);
}"""


def goes_by_keyboard(figure):
    """Leave every control at its last value, or at its first where it began at the last."""
    figure.part(".pl-title").evaluate("e => { e.tabIndex = -1; e.focus(); }")
    is_behind_a_fold = figure.root.evaluate(_NOTES)
    keyboard, at, wanted = figure.tab.keyboard, figure.indices(), []
    for control, is_behind in zip(figure.explorer.controls, is_behind_a_fold, strict=True):
        keyboard.press("Tab")
        if is_behind:  # the summary is between the first control and the others
            keyboard.press("Tab")
        before, last = at[control.name], len(control.values) - 1
        if before == last:
            moves = {"ArrowLeft": last - 1, "End": last, "Home": 0}
        else:
            moves = {"ArrowRight": before + 1, "Home": 0, "End": last}
        for key in moves:
            keyboard.press(key)
        wanted += [["focus", control.name, before]]
        wanted += [["input", control.name, end] for end in moves.values()]
    assert figure.root.evaluate("root => root.noted") == wanted


# Where along a slider something else would take a press; a select is the system's own.
_COVERED = """root => [...root.querySelectorAll("input[data-control]")].flatMap((field) => {
  field.scrollIntoView({ block: "center", behavior: "instant" });
  const { x, y, width, height } = field.getBoundingClientRect();
  return [0.02, 0.25, 0.5, 0.75, 0.98].filter((part) =>
    document.elementFromPoint(x + part * width, y + height / 2) !== field).map((part) => [field.id, part]);
})"""


def goes_by_mouse(figure, control):
    """A slider is the browser's own; that none is covered is asked of each."""
    field, mouse = figure.field(control), figure.tab.mouse
    last = len(control.values) - 1
    field.scroll_into_view_if_needed()
    box = field.bounding_box()
    mouse.click(box["x"] + 0.75 * box["width"], box["y"] + box["height"] / 2)
    clicked = figure.index(control)
    assert clicked == pytest.approx(0.75 * last, abs=1.5)
    figure.agrees_with_python()
    box = field.bounding_box()  # a longer sentence above may have moved the control
    middle = box["y"] + box["height"] / 2
    mouse.move(box["x"] + 0.75 * box["width"], middle)
    mouse.down()
    mouse.move(box["x"] + 0.3 * box["width"], middle, steps=8)
    mouse.up()
    assert figure.index(control) < clicked
    figure.agrees_with_python()


def goes_back(figure, begun):
    if drawn_from(figure.explorer, figure.state()) == drawn_from(figure.explorer, begun):
        figure.move_all()  # another corner: this one is drawn like the start
    moved = drawn_from(figure.explorer, figure.state())
    assert moved != drawn_from(figure.explorer, begun), "a corner must be drawn in another way"
    figure.settle()
    drawn = figure.drawing()
    figure.button("reset").click()
    assert figure.state() == begun
    figure.agrees_with_python()
    figure.settle()
    assert figure.drawing() != drawn


def drawn_from(explorer, state):
    return grid.shipped(explorer, rows(explorer, state))


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
    expect(figure.part(".pl-sentence")).to_have_text(whole(explorer.say(**begun)))
    figure.tab.evaluate("hash => { location.hash = hash; }", fragment)
    expect(figure.part(".pl-sentence")).to_have_text(whole(explorer.say(**moved)))
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
    expect(figure.part(".pl-sentence")).to_have_text(whole(explorer.say(**state)))
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
