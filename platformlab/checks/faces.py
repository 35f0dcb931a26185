"""``bet("id")`` and ``quiz("chapter")``: what a notebook shows, on a page and in a live kernel."""

import os
from typing import NamedTuple

from platformlab.checks import bet_page, quiz_page
from platformlab.checks.bets import Bet
from platformlab.checks.questions import QuestionError, Questions, every_bet, questions
from platformlab.checks.validation import check_chapter
from platformlab.explore import STATIC_ONLY
from platformlab.nearest import nearest


class ShownBet(NamedTuple):
    """A bet with its two faces."""

    chapter: str
    bet: Bet

    def __repr__(self):
        """Return what is asked, as plain text; notebooks store it."""
        return "\n".join([self.bet.question, *(f"- {option.text}" for option in self.bet.options)])

    def _repr_mimebundle_(self, include=None, exclude=None):
        return _bundle(
            repr(self),
            bet_page.html(self.bet),
            lambda live: live.bet_widget(self.bet),
        )


class ShownQuiz(NamedTuple):
    """A quiz with its two faces."""

    asked: Questions

    def __repr__(self):
        """Return what is asked, as plain text; notebooks store it."""
        return "\n".join(f"{at}. {item.question}" for at, item in enumerate(self.asked.items, 1))

    def _repr_mimebundle_(self, include=None, exclude=None):
        return _bundle(
            repr(self),
            quiz_page.html(self.asked, chapter=self.asked.chapter),
            lambda live: live.quiz_widget(self.asked),
        )


def bet(bet_id: str) -> ShownBet:
    """Return the bet with this id, to be shown as the last line of a cell.

    Raises
    ------
    QuestionError
        If there is none, or its chapter's questions cannot be used.
    """
    known = every_bet()
    if bet_id not in known:
        raise QuestionError(f"no bet is named {bet_id!r}; {nearest(bet_id, known)}")
    chapter, found = known[bet_id]
    check_chapter(chapter)
    return ShownBet(chapter, found)


def quiz(chapter: str) -> ShownQuiz:
    """Return the quiz of a chapter, to be shown as the last line of a cell.

    Raises
    ------
    QuestionError
        If the chapter asks nothing, or its questions cannot be used.
    """
    asked = questions(chapter)
    check_chapter(chapter)
    return ShownQuiz(asked)


def _bundle(text, page, widget):
    bundle = {"text/plain": text, "text/html": page}
    if not os.environ.get(STATIC_ONLY):
        from platformlab.checks import live  # ipywidgets only where a kernel shows it

        bundle = widget(live)._repr_mimebundle_() | bundle
    return bundle
