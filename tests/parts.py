"""What the tests know about the book: its files, its pages and where its explorers stand."""

import ast
import re
from functools import cache

import nbformat
import yaml
from places import ROOT

from platformlab.chapters import BOOK
from platformlab.checks import states
from platformlab.checks.questions import every_bet

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
def nodes(path):
    """Every node of a Python file, parsed once for all tests; not to be changed."""
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


@cache
def notebook(chapter):
    """The notebook of a chapter, as it lies in the repository."""
    place = f"notebooks/{chapter}.ipynb"
    assert (ROOT / place).is_file(), (
        f"{place}: expected the notebook that _toc.yml lists, got no such file; "
        "write it, or correct the line of _toc.yml"
    )
    try:
        found = nbformat.read(ROOT / place, as_version=4)
    except Exception as error:  # nbformat has a dozen kinds, none of which names the file
        raise AssertionError(
            f"{place}: expected a notebook, got {error}; save it in JupyterLab"
        ) from error
    nameless = [at for at, cell in enumerate(found.cells, start=1) if "id" not in cell]
    assert not nameless, (
        f"{place}: expected an id in every cell, got none in cell {nameless[0]}; "
        'set "nbformat_minor" to 5 and write the ids that CONTRIBUTING.md lists'
    )
    return found


def named_cell(chapter, cell_id):
    """A cell by its id."""
    found = {cell.id: cell for cell in notebook(chapter).cells}
    assert cell_id in found, (
        f"notebooks/{chapter}.ipynb: expected a cell {cell_id!r}, got {', '.join(found)}; "
        "add it, or give this id to the cell that is meant"
    )
    return found[cell_id]


def output(chapter, cell_id):
    """First output of a code cell, as it is stored."""
    outputs = named_cell(chapter, cell_id).get("outputs")
    assert outputs, (
        f"notebooks/{chapter}.ipynb, cell {cell_id}: expected a stored output, got none; "
        "let a code cell show something, and run: make tidy"
    )
    return outputs[0]


def cells(chapter, kind):
    """The cells of one kind, ``markdown`` or ``code``."""
    return [cell for cell in notebook(chapter).cells if cell.cell_type == kind]


def bets_in(code):
    """Bets that the cells of a notebook show."""
    return [every_bet()[name][1] for name in re.findall(r'^bet\("([\w-]+)"\)$', code, flags=re.M)]


def shown_in(file):
    """Names of the explorers that a source file shows: its figures, then those in its bets alone."""
    if file.startswith("notebooks/"):
        code = "\n".join(c.source for c in cells(file.removeprefix("notebooks/"), "code"))
        own = re.findall(r"^figures\.(\w+)$", code, flags=re.M)
        asked = dict.fromkeys(bet.state.explorer for bet in bets_in(code))
        return own + [name for name in asked if name not in own]
    text = (ROOT / f"{file}.md").read_text(encoding="utf-8")
    return re.findall(r"^```\{explorer\} (\w+)", text, flags=re.M)


def is_written(file):
    """Whether a file of the table of contents is there; where it is not, its own tests say so."""
    return any((ROOT / f"{file}{ending}").is_file() for ending in (".ipynb", ".md"))


def page_of(file):
    """Where the page of a source file lies in the site."""
    return "index.html" if file == TOC["root"] else f"{file}.html"


def opening(page, name):
    """State in which a page opens a figure: what its text sets, that of a bet, or else the default."""
    if page.startswith("notebooks/"):
        code = "\n".join(c.source for c in cells(page[10:-5], "code"))
        asked = [bet for bet in bets_in(code) if bet.state.explorer == name]
        is_in_bet = asked and f"figures.{name}" not in code.splitlines()
        return asked[0].values if is_in_bet else EXPLORERS[name].defaults
    file = TOC["root"] if page == "index.html" else page.removesuffix(".html")
    text = (ROOT / f"{file}.md").read_text(encoding="utf-8")
    set_to = re.search(rf"^```\{{explorer\}} {name}\n:state: (.*)$", text, flags=re.M)
    return states.complete(name, states.parsed(set_to[1] if set_to else ""))


# Every place where an explorer stands: (page, name).
PLACES = [(page_of(file), name) for file in FILES if is_written(file) for name in shown_in(file)]
