"""Directive ``{ledger}``: every claim as a table that is whole without scripts.

The table is made when the page is written, after all pages were read, because each row lists the
places that cite it. A small script, on this page only, adds search and filters.
"""

from html import escape
from importlib.resources import files
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import Directive

from platformlab import claims
from platformlab.data import describe, names
from platformlab.sphinxext.catalogue import anchor, page_of
from platformlab.sphinxext.claims import LEDGER, cited, slug, verdict_html
from platformlab.sphinxext.data_catalogue import DATA
from platformlab.sphinxext.execution import fingerprint

FOLDER = "_ledger"
WORKS = "book/bibliography"


class LedgerTable(nodes.General, nodes.Element):
    """Place of the table; filled when the page is written."""


class LedgerDirective(Directive):
    """Show the ledger."""

    def run(self):
        """Return a placeholder; who cites what is known only when every page was read."""
        return [LedgerTable()]


def setup(app):
    """Register the directive and the script of its page."""
    app.add_directive("ledger", LedgerDirective)
    app.add_node(LedgerTable, html=(_visit_html, None))
    app.connect("html-page-context", _add_script)
    app.connect("build-finished", _write)


def ledger_html(link):
    """Return filters and tables; `link` knows where names lead."""
    rows = claims.load_claims().values()
    sections = []
    for name, title in claims.SECTIONS.items():
        own = [row for row in rows if row.section == name]
        lines = "\n".join(_row(row, link) for row in own)
        anchor = "ledger-" + name.lower().replace(".", "-")
        sections.append(_SECTION.format(anchor=anchor, title=escape(title), lines=lines))
    return _LEDGER.format(filters=_filters(len(rows)), sections="\n".join(sections))


_LEDGER = """\
<div class="pl-ledger" id="ledger" data-ledger>
{filters}
{sections}
</div>
"""
_SECTION = """\
<section aria-labelledby="{anchor}">
<h2 id="{anchor}">{title}</h2>
<table role="table">
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">The report says</th><th scope="col" role="columnheader">Verdict</th><th scope="col" role="columnheader">Why, and where to look</th></tr></thead>
<tbody role="rowgroup">
{lines}
</tbody>
</table>
</section>
"""
_ROW = """\
<tr role="row" id="{anchor}" data-section="{section}" data-kind="{kind}" data-verdict="{verdict}">
<th scope="row" role="rowheader"><a class="pl-id" href="#{anchor}">{id}</a> {claim} <span class="pl-kind">{kind}{also}</span></th>
<td role="cell">{badge}</td>
<td role="cell"><p>{reason}</p>{facts}</td>
</tr>"""


def _row(row, link):
    also = f" · also {', '.join(row.also)}" if row.also else ""
    return _ROW.format(
        anchor=row.anchor,
        section=escape(row.section),
        kind=row.kind,
        verdict=slug(row.verdict),
        id=row.id,
        also=also,
        claim=escape(row.claim),
        badge=verdict_html(row.verdict),
        reason=escape(row.reason),
        facts="".join(f"<p><b>{name}</b> {text}</p>" for name, text in _facts(row, link) if text),
    )


def _facts(row, link):
    evidence = [link.evidence(name) for name in row.evidence_data]
    yield "Evidence", "; ".join(evidence)
    yield "Shown in", "; ".join(link.places(row))
    yield "Not yet in a chapter:", escape(row.untreated)
    yield "Sources", "; ".join(link.source(key) for key in row.source)
    check = f", computed by <code>{row.check}</code>" if row.check else ""
    yield "Checked", f"{row.last_checked}, evidence {row.confidence}{check}"


def _filters(total):
    sections = {name: f"{title}" for name, title in claims.SECTIONS.items()}
    fields = (
        ("section", "Section", sections),
        ("kind", "Kind", {kind: kind for kind in claims.KINDS}),
        ("verdict", "Verdict", {slug(verdict): verdict for verdict in claims.VERDICTS}),
    )
    selects = "\n".join(
        f'<label>{label} <select name="{name}" autocomplete="off"><option value="">all</option>'
        + "".join(f'<option value="{escape(v)}">{escape(t)}</option>' for v, t in options.items())
        + "</select></label>"
        for name, label, options in fields
    )
    return (
        '<form class="pl-filters" role="search" aria-label="Claims" hidden>\n'
        '<label class="pl-search">Search <input type="search" name="words" autocomplete="off">'
        f"</label>\n{selects}\n"
        f'<button type="reset">Show all</button>\n<p role="status">{total} claims</p>\n</form>'
    )


class Link:
    """Where the names in a row lead, seen from the page being written."""

    def __init__(self, builder):
        self.builder = builder
        self.env = builder.env
        works = self.env.get_domain("cite").citations
        self.works = {work.key: work for work in works}
        self.documents = claims.load_documents()
        self.sets = names()

    def page(self, document, anchor=""):
        """Return the address of a document; nothing where the book does not have it."""
        if document not in self.env.found_docs:
            return ""
        here = self.builder.current_docname
        address = "" if document == here else self.builder.get_relative_uri(here, document)
        return f"{address}#{anchor}" if anchor else address

    def evidence(self, name):
        """Link a data set to its entry in the catalogue, a model to its own."""
        if name.startswith("models."):
            topic = name.removeprefix("models.")
            title = f"model: {topic.replace('_', ' ')}"
            return _a(self.page(page_of(topic), anchor(topic)), title)
        return _a(self.page(DATA, f"data-{name.replace('_', '-')}"), describe(name).title)

    def source(self, key):
        """Link a document to its address, a work to the bibliography, a data set to its entry."""
        if key in self.sets:
            return _a(self.page(DATA, f"data-{key.replace('_', '-')}"), f"data: {key}")
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
            if document == f"notebooks/{notebook}" and self._is_code(document, cell):
                link += f" ({_a(self.page(document, f'cell-{cell}'), 'the evidence')})"
            found.append(link)
        return found

    def _is_code(self, document, cell):
        doctree = self.env.get_doctree(document)
        return any(f"cell-{cell}" in node["ids"] for node in doctree.findall(nodes.container))


def _a(address, text):
    return f'<a href="{escape(address)}">{escape(text)}</a>' if address else escape(text)


def _document(document):
    date = f", {document.date}" if document.date else ""
    unread = "" if document.confidence == "verified" else f" ({document.confidence})"
    told = f"{document.source}{date}"
    text = _a(document.url, told) if document.url else escape(told)
    return f'<span title="{escape(document.title)}">{text}</span>{unread}'


def _author_year(entry):
    people = [" ".join(p.prelast_names + p.last_names) for p in entry.persons["author"]]
    people = [name.strip("{}") for name in people]
    if len(people) > 2:
        names_ = f"{people[0]} and others"
    else:
        names_ = " and ".join(people)
    return f"{names_} {entry.fields['year']}"


def _visit_html(translator, node):
    translator.body.append(ledger_html(Link(translator.builder)))
    raise nodes.SkipNode


def _add_script(app, pagename, templatename, context, doctree):
    if pagename != LEDGER:
        return
    source = context["pathto"](f"{FOLDER}/ledger.js", 1) + f"?v={fingerprint(app.srcdir)}"
    context["metatags"] += f'\n<script defer src="{source}"></script>'


def _write(app, exception):
    if exception or app.builder.name != "html" or LEDGER not in app.env.found_docs:
        return
    folder = Path(app.outdir, FOLDER)
    folder.mkdir(exist_ok=True)
    text = (files("platformlab.sphinxext") / "static" / "ledger.js").read_text(encoding="utf-8")
    (folder / "ledger.js").write_text(text, encoding="utf-8")
