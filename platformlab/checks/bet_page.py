"""Static face of a bet: question, options and folded answer without scripts, a form with them.

The page's script veils the figure until the reader has committed; nothing here hides anything.
The markup is ``templates/bet.html`` with a template for each kind; the replies that the script may
need are written beside the form by Python.
"""

from typing import NamedTuple

from platformlab.checks import outcomes, states
from platformlab.words import text
from platformlab.words.templates import render

TEMPLATES = "platformlab.checks"


def html(bet, *, chapter) -> str:
    """Return the bet as it stands on the page of its chapter."""
    words = outcomes.words(bet)
    given = {
        "bet": bet,
        "tag": outcomes.tag(bet),
        "sizes": outcomes.sizes(bet),
        "figure": states.explorers()[bet.state.explorer].anchor,
        "state": states.query(*bet.state),
        "longest": max((outcomes.reply(bet, g) for g in _extremes(bet, words)), key=len),
        "link": states.link(bet.state, chapter=chapter),
        "answer": _ANSWERS[bet.kind](bet, words),
        "words": words,
    }
    return str(render(TEMPLATES, "bet.html", **given, **_FIELDS[bet.kind](bet, words)))


def _extremes(bet, words):
    """Answers with replies of every length, to keep room for the longest."""
    if bet.kind == "curve":
        return [[at] * len(words["truth"]) for at in range(len(words["shown"]))]
    return [[at] for at in range(len(words["shown"]))]


class Tick(NamedTuple):
    """A label on an axis: its place as a share of the plot; a spare one gives way on a phone."""

    at: float
    shown: str
    is_spare: bool = False


class Axes(NamedTuple):
    """What a curve is drawn on: level lines, labels below the plot, and the name of the x axis."""

    levels: list[Tick]
    below: list[Tick]
    name: str


def axes(bet, words) -> Axes:
    """Return the axes of a curve; places are shares of the plot, from its lower left corner."""
    top = len(words["shown"]) - 1
    steps = [round(at * top / 4) for at in range(5)]
    below = _below(bet)
    kept = _apart([at for at, _ in below])
    heading = outcomes.column(bet, "x")
    return Axes(
        levels=[Tick(at / top, words["shown"][at]) for at in steps],
        below=[Tick(at, shown, at not in kept) for at, shown in below],
        name=(heading.label or heading.name).lower(),
    )


def _below(bet):
    """Labels under the plot: the first row, the last given one, and every point to be drawn."""
    heading, across = outcomes.column(bet, "x"), outcomes.curve(bet)[0]
    rows = {0, max(outcomes.scale(bet).given - 1, 0), *(k.row for k in outcomes.drawn(bet))}
    x = outcomes.table(bet)[bet.answer["x"]]
    return [(across[row], heading.show(x[row])) for row in sorted(rows)]


def _apart(places, room=0.12):
    """Places whose labels fit on a phone beside each other; the last one always does."""
    kept = []
    for place in sorted(places, reverse=True):
        if not kept or kept[-1] - place >= room:
            kept.append(place)
    return set(kept)


def given_points(bet):
    """Points of a curve that are known, as shares of the plot."""
    scale = outcomes.scale(bet)
    return [[round(at, 4), scale.share(value)] for at, value in outcomes.given(bet)]


def _curve(bet, words):
    given = given_points(bet)
    return {
        "scale": outcomes.scale(bet),
        "axes": axes(bet, words),
        "given": given,
        "known": " ".join(f"{100 * x:g},{100 - 100 * y:g}" for x, y in given),
        "knots": outcomes.drawn(bet),
        "level": start(bet),
    }


def start(bet):
    """Where the points of a curve begin: at the last given value, or in the middle."""
    scale, given = outcomes.scale(bet), outcomes.given(bet)
    return scale.nearest(given[-1][1]) if given else scale.count // 2


_FIELDS = {
    "choice": lambda bet, words: {},
    "number": lambda bet, words: {"scale": outcomes.scale(bet)},
    "curve": _curve,
}


def _answer_to_choice(bet, words):
    right = words["shown"][words["right"]]
    return text("bets.answer_to_choice", option=right, value=words["answer"])


def _answer_to_number(bet, words):
    return text("bets.answer_to_number", value=words["answer"], figure=states.in_words(bet.state))


def _answer_to_curve(bet, words):
    across = zip(outcomes.drawn(bet), outcomes.at_the_knots(bet), strict=True)
    scale = outcomes.scale(bet)
    points = [
        text("bets.point", name=knot.name, value=scale.show(scale.low + steps * scale.step))
        for knot, steps in across
    ]
    said = text("bets.separator").join(points)
    return text("bets.answer_to_curve", points=said, figure=states.in_words(bet.state))


# What scripts tell after the bet, for pages without them.
_ANSWERS = {
    "choice": _answer_to_choice,
    "number": _answer_to_number,
    "curve": _answer_to_curve,
}
