"""A new reader of each chapter: she is asked near the top, answered in the place, and remembered.

Opening a page costs more than all that is done on it, so it is opened once and once again; each
fact is a subtest with a name of its own.
"""

import pytest
from accessibility import COLOURS, problems
from bets import asks_without_a_control, bets_of, kept, low
from parts import CHAPTERS
from playwright.sync_api import expect

from platformlab.checks import states
from platformlab.checks.questions import questions

pytestmark = pytest.mark.slow

MARKS = ".pl-drawn, .pl-you, .pl-region[data-said]"  # what a reader has put on the plot
# What moved in the text while the page loaded; the theme's own bar moves by a hair.
SHIFTS = """new Promise(done => {
    new PerformanceObserver(list => done(list.getEntries().flatMap(shift => shift.sources)
        .filter(({ node }) => node?.parentElement?.closest("article")).length))
        .observe({ type: "layout-shift", buffered: true });
    setTimeout(done, 300, 0);
})"""
SCREENS = [((1366, 768), 1), ((360, 740), 1.5)]  # and how far down the first figure may begin
HEADER = 55  # px that the header takes of a phone's screen
# From the top of each sentence, or of the chart of a bet, to the end of the first controls, or of both where there are none.
REACH = """() => [...document.querySelectorAll(".pl-explorer")].filter((figure) => figure.checkVisibility()).map((figure) => {
  const seen = (part) => part?.checkVisibility();
  const chart = [...figure.querySelectorAll(".pl-chart")].find(seen);
  const controls = figure.querySelector(":scope > .pl-controls");
  const parts = [chart, figure.querySelector(".pl-sentence"), ...(seen(controls) ? [controls] : [])];
  const places = parts.map((part) => part.getBoundingClientRect());
  return [figure.id, Math.round(Math.max(...places.map(({ bottom }) => bottom)) - Math.min(...places.map(({ top }) => top)))];
})"""
SMALL = """() => [...document.querySelectorAll(
  ".pl-explorer :is(.pl-slider input, select, button, summary)")]
  .filter((part) => part.checkVisibility() && part.getBoundingClientRect().height < 44)
  .map((part) => `${part.closest(".pl-explorer").id}: ${part.textContent.slice(0, 20)}`)"""
# Within the bet; a browser scrolls by whole pixels, so that the page itself may be off by a part of one.
PLACE = """e => { const b = e.getBoundingClientRect(), own = e.closest(".pl-bet").getBoundingClientRect();
    return [b.x - own.x, b.y - own.y, b.width, b.height]; }"""
# How far a strip begins below the drawing over it, in each figure that has one on the page.
BELOW = """() => [...document.querySelectorAll('.pl-strip')].map(strip => {
    const over = [...strip.parentElement.querySelectorAll('.pl-chart')].filter(e => e.checkVisibility());
    const end = Math.max(...over.map(e => e.getBoundingClientRect().bottom));
    return Math.round(strip.getBoundingClientRect().top - end);
})"""
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
IS_TURNED_OR_GONE = "e => !e.checkVisibility() || getComputedStyle(e).rotate === '180deg'"
TURNED = "e => getComputedStyle(e, '::details-content').rotate"  # who would read it turns the sheet


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
def test_new_reader_is_asked_near_the_top_answered_in_the_place_and_remembered(
    tab, address, subtests, chapter
):
    page = f"{address}notebooks/{chapter}.html"
    opened = tab(page, is_new=True)
    with subtests.test("nothing moves while the page loads"):
        assert opened.evaluate(SHIFTS) == 0
    for (width, height), screens in SCREENS:
        opened.set_viewport_size({"width": width, "height": height})
        begins_near(opened, subtests, width, height, screens)
    words_stay_within(opened, subtests, "asked")
    is_accessible_on_a_phone_and_paper(opened, subtests, chapter)
    opened.set_viewport_size({"width": 1280, "height": 900})
    with subtests.test("a figure answers only after the bet, in its place and state"):
        answers_after_the_bet(opened, chapter)
    opened.requested.clear()
    opened.goto(page)
    with subtests.test("nothing moves as the page loads again"):
        assert opened.evaluate(SHIFTS) == 0
    lies_below(opened, subtests, chapter)
    opened.set_viewport_size({"width": 360, "height": 740})
    words_stay_within(opened, subtests, "answered")
    with subtests.test("a placed bet is there on the next visit and can be taken back"):
        is_remembered(opened, chapter)
    for (width, height), _ in SCREENS:
        opened.set_viewport_size({"width": width, "height": height})
        with subtests.test("who would rather be shown sees the answer in its place", width=width):
            just_shows(opened, chapter)
    assert opened.complaints == []


def box(locator):
    return {side: round(length) for side, length in locator.bounding_box().items() if side != "y"}


def top(locator):
    """Distance from the top of the page."""
    return locator.evaluate("e => e.getBoundingClientRect().top + scrollY")


def begins_near(opened, subtests, width, height, screens):
    with subtests.test("nothing scrolls sideways", width=width):
        assert opened.evaluate("document.documentElement.scrollWidth") <= width
    with subtests.test("what is asked first is near", width=width):
        first = opened.locator(".pl-chart:visible, .pl-sure-levels").first
        assert first.evaluate("e => Boolean(e.closest('.pl-bet form, .pl-sure form'))")
        assert top(first) <= screens * height
    with subtests.test("a chart and its first controls share a screen", width=width):
        height -= HEADER if width == 360 else 0
        far = [f"{name}: {px} px" for name, px in opened.evaluate(REACH) if px > height]
        assert not far, f"{far} of {height} px: lower the chart, or shorten the sentence"
    if width == 360:
        with subtests.test("a finger finds what it presses"):
            assert opened.evaluate(SMALL) == []


def words_stay_within(opened, subtests, when):
    """On a phone, where there is least room; a figure that is cut off hides what sticks out."""
    with subtests.test("words on a plot stay within it on a phone", when=when):
        assert opened.evaluate(CUT) == [], "shorten them, or let them stand on the other side"


def is_accessible_on_a_phone_and_paper(opened, subtests, chapter):
    with subtests.test("axe finds nothing wrong in a question"):
        assert problems(opened, within=".pl-bet") == []
    opened.emulate_media(color_scheme="dark")
    with subtests.test("nor in its dark colours"):
        assert problems(opened, within=".pl-bet", rules=COLOURS) == []
    opened.emulate_media(color_scheme="light")
    with subtests.test("paper shows the question and where the answer is"):
        opened.emulate_media(media="print")
        asks_without_a_control(opened, chapter)
        for bet in bets_of(opened, chapter):
            assert bet.part(".pl-fold").evaluate(TURNED) == "180deg"
            assert bet.part(".pl-answered > .pl-explorer").evaluate(IS_TURNED_OR_GONE)
    opened.emulate_media(media="screen")


def has_again(bet):
    """Whether the page shows the figure once more, further down."""
    return (
        bet.tab.locator(f".pl-explorer#{bet.bet.explorer.anchor}").count()
        > bet.part(f"#{bet.bet.explorer.anchor}").count()
    )


def answers_after_the_bet(opened, chapter):
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


def lies_below(opened, subtests, chapter):
    """On the page of matching a strip lay over the map, its words over those of the axis."""
    # Only here: whether a bet has a strip, its drawing tells, and every worker collects all tests.
    strips = sum("strip" in (bet.stage() or {}) for bet in questions(chapter).bets)
    for (width, height), _ in SCREENS if strips else ():
        opened.set_viewport_size({"width": width, "height": height})
        with subtests.test("a strip lies below its drawing", width=width):
            below = opened.evaluate(BELOW)
            assert len(below) >= strips
            assert min(below) >= 0, (width, below)


def is_remembered(opened, chapter):
    for bet in bets_of(opened, chapter):
        bet.tells(low(bet.bet))
        expect(bet.figure.part(".pl-sentence")).to_be_visible()
        assert bet.figure.state() == bet.bet.values
    assert not any("_explorers/" in url and "explore.js" not in url for url in opened.requested)
    for bet in bets_of(opened, chapter):
        bet.part("[data-action=change]").click()
        expect(bet.part(".pl-told")).to_be_empty()
        expect(bet.part("button[type=submit]")).to_be_visible()
        assert bet.is_covered
    assert kept(opened)["bets"] == {}


def just_shows(opened, chapter):
    for bet in bets_of(opened, chapter):
        before, place = box(bet.root), bet.part("form .pl-chart:visible").evaluate(PLACE)
        bet.part("[data-action=show]").click()
        expect(bet.part(".pl-told")).to_have_text(bet.bet.solution())
        expect(bet.figure.part(".pl-sentence")).to_be_visible()
        expect(bet.part(".pl-code")).to_be_hidden()
        assert box(bet.root) == before
        answer = bet.part(".pl-explorer .pl-chart:visible").evaluate(PLACE)
        assert answer == pytest.approx(place, abs=0.5)
        bet.part("[data-action=change]").click()
        assert bet.is_covered
        expect(bet.part("button[type=submit]")).to_be_visible()
    assert kept(opened)["bets"] == {}
