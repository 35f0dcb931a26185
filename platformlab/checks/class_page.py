"""The teacher's page: pasted codes become the room's distribution, drawn by the page's script."""

from collections.abc import Collection

from platformlab.checks import bet_page, states
from platformlab.checks.book import the_book
from platformlab.checks.questions import every_bet
from platformlab.words.templates import render


def html(chapters: Collection[str], *, home: str) -> str:
    """Return the page's form and a room for each bet of `chapters`; `home` is the way to them."""
    rooms = [*_rooms_of_bets(chapters, home), *_room_of_claims(chapters, home)]
    return str(render(bet_page.TEMPLATES, "class.html", rooms=rooms, home=home))


def _rooms_of_bets(chapters, home):
    return [
        bet.room()
        | {"bet": bet, "chapter": chapter, "link": states.link(bet.state, chapter="", home=home)}
        for chapter, bet in every_bet().values()
        if chapter in chapters
    ]


def _room_of_claims(chapters, home):
    """A room for the claims that readers give a confidence to, if their chapter is in the book."""
    make = the_book().calibration
    asked = make() if make else None
    if asked is None or asked.chapter not in chapters:
        return []
    link = f"{home}{asked.chapter}.html#bet-{asked.id}"
    return [asked.room() | {"bet": asked, "chapter": asked.chapter, "link": link}]
