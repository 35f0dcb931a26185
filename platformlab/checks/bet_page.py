"""Static face of a bet: question, options and folded answer without scripts, a form with them.

The page's script veils the figure until the reader has committed; nothing here hides anything.
Every word it may need to say is written beside the form by Python.
"""

import json
from html import escape
from typing import NamedTuple

from platformlab.checks import outcomes, states

_BET = """\
<section class="pl-bet" id="bet-{id}" data-bet="{id}" data-kind="{kind}" data-tag="{tag}" \
data-sizes="{sizes}" data-figure="{figure}" data-state="{state}" aria-labelledby="bet-{id}-question">
<form autocomplete="off">
<fieldset>
<legend id="bet-{id}-question"><span class="pl-kicker">Your bet</span> {question}</legend>
{fields}
</fieldset>
<div class="pl-stage">
<div class="pl-before"><p class="pl-press"><button type="submit">Place my bet</button></p>
<p class="pl-hint">{hint} The figure stays covered until you have. Your bet stays on this device.</p>
<p class="pl-missing" role="status"></p></div>
<div class="pl-after"><p class="pl-told" role="status"></p><p class="pl-sizer" aria-hidden="true">{longest}</p>
<p class="pl-actions"><a href="{link}">See it in the figure</a> <button type="button" data-action="change">Change my bet</button> \
<span>In class your code is <strong class="pl-code">{code}</strong></span></p></div>
</div>
</form>
<details class="pl-fold"><summary>The answer</summary>
{answer}
</details>
<script type="application/json">{words}</script>
</section>
"""
HINTS = {
    "choice": "Choose first, read on after.",
    "number": "Move the slider first, read on after.",
    "curve": (
        "Draw your line with mouse or finger. By keyboard: left and right change the point, up and down move it."
    ),
}


def html(bet, *, chapter) -> str:
    """Return the bet as it stands on the page of its chapter."""
    words = outcomes.words(bet)
    lengths = [outcomes.reply(bet, given) for given in _extremes(bet, words)]
    sizes = outcomes.sizes(bet)
    return _BET.format(
        id=bet.id,
        kind=bet.kind,
        tag=outcomes.tag(bet),
        sizes=" ".join(map(str, sizes)),
        figure=states.explorers()[bet.state.explorer].anchor,
        state=escape(states.query(*bet.state)),
        question=escape(bet.question),
        fields=_FIELDS[bet.kind](bet, words),
        hint=HINTS[bet.kind],
        longest=escape(max(lengths, key=len)),
        link=escape(states.link(bet.state, chapter=chapter)),
        code=outcomes.tag(bet) + "-",
        answer=_answer(bet, words),
        words=json.dumps(words, ensure_ascii=False, separators=(",", ":")).replace("</", r"<\/"),
    )


def _extremes(bet, words):
    """Answers with replies of every length, to keep room for the longest."""
    if bet.kind == "curve":
        return [[at] * len(words["truth"]) for at in range(len(words["shown"]))]
    return [[at] for at in range(len(words["shown"]))]


def _choice(bet, words):
    return "\n".join(
        f'<label class="pl-option"><input type="radio" name="{bet.id}" value="{at}">'
        f"<span>{escape(option.text)}</span></label>"
        for at, option in enumerate(bet.options)
    )


def _number(bet, words):
    shown = words["shown"]
    middle = len(shown) // 2
    name = f"bet-{bet.id}-value"
    return (
        f'<div class="pl-guess"><label for="{name}">{escape(outcomes.scale(bet).label)}</label>'
        f'<output for="{name}">{escape(shown[middle])}</output>'
        f'<input type="range" id="{name}" min="0" max="{len(shown) - 1}" step="1" value="{middle}" '
        f'aria-valuetext="{escape(shown[middle])}">'
        f'<p class="pl-ends" aria-hidden="true"><span>{escape(shown[0])}</span>'
        f'<span class="pl-mark" style="--at:{words["at"]:.4f}">{escape(words["answer"])}</span>'
        f"<span>{escape(shown[-1])}</span></p></div>"
    )


class Axes(NamedTuple):
    """What a curve is drawn on: level lines as SVG, labels as HTML, and the name of the x axis."""

    lines: str
    labels: str
    name: str


def axes(bet, words):
    """Return the axes of a curve; places are shares of the plot, from its lower left corner."""
    top = len(words["shown"]) - 1
    ticks = [round(at * top / 4) for at in range(5)]
    lines = "".join(f'<path d="M0 {100 - 100 * at / top:.2f}H100"/>' for at in ticks)
    labels = [
        f'<span class="pl-tick-y" style="--y:{at / top:.4f}">{escape(words["shown"][at])}</span>'
        for at in ticks
    ]
    below = _below(bet)
    kept = _apart([at for at, _ in below])
    labels += [
        f'<span class="pl-tick-x{"" if at in kept else " pl-spare"}" style="--x:{at:.4f}">'
        f"{escape(text)}</span>"
        for at, text in below
    ]
    heading = outcomes.column(bet, "x")
    name = (heading.label or heading.name).lower()
    return Axes(f'<g class="pl-lines">{lines}</g>', "".join(labels), name)


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
    """Axes, a vertical slider for each point to be drawn, and lines that the script fills in."""
    frame, level = axes(bet, words), start(bet)
    given = given_points(bet)
    known = " ".join(f"{100 * x:g},{100 - 100 * y:g}" for x, y in given)
    anchor = [f'<i class="pl-given" style="--x:{x};--y:{y}"></i>' for x, y in given[-1:]]
    sliders = [
        f'<input type="range" class="pl-knot" style="--x:{knot.at:.4f}" min="0" step="1" '
        f'max="{len(words["shown"]) - 1}" value="{level}" aria-label="{escape(knot.name)}" '
        f'aria-orientation="vertical" aria-valuetext="{escape(words["shown"][level])}"'
        f"{' tabindex=-1' if at else ''}>"
        for at, knot in enumerate(outcomes.drawn(bet))
    ]
    return (
        f'<div class="pl-sketch"><p class="pl-axis-y">{escape(outcomes.scale(bet).label)}</p>'
        '<div class="pl-plot"><svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">'
        f'{frame.lines}<polyline class="pl-truth"/><polyline class="pl-known" points="{known}"/>'
        '<polyline class="pl-drawn"/></svg>'
        f"{frame.labels}{''.join(anchor)}{''.join(sliders)}"
        '<span class="pl-end pl-end-truth" aria-hidden="true">the figure</span>'
        '<span class="pl-end pl-end-drawn" aria-hidden="true">your line</span></div>'
        f'<p class="pl-axis-x">{escape(frame.name)}</p></div>'
    )


def start(bet):
    """Where the points of a curve begin: at the last given value, or in the middle."""
    scale, given = outcomes.scale(bet), outcomes.given(bet)
    return scale.nearest(given[-1][1]) if given else scale.count // 2


_FIELDS = {"choice": _choice, "number": _number, "curve": _curve}


def _answer(bet, words):
    """What scripts tell after the bet, for pages without them."""
    if bet.kind == "choice":
        replies = "".join(
            f"<li><b>{escape(option.text)}.</b> {escape(option.reply)}</li>"
            for option in bet.options
        )
        right = escape(words["shown"][words["right"]])
        return f"<p>{right} ({escape(words['answer'])} in the figure).</p><ul>{replies}</ul>"
    figure = escape(states.in_words(bet.state))
    if bet.kind == "number":
        return f"<p>{escape(words['answer'])}, as the figure shows: {figure}.</p>"
    across = zip(outcomes.drawn(bet), outcomes.at_the_knots(bet), strict=True)
    scale = outcomes.scale(bet)
    points = ", ".join(
        f"{escape(knot.name)}: {escape(scale.show(scale.low + steps * scale.step))}"
        for knot, steps in across
    )
    return f"<p>{points}. See the figure: {figure}.</p>"
