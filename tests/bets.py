"""Bets as a reader places them, and the record that her device then keeps."""

import json
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from figure import Figure
from parts import EXPLORERS
from playwright.sync_api import expect

from platformlab.checks import codes
from platformlab.checks.questions import every_bet, questions
from platformlab.words.numbers import whole

FORMER = "platformlab"  # the key of earlier editions, whose record the book takes up
OWN = "platformlab:1:"  # its keys begin so; then comes the place of the book
ROOT = Path(__file__).parents[1]
ANSWERS = ".pl-chart svg, .pl-sentence, .pl-numbers, .pl-controls, [data-action=csv]"


def low(bet):
    """An answer to a bet: the first option, or the low end of every slider."""
    return [0] * len(bet.sizes)


def record(**parts):
    """What a device keeps."""
    return {"version": 1, "bets": {}, "quizzes": {}, "read": {}} | parts


ALL_PLACED = record(bets={name: low(bet) for name, (_, bet) in every_bet().items()})
# Something small at the address of a site: from a server, and from a folder, where all share a store.
DOORS = {"http": "/_static/favicon.svg", "file": (ROOT / "requirements.txt").as_uri()}


def remember(tab, url, memory=ALL_PLACED):
    """Let the device keep `memory` before a page at `url` is opened.

    Not by a script that runs before the page's own: in a folder that reaches another store.
    """
    tab.goto(urljoin(url, DOORS[urlsplit(url).scheme]))
    tab.evaluate("([key, text]) => localStorage.setItem(key, text)", [FORMER, json.dumps(memory)])


def kept(tab):
    """The record that the book of an open page has written, or the one that it would take up."""
    written = tab.evaluate(
        """([own, former]) => {
            const key = Object.keys(localStorage).find((k) => k.startsWith(own) && k.endsWith(":record"));
            return localStorage.getItem(key ?? former);
        }""",
        [OWN, FORMER],
    )
    return json.loads(written) if written else None


def bets_of(opened, chapter):
    """The bets of a chapter on its open page."""
    return [OnPage(opened, bet) for bet in questions(chapter).bets]


def asks_without_a_control(opened, chapter):
    """Whether paper, or a page without scripts, shows each question whole and nothing to press."""
    for bet in bets_of(opened, chapter):
        assert whole(bet.bet.question) in bet.part(".pl-question").inner_text()
        expect(bet.part("form .pl-wide svg").first).to_be_visible()
        expect(bet.part(".pl-fold summary")).to_be_visible()
        for dead in bet.part("button, input[type=range]").all():
            expect(dead).to_be_hidden()
        if bet.bet.kind == "choice":
            expect(bet.part(".pl-option").first).to_be_visible()


class OnPage:
    """One bet on an open page."""

    def __init__(self, tab, bet):
        self.tab, self.bet = tab, bet
        self.root = tab.locator(f"#bet-{bet.id}")

    def part(self, selector):
        return self.root.locator(selector)

    @property
    def figure(self):
        """The figure in the bet, whatever its id on the page."""
        figure = Figure(self.tab, EXPLORERS[self.bet.state.explorer])
        figure.root = self.part(".pl-explorer")
        return figure

    @property
    def is_covered(self):
        """Whether nothing of the figure that answers is to be seen."""
        return self.figure.part(ANSWERS).evaluate_all(
            "all => all.every(e => !e.checkVisibility({ visibilityProperty: true }))"
        )

    def place_by_keyboard(self):
        """Answer low and press Enter on the button, without a mouse."""
        keys = self.tab.keyboard
        first = self.part("input:not([tabindex='-1'])").first
        first.focus()
        if self.bet.kind == "choice":
            keys.press("Space")
            expect(first).to_be_checked()
        elif self.bet.kind == "number":
            keys.press("Home")
        else:
            self._draw_low()
        keys.press("Tab")
        expect(self.part("button[type=submit]")).to_be_focused()
        keys.press("Enter")

    def _draw_low(self):
        points = self.part(".pl-knot").all()
        for at, point in enumerate(points):
            expect(point).to_be_focused()
            self.tab.keyboard.press("Home")
            if at < len(points) - 1:
                self.tab.keyboard.press("ArrowRight")

    def tells(self, given):
        """The page replies as Python does, with Python's code."""
        expect(self.part(".pl-told")).to_have_text(self.bet.reply(given))
        code = codes.encode(self.bet.tag, self.bet.sizes, given)
        expect(self.part(".pl-code")).to_have_text(code)
