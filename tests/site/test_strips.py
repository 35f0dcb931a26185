"""A bet without an axis on its figure is answered on a strip, which lies below every drawing it goes with."""

import pytest
from parts import CHAPTERS

from platformlab.checks.questions import questions

pytestmark = pytest.mark.slow

# How far a strip begins below the drawing over it, in each figure that has one on the page.
BELOW = """() => [...document.querySelectorAll('.pl-strip')].map(strip => {
    const over = [...strip.parentElement.querySelectorAll('.pl-chart')].filter(e => e.checkVisibility());
    const end = Math.max(...over.map(e => e.getBoundingClientRect().bottom));
    return Math.round(strip.getBoundingClientRect().top - end);
})"""

# Lines that the words below each strip take.
LINES = """() => [...document.querySelectorAll('.pl-strip-ends')].filter(e => e.checkVisibility()).map(e =>
    Math.round(e.getBoundingClientRect().height / parseFloat(getComputedStyle(e).lineHeight)))"""
# Likely answers whose words lie on one another, once every bet is placed or shown.
ON_ANOTHER = """() => {
    for (const button of document.querySelectorAll('.pl-bet:not([data-placed]) [data-action=show]')) button.click();
    return [...document.querySelectorAll('.pl-bet .pl-plot')].flatMap(plot => {
        const words = [...plot.querySelectorAll('.pl-thought')].map(mark => {
            const range = document.createRange();
            range.selectNodeContents(mark);
            return [mark.textContent, range.getBoundingClientRect()];
        });
        return words.flatMap(([one, a], i) => words.slice(i + 1)
            .filter(([, b]) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
            .map(([two]) => `${one} on ${two}`));
    });
}"""


@pytest.mark.parametrize(
    "chapter",
    [pytest.param(c, marks=pytest.mark.xdist_group(f"notebooks/{c}.html")) for c in CHAPTERS],
)
def test_strip_of_a_bet_lies_below_its_drawing_where_the_figure_comes_again_too(tab, host, chapter):
    """On the page of matching it lay over the map, its words over those of the axis."""
    # Only here: whether a bet has a strip, its drawing tells, and every worker collects all tests.
    strips = sum("strip" in (bet.stage() or {}) for bet in questions(chapter).bets)
    for width in (1366, 360) if strips else ():
        opened = tab(f"{host}notebooks/{chapter}.html")
        opened.set_viewport_size({"width": width, "height": 740})
        below = opened.evaluate(BELOW)
        assert len(below) >= strips
        assert min(below) >= 0, (width, below)


@pytest.mark.parametrize(
    "chapter",
    [pytest.param(c, marks=pytest.mark.xdist_group(f"notebooks/{c}.html")) for c in CHAPTERS],
)
def test_words_of_a_strip_and_of_likely_answers_stand_clear_on_a_phone(tab, host, chapter):
    """What both axes of a strip said ran over the figure's sentence, and "twice" stood on "as much"."""
    opened = tab(f"{host}notebooks/{chapter}.html")
    opened.set_viewport_size({"width": 360, "height": 740})
    assert set(opened.evaluate(LINES)) <= {1}
    assert opened.evaluate(ON_ANOTHER) == []
