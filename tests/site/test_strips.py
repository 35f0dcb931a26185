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
