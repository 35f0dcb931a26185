"""What packages of QTI 1.2 and 2.1 share: their tests, and a zip that is the same on every machine."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from platformlab.lms.material import Paper, Poll, Question
from platformlab.words import text

MANIFEST = "imsmanifest.xml"
BEGINNING = (
    1980,
    1,
    1,
    0,
    0,
    0,
)  # of the calendar of zip files: when a package was made says nothing
READABLE = 0o644 << 16
UNIX = 3


class Option(NamedTuple):
    """An option of a poll with its identifier."""

    ident: str
    text: str


class Test(NamedTuple):
    """A quiz or a poll of a package; one of ``questions`` and ``polls`` is empty."""

    ident: str
    title: str
    says: str
    questions: tuple[Question, ...]
    polls: tuple[Poll, ...]

    @property
    def items(self) -> tuple[Question | Poll, ...]:
        """Everything that is asked, in order."""
        return (*self.questions, *self.polls)


def tests_of(papers: Sequence[Paper]) -> list[Test]:
    """Quiz and poll of each chapter, those that ask something."""
    made = []
    for paper in papers:
        name, title = paper.chapter.replace("_", "-"), paper.title
        quiz = text("lms.quiz_title", title=title), text("lms.from_chapter", title=title)
        poll = text("lms.poll_title", title=title), text("lms.poll")
        made.append(Test(f"quiz-{name}", *quiz, paper.questions, ()))
        made.append(Test(f"bets-{name}", *poll, (), paper.polls))
    return [test for test in made if test.items]


def numbered(poll: Poll) -> list[Option]:
    """Options of a poll with their identifiers."""
    return [Option(f"option-{at}", option) for at, option in enumerate(poll.options, 1)]


def zipped(files: Mapping[str, str]) -> bytes:
    """Zip these texts by name; stored as they are, for what a library packs changes with its version."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, BEGINNING)
            entry.create_system, entry.external_attr = UNIX, READABLE
            package.writestr(entry, content.encode())
    return packed.getvalue()
