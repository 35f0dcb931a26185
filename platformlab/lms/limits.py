"""What learning platforms can hold: an item beyond it is refused by name before a file is written."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import escape

from platformlab.checks.questions import wrong
from platformlab.lms.material import Paper, Poll, Question
from platformlab.lms.sentences import asked_last

NAME = 255  # characters of a question's name and of a Feedback item's in Moodle's database
IDNUMBER = 100  # characters of an ID number in Moodle
TAG = 50  # characters of a tag in Moodle
# Characters that XML 1.0 has no way of writing.
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
# What parts the options of a Feedback item from each other in Moodle.
SEPARATORS = ("|", ">>>>>", "<<<<<")


def check(papers: Sequence[Paper]) -> None:
    """Refuse the first item that a platform cannot hold.

    Raises
    ------
    QuestionError
        With file, line, item, reason and repair.
    """
    for paper in papers:
        for question in paper.questions:
            for said in _problems_of_question(question):
                raise wrong(paper.chapter, question.id, said)
        for poll in paper.polls:
            for said in _problems_of_poll(poll):
                raise wrong(paper.chapter, poll.id, said)
    _refuse_doubles(papers)


def tags_of(question: Question, chapter: str) -> list[str]:
    """Tags of a question: its chapter, and the misconceptions that its options stand for."""
    named = [answer.misconception for answer in question.answers if answer.misconception]
    tags = [f"chapter-{chapter.replace('_', '-')}"]
    return tags + [f"misconception-{name}" for name in dict.fromkeys(named)]


def _problems_of_question(question: Question) -> Iterator[str]:
    texts = [question.title, question.text]
    texts += [said for answer in question.answers for said in (answer.text, answer.feedback)]
    yield from _unwritable(texts)
    yield from _misnamed(question.ident)
    yield from _too_long("the name in Moodle", question.title, NAME)
    yield from _too_long("the ID number in Moodle", question.ident, IDNUMBER)
    for tag in tags_of(question, ""):
        yield from _too_long("a tag in Moodle", tag, TAG)
    if len(question.answers) < 2:
        yield f"a quiz question has two options or more (got {len(question.answers)}); add one"


def _problems_of_poll(poll: Poll) -> Iterator[str]:
    yield from _unwritable([poll.title, poll.text, *poll.options])
    yield from _misnamed(poll.ident)
    yield from _too_long("the label in Moodle", poll.ident, NAME)
    last = escape(asked_last(poll.text, NAME)[1])  # Moodle keeps HTML there
    if len(last) > NAME:
        yield (
            f"the name of a Feedback item in Moodle holds {NAME} characters, and the last sentence "
            f"of the question has {len(last)}; shorten it"
        )
    for option in poll.options:
        for mark in SEPARATORS:
            if mark in option:
                yield (
                    f"Moodle's Feedback takes {mark!r} for the end of an option (got {option!r}); "
                    "say it without this mark"
                )


def _unwritable(texts: Iterable[str]) -> Iterator[str]:
    for said in texts:
        if found := NO_XML.search(said):
            yield (
                f"no platform can hold the character U+{ord(found[0]):04X} (in {said[:40]!r}), for "
                "XML has no way of writing it; remove it"
            )


def _misnamed(ident: str) -> Iterator[str]:
    if not IDENTIFIER.fullmatch(ident):
        yield (
            f"its identifier would be {ident!r}, and QTI knows letters, digits, hyphens, dots and "
            "underscores; give the item an id of these"
        )


def _too_long(what: str, said: str, most: int) -> Iterator[str]:
    if len(said) > most:
        yield f"{what} holds {most} characters, and {said[:40]!r}... has {len(said)}; shorten it"


def _refuse_doubles(papers):
    named = [
        (paper.chapter, each.id, each.ident)
        for paper in papers
        for each in (*paper.questions, *paper.polls)
    ]
    counted = Counter(ident for _, _, ident in named)
    for chapter, name, ident in named:
        if counted[ident] > 1:
            raise wrong(
                chapter, name, f"{counted[ident]} items would be called {ident}; rename one"
            )
