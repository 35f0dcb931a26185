"""Whether a deck can be shown: every figure, state, bet, item, claim and paragraph that it names is there.

And whether the lesson of its chapter can be held with it, which `agreement` says.

All problems are said at once, each with file, slide, what was expected, what came, and the repair.
"""

from collections.abc import Iterable
from pathlib import Path

from platformlab.checks.questions import QuestionError
from platformlab.checks.states import StateError
from platformlab.data import DataError
from platformlab.slides import agreement, outline, pages
from platformlab.slides.chapter import Chapter, MissingPart
from platformlab.slides.outline import DeckError
from platformlab.slides.pages import Made
from platformlab.teaching.plans import PlanError

REFUSALS = (StateError, QuestionError, MissingPart, DataError, KeyError)


def make(root: str | Path, topics: Iterable[str]) -> list[Made]:
    """Return the decks of these chapters with all that their slides show.

    Raises
    ------
    DeckError
        If one cannot be shown, or lacks what the lesson of its chapter needs; the message has a line
        for each problem.
    """
    made: list[Made] = []
    problems: list[str] = []
    for topic in topics:
        try:
            deck, chapter = outline.read(root, topic), Chapter(root, topic)
        except (DeckError, MissingPart) as error:
            problems.append(str(error))
            continue
        shown, taken, wrong = [], set[str](), list[str]()
        for slide in deck.slides:
            try:
                shown.append(pages.shown(slide, chapter, taken))
            except REFUSALS as error:
                wrong.append(deck.wrong(slide, str(error.args[0])))
        problems += wrong or _against_the_lesson(root, deck)
        made.append(Made(deck, chapter.title, pages.with_links(shown, taken)))
    if problems:
        raise DeckError("\n".join(problems))
    return made


def _against_the_lesson(root, deck):
    """Where the deck and the plan of its chapter differ; a plan that cannot be read is one problem."""
    try:
        return agreement.problems(root, deck)
    except PlanError as error:
        return [str(error)]
