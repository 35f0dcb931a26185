"""The teacher's page: pasted codes become the room's distribution, drawn by the page's script."""

from collections.abc import Collection

from platformlab.checks import bet_page, states
from platformlab.checks.questions import every_bet
from platformlab.words.templates import render


def html(chapters: Collection[str], *, home: str) -> str:
    """Return the page's form and a room for each bet of `chapters`; `home` is the way to them."""
    rooms = [
        bet.room()
        | {"bet": bet, "chapter": chapter, "link": states.link(bet.state, chapter="", home=home)}
        for chapter, bet in every_bet().values()
        if chapter in chapters
    ]
    return str(render(bet_page.TEMPLATES, "class.html", rooms=rooms, home=home))
