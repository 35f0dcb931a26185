"""``bet("id")`` and ``quiz("chapter")``: what a notebook shows, on a page and in a live kernel."""

import difflib
import os
from typing import NamedTuple

from platformlab.checks import bet_page, quiz_page
from platformlab.checks.questions import Bet, QuestionError, Questions, every_bet, questions
from platformlab.checks.validation import check_chapter
from platformlab.explore import SHOWN, STATIC_ONLY


class ShownBet(NamedTuple):
    """A bet with its two faces."""

    chapter: str
    bet: Bet

    @property
    def title(self) -> str:
        """What is asked."""
        return self.bet.question

    def _repr_mimebundle_(self, include=None, exclude=None):
        options = [f"- {option.text}" for option in self.bet.options]
        return _bundle(
            {"kind": "bet", "title": self.title},
            "\n".join([self.bet.question, *options]),
            bet_page.html(self.bet, chapter=self.chapter),
            lambda live: live.bet_widget(self.bet),
        )


class ShownQuiz(NamedTuple):
    """A quiz with its two faces."""

    asked: Questions

    @property
    def title(self) -> str:
        """What stands above the answers."""
        return "Quiz"

    def _repr_mimebundle_(self, include=None, exclude=None):
        return _bundle(
            {"kind": "quiz", "title": self.title},
            "\n".join(f"{at}. {item.question}" for at, item in enumerate(self.asked.items, 1)),
            quiz_page.html(self.asked, chapter=self.asked.chapter),
            lambda live: live.quiz_widget(self.asked),
        )


def bet(bet_id) -> ShownBet:
    """Return the bet with this id, to be shown as the last line of a cell.

    Raises
    ------
    QuestionError
        If there is none, or its chapter's questions cannot be used.
    """
    known = every_bet()
    if bet_id not in known:
        near = difflib.get_close_matches(str(bet_id), known, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(known)}"
        raise QuestionError(f"no bet is named {bet_id!r}; {hint}")
    chapter, found = known[bet_id]
    check_chapter(chapter)
    return ShownBet(chapter, found)


def quiz(chapter) -> ShownQuiz:
    """Return the quiz of a chapter, to be shown as the last line of a cell.

    Raises
    ------
    QuestionError
        If the chapter asks nothing, or its questions cannot be used.
    """
    asked = questions(chapter)
    check_chapter(chapter)
    return ShownQuiz(asked)


def _bundle(shown, text, page, widget):
    bundle = {"text/plain": text, "text/html": page}
    if os.environ.get(STATIC_ONLY):
        return bundle | {SHOWN: shown}
    from platformlab.checks import live  # ipywidgets only where a kernel shows it

    return widget(live)._repr_mimebundle_() | bundle
