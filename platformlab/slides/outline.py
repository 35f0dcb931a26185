"""The outline of a deck: what each slide shows, and the few words that are written for it.

A file has tables ``[[slide]]`` with ``heading``, ``notes`` and exactly one word of ``SHOWS``, which
names what stands on the slide. Outlines lie outside the package: a note that is mended changes no
number of the book, so it must not make the site compute everything anew.
"""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from platformlab.nearest import nearest

FOLDER = Path("teaching", "slides")
FEWEST, MOST = 12, 18  # slides of a deck: what a room can take in 50 to 90 minutes
LONGEST_HEADING = 64  # characters: two lines of a slide
# What a slide can show, and what may be said about it besides.
SHOWS: Mapping[str, tuple[str, ...]] = {
    "opening": (),
    "bet": (),
    "figure": ("state",),
    "passage": ("paragraphs",),
    "claim": (),
    "misconception": (),
    "quiz": (),
    "takeaways": (),
    "exercise": (),
    "sources": (),
}
WRITTEN = ("heading", "notes")  # by hand

_DIGIT = re.compile(r"\d")
# Small numbers are words of speech ("ask two rows"); these state a quantity.
_NUMERAL = re.compile(
    r"\b(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|billions?|trillions?"
    r"|dozens?|twice|thrice|double[ds]?|half|halves|halved|per cent)\b",
    re.IGNORECASE,
)
_SLOT = re.compile(r"\{[^{}]*\}")


class DeckError(ValueError):
    """Decks that cannot be shown: one sentence a problem, with file, slide, what was expected and came."""


class Slide(NamedTuple):
    """One slide: its place in the deck, what it shows, by what name, and what is written for it."""

    place: int
    shows: str
    name: Any
    heading: str
    notes: str
    about: Mapping[str, Any] = {}

    @property
    def called(self) -> str:
        """Slide as a problem names it."""
        return f'slide {self.place} ("{self.heading}")'


class Deck(NamedTuple):
    """The slides of a chapter, and the file that lists them."""

    topic: str
    file: str
    slides: tuple[Slide, ...]

    def wrong(self, slide: Slide | None, said: str) -> str:
        """Return a problem with its place."""
        return f"{self.file}, {slide.called}: {said}" if slide else f"{self.file}: {said}"


def topics(root: str | Path) -> list[str]:
    """Chapters that have a deck."""
    return sorted(file.stem for file in Path(root, FOLDER).glob("*.toml"))


def read(root: str | Path, topic: str) -> Deck:
    """Outline of a chapter's deck.

    Parameters
    ----------
    root : path
        Folder of the book, which holds ``teaching/slides/``.
    topic : str
        The chapter.

    Raises
    ------
    DeckError
        If the file is missing or no TOML, a slide shows nothing or two things, lacks what is written
        for it, writes a number in, or there are fewer than 12 or more than 18.
    """
    file = Path(root, FOLDER, f"{topic}.toml")
    place = (FOLDER / file.name).as_posix()
    if not file.is_file():
        hint = nearest(topic, topics(root), "write it as CONTRIBUTING.md says")
        raise DeckError(f"{place}: expected the deck of {topic}, and there is no such file; {hint}")
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DeckError(f"{place}: expected TOML, got what cannot be read ({error})") from None
    return _deck(topic, place, tables)


def _deck(topic: str, place: str, tables: dict[str, Any]) -> Deck:
    entries = tables.pop("slide", None)
    if tables or not isinstance(entries, list):
        odd = ", ".join(tables) or "no [[slide]]"
        raise DeckError(f"{place}: expected tables [[slide]] and nothing else, got {odd}")
    found, problems = [], []
    for at, entry in enumerate(entries, start=1):
        wrong = list(_problems_of_entry(entry))
        called = f'{place}, slide {at} ("{entry.get("heading", "")}")'
        problems += [f"{called}: {said}" for said in wrong]
        if not wrong:
            found.append(_slide(at, entry))
    problems += [f"{place}: {said}" for said in _problems_of_order(entries)]
    if problems:
        raise DeckError("\n".join(problems))
    return Deck(topic, place, tuple(found))


def _slide(at: int, entry: dict[str, Any]) -> Slide:
    (shows,) = SHOWS.keys() & entry.keys()
    about = {word: entry[word] for word in SHOWS[shows] if word in entry}
    return Slide(at, shows, entry[shows], entry["heading"], entry["notes"].strip(), about)


def _problems_of_order(entries):
    if not FEWEST <= len(entries) <= MOST:
        way = "join or cut some" if len(entries) > MOST else "add what the chapter still has"
        yield f"expected {FEWEST} to {MOST} slides, got {len(entries)}; {way}"
    if entries and "opening" not in entries[0]:
        yield "expected the first slide to show the opening of the chapter; begin with opening = true"


def _problems_of_entry(entry):
    shown = [word for word in entry if word in SHOWS]
    if len(shown) != 1:
        yield (
            f"expected one thing to show, got {', '.join(shown) or 'none'}; "
            f"name one of {', '.join(SHOWS)}"
        )
        return
    for word in entry:
        if word not in (*WRITTEN, shown[0], *SHOWS[shown[0]]):
            known = [*WRITTEN, *SHOWS[shown[0]]]
            yield f"a slide that shows a {shown[0]} has no {word!r}; {nearest(word, known)}"
    for word in WRITTEN:
        said = entry.get(word)
        if not isinstance(said, str) or not said.strip():
            yield f"expected {word} as a text, got {said!r}; write what the teacher needs"
        elif number := typed_number(said):
            yield (
                f"{word} has {number!r} typed in, expected a slot; name the value of the figure, the data "
                "or the control, such as {answer} or {now.share}, or say it without a number"
            )
    if len(str(entry.get("heading", ""))) > LONGEST_HEADING:
        yield f"expected a heading of {LONGEST_HEADING} characters at most; shorten it"


def typed_number(said: str) -> str:
    """Return the first number that is written into a text instead of taken from a slot, or nothing.

    Examples
    --------
    >>> typed_number("At {set.price} they leave; ask two rows why.")
    ''
    >>> typed_number("At $45 they leave."), typed_number("Half of them stay.")
    ('45', 'Half')
    """
    plain = _SLOT.sub(" ", said)
    if found := _DIGIT.search(plain):
        whole = re.search(r"[\d.,]*\d", plain[found.start() :])
        return whole[0] if whole else found[0]
    found = _NUMERAL.search(plain)
    return found[0] if found else ""
