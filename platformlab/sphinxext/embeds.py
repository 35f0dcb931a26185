"""A page for each figure that others show in a frame: ``embed/<explorer>.html``.

It holds the figure as its chapter's page does, read from that page, and no word besides but the way to
the chapter. Where the figure answers a bet the frame asks the bet, so that it gives nothing away. The
pages stand in no contents, no search and no sitemap; their script tells the frame's page their height.
"""

import re
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from platformlab.checks import states
from platformlab.checks.book import the_book
from platformlab.checks.questions import every_bet
from platformlab.sphinxext import scripts
from platformlab.sphinxext.membership import FRAMES
from platformlab.sphinxext.paper import runs_scripts
from platformlab.sphinxext.scripts import Script
from platformlab.words import text
from platformlab.words.templates import render

MARK = 'class="pl-way-back"'
SCRIPT = Script("_code/embed.js", (("platformlab.sphinxext", "embed.js"),), says=())
# Neither holds another of its kind: a bet is no bet's part, and a figure is no figure's.
_BET = re.compile(r'<section class="pl-bet" id="bet-(?P<name>[^"]+)".*?</section>', re.DOTALL)
_FIGURE = re.compile(
    r'<figure class="pl-explorer" id="[^"]+" data-explorer="(?P<name>\w+)".*?</figure>', re.DOTALL
)


class Embedded(NamedTuple):
    """A figure that can be shown in a frame: its markup, and the document that shows it."""

    explorer: str
    markup: str
    document: str
    anchor: str


def setup(app):
    """Make the pages when all others are written, and load their script."""
    app.connect("html-collect-pages", _pages)
    scripts.register(app, SCRIPT, MARK)


def figures_of(body: str) -> dict[str, tuple[str, str]]:
    """Figures of a page by explorer, each with its markup and anchor; a bet stands for its figure."""
    bets = {bet.id: bet.state.explorer for _, bet in every_bet().values()}
    asked = {
        bets[bet["name"]]: (_named(bet, bets), f"bet-{bet['name']}") for bet in _BET.finditer(body)
    }
    rest = _BET.sub("", body)
    shown = {
        figure["name"]: (figure[0], states.explorer_named(figure["name"]).anchor)
        for figure in reversed(list(_FIGURE.finditer(rest)))  # the first of several is its own
    }
    answers = set(bets.values())  # such a figure stands here as its bet or not at all
    return {name: found for name, found in shown.items() if name not in answers} | asked


def _named(bet, bets):
    """Markup of a bet whose figure, alone here, has the id that links lead to."""
    own = states.explorer_named(bets[bet["name"]]).anchor
    return bet[0].replace(f"bet-{bet['name']}-figure", own)


def _pages(app):
    if not runs_scripts(app.builder):
        return
    titles = app.env.titles
    for found in _embedded(app):
        explorer = states.explorer_named(found.explorer)
        link = app.builder.get_relative_uri(f"{FRAMES}/{found.explorer}", found.document)
        given = {
            "title": explorer.title,
            "figure": Markup(found.markup),
            "link": f"{link}#{found.anchor}",
            "says": text("embed.chapter", title=titles[found.document].astext()),
        }
        body = str(render("platformlab.sphinxext", "embedded.html", **given))
        context = {"title": explorer.title, "body": body, "toctree": _no_menu}
        yield f"{FRAMES}/{found.explorer}", context, "embed.html"


def _no_menu(**_):
    """In place of Sphinx's menu of the whole book, which the theme makes for each page anew."""
    return ""


def _embedded(app):
    """Every figure of the book once, from the page of its chapter."""
    taken: set[str] = set()
    for document in sorted(app.env.found_docs, key=lambda name: not _is_home(name)):
        page = Path(app.outdir, app.builder.get_target_uri(document))
        if not page.is_file():
            continue
        found = figures_of(page.read_text(encoding="utf-8"))
        for name, (markup, anchor) in found.items():
            if name not in taken:
                taken.add(name)
                yield Embedded(name, markup, document, anchor)


def _is_home(document):
    return document.rpartition("/")[2] in set(the_book().homes.values())
