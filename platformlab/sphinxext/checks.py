"""Bets and quizzes on pages: directives, scripts where they are needed, and what stops a build.

Directives are ``{bet} id``, ``{quiz} chapter``, ``{class-bets}`` and ``{progress}``.
"""

import json
import re
from html import escape

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.errors import SphinxError

from platformlab.checks import bet_page, class_page, faces, outcomes, quiz_page, validation
from platformlab.checks.questions import QuestionError, chapters, questions
from platformlab.sphinxext import assets, paper

CHAPTERS = "notebooks/"
ASKED = 'class="pl-(bet|quiz)"'  # mark of a page that asks something
SCRIPTS = (  # a script, the parts it is made of, and the mark of the pages that need it
    ("asked.js", ("record.js", "codes.js", "bets.js", "quizzes.js"), ASKED),
    ("class.js", ("codes.js", "class.js"), 'class="pl-class"'),
    ("progress.js", ("record.js", "codes.js", "progress.js"), 'class="pl-progress"'),
)
_BET = re.compile(r'data-bet="([^"]+)".*?data-figure="([^"]+)"')


class Bet(paper.Shown):
    """A bet; ``title`` is its question."""


class Quiz(paper.Shown):
    """A quiz; ``title`` says what it is."""


class ClassRoom(paper.Shown):
    """The teacher's page: on paper the list of bets, for hands instead of codes."""


class ProgressTable(paper.Shown):
    """Place of the progress table; filled when titles of all chapters are known."""

    def html(self, page):
        """Return a row for each chapter."""
        rows = "\n".join(_progress_row(page, chapter) for chapter in in_book(page.env))
        return _PROGRESS.format(rows=rows)


def setup(app):
    """Register directives, nodes and scripts, and check what is asked."""
    for directive in (BetDirective, QuizDirective, ClassDirective, ProgressDirective):
        app.add_directive(directive.name, directive)
    for node in (Bet, Quiz, ClassRoom, ProgressTable):
        paper.add_node(app, node)
    for script, parts, mark in SCRIPTS:
        assets.register(script, [("platformlab.checks", part) for part in parts], mark)
    app.connect("env-before-read-docs", _check, priority=100)  # before notebooks are run
    app.connect("html-page-context", _complete)


class _Asking(Directive):
    """A directive whose content Python makes; its errors name the line of the page."""

    def run(self):
        """Return the node with its static face."""
        env = self.state.document.settings.env
        home = "../" * env.docname.count("/") + CHAPTERS
        try:
            title, html = self.face(env, home)
            return [self.node("", nodes.raw("", html, format="html"), title=title)]
        except QuestionError as error:
            raise self.error(str(error)) from None


class BetDirective(_Asking):
    """Show the bet named in the argument; its figure must stand below it."""

    name = "bet"
    node = Bet
    required_arguments = 1

    def face(self, env, home):
        """Return the bet; links lead to its figure on the same page."""
        shown = faces.bet(self.arguments[0])
        return shown.title, bet_page.html(shown.bet, chapter=shown.chapter)


class QuizDirective(_Asking):
    """Show the quiz of the chapter named in the argument."""

    name = "quiz"
    node = Quiz
    required_arguments = 1

    def face(self, env, home):
        """Return the quiz; links lead to the chapters."""
        shown = faces.quiz(self.arguments[0])
        here = env.docname.removeprefix(CHAPTERS)
        home = "" if here in chapters() else home
        return shown.title, quiz_page.html(shown.asked, chapter=here, home=home)


class ClassDirective(_Asking):
    """Let a teacher draw the bets of a class from their codes."""

    name = "class-bets"
    node = ClassRoom

    def face(self, env, home):
        """Return the form and a room for each bet of the book."""
        return "", class_page.html(in_book(env), home=home)


class ProgressDirective(Directive):
    """List what a reader has done, chapter by chapter."""

    name = "progress"

    def run(self):
        """Return a placeholder; the titles of chapters are known only when all were read."""
        return [ProgressTable()]


def in_book(env):
    """Chapters of the book that ask something."""
    return [chapter for chapter in chapters() if f"{CHAPTERS}{chapter}" in env.found_docs]


def _check(app, env, docnames):
    """Refuse questions that a reader could not use before any notebook is run."""
    asked = in_book(env)
    try:
        for chapter in asked:
            validation.check_chapter(chapter)
        if asked:
            validation.check_tags()
    except QuestionError as error:
        raise SphinxError(str(error)) from None


def _complete(app, pagename, templatename, context, doctree):
    """Add to a chapter the mark that its reader sets; check where bets stand."""
    if not paper.runs_scripts(app.builder):
        return
    body = context.get("body", "")
    _check_figures(pagename, body)
    if pagename.startswith(CHAPTERS) and re.search(ASKED, body):
        context["body"] += _READ.format(chapter=pagename.removeprefix(CHAPTERS))


_READ = (
    '<p class="pl-read"><button type="button" data-chapter="{chapter}" aria-pressed="false">'
    "I have read this chapter</button></p>"
)


def _check_figures(pagename, body):
    """Refuse a bet whose figure does not stand below it: its reader would wait in vain."""
    for bet in _BET.finditer(body):
        if f'id="{bet[2]}"' not in body[bet.end() :]:
            name = bet[2].removeprefix("explore-").replace("-", "_")
            raise SphinxError(
                f"{pagename}: the bet {bet[1]!r} waits for the figure {name}, which does not stand "
                f"below it on this page; move the bet up or show figures.{name}"
            )


_PROGRESS = """\
<div class="pl-progress">
<p class="pl-needs-script">Your browser runs no scripts, so nothing was kept and this table stays as it is.</p>
<table>
<thead><tr><th scope="col">Chapter</th><th scope="col">Read</th><th scope="col">Bets</th><th scope="col">Quiz</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
<p class="pl-actions"><button type="button" data-action="save">Save to a file</button> \
<label class="pl-file">Read in a file <input type="file" accept=".json,application/json"></label> \
<button type="button" data-action="erase">Erase everything</button></p>
<p class="pl-status" role="status"></p>
</div>
"""


def _progress_row(page, chapter):
    asked = questions(chapter)
    document = f"{CHAPTERS}{chapter}"
    title = escape(page.env.titles[document].astext())
    address = page.uri(document)
    bets = [
        {"id": bet.id, "tag": outcomes.tag(bet), "sizes": outcomes.sizes(bet)} for bet in asked.bets
    ]
    items = {item.id: quiz_page.right_of(item) for item in asked.items}
    return (
        f'<tr data-chapter="{chapter}" data-bets="{escape(json.dumps(bets))}" '
        f'data-items="{escape(json.dumps(items))}"><th scope="row"><a href="{address}">{title}</a></th>'
        '<td class="pl-was-read" data-label="Read">not yet</td>'
        f'<td class="pl-bets" data-label="Bets">0 of {len(bets)} placed</td>'
        f'<td class="pl-results" data-label="Quiz">not yet</td></tr>'
    )
