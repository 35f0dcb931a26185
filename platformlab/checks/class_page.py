"""The teacher's page: pasted codes become the room's distribution, drawn by the page's script."""

import json
from html import escape

from platformlab.checks import bet_page, outcomes, states
from platformlab.checks.questions import every_bet

_PAGE = """\
<div class="pl-class">
<p class="pl-needs-script">Your browser runs no scripts, and this page needs them. Count hands instead: the questions are below.</p>
<form class="pl-codes" autocomplete="off">
<label for="class-codes">Codes of the class, in any order, with anything between them</label>
<textarea id="class-codes" rows="5" spellcheck="false" autocapitalize="characters"></textarea>
<p class="pl-actions"><button type="button" data-action="clear">Clear</button></p>
</form>
<p class="pl-status" role="status"></p>
<div class="pl-odd" hidden><h2>Could not be read</h2><ul></ul></div>
{rooms}
<details class="pl-asked"><summary>The bets of the book</summary>
<ul>{asked}</ul>
</details>
</div>
"""
_ROOM = """\
<section class="pl-room" id="room-{id}" data-kind="{kind}" data-tag="{tag}" data-sizes="{sizes}" \
data-answer="{answer}" aria-labelledby="room-{id}-question" hidden>
<h2 id="room-{id}-question">{question}</h2>
<p class="pl-count"></p>
{drawing}
<p class="pl-middle"></p>
<p class="pl-actions"><button type="button" data-action="answer" aria-pressed="false">Show the answer</button> \
<a href="{link}">The figure</a></p>
<p class="pl-truth-told" role="status"></p>
<script type="application/json">{words}</script>
</section>"""


def html(chapters, *, home) -> str:
    """Return the page's form and a room for each bet of `chapters`; `home` is the way to them."""
    bets = [(chapter, bet) for chapter, bet in every_bet().values() if chapter in chapters]
    return _PAGE.format(
        rooms="\n".join(_room(bet, home) for _, bet in bets),
        asked="".join(
            f'<li><a href="{home}{chapter}.html#bet-{bet.id}">{escape(bet.question)}</a> '
            f"Codes begin with {outcomes.tag(bet)}.</li>"
            for chapter, bet in bets
        ),
    )


def _room(bet, home):
    words = outcomes.words(bet)
    if bet.kind == "curve":
        knots = outcomes.drawn(bet)
        words["points"] = [{"at": round(knot.at, 4), "name": knot.name} for knot in knots]
        words["given"] = bet_page.given_points(bet)[-1:]
    return _ROOM.format(
        id=bet.id,
        kind=bet.kind,
        tag=outcomes.tag(bet),
        sizes=" ".join(map(str, outcomes.sizes(bet))),
        answer=escape(_answer(bet, words)),
        question=escape(bet.question),
        drawing=_plot(bet, words) if bet.kind == "curve" else '<ul class="pl-bars"></ul>',
        link=escape(states.link(bet.state, chapter="", home=home)),
        words=json.dumps(words, ensure_ascii=False, separators=(",", ":")).replace("</", r"<\/"),
    )


def _plot(bet, words):
    axes = bet_page.axes(bet, words)
    return (
        f'<div class="pl-sketch"><p class="pl-axis-y">{escape(outcomes.scale(bet).label)}</p>'
        '<div class="pl-plot"><svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">'
        f'{axes.lines}<g class="pl-traces"></g></svg>{axes.labels}</div>'
        f'<p class="pl-axis-x">{escape(axes.name)}</p>'
        '<p class="pl-key">Thin: one bet each. Thick: the middle of the room. '
        "Dashed: the figure, once the answer is shown.</p></div>"
    )


def _answer(bet, words):
    if bet.kind == "choice":
        option = bet.options[words["right"]]
        return f"{option.text}: {words['answer']} in the figure. {option.reply}"
    end = "The figure ends at" if bet.kind == "curve" else "The figure says"
    return f"{end} {words['answer']}."
