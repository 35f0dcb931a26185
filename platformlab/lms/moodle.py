"""Moodle XML: quizzes for the question bank, and bets for a Feedback activity.

Moodle imports no Choice activity, and a question of its bank needs a right answer; a Feedback activity
is what it imports without one. The format is described on Moodle's pages, *Moodle XML format*; it has
no schema, and what the importers of Moodle 4 ask for is kept by the tests.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from markupsafe import escape

from platformlab.lms.limits import NAME, tags_of
from platformlab.lms.material import CODE, Answer, Paper, Poll, Question, book_title
from platformlab.lms.sentences import asked_last
from platformlab.words import text
from platformlab.words.templates import render

ROOM = "platformlab.lms"
TEXT_FIELD = "30|255"  # letters shown and letters held


class Entry(NamedTuple):
    """An item of a Feedback activity; ``presentation`` says its options or its ends."""

    type: str
    name: str
    label: str
    presentation: str


def said(paragraphs: Sequence[str], links: Sequence[Any] = ()) -> str:
    """HTML of texts and links, as plain text that a file holds escaped."""
    return str(render(ROOM, "said.html", paragraphs=paragraphs, links=links)).strip()


def replied(answer: Answer) -> list[str]:
    """What is said to those who chose an answer."""
    return [f"{answer.verdict} {answer.feedback}"]


def penalty(question: Question) -> str:
    """Part of the mark that each further try costs: whoever tries every option is left with none."""
    return f"{1 / (len(question.answers) - 1):.7f}"


def quiz(papers: Sequence[Paper]) -> str:
    """Moodle XML of the quizzes of these chapters, each in a category of its own."""
    given = {"papers": papers, "book": book_title(), "said": said, "replied": replied}
    return str(render(ROOM, "moodle_quiz.xml", **given, penalty=penalty, tags=tags_of))


def polls(papers: Sequence[Paper]) -> str:
    """XML of a Feedback activity that collects the bets of these chapters."""
    entries = [entry for paper in papers for poll in paper.polls for entry in _entries(poll)]
    entries = [Entry("label", "", "", said([text("lms.poll")])), *entries]
    return str(render(ROOM, "moodle_polls.xml", entries=entries))


def _entries(poll: Poll) -> Iterator[Entry]:
    """What leads to a bet, if the field of its question cannot hold that, and the bet."""
    before, question = asked_last(poll.text, NAME)
    shown = [part for part in (before, poll.hint) if part]
    if shown:
        yield Entry("label", "", "", said(shown, [poll.chapter] if poll.kind == CODE else []))
    if poll.kind == "choice":
        options = "|".join(str(escape(option)) for option in poll.options)
        yield Entry("multichoice", str(escape(question)), poll.ident, f"r>>>>>{options}")
    elif poll.kind == "number":
        ends = f"{poll.low:g}|{poll.high:g}"
        yield Entry("numeric", str(escape(question)), poll.ident, ends)
    else:
        yield Entry("textfield", str(escape(question)), poll.ident, TEXT_FIELD)
