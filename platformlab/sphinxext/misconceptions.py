"""Directive ``{misconceptions}``: the catalogue of errors, made from its data set.

Words are parsed when the page is read, so that search finds them; links are made when it is
written, because they lead to pages and titles that are known only then.
"""

from docutils import nodes
from docutils.parsers.rst import Directive
from markupsafe import Markup
from sphinx.errors import SphinxError

from platformlab.checks import states, validation
from platformlab.checks.misconceptions import misconceptions, used_in
from platformlab.checks.questions import QuestionError, questions
from platformlab.data import DataError
from platformlab.sphinxext import paper
from platformlab.sphinxext.checks import CHAPTERS
from platformlab.sphinxext.ledger import Link
from platformlab.words import text as words
from platformlab.words.templates import render

PAGE = "book/misconceptions"


class Places(paper.Shown):
    """Where a misconception is refuted and tested, and its sources: ``row`` is its id."""

    def html(self, page):
        """Return three lines of links."""
        return _places(misconceptions()[self["row"]], page)


def setup(app):
    """Register the directive, and check the catalogue before anything is read."""
    app.add_directive("misconceptions", MisconceptionsDirective)
    paper.add_node(app, Places)
    app.connect("env-before-read-docs", _check, priority=100)  # before notebooks are run


class MisconceptionsDirective(Directive):
    """List the misconceptions in the order of the book."""

    def run(self):
        """Return a section for each."""
        return [_section(row) for row in misconceptions().values()]


def _section(row):
    section = nodes.section(ids=[row.anchor], names=[])
    section += nodes.title("", row.error.removesuffix("."))
    for lead, text in (
        (words("misconceptions.why_believed"), row.why_believed),
        (words("misconceptions.but"), row.refutation),
    ):
        paragraph = nodes.paragraph()
        paragraph += [nodes.strong("", lead), nodes.Text(f" {text}")]
        section += paragraph
    section += Places(row=row.id)
    return section


def _places(row, page):
    link = Link(page)
    home = page.uri(f"{CHAPTERS}x").removesuffix("x.html")
    given = {
        "row": row,
        "figure": states.in_words(row.state),
        "address": states.link(row.state, chapter="", home=home),
        "tested": Markup("; ").join(_quiz(link, *place) for place in used_in()[row.id]),
        "sources": Markup("; ").join(link.source(key) for key in row.source),
    }
    return str(render("platformlab.sphinxext", "places.html", **given)).strip()


def _quiz(link, chapter, item):
    document = f"{CHAPTERS}{chapter}"
    if document not in link.env.titles:
        return chapter
    number = [asked.id for asked in questions(chapter).items].index(item) + 1
    title = words(
        "misconceptions.question", title=link.env.titles[document].astext(), number=number
    )
    address = link.page(document, f"quiz-{chapter.replace('_', '-')}-{item}")
    return render("platformlab.sphinxext", "link.html", address=address, name=title).strip()


def _check(app, env, docnames):
    """Refuse a damaged catalogue before any page is made from it."""
    if PAGE not in env.found_docs:
        return
    try:
        validation.check_catalogue()
    except (DataError, QuestionError) as error:
        raise SphinxError(str(error)) from None
