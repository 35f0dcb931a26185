"""What the tests know about the book: its files, its pages and where its explorers stand."""

import re
from functools import cache
from pathlib import Path

import nbformat
import yaml

from platformlab.chapters import BOOK

ROOT = Path(__file__).parents[1]
SITE = ROOT / "_build" / "html"
EXPLORERS = dict(BOOK.explorers)
TOC = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
FILES = [
    TOC["root"],
    *(
        page["file"]
        for part in TOC["parts"]
        for chapter in part["chapters"]
        for page in (chapter, *chapter.get("sections", ()))
    ),
]
CHAPTERS = [name.removeprefix("notebooks/") for name in FILES if name.startswith("notebooks/")]
MADE = ["search.html", "404.html"]  # pages without a source
PAGES = ["index.html", *(f"{name}.html" for name in FILES[1:]), *MADE]


@cache
def notebook(chapter):
    """The notebook of a chapter, as it lies in the repository."""
    return nbformat.read(ROOT / "notebooks" / f"{chapter}.ipynb", as_version=4)


def cells(chapter, kind):
    """The cells of one kind, ``markdown`` or ``code``."""
    return [cell for cell in notebook(chapter).cells if cell.cell_type == kind]


def shown_in(file):
    """Names of the explorers that a source file shows, in order."""
    if file.startswith("notebooks/"):
        code = "\n".join(c.source for c in cells(file.removeprefix("notebooks/"), "code"))
        return re.findall(r"^figures\.(\w+)$", code, flags=re.M)
    text = (ROOT / f"{file}.md").read_text(encoding="utf-8")
    return re.findall(r"^```\{explorer\} (\w+)", text, flags=re.M)


def page_of(file):
    """Where the page of a source file lies in the site."""
    return "index.html" if file == TOC["root"] else f"{file}.html"


# Every place where an explorer stands: (page, name).
PLACES = [(page_of(file), name) for file in FILES for name in shown_in(file)]
