"""Static face of a bet: question, options and folded answer without scripts, a form with them.

The page's script veils the figure until the reader has committed; nothing here hides anything.
The markup is ``templates/bet.html`` with a template for each kind; the replies that the script may
need are written beside the form by Python.
"""

from platformlab.checks import codes, states
from platformlab.checks.bets import Bet
from platformlab.words.templates import render

TEMPLATES = "platformlab.checks"


def html(bet: Bet, *, chapter: str) -> str:
    """Return the bet as it stands on the page of its chapter."""
    given = {
        "bet": bet,
        "words": bet.words,
        "state": states.query(*bet.state),
        "longest": max(map(bet.reply, bet.samples()), key=len),
        # Of the width of every other, so that the line it stands in does not grow when a bet is placed.
        "code": codes.encode(bet.tag, bet.sizes, [0] * len(bet.sizes)),
        "link": states.link(bet.state, chapter=chapter),
    }
    return str(render(TEMPLATES, "bet.html", **given, **bet.form()))
