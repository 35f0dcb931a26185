"""What a hand does to a figure: the state left stays in outlines, points are dragged, keyed marks travel."""

import pytest
from figure import Figure
from parts import EXPLORERS
from playwright.sync_api import expect

pytestmark = pytest.mark.slow

# The word of the outlines, and the words of the drawing that it lies on.
COVERED = """box => { const own = box.querySelector(".pl-before-word").getBoundingClientRect();
    return [...box.querySelectorAll("text")].filter(word => { const b = word.getBoundingClientRect();
        return b.width && b.left < own.right && own.left < b.right && b.top < own.bottom && own.top < b.bottom;
    }).map(word => word.textContent); }"""
# How far the thumb of a slider stands beside the dot that it moves, in pixels.
BESIDE = """figure => { const seen = e => e.getBoundingClientRect();
    const input = figure.querySelector(".pl-aligned input"), { left, width } = seen(input);
    const thumb = left + 8 + (width - 16) * input.value / input.max;
    const dot = seen([...figure.querySelectorAll(".pl-chart svg:not(.pl-before) .mark-symbol path")]
        .filter(e => seen(e).width).at(-1));
    return Math.abs(thumb - (dot.left + dot.width / 2)); }"""
# From the middle of a ring to that of the dot nearest to it.
OFF = """box => { const middle = e => { const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; };
    const [x, y] = middle(box.querySelector(".pl-handle"));
    return Math.min(...[...box.querySelectorAll("svg:not(.pl-before) .mark-symbol path, svg:not(.pl-before) .mark-line path")]
        .map(e => { const b = e.getBoundingClientRect(); return Math.hypot(Math.max(b.left - x, 0, x - b.right), Math.max(b.top - y, 0, y - b.bottom)); })); }"""

COUNTING = """() => { window.moved = 0; const own = Element.prototype.animate;
    Element.prototype.animate = function (...given) { window.moved += 1; return own.apply(this, given); }; }"""


# Ten steps of the control in focus, each in a frame of its own, sooner than the figure comes to rest.
TEN_STEPS = """async () => { const frame = () => new Promise(requestAnimationFrame), input = document.activeElement;
    for (let k = 0; k < 10; k += 1) { input.value = Number(input.value) - 1; input.dispatchEvent(new Event("input", { bubbles: true })); await frame(); } }"""


def woken(opened, name):
    figure = Figure(opened, EXPLORERS[name])
    figure.root.scroll_into_view_if_needed()
    figure.hydrate()
    figure.settle()
    return figure


@pytest.mark.xdist_group("notebooks/critical_mass.html")
def test_state_left_stays_in_outlines_named_and_off_on_paper(tab, host, subtests):
    opened = tab(f"{host}notebooks/critical_mass.html")
    figure = woken(opened, "two_worlds")
    assert not figure.part(".pl-before").count()
    control = figure.explorer.controls[0]
    chart, left = figure.part(".pl-wide"), figure.index(control)
    for _ in range(5):
        figure.field(control).press("ArrowLeft")
    figure.settle()
    outlines = chart.locator(".pl-before")
    with subtests.test("what moved is outlined where it was, what did not is not"):
        point = outlines.locator(".mark-symbol path").first
        expect(point).to_be_visible()
        now = chart.locator("svg:not(.pl-before) .mark-symbol path").first
        assert point.bounding_box()["y"] < now.bounding_box()["y"] - 20
        assert outlines.locator(".mark-line path").get_attribute("data-same") is not None
    with subtests.test("they are named, where no other word stands"):
        expect(chart.locator(".pl-before-word")).to_have_text("before")
        assert chart.evaluate(COVERED) == []
    with subtests.test("one drag or one turn at the keyboard leaves one state"):
        assert outlines.count() == 1
        assert figure.index(control) == left - 5
    with subtests.test("paper has none"):
        opened.emulate_media(media="print")
        expect(outlines).to_be_hidden()
        expect(chart.locator(".pl-before-word")).to_be_hidden()
        opened.emulate_media(media="screen")
    with subtests.test("who resets compares no more"):
        figure.button("reset").click()
        expect(outlines).to_have_count(0)
        expect(chart.locator(".pl-before-word")).to_have_count(0)
        expect(figure.button("reset")).to_be_focused()
    with subtests.test("a ring on the drawing is dragged, and the control follows"):
        drags_its_point(opened, figure, control)
    with subtests.test("a phone keeps the drawing in sight while folded controls pass"):
        opened.set_viewport_size({"width": 360, "height": 740})
        stays_in_sight(opened, Figure(opened, EXPLORERS["critical_mass"]))


def drags_its_point(opened, figure, control):
    figure.open_numbers()
    chart = figure.part(".pl-wide")
    ring, before = chart.locator(".pl-handle"), figure.index(control)
    figure.root.scroll_into_view_if_needed()
    box = ring.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    opened.mouse.move(x, y)
    opened.mouse.down()
    opened.mouse.move(x + 5, y + 60, steps=6)
    opened.mouse.up()
    figure.settle()
    assert figure.index(control) < before - 2
    figure.agrees_with_python()
    assert chart.evaluate(OFF) < 2
    assert chart.locator(".pl-before").count() == 1


def stays_in_sight(opened, figure):
    figure.unfold()
    last = figure.field(figure.explorer.controls[-1])
    last.evaluate("e => e.scrollIntoView({ block: 'end', behavior: 'instant' })")
    header = opened.locator(".mobile-header").bounding_box()
    chart = figure.part(".pl-narrow").bounding_box()
    assert chart["y"] >= header["y"] + header["height"] - 1
    assert chart["y"] + chart["height"] <= last.bounding_box()["y"]
    figure.open_numbers()
    figure.part(".pl-source").evaluate(
        "e => e.scrollIntoView({ block: 'end', behavior: 'instant' })"
    )
    assert figure.part(".pl-narrow").bounding_box()["y"] < 0


@pytest.mark.xdist_group("notebooks/scale.html")
@pytest.mark.parametrize("width", [1366, 360])
def test_thumb_of_a_slider_below_its_axis_stands_below_its_point(tab, host, width):
    opened = tab(f"{host}notebooks/scale.html", viewport={"width": width, "height": 768})
    figure = woken(opened, "spread_cost")
    (control,) = figure.explorer.controls
    for index in (0, 12, len(control.values) - 1):
        figure.go_to(control, index)
        figure.settle()
        assert figure.root.evaluate(BESIDE) < 3


@pytest.mark.xdist_group("notebooks/giants.html")
def test_firms_travel_to_their_rank_and_only_where_a_reader_wants_motion(tab, host):
    for wish, least in (("no-preference", 5), ("reduce", 0)):
        opened = tab(f"{host}notebooks/giants.html", reduced_motion=wish)
        figure = woken(opened, "platform_count")
        year = figure.field(next(c for c in figure.explorer.controls if c.name == "year"))
        figure.open_numbers()
        opened.evaluate(COUNTING)
        year.select_option(index=0)
        figure.settle()
        figure.agrees_with_python()
        moved = opened.evaluate("window.moved")
        assert (moved >= least) if least else moved == 0


@pytest.mark.xdist_group("notebooks/critical_mass.html")
def test_each_step_lays_out_the_page_once(tab, host):
    opened = tab(f"{host}notebooks/critical_mass.html")
    figure = woken(opened, "critical_mass")
    figure.field(figure.explorer.controls[0]).focus()
    wire = opened.context.new_cdp_session(opened)
    wire.send("Performance.enable")

    def layouts():
        metrics = wire.send("Performance.getMetrics")["metrics"]
        return next(one["value"] for one in metrics if one["name"] == "LayoutCount")

    before = layouts()
    opened.evaluate(TEN_STEPS)
    assert 5 <= layouts() - before <= 12  # twice as many if a script asks for places in between


@pytest.mark.xdist_group("notebooks/matching.html")
def test_lines_that_fill_an_area_are_no_outline_of_what_one_left(tab, host):
    opened = tab(f"{host}notebooks/matching.html")
    figure = woken(opened, "wedge")
    assert figure.part(".pl-wide .filling_marks line").count()
    figure.field(figure.explorer.controls[0]).press("Home")
    figure.settle()
    assert figure.part(".pl-wide .pl-before .mark-rule line").count()
    assert not figure.part(".pl-wide .pl-before .filling_marks").count()


@pytest.mark.xdist_group("notebooks/critical_mass.html")
def test_answers_to_a_bet_leave_the_figure_while_it_stands_in_another_state(tab, host):
    opened = tab(f"{host}notebooks/critical_mass.html", is_new=True)
    bet = opened.locator(".pl-bet[data-kind=curve]").first
    bet.locator("[data-action=show]").click()
    thoughts = bet.locator(".pl-end-thought")
    assert thoughts.count() > 1
    expect(thoughts.first).to_be_visible()
    control = bet.locator("[data-control]").first
    control.press("End")
    for thought in thoughts.all():
        expect(thought).to_be_hidden()
    bet.locator(".pl-more > summary").click()
    bet.locator("[data-action=reset]").click()
    expect(thoughts.first).to_be_visible()
