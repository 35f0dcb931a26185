"""A reader's mark on the plot in a kernel, where no script of a page draws it.

The same places as on a page: Python found the box on the drawing, and marks are shares of it.
"""

from collections.abc import Sequence
from typing import Any

from platformlab.checks.bets import Bet
from platformlab.explore.question import Box
from platformlab.words import text
from platformlab.words.templates import render

Points = Sequence[Sequence[float]]
LATE = 0.7  # words beside a mark farther to the right stand at its left, as on a page


def marks(bet: Bet, given: Sequence[int] | None, *, is_told: bool = False) -> str:
    """What lies over the drawing: her mark, and when she was told the gap and likely wrong answers."""
    stage = bet.stage()
    if stage is None or not stage["boxes"]:
        return ""
    draw = {"curve": _curve, "number": _number, "choice": _choice}[bet.kind]
    lines, labels = draw(bet, stage, given, is_told)
    wide = stage["boxes"]["wide"]
    place = {side: f"{100 * share:.3f}%" for side, share in zip(Box._fields, wide, strict=True)}
    return str(
        render(
            "platformlab.checks",
            "on_plot.html",
            place=place,
            lines=lines,
            labels=labels,
            late=LATE,
        )
    )


def _curve(bet, stage, given, is_told):
    words = bet.words
    known, lines, labels = bet.given_points, [], []
    if is_told:
        for thought in words["thoughts"]:
            lines.append(_line("thought", thought["points"]))
            labels.append((thought["says"], *thought["points"][-1]))
    lines.append(_line("known", known))
    if given is not None:
        top = bet.ruler.size - 1
        hers = [(knot.at, step / top) for knot, step in zip(bet.knots, given, strict=True)]
        hers = [*known[-1:], *hers]
        if is_told:
            ahead = [point for point in words["curve"] if point[0] >= hers[0][0]]
            lines.insert(0, _line("gap", [*hers, *reversed(ahead)]))
            labels.append((text("bets.script.you"), *hers[-1]))
        lines.append(_line("hers", hers))
    return lines, labels


def _number(bet, stage, given, is_told):
    places, lines, labels = stage["places"], [], []
    marked = [(t["says"], "thought", places[t["at"]]) for t in bet.words["thoughts"] if is_told]
    if given is not None:
        marked.append((bet.shown[given[0]], "hers", places[given[0]]))
        if is_told:
            said = text("bets.script.you_with_value", value=bet.shown[given[0]])
            marked[-1] = (said, "hers", places[given[0]])
    for said, look, at in marked:
        ends = [(0, at), (1, at)] if stage["way"] == "y" else [(at, 0), (at, 1)]
        lines.append(_line(look, ends))
        labels.append((said, *((0.0, at) if stage["way"] == "y" else (at, 0.9))))
    return lines, labels


def _choice(bet, stage, given, is_told):
    lines, labels = [], []
    for at, (start, end) in enumerate(stage["regions"]):
        is_hers = given is not None and at == given[0]
        corners: list[Any] = [(0, start), (1, start), (1, end), (0, end)]
        middle: tuple[float, float] = (0.02, (start + end) / 2)
        if stage["way"] == "x":
            corners, middle = [(y, x) for x, y in corners], ((start + end) / 2, 0.9)
        look = "gap" if is_hers else "right" if is_told and at == bet.right else "edge"
        lines.append(_line(look, corners))
        if is_hers or not is_told:
            said = text("bets.script.you") if is_hers and is_told else bet.letters[at]
            labels.append((said, *middle))
    return lines, labels


def _line(look, points):
    """A look, and points as an SVG has them: from the upper left corner, in hundredths."""
    return look, " ".join(f"{100 * x:g},{100 - 100 * y:g}" for x, y in points)
