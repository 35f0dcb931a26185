"""The line through the book: directive ``{line}``, the head of each chapter, and its ink.

The line has a segment for each chapter of the table of contents. It is dashed where nothing was
done, solid where a bet was placed, and of the platform's colour where the chapter was read; a small
script asks the record on the reader's device. Without scripts all of it is solid.
"""

from typing import NamedTuple

from docutils.parsers.rst import Directive
from markupsafe import Markup
from sphinx.environment import BuildEnvironment

from platformlab.checks import line
from platformlab.checks.book import the_book
from platformlab.checks.questions import questions
from platformlab.sphinxext import paper, scripts
from platformlab.sphinxext.checks import CHAPTERS, FOLDER, ROOM
from platformlab.sphinxext.scripts import Script
from platformlab.words.templates import render

TEMPLATES = "platformlab.sphinxext"
AROUND = 3  # chapters on either side of the one at whose head the line stands
SCRIPT = Script(f"{FOLDER}/line.js", ((ROOM, "record.js"), (ROOM, "line.js")), says=())


class Part(NamedTuple):
    """A part of the book that holds chapters."""

    number: int
    title: str
    documents: list[str]
    chapters: list["Chapter"]


class Chapter(NamedTuple):
    """What the book says of a chapter wherever it names it."""

    topic: str
    number: int
    title: str
    question: str
    bets: list[str]
    drawing: Markup

    @property
    def document(self) -> str:
        """Name of its notebook."""
        return f"{CHAPTERS}{self.topic}"


class Line(paper.Shown):
    """The line through all chapters; on the page that opens a part those of other parts are faint."""

    def html(self, page):
        """Return the line."""
        here = part_of(page.env, page.docname)
        own = here.chapters if here and page.docname == here.documents[0] else ()
        return _drawn(every_chapter(page.env), own=own, kind="whole")


class LineDirective(Directive):
    """Draw the line through the book."""

    def run(self):
        """Return a placeholder; titles of chapters are known when all were read."""
        return [Line()]


def setup(app):
    """Register the directive, the script, and the head of chapters."""
    app.add_directive("line", LineDirective)
    paper.add_node(app, Line)
    app.connect("html-page-context", _head, priority=300)  # before the contents find their place
    scripts.register(app, SCRIPT, r"\bdata-bets=")


def parts_of(env: BuildEnvironment) -> list[Part]:
    """Parts that hold chapters, and what is said of each; chapters that were not read are left out."""
    found, number = [], 0
    for at, (title, documents) in enumerate(the_book().parts(), 1):
        chapters = []
        for document in documents:
            topic = document.removeprefix(CHAPTERS)
            if topic == document:
                continue
            number += 1
            if document in env.titles and topic in the_book().segments:
                chapters.append(_chapter(env, topic, number))
        found.append(Part(at, title, documents, chapters))
    return found


def every_chapter(env: BuildEnvironment) -> list[Chapter]:
    """Chapters of all parts."""
    return [chapter for part in parts_of(env) for chapter in part.chapters]


def part_of(env: BuildEnvironment, document: str) -> Part | None:
    """Part that holds a document, if it is one that holds chapters."""
    return next((part for part in parts_of(env) if document in part.documents), None)


def _chapter(env, topic, number):
    asked = questions(topic).bets if topic in the_book().questions else ()
    return Chapter(
        topic=topic,
        number=number,
        title=env.titles[f"{CHAPTERS}{topic}"].astext(),
        question=the_book().asks(topic),
        bets=[bet.id for bet in asked],
        drawing=line.segment(the_book().segments[topic]),
    )


def _drawn(chapters, *, own, kind):
    return render(TEMPLATES, "line.html", chapters=chapters, own=own, kind=kind)


def _head(app, pagename, templatename, context, doctree):
    """Let a chapter begin with its place in the book, and with its segment among its neighbours'."""
    if not pagename.startswith(CHAPTERS) or not paper.runs_scripts(app.builder):
        return
    part, chapters = part_of(app.env, pagename), every_chapter(app.env)
    at = next((i for i, c in enumerate(chapters) if c.document == pagename), None)
    if part is None or at is None:
        return
    first = max(0, min(at - AROUND, len(chapters) - 2 * AROUND - 1))
    near = chapters[first : first + 2 * AROUND + 1]
    drawn = _drawn(near, own=[chapters[at]], kind="head")
    given = {"part": part, "chapter": chapters[at], "drawn": drawn}
    context["body"] = str(render(TEMPLATES, "head.html", **given)) + context.get("body", "")
