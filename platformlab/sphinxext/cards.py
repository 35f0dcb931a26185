"""Directive ``{cards}``: chapters with their segment and their question, in the order of the book.

On a page of a part it shows the chapters of this part, elsewhere those of all parts. The last thing
in a chapter is the card of the next one.
"""

from docutils.parsers.rst import Directive

from platformlab.sphinxext import paper
from platformlab.sphinxext.checks import CHAPTERS
from platformlab.sphinxext.line import TEMPLATES, every_chapter, part_of, parts_of
from platformlab.words.templates import render


class Cards(paper.Shown):
    """Cards of chapters."""

    def html(self, page):
        """Return a list of cards for each part."""
        here = part_of(page.env, page.docname)
        parts = [part for part in ([here] if here else parts_of(page.env)) if part.chapters]
        return str(render(TEMPLATES, "cards.html", parts=parts, uri=page.uri, is_part=bool(here)))


class CardsDirective(Directive):
    """Show the cards of chapters."""

    def run(self):
        """Return a placeholder; titles of chapters are known when all were read."""
        return [Cards()]


def setup(app):
    """Register the directive, and let the card of the next chapter end each chapter."""
    app.add_directive("cards", CardsDirective)
    paper.add_node(app, Cards)
    app.connect("html-page-context", _lead_on, priority=600)  # after the mark that a reader sets


def _lead_on(app, pagename, templatename, context, doctree):
    if not pagename.startswith(CHAPTERS) or not paper.runs_scripts(app.builder):
        return
    chapters = every_chapter(app.env)
    following = dict(zip((c.document for c in chapters), chapters[1:], strict=False))
    if chapter := following.get(pagename):
        uri = paper.Page(app.builder, pagename).uri
        context["next"] = None  # the card says it
        context["body"] += str(render(TEMPLATES, "next.html", chapter=chapter, uri=uri)).strip()
