"""Directive ``{ledger}``: every claim as a table that is whole without scripts.

The table is made when the page is written, after all pages were read, because each row lists the
places that cite it. A small script, on this page only, adds search and filters.
"""

import re
from functools import cache

from docutils import nodes
from docutils.parsers.rst import Directive
from markupsafe import Markup

from platformlab import claims
from platformlab.data import describe, names
from platformlab.reports import load_report
from platformlab.sphinxext import paper, scripts
from platformlab.sphinxext.catalogue import anchor, page_of
from platformlab.sphinxext.claims import LEDGER, TEMPLATES, cited, slug, verdict_html
from platformlab.sphinxext.data_catalogue import DATA
from platformlab.sphinxext.scripts import Script
from platformlab.words import text as words
from platformlab.words.templates import render

SCRIPT = Script(
    "_ledger/ledger.js",
    (("platformlab.sphinxext", "ledger.js"),),
    says=("ledger.script",),
)
WORKS = "book/bibliography"


class LedgerTable(paper.Shown):
    """Place of the table; filled when the page is written."""

    def html(self, page):
        """Return the whole ledger."""
        return ledger_html(Link(page))


class LedgerDirective(Directive):
    """Show the ledger."""

    def run(self):
        """Return a placeholder; who cites what is known only when every page was read."""
        return [LedgerTable()]


def setup(app):
    """Register the directive and the script of its page."""
    app.add_directive("ledger", LedgerDirective)
    paper.add_node(app, LedgerTable)
    scripts.register(app, SCRIPT, "<div[^>]* data-ledger>", only_on=LEDGER)


def ledger_html(link):
    """Return filters and tables; `link` knows where names lead."""
    rows = claims.load_claims().values()
    sections = [
        {
            "title": section.title,
            "anchor": f"ledger-{_anchor(name)}",
            "name": name,
            "bars": _bars(name),
            "rows": [
                (row, _badge(row), list(_facts(row, link))) for row in rows if row.section == name
            ],
        }
        for name, section in load_report().sections.items()
    ]
    given = {"filters": _filters(), "total": len(rows), "sections": sections}
    return render(TEMPLATES, "ledger.html", **given)


def _anchor(name):
    return re.sub(r"[^\w-]+", "-", name.lower())


def _bars(section):
    """Claims of a section by verdict: a bar each, which leads to the table with these alone."""
    counts = ((v, claims.count(section=section, verdict=v)) for v in claims.VERDICTS)
    return [(slug(verdict), count) for verdict, count in counts if count]


def _badge(row):
    return {"slug": slug(row.verdict), "html": verdict_html(row.verdict)}


def _facts(row, link):
    """What a row says below its reason: a word of the language file's table, and markup."""
    facts = {
        "original": _original(row),
        "evidence": _joined(link.evidence(name) for name in row.evidence_data),
        "shown_in": _joined(link.places(row)),
        "untreated": row.untreated,
        "sources": _joined(link.source(key) for key in row.source),
        "checked": _checked(row),
    }
    return ((name, said) for name, said in facts.items() if said)


def _original(row):
    place = "; ".join(row.place)
    if row.compared:
        return words("ledger.compared_on", place=place, date=row.compared)
    return words("ledger.not_compared", place=place)


def _checked(row):
    said = {"date": row.last_checked, "confidence": words(f"confidence.{row.confidence}")}
    if not row.check:
        return words("ledger.checked_on", **said)
    return words.markup("ledger.checked_by", check=_CODE.format(row.check), **said)


_CODE = Markup("<code>{}</code>")


def _joined(links):
    return Markup("; ").join(links)


def _filters():
    """What can be chosen in each filter: words for readers by the value that a row carries."""
    return {
        "section": {name: section.title for name, section in load_report().sections.items()},
        "kind": {kind: words(f"kind.{kind}") for kind in claims.KINDS},
        "verdict": {slug(v): words(f"verdict.{slug(v)}") for v in claims.VERDICTS},
    }


class Link:
    """Where the names in a row lead, seen from the page being written."""

    def __init__(self, page):
        self.here = page
        self.env = page.env
        works = self.env.get_domain("cite").citations
        self.works = {work.key: work for work in works}
        self.documents = claims.load_documents()
        self.sets = names()
        self.code_cells = cache(self._code_cells)  # Sphinx reads a page anew each time it is asked

    def page(self, document, anchor=""):
        """Return the address of a document; nothing where the book does not have it."""
        if document not in self.env.found_docs:
            return ""
        address = "" if document == self.here.docname else self.here.uri(document)
        return f"{address}#{anchor}" if anchor else address

    def evidence(self, name):
        """Link a data set to its entry in the catalogue, a model to its own."""
        if name.startswith("models."):
            topic = name.removeprefix("models.")
            title = words("ledger.model", name=topic.replace("_", " "))
            return _a(self.page(page_of(topic), anchor(topic)), title)
        return _a(self.page(DATA, f"data-{name.replace('_', '-')}"), describe(name).title)

    def source(self, key):
        """Link a document to its address, a work to the bibliography, a data set to its entry."""
        if key in self.sets:
            return _a(
                self.page(DATA, f"data-{key.replace('_', '-')}"), words("ledger.data", name=key)
            )
        if key in self.documents:
            return _document(self.documents[key])
        work = self.works[key]
        return _a(self.page(WORKS, work.citation_id), _author_year(work.entry))

    def places(self, row):
        """Link the cell that shows the evidence, and every page that cites the claim."""
        found = []
        for document, counts in sorted(cited(self.env).items()):
            if row.id not in counts:
                continue
            title = self.env.titles[document].astext()
            link = _a(self.page(document, f"cites-{row.id.lower()}"), title)
            notebook, _, cell = row.evidence_cell.partition("#")
            if document == f"notebooks/{notebook}" and f"cell-{cell}" in self.code_cells(document):
                shown = _a(self.page(document, f"cell-{cell}"), words("ledger.the_evidence"))
                link += Markup(" ({})").format(shown)
            found.append(link)
        return found

    def _code_cells(self, document):
        doctree = self.env.get_doctree(document)
        return {own for node in doctree.findall(nodes.container) for own in node["ids"]}


def _a(address, name):
    return render(TEMPLATES, "link.html", address=address, name=name).strip()


def _document(document):
    dated = words("ledger.dated", source=document.source, date=document.date)
    given = {
        "document": document,
        "link": _a(document.url, dated if document.date else document.source),
        "is_read": document.confidence == "verified",
    }
    return render(TEMPLATES, "document.html", **given).strip()


def _author_year(entry):
    people = [" ".join(p.prelast_names + p.last_names) for p in entry.persons["author"]]
    first, *others = [name.strip("{}") for name in people]
    said = {"author": first, "year": entry.fields["year"]}
    if len(others) > 1:
        return words("ledger.several_authors", **said)
    return (
        words("ledger.two_authors", other=others[0], **said)
        if others
        else words("ledger.one_author", **said)
    )
