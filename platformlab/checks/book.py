"""The book that asks: its figures, questions and answers, handed in because the engine knows none.

Whoever has a book opens it once with ``open_book``; everything in ``checks`` reads ``the_book()``.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:  # loading the drawing libraries for a type would cost a second
    from platformlab.checks.calibration import Calibration
    from platformlab.checks.crowd import Crowd
    from platformlab.explore import Explorer


class BookError(ValueError):
    """A book that cannot be used, with name, place and repair."""


class Book(NamedTuple):
    """What a book hands in; its mappings may load an entry only when it is asked for.

    Attributes
    ----------
    explorers : Mapping[str, Explorer]
        Explorers by name.
    homes : Mapping[str, str]
        For each explorer the chapter that shows it.
    rooms : Mapping[str, Path]
        For each chapter the folder of its code.
    questions : Mapping[str, Path]
        For each chapter that asks something its file of questions, in the order of the book.
    answers : Mapping[str, tuple]
        For each chapter with exercises their answers, in the order of the book.
    problems : Callable[[], list[str]]
        What is wrong with the folders of the book: one sentence each, with place and repair.
    outline : Callable[[], str]
        Order and titles of the book as text: what figures show of them changes when it does.
    parts : Callable[[], list[tuple[str, list[str]]]]
        Parts that hold chapters, each with its title and its documents in order.
    segments : Mapping[str, Path]
        For each chapter the drawing of its segment of the line through the book.
    asks : Callable[[str], str]
        The question of a chapter as its card says it.
    crowd : Callable[[], Crowd] or None
        The crowd that asks on the welcome page.
    calibration : Callable[[], Calibration] or None
        The statements that a reader gives a confidence to before their verdicts are shown.
    """

    explorers: Mapping[str, "Explorer"]
    homes: Mapping[str, str]
    rooms: Mapping[str, Path]
    questions: Mapping[str, Path]
    answers: Mapping[str, tuple[Any, ...]]
    problems: Callable[[], list[str]] = list
    outline: Callable[[], str] = str
    parts: Callable[[], list[tuple[str, list[str]]]] = list
    segments: Mapping[str, Path] = MappingProxyType({})
    asks: Callable[[str], str] = str
    crowd: Callable[[], "Crowd"] | None = None
    calibration: Callable[[], "Calibration"] | None = None


_open: list[Book] = []


def open_book(book: Book) -> None:
    """Let everything in ``checks`` ask what `book` asks."""
    _open[:] = [book]


def the_book() -> Book:
    """Return the book that was opened last.

    Raises
    ------
    LookupError
        If none was.
    """
    if not _open:
        raise LookupError(
            "no book is open, so there are no figures, questions and answers: import the module of "
            "the book first, or hand one to platformlab.checks.book.open_book"
        )
    return _open[0]
