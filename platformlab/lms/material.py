"""What a chapter asks, in the words of no platform: its quiz, and its bets as polls.

Identifiers come from the ids of items and from the places at which options were written, so a file
that is made again names the same questions.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

import yaml

from platformlab.chapters import contents
from platformlab.checks import states
from platformlab.checks.bets import Bet
from platformlab.checks.misconceptions import state_of
from platformlab.checks.questions import Item, Option, Questions, chapters, questions
from platformlab.checks.quiz_page import places_of
from platformlab.checks.states import State
from platformlab.checks.validation import check_chapter
from platformlab.words import numbers, text

CODE = "code"  # kind of a poll that asks for the code of a bet


class AddressError(ValueError):
    """An address of the site to which no link can lead."""


class Link(NamedTuple):
    """Where a text leads: what is said, and the address, which is empty where the site has none."""

    says: str
    address: str


class Answer(NamedTuple):
    """An option of a quiz question with what is said to those who choose it."""

    ident: str
    text: str
    verdict: str
    feedback: str
    misconception: str
    see: Link | None

    @property
    def is_right(self) -> bool:
        """Whether it is the right one: it stands for no misconception."""
        return not self.misconception


class Question(NamedTuple):
    """A quiz question; ``id`` is its name in the chapter's file, ``ident`` that in the whole book."""

    id: str
    ident: str
    title: str
    text: str
    answers: tuple[Answer, ...]
    chapter: Link

    @property
    def right(self) -> Answer:
        """The right answer."""
        return next(answer for answer in self.answers if answer.is_right)


class Poll(NamedTuple):
    """A bet as a question without a right answer.

    Attributes
    ----------
    kind : str
        ``choice`` among ``options``; ``number`` from ``low`` to ``high``; or ``code``, for a line that
        is drawn on the page and told by its code, because no platform lets a reader draw one.
    hint : str
        How to answer, where that is not plain.
    """

    id: str
    ident: str
    title: str
    text: str
    kind: str
    options: tuple[str, ...]
    low: float
    high: float
    hint: str
    chapter: Link


class Paper(NamedTuple):
    """Everything a chapter hands to a learning platform."""

    chapter: str
    title: str
    questions: tuple[Question, ...]
    polls: tuple[Poll, ...]


def papers(base: str = "") -> Iterator[Paper]:
    """Yield what each chapter asks, in the order of the book.

    Parameters
    ----------
    base : str
        Address of the published site; without one nothing links, and pages are named by their titles.

    Raises
    ------
    AddressError
        If `base` is no address of the web.
    QuestionError
        If a chapter's questions cannot be used.
    """
    home = site(base)
    for chapter in chapters():
        check_chapter(chapter)
        yield paper(questions(chapter), title=contents.title(chapter), home=home)


def paper(asked: Questions, *, title: str, home: str = "") -> Paper:
    """Return what a chapter asks; `home` is the address of the folder of the chapters, with its slash."""
    page = Link(
        text("lms.from_chapter", title=title), f"{home}{asked.chapter}.html" if home else ""
    )
    asks = [
        _question(asked.chapter, text("lms.question", title=title, number=at), item, page, home)
        for at, item in enumerate(asked.items, 1)
    ]
    bets = [
        _poll(asked.chapter, text("lms.bet", title=title, number=at), bet, page, home)
        for at, bet in enumerate(asked.bets, 1)
    ]
    return Paper(asked.chapter, title, tuple(asks), tuple(bets))


def site(base: str) -> str:
    """Address of the folder of the chapters; empty if there is no site.

    Examples
    --------
    >>> site("https://example.org/book/")
    'https://example.org/book/notebooks/'
    """
    address = base.strip().rstrip("/")
    parts = urlsplit(address)
    if address and not (parts.scheme in ("http", "https") and parts.netloc):
        raise AddressError(
            f"BASE_URL must be the address of the published site, such as https://example.org/book "
            f"(got {base!r}); correct it, or leave it out to name pages by their titles"
        )
    return f"{address}/{contents.NOTEBOOKS}" if address else ""


@cache
def book_title() -> str:
    """Title of the book, as its settings say it."""
    settings = (contents.ROOT / "_config.yml").read_text(encoding="utf-8")
    return str(yaml.safe_load(settings)["title"])


def _question(chapter: str, title: str, item: Item, page: Link, home: str) -> Question:
    answers = [
        _answer(option, place, home)
        for option, place in zip(item.options, places_of(chapter, item), strict=True)
    ]
    answers.sort(key=lambda answer: answer.ident)
    ident = _ident("quiz", chapter, item.id)
    return Question(item.id, ident, title, item.question, tuple(answers), page)


def _answer(option: Option, place: int, home: str) -> Answer:
    return Answer(
        f"option-{place + 1}",
        option.text,
        text("quizzes.right" if option.is_right else "quizzes.wrong"),
        option.feedback,
        option.misconception,
        _see(state_of(option), home),
    )


def _see(state: State | None, home: str) -> Link | None:
    """The figure that shows why, in its state."""
    if state is None:
        return None
    title = states.explorer_named(state.explorer).title
    address = states.link(state, chapter="", home=home) if home else ""
    return Link(text("lms.see_figure", title=title), address)


def _poll(chapter: str, title: str, bet: Bet, page: Link, home: str) -> Poll:
    kind = bet.kind if bet.kind in ("choice", "number") else CODE
    low, high = _ends(bet) if kind == "number" else (0.0, 0.0)
    place = page._replace(address=f"{page.address}#bet-{bet.id}" if home else "")
    return Poll(
        bet.id,
        _ident("bet", chapter, bet.id),
        title,
        bet.question,
        kind,
        tuple(option.text for option in bet.options),
        low,
        high,
        _hint(bet, kind),
        place,
    )


def _ends(bet):
    """Ends of a bet's scale as they are typed: a share in per cent."""
    typed = 10 ** numbers.places(bet.ruler.unit)
    return round(bet.ruler.low * typed, 6), round(bet.ruler.high * typed, 6)


def _hint(bet, kind):
    if kind == "number":
        return text("lms.number", low=bet.shown[0], high=bet.shown[-1])
    return text("lms.code", tag=bet.tag) if kind == CODE else ""


def _ident(kind, chapter, name):
    """Identifier in the whole book, of letters, digits and hyphens."""
    return f"{kind}-{chapter.replace('_', '-')}-{name}"
