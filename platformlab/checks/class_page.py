"""The teacher's page: pasted codes become the room's distribution, drawn by the page's script."""

from platformlab.checks import bet_page, outcomes, states
from platformlab.checks.questions import every_bet
from platformlab.words import text
from platformlab.words.templates import render


def html(chapters, *, home) -> str:
    """Return the page's form and a room for each bet of `chapters`; `home` is the way to them."""
    bets = [(chapter, bet) for chapter, bet in every_bet().values() if chapter in chapters]
    rooms = [_room(bet, home) | {"chapter": chapter} for chapter, bet in bets]
    return str(render(bet_page.TEMPLATES, "class.html", rooms=rooms, home=home))


def _room(bet, home):
    words = outcomes.words(bet)
    is_curve = bet.kind == "curve"
    if is_curve:
        knots = outcomes.drawn(bet)
        words["points"] = [{"at": round(knot.at, 4), "name": knot.name} for knot in knots]
        words["given"] = bet_page.given_points(bet)[-1:]
    return {
        "bet": bet,
        "tag": outcomes.tag(bet),
        "sizes": outcomes.sizes(bet),
        "answer": _answer(bet, words),
        "axes": bet_page.axes(bet, words) if is_curve else None,
        "scale": outcomes.scale(bet) if is_curve else None,
        "link": states.link(bet.state, chapter="", home=home),
        "words": words,
    }


def _answer(bet, words):
    said = {"value": words["answer"]}
    if bet.kind == "choice":
        option = bet.options[words["right"]]
        said |= {"option": option.text, "reply": option.reply}
    return text(f"class.answer_to_{bet.kind}", **said)
