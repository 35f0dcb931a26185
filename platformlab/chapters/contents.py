"""Order, parts and titles of the book, read from ``_toc.yml`` and the notebooks: they are written nowhere else."""

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from platformlab.checks.book import BookError
from platformlab.nearest import nearest
from platformlab.words import SOURCE, Wordbook, language

ROOT = Path(__file__).parents[2]
TOC = ROOT / "_toc.yml"
NOTEBOOKS, PAGES = "notebooks/", "book/"


class Part(NamedTuple):
    """A part of the book: its title, and its documents in order."""

    title: str
    documents: tuple[str, ...]

    @property
    def chapters(self):
        """Chapters of the part, by topic."""
        return [d.removeprefix(NOTEBOOKS) for d in self.documents if d.startswith(NOTEBOOKS)]


@cache
def parts() -> tuple[Part, ...]:
    """Parts of the book; a package that was installed without its book has none."""
    if not TOC.is_file():
        return ()
    toc = yaml.safe_load(TOC.read_text(encoding="utf-8"))
    found = [Part("", (toc["root"],))]
    for part in toc.get("parts", [toc]):
        files = tuple(_files(part.get("chapters", [])))
        found.append(Part(part.get("caption", ""), files))
    return tuple(found)


def _files(entries):
    """Documents of entries, each followed by those of its sections."""
    for entry in entries:
        yield entry["file"]
        yield from _files(entry.get("sections", []))


def documents():
    """Every document of the book, in order."""
    return [document for part in parts() for document in part.documents]


def chapters():
    """Topics of the chapters, in order."""
    return [topic for part in parts() for topic in part.chapters]


def title(topic):
    """Title of a chapter: the first heading of its notebook."""
    notebook = json.loads((ROOT / f"{NOTEBOOKS}{topic}.ipynb").read_text(encoding="utf-8"))
    heading = "".join(notebook["cells"][0]["source"]).splitlines()[0]
    return heading.removeprefix("# ")


def outline():
    """Parts, documents and titles of the chapters, as text."""
    return repr([(part, [title(topic) for topic in part.chapters]) for part in parts()])


def asks(topic):
    """Question on the card of a chapter, in the reader's language; nothing if there is none."""
    return _said(topic).get("card.question", "")


def _said(topic):
    room = ROOT / "platformlab" / "chapters" / topic
    has_words = (room / f"{SOURCE}.toml").is_file()
    return Wordbook(room).load(language()) if has_words else {}


def gives(topic):
    """What a chapter hands on, in the reader's language, by the chapter that takes it."""
    start, said = "gives.", _said(topic)
    return {key.removeprefix(start): what for key, what in said.items() if key.startswith(start)}


def links():
    """Which chapter hands something on to which, as (from, to), in the order of the book.

    Raises
    ------
    BookError
        If a chapter hands something on to one that is not in the book.
    """
    found, known = [], chapters()
    for topic in known:
        takers = gives(topic)
        if unknown := min(takers.keys() - set(known), default=""):
            hint = nearest(unknown, known, f"it has {', '.join(known)}")
            place = f"platformlab/chapters/{topic}/{SOURCE}.toml, gives"
            raise BookError(f"{place}: the book has no chapter {unknown!r}; {hint}")
        found += [(topic, taker) for taker in takers]
    return found
