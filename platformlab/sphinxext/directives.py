"""Directives for pages without code: ``{explorer}``, ``{drawing}`` and ``{notation}``."""

from html import escape
from itertools import groupby
from pathlib import Path
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives
from docutils.statemachine import StringList

from platformlab.checks import states
from platformlab.checks.book import the_book
from platformlab.explore import page
from platformlab.nearest import nearest
from platformlab.params import PARAMS
from platformlab.sphinxext.paper import Shown, add_node
from platformlab.words import text


class Explorer(Shown):
    """A figure that a reader moves: on paper its drawing, sentence and numbers."""


class Drawing(Shown):
    """A drawing of ``book/_pictures``."""


def setup(app):
    """Register the directives and what they show."""
    for node in (Explorer, Drawing):
        add_node(app, node)
    app.add_directive("explorer", ExplorerDirective)
    app.add_directive("drawing", DrawingDirective)
    app.add_directive("notation", NotationDirective)


class ExplorerDirective(Directive):
    """Show the explorer named in the argument, in its default state or in the one of its option."""

    required_arguments = 1
    option_spec: ClassVar = {"state": directives.unchanged_required}

    def run(self):
        """Return the static face as raw HTML."""
        by_name = the_book().explorers
        name = self.arguments[0]
        if name not in by_name:
            raise self.error(f"no explorer is named {name!r}; {nearest(name, sorted(by_name))}")
        try:
            state = states.complete(name, states.parsed(self.options.get("state", "")))
        except states.StateError as error:
            raise self.error(str(error)) from None
        return [Explorer("", nodes.raw("", page.html(by_name[name], **state), format="html"))]


class DrawingDirective(Directive):
    """Show a drawing of ``book/_pictures`` inside the page, where it takes the page's colours."""

    required_arguments = 1
    option_spec: ClassVar = {"alt": directives.unchanged_required}

    def run(self):
        """Return the SVG with its description."""
        env = self.state.document.settings.env
        folder = Path(env.srcdir, "book", "_pictures")
        file = folder / f"{self.arguments[0]}.svg"
        if not file.is_file():
            hint = nearest(file.stem, sorted(path.stem for path in folder.glob("*.svg")))
            raise self.error(f"there is no drawing {self.arguments[0]!r}; {hint}")
        if "alt" not in self.options:
            raise self.error("a drawing needs a description: write :alt: and what it shows")
        env.note_dependency(str(file))
        label = escape(self.options["alt"], quote=True)
        drawing = file.read_text(encoding="utf-8")
        figure = f'<div class="pl-drawing" role="img" aria-label="{label}">{drawing}</div>'
        return [Drawing("", nodes.raw("", figure, format="html"))]


class NotationDirective(Directive):
    """List the vocabulary: what a reader can set, its symbol, unit and range."""

    def run(self):
        """Return a section for each letter with which the names of quantities begin, with a row for each."""
        named = sorted(PARAMS.values(), key=lambda p: (p.label.casefold(), p.name))
        return [
            self._section(letter.upper(), list(quantities))
            for letter, quantities in groupby(named, key=lambda p: p.label[0].casefold())
        ]

    def _section(self, letter, quantities):
        heads = (text(f"notation.{name}") for name in ("symbol", "quantity", "unit", "range"))
        lines = [f"| {' | '.join(heads)} |", "|---|---|---|---|"]
        lines += [
            f"| ${p.symbol}$ | **{p.label}** `{p.name}` {p.meaning}. | {p.unit_in_words} | {p.interval} |"
            for p in quantities
        ]
        section = nodes.section(ids=[f"notation-{letter.lower()}"], classes=["pl-notation"])
        section += nodes.title(text=letter)
        self.state.nested_parse(StringList(lines, source="vocabulary.toml"), 0, section)
        return section
