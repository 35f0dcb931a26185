"""Bets and quizzes on pages: directives, scripts where they are needed, and what stops a build.

Directives are ``{bet} id``, ``{quiz} chapter``, ``{class-bets}`` and ``{progress}``.
"""

import json
import re
from html import escape
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.errors import SphinxError

from platformlab.checks import bet_page, class_page, faces, outcomes, quiz_page, validation
from platformlab.checks.book import the_book
from platformlab.checks.questions import QuestionError, chapters, questions
from platformlab.sphinxext.assets import readable
from platformlab.sphinxext.execution import fingerprint

FOLDER = "_checks"
CHAPTERS = "notebooks/"
# A script and the parts it is made of; a page gets it if its mark stands there.
SCRIPTS = {
    "asked.js": ("record.js", "codes.js", "bets.js", "quizzes.js"),
    "class.js": ("codes.js", "class.js"),
    "progress.js": ("record.js", "codes.js", "progress.js"),
}
MARKS = {
    "asked.js": re.compile(r'class="pl-(bet|quiz)"'),
    "class.js": re.compile(r'class="pl-class"'),
    "progress.js": re.compile(r'class="pl-progress"'),
}
_BET = re.compile(r'data-bet="([^"]+)".*?data-figure="([^"]+)"')


class ProgressTable(nodes.General, nodes.Element):
    """Place of the progress table; filled when titles of all chapters are known."""


def setup(app):
    """Register the directives, check what is asked, and hand out the scripts."""
    for directive in (BetDirective, QuizDirective, ClassDirective, ProgressDirective):
        app.add_directive(directive.name, directive)
    app.add_node(ProgressTable, html=(_visit_progress, None))
    app.connect("env-before-read-docs", _check, priority=100)  # before notebooks are run
    app.connect("html-page-context", _complete)
    app.connect("build-finished", _write)


class _Asking(Directive):
    """A directive whose content Python makes; its errors name the line of the page."""

    def run(self):
        """Return the static face as raw HTML."""
        env = self.state.document.settings.env
        home = "../" * env.docname.count("/") + CHAPTERS
        try:
            return [nodes.raw("", self.html(env, home), format="html")]
        except QuestionError as error:
            raise self.error(str(error)) from None


class BetDirective(_Asking):
    """Show the bet named in the argument; its figure must stand below it."""

    name = "bet"
    required_arguments = 1

    def html(self, env, home):
        """Return the bet; links lead to its figure on the same page."""
        shown = faces.bet(self.arguments[0])
        return bet_page.html(shown.bet, chapter=shown.chapter)


class QuizDirective(_Asking):
    """Show the quiz of the chapter named in the argument."""

    name = "quiz"
    required_arguments = 1

    def html(self, env, home):
        """Return the quiz; links lead to the chapters."""
        asked = faces.quiz(self.arguments[0]).asked
        here = env.docname.removeprefix(CHAPTERS)
        return quiz_page.html(asked, chapter=here, home="" if here in chapters() else home)


class ClassDirective(_Asking):
    """Let a teacher draw the bets of a class from their codes."""

    name = "class-bets"

    def html(self, env, home):
        """Return the form and a room for each bet of the book."""
        return class_page.html(in_book(env), home=home)


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
    """Refuse folders that are no chapters, and questions that a reader could not use.

    That is done before any notebook is run.
    """
    if problems := the_book().problems():
        raise SphinxError("\n".join(problems))
    asked = in_book(env)
    try:
        for chapter in asked:
            validation.check_chapter(chapter)
        if asked:
            validation.check_tags()
    except QuestionError as error:
        raise SphinxError(str(error)) from None


def _complete(app, pagename, templatename, context, doctree):
    """Add scripts, and to a chapter the mark that its reader sets; check where bets stand."""
    body = context.get("body", "")
    _check_figures(pagename, body)
    if pagename.startswith(CHAPTERS) and MARKS["asked.js"].search(body):
        context["body"] += _READ.format(chapter=pagename.removeprefix(CHAPTERS))
    for script, mark in MARKS.items():
        if mark.search(body):
            source = context["pathto"](f"{FOLDER}/{script}", 1) + f"?v={fingerprint(app.srcdir)}"
            context["metatags"] += f'\n<script defer src="{source}"></script>'


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


def _visit_progress(translator, node):
    builder = translator.builder
    rows = "\n".join(_progress_row(builder, chapter) for chapter in in_book(builder.env))
    translator.body.append(_PROGRESS.format(rows=rows))
    raise nodes.SkipNode


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


def _progress_row(builder, chapter):
    asked = questions(chapter)
    document = f"{CHAPTERS}{chapter}"
    title = escape(builder.env.titles[document].astext())
    page = builder.get_relative_uri(builder.current_docname, document)
    bets = [
        {"id": bet.id, "tag": outcomes.tag(bet), "sizes": outcomes.sizes(bet)} for bet in asked.bets
    ]
    items = {item.id: quiz_page.right_of(item) for item in asked.items}
    return (
        f'<tr data-chapter="{chapter}" data-bets="{escape(json.dumps(bets))}" '
        f'data-items="{escape(json.dumps(items))}"><th scope="row"><a href="{page}">{title}</a></th>'
        '<td class="pl-was-read" data-label="Read">not yet</td>'
        f'<td class="pl-bets" data-label="Bets">0 of {len(bets)} placed</td>'
        f'<td class="pl-results" data-label="Quiz">not yet</td></tr>'
    )


def _write(app, exception):
    """Join the parts of each script into one file."""
    if exception or app.builder.name != "html":
        return
    folder = Path(app.outdir, FOLDER)
    folder.mkdir(exist_ok=True)
    for script, parts in SCRIPTS.items():
        text = "".join(readable("platformlab.checks", part) for part in parts)
        (folder / script).write_text(text, encoding="utf-8")
