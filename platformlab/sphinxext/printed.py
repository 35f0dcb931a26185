"""The whole book as one page for a printer: title, contents, then document after document.

``--builder custom --custom-builder printed`` writes ``book.html``, from which ``tools/pdf.py``
makes the PDF. Sphinx's own book in one page (``singlehtml``) nests documents in each other and lets
ids of different documents collide; here each has a page style of its own, whose running head is its
title, and every id begins with the name of its document.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from docutils import nodes
from docutils.io import StringOutput
from sphinx import addnodes
from sphinx.builders.singlehtml import SingleFileHTMLBuilder
from sphinx.environment import BuildEnvironment

from platformlab.sphinxext.from_html import NUMBERS
from platformlab.sphinxext.scripts import readable
from platformlab.words import text as words
from platformlab.words.templates import render

FILE = "book.html"
LONGEST = 16  # rows of a figure's table that paper bears, with its head
_PLACE = re.compile(r'(?<=\s)(id|for|headers|aria-labelledby|aria-describedby)="([^"]+)"')
_LINK = re.compile(r'(?<=\shref=")#([^"]*)(?=")')
_HEAD = re.compile(r"(?<=<)(/?)h([1-6])\b")
_OUTPUTS = ("text/html", "image/svg+xml", "image/png", "text/markdown", "text/plain")
_OPENED = "document-"  # how Sphinx begins the address of a document that lies in the same page


class Entry(NamedTuple):
    """A document in the order of the book.

    ``depth`` is 0 for what stands under no head, 1 below the caption of its group, 2 and more below
    another document. ``opens`` is the caption that is printed above it, if it is the first there.
    """

    document: str
    title: str
    depth: int
    opens: str = ""

    @property
    def slug(self) -> str:
        """Name of the document as the beginning of an id."""
        return slug_of(self.document)


def setup(app):
    """Register the builder, and what it takes of the outputs of cells."""
    app.add_builder(PrintedBook)
    app.connect("config-inited", _rank_outputs)


def _rank_outputs(app, config):
    """Rank the forms of an output as for every HTML; MyST-NB does so for builders that it knows."""
    ranks = [[PrintedBook.name, form, rank] for rank, form in enumerate(_OUTPUTS)]
    config.nb_mime_priority_overrides = [*config.nb_mime_priority_overrides, *ranks]


class PrintedBook(SingleFileHTMLBuilder):
    """Write the book as one HTML page that a browser prints."""

    name = "printed"
    epilog = "The page to print is in %(outdir)s."
    search = False

    def init(self):
        """Leave out the signs that link a heading to itself: nobody copies an address from paper."""
        super().init()
        self.add_permalinks = False

    def write(self, *ignored):
        """Write all documents in their order."""
        self.prepare_writing(set(self.env.all_docs))
        entries = list(in_order(self.env))
        parts = [(entry, placed(self._body(entry.document), entry)) for entry in entries]
        given = {
            "title": self.config.html_title,
            "author": self.config.author,
            "licence": self.config.copyright,
            "description": self.config.epub_description,
            "language": self.config.language,
            "parts": parts,
            "style": readable("platformlab.sphinxext", "printed.css"),
            "code_style": self.highlighter.get_stylesheet(),
            "css_string": css_string,
        }
        page = render("platformlab.sphinxext", "printed.html", **given)
        Path(self.outdir, FILE).write_text(page, encoding="utf-8")

    def finish(self):
        """Copy the drawings; a printer needs no other file."""
        Path(self.outdir, "_static").mkdir(parents=True, exist_ok=True)  # MyST-NB writes there
        self.copy_image_files()

    def _body(self, document):
        doctree = self.env.get_and_resolve_doctree(document, self)
        doctree.settings = self.docsettings
        _shorten(doctree)
        self.post_process_images(doctree)
        self.secnumbers = self.env.toc_secnumbers.get(document, {})
        self.fignumbers = self.env.toc_fignumbers.get(document, {})
        self.imgpath, self.dlpath, self.current_docname = self.imagedir, "_downloads", document
        self.docwriter.write(doctree, StringOutput(encoding="utf-8"))
        self.docwriter.assemble_parts()
        return self.docwriter.parts["fragment"]


def _shorten(doctree):
    """Leave out the long tables of figures, which would fill pages with numbers, and say so."""
    for table in list(doctree.findall(nodes.table)):
        rows = len(list(table.findall(nodes.row)))
        if NUMBERS in table["classes"] and rows > LONGEST:
            said = words("paper.long_table", rows=rows)
            table.replace_self(nodes.paragraph("", "", nodes.emphasis("", said)))


def slug_of(document: str) -> str:
    """Return the name of a document as the beginning of an id.

    >>> slug_of("notebooks/critical_mass")
    'notebooks-critical-mass'
    """
    return re.sub(r"[\W_]+", "-", document)


def in_order(env: BuildEnvironment) -> Iterator[Entry]:
    """Yield the documents of the book, each with its depth."""
    root = env.config.root_doc
    yield Entry(root, env.titles[root].astext(), 0)
    for toctree in env.get_doctree(root).findall(addnodes.toctree):
        caption = toctree.get("caption") or ""
        for _, document in toctree["entries"]:
            title = env.titles[document].astext()
            is_head = title == caption  # a page of a part bears the caption of its group
            yield Entry(document, title, 0 if is_head else 1, "" if is_head else caption)
            yield from _below(env, document, 2)
            caption = ""


def _below(env, document, depth):
    for inner in env.toctree_includes.get(document, []):
        yield Entry(inner, env.titles[inner].astext(), depth)
        yield from _below(env, inner, depth + 1)


def placed(html: str, entry: Entry) -> str:
    """Return a document as a part of the book: its own ids, links into the book, heads by depth.

    Examples
    --------
    >>> entry = Entry("notebooks/ge", "GE", 1)
    >>> placed('<h1 id="a">A</h1><a href="#document-book/map#b">B</a>', entry)
    '<h2 id="notebooks-ge--a">A</h2><a href="#book-map--b">B</a>'
    """
    html = _PLACE.sub(lambda it: f'{it[1]}="{_own(it[2], entry)}"', html)
    html = _LINK.sub(lambda it: "#" + _target(it[1], entry), html)
    return _HEAD.sub(lambda it: f"{it[1]}h{min(6, int(it[2]) + entry.depth)}", html)


def _own(ids, entry):
    return " ".join(f"{entry.slug}--{name}" for name in ids.split())


def _target(address, entry):
    """Id that a link leads to; Sphinx writes ``document-name#place``, or a place of the same page."""
    if not address.startswith(_OPENED):
        return _own(address, entry) if address else entry.slug
    document, _, place = address.removeprefix(_OPENED).partition("#")
    slug = slug_of(document)
    return f"{slug}--{place}" if place else slug


def css_string(text: str) -> str:
    r"""Write a text as a string of CSS.

    >>> print(css_string('The "plant"'))
    "The \22 plant\22 "
    """
    inner = re.sub(r'["\\\n<]', lambda sign: f"\\{ord(sign[0]):x} ", text)
    return f'"{inner}"'
