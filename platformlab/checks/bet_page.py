"""Static face of a bet: the figure that asks and the figure that answers, in one place.

Without scripts the question's drawing stands over the options, and the answer is folded below. With
them the reader answers on the plot, and the figure, which lies under the question, takes its place.
The markup is ``templates/bet.html`` with a template for each kind; the replies that the script may
need are written beside the form by Python.
"""

from markupsafe import Markup

from platformlab.checks import codes
from platformlab.checks.bets import Bet, scene
from platformlab.explore import page
from platformlab.words.templates import render

TEMPLATES = "platformlab.checks"


def html(bet: Bet) -> str:
    """Return the bet as it stands on the page of its chapter."""
    id_, stage = f"bet-{bet.id}", bet.stage()
    drawings = bet.scene.asked(f"{id_}-asked")
    given = {
        "bet": bet,
        "id": id_,
        "words": bet.words | {"shown_only": bet.solution()} | _on_plot(stage),
        "stage": stage,
        "place": scene.style(stage["boxes"]) if stage else "",
        "drawings": {width: Markup(drawing) for width, drawing in drawings.items()},
        "figure": Markup(page.html(bet.explorer, anchor=anchor(bet), is_folded=True, **bet.values)),
        "longest": max((*map(bet.reply, bet.samples()), bet.solution()), key=len),
        # Of the width of every other, so that the line it stands in does not grow when a bet is placed.
        "code": codes.encode(bet.tag, bet.sizes, [0] * len(bet.sizes)),
    }
    return str(render(TEMPLATES, "bet.html", **given, **bet.form()))


def anchor(bet: Bet) -> str:
    """Id of the figure in a bet; where no other instance stands on the page it gets that of its own."""
    return f"bet-{bet.id}-figure"


def _on_plot(stage):
    """What the script must know of the plot."""
    names = ("way", "places", "beside")
    return {"plot": {name: stage[name] for name in names if name in stage}} if stage else {}
