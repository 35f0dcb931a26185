"""``bet("id")``, ``quiz("chapter")``, ``judge()``: what a notebook shows, on a page and in a live kernel."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from platformlab.checks import bet_page, calibration, quiz_page
from platformlab.checks.bets import Bet
from platformlab.checks.book import the_book
from platformlab.checks.calibration import Calibration, Judged
from platformlab.checks.questions import QuestionError, Questions, every_bet, questions
from platformlab.checks.validation import check_chapter
from platformlab.explore import builds
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


class ShownForm(NamedTuple):
    """The statements of the book that wait for a confidence, with their two faces."""

    asked: Calibration

    def __repr__(self):
        """Return what is asked, as plain text; notebooks store it."""
        lines = [f"{statement.id}: {statement.says}" for statement in self.asked.statements]
        return "\n".join([self.asked.question, *lines])

    def _repr_mimebundle_(self, include=None, exclude=None):
        return _bundle(
            repr(self),
            calibration.html(self.asked),
            lambda live: live.calibration_widget(self.asked),
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
    _check(chapter)
    return ShownBet(chapter, found)


def _check(chapter):
    if not builds():  # it has checked every chapter before it runs one
        check_chapter(chapter)


def quiz(chapter: str) -> ShownQuiz:
    """Return the quiz of a chapter, to be shown as the last line of a cell.

    Raises
    ------
    QuestionError
        If the chapter asks nothing, or its questions cannot be used.
    """
    asked = questions(chapter)
    _check(chapter)
    return ShownQuiz(asked)


def judge(
    confidences: Mapping[str, float] | Sequence[float] | None = None,
) -> ShownForm | Judged:
    """Return the form of the book's claims; with a confidence for each, what came of them.

    Parameters
    ----------
    confidences : mapping or sequence of float, optional
        One of the levels 0.1, 0.3, 0.5, 0.7 and 0.9 for each claim, by its id or in their order.

    Raises
    ------
    ValueError
        If one is missing, names no claim, or is none of the levels.
    LookupError
        If the book asks for no confidences.
    """
    make = the_book().calibration
    if make is None:
        raise LookupError(
            "the book hands in no statements to judge; hand them in as calibration of checks/book.py"
        )
    asked = make()
    if confidences is None:
        return ShownForm(asked)
    return asked.judged(calibration.read(asked, confidences))


def _bundle(text, page, widget):
    bundle = {"text/plain": text, "text/html": page}
    if not builds():
        from platformlab.checks import live  # ipywidgets only where a kernel shows it

        bundle = widget(live)._repr_mimebundle_() | bundle
    return bundle
