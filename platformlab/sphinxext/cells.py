"""Cells as a page of the site shows them: results first, code in folds; notebooks keep every cell.

A reader of the site meets what a cell shows. The Python behind it is one click away, and one
switch at the head of a chapter opens every fold of the book, on this device, until it is pressed
again. Without scripts each fold still opens.
"""

import ast
from enum import Enum, auto

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from platformlab.sphinxext import paper, scripts
from platformlab.sphinxext.scripts import Script
from platformlab.words import text as words
from platformlab.words.templates import render

SCRIPT = Script(
    "_code/code.js",
    (("platformlab.sphinxext", "code.js"),),
    says=("code.script",),
)
SWITCH = '<button[^>]* class="pl-code-switch"'
SHOWS_SOURCE, CHECKS = "show_source", "check"  # what the book's notebooks call


class Kind(Enum):
    """What a cell is for, and so how a page shows it."""

    PREPARES = auto()  # imports: nothing to see
    SHOWS = auto()  # a figure, a bet, a quiz: the call says nothing to a reader
    PRINTS_SOURCE = auto()  # the source of a model
    CHECKS = auto()  # a place to work at, for those who run the notebook
    COMPUTES = auto()


def setup(app):
    """Register the transform and the script of the switch."""
    app.add_post_transform(FoldCode)
    scripts.register(app, SCRIPT, SWITCH)


def kind_of(source, shows=False):
    """Kind of a cell by its Python; `shows` says that its output is a node of this book.

    Examples
    --------
    >>> kind_of("from platformlab import figures").name
    'PREPARES'
    >>> kind_of("figures.two_worlds", shows=True).name
    'SHOWS'
    >>> kind_of("print(1)").name
    'COMPUTES'
    """
    try:
        lines = ast.parse(source).body
    except SyntaxError:  # a magic of IPython
        return Kind.COMPUTES
    called = {
        node.func.id
        for node in ast.walk(ast.Module(lines, []))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    if all(isinstance(line, ast.Import | ast.ImportFrom) for line in lines):
        return Kind.PREPARES
    if shows and len(lines) == 1:
        return Kind.SHOWS
    if SHOWS_SOURCE in called and len(lines) == 1:
        return Kind.PRINTS_SOURCE
    return Kind.CHECKS if CHECKS in called else Kind.COMPUTES


class FoldCode(SphinxPostTransform):
    """Order and fold the cells of a page."""

    default_priority = 190  # outputs are chosen, and MyST-NB has not yet hidden any by their tags
    formats = ("html",)

    def run(self, **_):
        """Go through the cells of the page."""
        if paper.runs_scripts(self.app.builder):
            for cell in list(self.document.findall(_is_cell)):
                _show(cell)


def _is_cell(node):
    return isinstance(node, nodes.container) and node.get("nb_element") == "cell_code"


def _show(cell):
    code = _part(cell, "cell_code_source")
    if code is None:
        return
    output = _part(cell, "cell_code_output")
    shows = any(cell.findall(paper.Shown))
    kind = kind_of(code.astext(), shows)
    if kind is Kind.PREPARES and output is None:
        cell.parent.remove(cell)
        return
    if kind is Kind.SHOWS:
        cell.remove(code)
        return
    cell.children.clear()
    if kind is Kind.PRINTS_SOURCE and output is not None:
        cell += _folded("code.model", output.astext(), [output])
    elif kind is Kind.CHECKS:
        cell += _folded("code.workbench", code.astext(), [code, *_present(output)])
    else:
        cell += [*_present(output), *_folded("code.behind", code.astext(), [code])]


def _part(cell, element):
    return next((part for part in cell.children if part.get("nb_element") == element), None)


def _present(part):
    return [] if part is None else [part]


def _folded(key, source, parts):
    """Parts in a fold that says how much is in it."""
    said = words(key, n=len(source.strip().splitlines()))
    opening = render("platformlab.sphinxext", "fold.html", said=said)
    return [
        nodes.raw("", opening, format="html"),
        *parts,
        nodes.raw("", "</details>", format="html"),
    ]
