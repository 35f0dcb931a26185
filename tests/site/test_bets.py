"""Bets on the built pages: one place asks, and answers a reader by name with her mark in it."""

import pytest
from accessibility import problems
from bets import OnPage, asks_without_a_control, bets_of, kept, low
from figure import Figure
from parts import CHAPTERS, EXPLORERS
from playwright.sync_api import expect

from platformlab.checks import states
from platformlab.checks.questions import every_bet, questions
from platformlab.words.numbers import whole

pytestmark = pytest.mark.slow

every_chapter = pytest.mark.parametrize(
    "chapter",
    [pytest.param(c, marks=pytest.mark.xdist_group(f"notebooks/{c}.html")) for c in CHAPTERS],
)
critical_mass = pytest.mark.xdist_group("notebooks/critical_mass.html")
MARKS = ".pl-drawn, .pl-you, .pl-region[data-said]"  # what a reader has put on the plot
# What moved in the text while the page loaded; the theme's own bar moves by a hair.
SHIFTS = """new Promise(done => {
    new PerformanceObserver(list => done(list.getEntries().flatMap(shift => shift.sources)
        .filter(({ node }) => node?.parentElement?.closest("article")).length))
        .observe({ type: "layout-shift", buffered: true });
    setTimeout(done, 300, 0);
})"""
CURVE = every_bet()["thirty-five-per-cent"][1]


@pytest.fixture
def open_new(tab):
    """Open a chapter as somebody who has never been there."""
    return lambda base, chapter, fragment="", **options: tab(
        f"{base}notebooks/{chapter}.html{fragment}", is_new=True, **options
    )


def has_again(bet):
    """Whether the page shows the figure once more, further down."""
    return (
        bet.tab.locator(f".pl-explorer#{bet.bet.explorer.anchor}").count()
        > bet.part(f"#{bet.bet.explorer.anchor}").count()
    )


def box(locator):
    return {side: round(length) for side, length in locator.bounding_box().items() if side != "y"}


# A folder differs from a server in what a device keeps, and that is the same for all chapters.
@pytest.mark.parametrize(
    ("chapter", "address"),
    [
        pytest.param(c, way, marks=pytest.mark.xdist_group(f"notebooks/{c}.html"))
        for c in CHAPTERS
        for way in (["http", "file"] if c == "critical_mass" else ["http"])
    ],
    indirect=["address"],
)
def test_figure_answers_only_after_the_bet_in_its_place_and_state(open_new, address, chapter):
    opened = open_new(address, chapter)
    assert opened.evaluate(SHIFTS) == 0
    for bet in bets_of(opened, chapter):
        figure, given = bet.figure, low(bet.bet)
        assert bet.is_covered
        expect(bet.part("form .pl-chart:visible svg").first).to_be_visible()
        expect(bet.part(".pl-fold")).to_be_hidden()
        bet.part("button[type=submit]").click()
        expect(bet.part(".pl-missing")).not_to_be_empty()
        assert bet.is_covered
        before = box(bet.root)
        bet.place_by_keyboard()
        bet.tells(given)
        assert box(bet.root) == before
        expect(bet.part(".pl-told")).to_be_focused()
        expect(figure.part(".pl-sentence")).to_be_visible()
        if bet.part(".pl-place").count():
            expect(bet.part(f"form :is({MARKS})").first).to_be_visible()
        if has_again(bet):
            note = opened.locator(f"#{bet.bet.explorer.anchor} [data-of={bet.bet.id}]").first
            expect(note).to_contain_text("Your bet: ")
        expect(figure.part(".pl-sentence")).to_have_text(
            figure.explorer.say(**states.complete(*bet.bet.state))
        )
        bet.part(".pl-more > summary").click()
        figure.open_numbers()
        figure.agrees_with_python()
    assert kept(opened)["bets"] == {b.id: low(b) for b in questions(chapter).bets}
    assert opened.complaints == []


@every_chapter
def test_placed_bet_is_there_on_the_next_visit_and_can_be_taken_back(tab, host, chapter):
    opened = tab(f"{host}notebooks/{chapter}.html")
    assert opened.evaluate(SHIFTS) == 0
    for bet in bets_of(opened, chapter):
        bet.tells(low(bet.bet))
        figure = bet.figure
        expect(figure.part(".pl-sentence")).to_be_visible()
        assert figure.state() == bet.bet.values
    assert not any("_explorers/" in url and "explore.js" not in url for url in opened.requested)
    for bet in bets_of(opened, chapter):
        bet.part("[data-action=change]").click()
        expect(bet.part(".pl-told")).to_be_empty()
        expect(bet.part("button[type=submit]")).to_be_visible()
        assert bet.is_covered
    assert kept(opened)["bets"].keys().isdisjoint(bet.id for bet in questions(chapter).bets)


IS_TURNED_OR_GONE = "e => !e.checkVisibility() || getComputedStyle(e).rotate === '180deg'"
TURNED = "e => getComputedStyle(e, '::details-content').rotate"  # who would read it turns the sheet


# Words that a figure cuts off, or that take a second line where there is room for one.
CUT = """() => [...document.querySelectorAll(".pl-bet")].flatMap((bet) => {
  const edge = bet.getBoundingClientRect();
  const seen = [...bet.querySelectorAll(".pl-you, .pl-thought, .pl-strip-ends")].filter((part) => part.checkVisibility());
  return seen.filter((part) => {
    const { left, right, height } = part.getBoundingClientRect();
    const isTall = part.matches(".pl-strip-ends") && height > 1.8 * parseFloat(getComputedStyle(part).fontSize);
    return left < edge.left - 1 || right > edge.right + 1 || isTall;
  }).map((part) => `${bet.id}: ${part.textContent}`);
})"""


@every_chapter
def test_words_on_a_plot_stay_within_it_on_a_phone(open_new, tab, host, chapter):
    opened = open_new(host, chapter)
    opened.set_viewport_size({"width": 360, "height": 740})
    expect(opened.locator(".pl-bet form").first).to_be_visible()
    assert opened.evaluate(CUT) == [], "shorten them, or let them stand on the other side"
    placed = tab(f"{host}notebooks/{chapter}.html")
    placed.set_viewport_size({"width": 360, "height": 740})
    expect(placed.locator(".pl-bet [data-action=change]").first).to_be_visible()
    assert placed.evaluate(CUT) == [], "shorten them, or let them stand on the other side"


@every_chapter
def test_new_reader_s_page_is_accessible_fits_a_phone_and_paper_and_may_just_show(
    open_new, host, subtests, chapter
):
    opened = open_new(host, chapter)
    for width in (1280, 360):
        opened.set_viewport_size({"width": width, "height": 800})
        with subtests.test("nothing scrolls sideways", width=width):
            assert opened.evaluate("document.documentElement.scrollWidth") <= width
    for theme in ("light", "dark"):
        opened.emulate_media(color_scheme=theme)
        with subtests.test("axe finds nothing wrong in a question", theme=theme):
            assert problems(opened, within=".pl-bet") == []
    with subtests.test("who would rather be shown sees the answer in its place on a phone"):
        just_shows(opened, chapter)
    with subtests.test("paper shows the question and where the answer is"):
        opened.emulate_media(media="print")
        asks_without_a_control(opened, chapter)
        for bet in bets_of(opened, chapter):
            assert bet.part(".pl-fold").evaluate(TURNED) == "180deg"
            assert bet.part(".pl-answered > .pl-explorer").evaluate(IS_TURNED_OR_GONE)


def just_shows(opened, chapter):
    for bet in bets_of(opened, chapter):
        before = box(bet.root)
        bet.part("[data-action=show]").click()
        expect(bet.part(".pl-told")).to_have_text(bet.bet.solution())
        expect(bet.figure.part(".pl-sentence")).to_be_visible()
        expect(bet.part(".pl-code")).to_be_hidden()
        assert box(bet.root) == before
        bet.part("[data-action=change]").click()
        assert bet.is_covered
        expect(bet.part("button[type=submit]")).to_be_visible()
    assert kept(opened) is None or kept(opened)["bets"] == {}


@critical_mass
def test_link_to_a_state_of_a_figure_that_stands_in_a_bet_alone_opens_it(open_new, address):
    bet = every_bet()["old-price-back"][1]
    link = states.link(bet.state, chapter="critical_mass")
    opened = open_new(address, "critical_mass", link)
    figure = Figure(opened, EXPLORERS["hysteresis"])
    expect(figure.part(".pl-sentence")).to_have_text(figure.explorer.say(**bet.values))
    expect(figure.part(".pl-sentence")).to_be_visible()
    expect(opened.locator("#bet-thirty-five-per-cent button[type=submit]")).to_be_visible()


@pytest.mark.xdist_group("notebooks/value.html")
def test_pointer_sets_a_number_on_the_axis_of_the_figure(open_new, host):
    opened, asked = open_new(host, "value"), every_bet()["facebook-2019"][1]
    bet = OnPage(opened, asked)
    plot = bet.part(".pl-plot")
    plot.scroll_into_view_if_needed()
    area = plot.bounding_box()
    opened.mouse.click(area["x"] + area["width"] * 0.9, area["y"] + area["height"] * 0.25)
    slider = bet.part(".pl-guess input")
    assert int(slider.input_value()) == pytest.approx(0.75 * asked.scale["high"], abs=1)
    expect(bet.part(".pl-you")).to_have_text(asked.shown[int(slider.input_value())])
    set_to = int(slider.input_value())
    bet.part("button[type=submit]").click()
    bet.tells([set_to])
    expect(bet.part("form .pl-you")).to_contain_text("you: ")


@critical_mass
def test_pointer_draws_the_curve_and_the_keyboard_corrects_it(open_new, host):
    opened = open_new(host, "critical_mass", viewport={"width": 360, "height": 800})
    bet = OnPage(opened, CURVE)
    plot = bet.part("form .pl-plot")
    plot.scroll_into_view_if_needed()
    area = plot.bounding_box()
    mouse, top = opened.mouse, CURVE.ruler.size - 1
    mouse.move(area["x"] + 2, area["y"] + area["height"] / 2)
    mouse.down()
    for step in range(1, 31):
        mouse.move(
            area["x"] + area["width"] * step / 30, area["y"] + area["height"] * (1 - step / 30)
        )
    mouse.up()
    drawn = [int(point.input_value()) for point in bet.part(".pl-knot").all()]
    assert drawn == sorted(drawn)
    assert (drawn[0], drawn[-1]) == (pytest.approx(top * 2 / 12, abs=2), top)
    last = bet.part(".pl-knot").last
    last.focus()
    last.press("ArrowDown")
    expect(last).to_have_attribute("aria-valuetext", whole(CURVE.ruler.show(0.95)))
    expect(last).to_have_attribute("aria-label", "Month 24")
    bet.part("button[type=submit]").click()
    bet.tells([*drawn[:-1], top - 1])


@pytest.mark.xdist_group("notebooks/value.html")
def test_mark_of_a_bet_stays_only_on_the_scale_that_it_was_made_on(open_new, host):
    opened, asked = open_new(host, "value"), every_bet()["facebook-2019"][1]
    bet = OnPage(opened, asked)
    bet.part(".pl-guess input").press("ArrowRight")
    bet.part("button[type=submit]").click()
    again = Figure(opened, EXPLORERS["law_fit"])
    firm, law = again.explorer.controls[:2]
    for figure, place in (
        (bet.figure, bet.part("form .pl-place")),
        (again, again.part(".pl-place")),
    ):
        figure.unfold()
        for control, label, shown in (
            (law, "Cube: n³", "1"),  # another curve on the same axes
            (firm, "Tencent", "0"),
            (firm, "Facebook", "1"),
        ):
            figure.field(control).select_option(label=label)
            figure.settle()
            expect(place).to_have_css("opacity", shown)


@pytest.mark.xdist_group("notebooks/value.html")
def test_untouched_slider_is_a_bet_only_at_the_second_press(open_new, host):
    asked = every_bet()["facebook-2019"][1]
    bet = OnPage(open_new(host, "value"), asked)
    bet.part("button[type=submit]").click()
    expect(bet.part(".pl-missing")).to_contain_text("press again")
    bet.part("button[type=submit]").click()
    bet.tells([asked.ruler.size // 2])


@critical_mass
def test_line_that_is_not_drawn_to_the_end_is_no_bet(open_new, host):
    bet = OnPage(open_new(host, "critical_mass"), CURVE)
    expect(bet.part(".pl-drawn")).to_have_attribute("points", "")
    for _ in range(2):
        bet.part("button[type=submit]").click()
        expect(bet.part(".pl-missing")).to_contain_text("to the end")


@critical_mass
def test_bet_works_for_the_visit_where_the_browser_keeps_nothing(tab, host):
    opened = tab(is_new=True)
    opened.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked') } })"
    )
    opened.goto(f"{host}notebooks/critical_mass.html")
    bet = OnPage(opened, every_bet()["old-price-back"][1])
    bet.part("input").first.check()
    bet.part("button[type=submit]").click()
    expect(bet.part(".pl-told")).to_contain_text(bet.bet.reply([0]))
    expect(bet.part(".pl-told")).to_contain_text("lasts until you leave the page")
    expect(bet.figure.part(".pl-sentence")).to_be_visible()
