"""The book: a room for each chapter, and one for each page that shows a figure.

A room is a folder ``chapters/<topic>/``; it belongs to ``notebooks/<topic>`` or ``book/<topic>`` in
``_toc.yml``, where alone the order of the book is written. What a file of a room is, its name says:

- ``market.py``: the chapter's invented market, each of its numbers once
- ``answers.py``: a tuple ``ANSWERS`` for the exercises
- ``questions.toml``: bets and quiz
- ``line.svg``: the chapter's segment of the line through the book, as ``checks/line.py`` says
- ``en.toml``: all words of its figures, the question on its card, and what the chapter hands on to
  others; a file beside it for a further language
- ``_<name>.py``: what several explorers of the room share
- any other ``<name>.py``: the explorer ``<name>``, and nothing else that is public beyond the room

So a file is found by its name and loaded when its explorer is asked for. Importing this package
opens the book for ``platformlab.checks``.
"""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from platformlab.chapters import contents
from platformlab.checks import line
from platformlab.checks.book import Book, BookError, open_book
from platformlab.words import SOURCE

ROOMS = Path(__file__).parent
NO_EXPLORERS = {"market", "answers"}


class _Loaded(Mapping):
    """Things by name, each loaded when it is asked for."""

    def __init__(self, places, load):
        self._places, self._load = places, load

    def __getitem__(self, name):
        return self._load(self._places[name], name)

    def __iter__(self):
        return iter(self._places)

    def __len__(self):
        return len(self._places)

    def __contains__(self, name):
        return name in self._places  # Mapping's own would load it


def rooms():
    """Topics that have a room: chapters in the order of the book, then pages."""
    found = sorted(path.parent.name for path in ROOMS.glob("*/__init__.py"))
    order = {topic: place for place, topic in enumerate(contents.chapters())}
    return sorted(found, key=lambda topic: order.get(topic, len(order)))


def explorer_files(topic):
    """Files of a room that declare an explorer of their name."""
    names = ROOMS.joinpath(topic).glob("*.py")
    return sorted(f for f in names if not f.stem.startswith("_") and f.stem not in NO_EXPLORERS)


def _find_explorers():
    """Place of each explorer by its name."""
    found = {}
    for topic in rooms():
        for file in explorer_files(topic):
            name = file.stem
            if name in found:
                raise BookError(
                    f"{_short(file)}: an explorer {name!r} is in {_short(found[name])} too; "
                    "rename one of the two files and its explorer"
                )
            found[name] = file
    return found


def _load_explorer(file, name):
    module = import_module(f"{__name__}.{file.parent.name}.{file.stem}")
    explorer = getattr(module, name, None)
    if getattr(explorer, "name", None) != name:
        raise BookError(
            f"{_short(file)} must declare the explorer of its name: "
            f'{name} = Explorer(name="{name}", ...); a file that several explorers share has a name '
            "that begins with an underscore"
        )
    return explorer


def _load_answers(topic, _):
    return getattr(import_module(f"{__name__}.{topic}.answers"), "ANSWERS", None)


def _short(file):
    return file.relative_to(ROOMS.parents[1]).as_posix()


def _having(file):
    return {topic: ROOMS / topic / file for topic in rooms() if (ROOMS / topic / file).is_file()}


def problems():
    """Rooms without a document, documents without a room, gifts to nobody: one sentence each."""
    try:
        contents.links()
    except BookError as error:
        yield str(error)
    documents, found = contents.documents(), rooms()
    for document in documents:
        topic = document.removeprefix(contents.NOTEBOOKS)
        if topic == document:
            continue
        if not (contents.ROOT / f"{document}.ipynb").is_file():
            yield (
                f"_toc.yml: there is no notebook {document}.ipynb; write it, correct the name, or "
                "remove the line"
            )
        if topic not in found:
            yield (
                f"{document}.ipynb: the chapter has no room; make the folder "
                f"platformlab/chapters/{topic} with an __init__.py"
            )
            continue
        yield from _problems_of_card(topic)
    for topic in found:
        if not {f"{contents.NOTEBOOKS}{topic}", f"{contents.PAGES}{topic}"} & set(documents):
            yield (
                f"platformlab/chapters/{topic}: the room belongs to no document of the book; write "
                f"notebooks/{topic}.ipynb and its line in _toc.yml, or remove the folder"
            )


def _problems_of_card(topic):
    """What a chapter lacks to be shown: its segment of the line, its question."""
    file = ROOMS / topic / line.FILE
    if found := line.problem(file, _short(file)):
        yield found
    if not contents.asks(topic):
        yield (
            f"platformlab/chapters/{topic}/{SOURCE}.toml: the chapter has no question for its card; "
            'write question = "..." under [card], in one or two short sentences that give nothing away'
        )


def _crowd():
    return import_module(f"{__name__}.index._crowd").crowd()


_TWELVE = next(
    ROOMS.glob("*/_twelve.py"), None
)  # a book may have no room that asks for confidences


def _calibration():
    return import_module(f"{__name__}.{_TWELVE.parent.name}.{_TWELVE.stem}").twelve()


_EXPLORERS = _find_explorers()
BOOK = Book(
    explorers=_Loaded(_EXPLORERS, _load_explorer),
    homes={name: file.parent.name for name, file in _EXPLORERS.items()},
    rooms={topic: ROOMS / topic for topic in rooms()},
    questions=_having("questions.toml"),
    answers=_Loaded({topic: topic for topic in _having("answers.py")}, _load_answers),
    problems=lambda: list(problems()),
    outline=contents.outline,
    parts=lambda: [
        (part.title, list(part.documents)) for part in contents.parts() if part.chapters
    ],
    segments=_having(line.FILE),
    asks=contents.asks,
    crowd=_crowd,
    calibration=_calibration if _TWELVE else None,
)
open_book(BOOK)
