"""Bets and quizzes on pages: directives, scripts where they are needed, and what stops a build.

Directives are ``{bet} id``, ``{quiz} chapter``, ``{class-bets}`` and ``{progress}``.
"""

import json
import re
from collections.abc import Callable

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.environment import BuildEnvironment
from sphinx.errors import SphinxError

from platformlab.checks import bet_page, class_page, faces, quiz_page, validation
from platformlab.checks.questions import QuestionError, chapters, questions
from platformlab.sphinxext import paper, scripts
from platformlab.sphinxext.scripts import Script
from platformlab.words.templates import render

FOLDER = "_checks"
ROOM, TEMPLATES = "platformlab.checks", "platformlab.sphinxext"
CHAPTERS = "notebooks/"


def _script(name, *parts, says):
    own = tuple((ROOM, f"{part}.js") for part in parts)
    return Script(f"{FOLDER}/{name}", own, says)


SURE = re.compile(r'class="pl-sure"')
ASKED = re.compile(r'class="pl-(bet|quiz)"')
# Scripts of pages, by the mark of a page that loads them; `codes` and `record` say what is wrong.
SCRIPTS = {
    ASKED: _script(
        "asked.js",
        "record",
        "codes",
        "answering",
        "bets",
        "quizzes",
        "forecasts",
        says=(
            "record",
            "codes",
            "asking.script",
            "bets.script",
            "quizzes.script",
            "forecasts.script",
        ),
    ),
    SURE: _script(
        "calibration.js",
        "record",
        "codes",
        "scores",
        "calibration",
        says=("record", "codes", "calibration.script"),
    ),
    re.compile(r'class="pl-class"'): _script(
        "class.js", "codes", "scores", "class", "projector", says=("codes", "class.script")
    ),
    re.compile(r'class="pl-progress"'): _script(
        "progress.js",
        "record",
        "codes",
        "forecasts",
        "files",
        "progress",
        says=("record", "codes", "forecasts.script", "files.script", "progress.script"),
    ),
}
_BET = re.compile(r'data-bet="([^"]+)".*?data-explorer="([^"]+)"( data-same)?')


class Bet(paper.Shown):
    """A bet: on paper the question here, the answer at the end."""


class Quiz(paper.Shown):
    """A quiz: on paper the questions here, the answers at the end."""


class Sure(paper.Shown):
    """Statements with a confidence each: on paper a form, the verdicts at the end."""


class ClassRoom(paper.Shown):
    """The teacher's page: on paper the list of bets, for hands instead of codes."""


class ProgressTable(paper.Shown):
    """Place of the progress table; filled when titles of all chapters are known."""

    def html(self, page):
        """Return a row for each chapter."""
        rows = [_progress_row(page, chapter) for chapter in in_book(page.env)]
        return str(render(TEMPLATES, "progress.html", rows=rows))


def setup(app):
    """Register directives, nodes and scripts, and check what is asked."""
    for directive in (BetDirective, QuizDirective, ClassDirective, ProgressDirective):
        app.add_directive(directive.name, directive)
    for node in (Bet, Quiz, Sure, ClassRoom, ProgressTable):
        paper.add_node(app, node)
    app.connect("env-before-read-docs", _check, priority=100)  # before notebooks are run
    app.connect("doctree-read", _name_figures, priority=600)  # outputs of cells are nodes by then
    app.connect("html-page-context", _complete)
    for mark, script in SCRIPTS.items():
        scripts.register(app, script, mark)


class _Asking(Directive):
    """A directive whose content Python makes; its errors name the line of the page."""

    node: type[nodes.Element]
    html: Callable[[BuildEnvironment, str], str]  # the static face, and the way to the chapters

    def run(self):
        """Return the node with its static face."""
        env = self.state.document.settings.env
        home = "../" * env.docname.count("/") + CHAPTERS
        try:
            return [self.node("", nodes.raw("", self.html(env, home), format="html"))]
        except QuestionError as error:
            raise self.error(str(error)) from None


class BetDirective(_Asking):
    """Show the bet named in the argument, with its figure."""

    name = "bet"
    node = Bet
    required_arguments = 1

    def html(self, env, home):
        """Return the bet."""
        return bet_page.html(faces.bet(self.arguments[0]).bet)


class QuizDirective(_Asking):
    """Show the quiz of the chapter named in the argument."""

    name = "quiz"
    node = Quiz
    required_arguments = 1

    def html(self, env, home):
        """Return the quiz; links lead to the chapters."""
        asked = faces.quiz(self.arguments[0]).asked
        here = env.docname.removeprefix(CHAPTERS)
        return quiz_page.html(asked, chapter=here, home="" if here in chapters() else home)


class ClassDirective(_Asking):
    """Let a teacher draw the bets of a class from their codes."""

    name = "class-bets"
    node = ClassRoom

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
    """Add to a chapter the mark that its reader sets."""
    if not paper.runs_scripts(app.builder):
        return
    body = context.get("body", "")
    _refuse_given_away(pagename, body)
    if pagename.startswith(CHAPTERS) and ASKED.search(body):
        chapter = pagename.removeprefix(CHAPTERS)
        context["body"] += str(render(TEMPLATES, "was_read.html", chapter=chapter)).strip()


def _refuse_given_away(pagename, body):
    """Refuse a bet below its own figure: its reader has seen the answer."""
    for bet in _BET.finditer(body):
        if bet[3] and f'<figure class="pl-explorer" id="{bet[2]}"' in body[: bet.start()]:
            name = bet[2].removeprefix("explore-").replace("-", "_")
            raise SphinxError(
                f"{pagename}: the figure {name} stands above the bet {bet[1]!r} in the state that it "
                f"asks about, and gives it away; move the bet up, or let figures.{name} follow it"
            )


def _name_figures(app, doctree):
    """Let the figure in a bet have the id that links lead to, where the page shows no other of it."""
    shown = "".join(node.astext() for node in doctree.findall(nodes.raw))
    taken = {*re.findall(r'<figure class="pl-explorer" id="(explore-[^"]+)"', shown)}
    for node in doctree.findall(Bet):
        for html in node.findall(nodes.raw):
            (bet, own, _), *_ = _BET.findall(html.astext())
            if own not in taken:
                taken.add(own)
                named = html.astext().replace(f"bet-{bet}-figure", own)
                html.clear()
                html += nodes.Text(named)


def _progress_row(page, chapter):
    """What a row of the table shows, and what its script must know, as JSON in attributes."""
    asked = questions(chapter)
    document = f"{CHAPTERS}{chapter}"
    bets = [_bet_of_record(bet) for bet in asked.bets]
    return {
        "chapter": chapter,
        "title": page.env.titles[document].astext(),
        "page": page.uri(document),
        "count": len(bets),
        "bets": json.dumps(bets),
        "quiz": json.dumps(
            {item.id: quiz_page.right_of(asked.chapter, item) for item in asked.items}
        ),
    }


def _bet_of_record(bet):
    """What My progress must know of a bet, to say what its reader bet and what came."""
    words = {name: said for name, said in bet.words.items() if name in _OF_RECORD}
    about = {"id": bet.id, "tag": bet.tag, "kind": bet.kind, "sizes": bet.sizes}
    return about | {"title": bet.explorer.title, "words": words}


_OF_RECORD = {"answer", "shown", "right", "at", "truth"}
