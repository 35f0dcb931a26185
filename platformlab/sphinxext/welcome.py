"""The welcome page: directives ``{crowd}`` and ``{verdicts}``, and templates that pages ask for.

A page asks for a template of its own in its front matter: ``template: welcome.html``.
"""

from docutils.parsers.rst import Directive
from sphinx.errors import SphinxError

from platformlab import claims
from platformlab.checks import crowd
from platformlab.checks.book import the_book
from platformlab.sphinxext import paper, scripts
from platformlab.sphinxext.checks import CHAPTERS, FOLDER, ROOM
from platformlab.sphinxext.claims import LEDGER, TEMPLATES, slug, verdict_html
from platformlab.sphinxext.scripts import Script
from platformlab.words.templates import render

SCRIPT = Script(f"{FOLDER}/crowd.js", ((ROOM, "crowd.js"),), says=())


class Crowd(paper.Shown):
    """A crowd that asks the reader: on paper it stands there twice, with two starts."""

    def html(self, page):
        """Return the crowd that the book hands in."""
        make = the_book().crowd
        if make is None:
            raise SphinxError(
                f"{page.docname}: the book hands in no crowd for the directive crowd; hand one in "
                "as crowd of checks/book.py, or remove the directive"
            )
        asked = make()
        document = f"{CHAPTERS}{asked.leads_to}"
        title = page.env.titles[document].astext()
        return str(crowd.html(asked, address=page.uri(document), title=title))


class Verdicts(paper.Shown):
    """How many claims have which verdict: a square for each claim."""

    def html(self, page):
        """Return a square for each claim in the order of the report, and the counts."""
        rows = list(claims.load_claims().values())
        counts = [
            {"slug": slug(v), "html": verdict_html(v), "count": claims.count(verdict=v)}
            for v in claims.VERDICTS
        ]
        squares = [slug(row.verdict) for row in rows]
        given = {"counts": counts, "squares": squares, "ledger": page.uri(LEDGER)}
        return str(render(TEMPLATES, "verdicts.html", **given))


class _Late(Directive):
    """A directive that leaves a placeholder, filled when the page is written."""

    node: type[paper.Shown]

    def run(self):
        """Return the placeholder."""
        return [self.node()]


class CrowdDirective(_Late):
    """Show the crowd of the book."""

    node = Crowd


class VerdictsDirective(_Late):
    """Show the verdicts of the ledger at a glance."""

    node = Verdicts


def setup(app):
    """Register directives, nodes, the script, and the choice of a template."""
    app.add_directive("crowd", CrowdDirective)
    app.add_directive("verdicts", VerdictsDirective)
    for node in (Crowd, Verdicts):
        paper.add_node(app, node)
    app.connect("html-page-context", _choose_template)
    scripts.register(app, SCRIPT, r"<div[^>]* data-crowd>")


def _choose_template(app, pagename, templatename, context, doctree):
    wanted = (context.get("meta") or {}).get("template")
    return wanted if wanted and paper.runs_scripts(app.builder) else None
