"""Whether a deck can be shown: every figure, state, bet, item, claim and paragraph that it names is there.

All problems are said at once, each with file, slide, what was expected, what came, and the repair.
"""

from collections.abc import Iterable
from pathlib import Path

from platformlab.checks.questions import QuestionError
from platformlab.checks.states import StateError
from platformlab.data import DataError
from platformlab.slides import outline, pages
from platformlab.slides.chapter import Chapter, MissingPart
from platformlab.slides.outline import DeckError
from platformlab.slides.pages import Made

REFUSALS = (StateError, QuestionError, MissingPart, DataError, KeyError)


def make(root: str | Path, topics: Iterable[str]) -> list[Made]:
    """Return the decks of these chapters with all that their slides show.

    Raises
    ------
    DeckError
        If one cannot be shown; the message has a line for each problem.
    """
    made: list[Made] = []
    problems: list[str] = []
    for topic in topics:
        try:
            deck, chapter = outline.read(root, topic), Chapter(root, topic)
        except (DeckError, MissingPart) as error:
            problems.append(str(error))
            continue
        shown, taken = [], set[str]()
        for slide in deck.slides:
            try:
                shown.append(pages.shown(slide, chapter, taken))
            except REFUSALS as error:
                problems.append(deck.wrong(slide, str(error.args[0])))
        made.append(Made(deck, chapter.title, pages.with_links(shown, taken)))
    if problems:
        raise DeckError("\n".join(problems))
    return made
