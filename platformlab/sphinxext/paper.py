"""What the book's own nodes are in formats that run no scripts: text, LaTeX, EPUB and any other.

A node of this book has two forms. On a page of the site it is HTML that a script brings to life.
Elsewhere its children, made when the document is written, are plain nodes that every writer
knows, so that a new output format needs nothing from us.
"""

import re
from collections.abc import Callable
from urllib.parse import urljoin

from docutils import nodes
from sphinx import addnodes
from sphinx.builders._epub_base import EpubBuilder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri

from platformlab.sphinxext.drawings import picture
from platformlab.sphinxext.from_html import Reader
from platformlab.words import text as words

FORMATS = ("html", "latex", "text", "man", "texinfo")
_FORMS: dict[type[nodes.Element], Callable] = {}  # node class: what its print form is made by


def runs_scripts(builder):
    """Whether a builder writes pages for a browser that runs scripts.

    An EPUB is HTML, yet its readers run nothing; a book in one page is HTML to print or to send.
    """
    is_paper = isinstance(builder, EpubBuilder | SingleFileHTMLBuilder)
    return builder.format == "html" and not is_paper


class Shown(nodes.container):
    """Something of this book: its HTML as child, or made when the page is written.

    A writer that it is not registered with takes it for what it is on paper, a container.
    """

    def html(self, page):
        """HTML of a node that is made late; `page` knows builder, place and links."""
        raise NotImplementedError(f"{type(self).__name__} has neither children nor html()")

    def printed(self, page):
        """Print form of a node that stands in a sentence."""
        raise NotImplementedError(f"{type(self).__name__} stands in a sentence without printed()")


def add_node(app, node_class):
    """Register a node with all writers: HTML on pages with scripts, its print form elsewhere."""
    app.add_node(node_class, **dict.fromkeys(FORMATS, (_visit, _depart)))


def register(node_class, form):
    """Give a foreign node a print form: ``form(node, page)`` returns the node in its place, ids too."""
    _FORMS[node_class] = form


def _visit(translator, node):
    builder = translator.builder
    if not node.children and runs_scripts(builder):
        translator.body.append(node.html(Page(builder, builder.current_docname)))
        raise nodes.SkipNode


def _depart(translator, node):
    pass


class Page:
    """The place a node stands at, and what the builder makes of links and drawings there."""

    def __init__(self, builder, docname):
        self.builder, self.env, self.docname = builder, builder.env, docname

    def uri(self, document):
        """Address of a document as a page of the site sees it."""
        if runs_scripts(self.builder):
            return self.builder.get_relative_uri(self.docname, document)
        return relative_uri(f"{self.docname}.html", f"{document}.html")

    def link(self, address):
        """Where an address of the site leads in this format; nothing if it is not in the book."""
        if re.match(r"(https?|mailto):", address):
            return address
        path, _, anchor = address.partition("#")
        document = self.docname
        if path:
            document = urljoin(self.docname, path).removesuffix(".html")
        if document not in self.env.found_docs or not (path or anchor):
            return ""
        anchor = anchor.partition("?")[0]  # paper has one state of a figure
        own = self.builder.get_relative_uri(self.docname, document)
        return f"{own}#{anchor}" if anchor else own

    def read(self, html):
        """Return the print form of HTML, and the answers that are folded in it."""
        return Reader(lambda *drawn: picture(self.builder, self.docname, *drawn), self.link).read(
            html
        )


def setup(app):
    """Register the transform."""
    app.add_post_transform(PrintForms)


class PrintForms(SphinxPostTransform):
    """Give every node of this book, and every piece of HTML, its print form."""

    default_priority = 8  # after MyST-NB has chosen among the outputs of a cell

    def run(self, **_):
        """Go through the document; a book in one file says where each chapter begins."""
        if runs_scripts(self.app.builder):
            return
        for node in list(self.document.findall(Shown)):
            self._print(node)
        for kind, form in _FORMS.items():
            for foreign in list(self.document.findall(kind)):
                # `replace_self` would hand the ids on too, and an id stands once on a page
                foreign.parent.replace(foreign, form(foreign, self._page(foreign)))
        for raw in list(self.document.findall(_is_html)):
            if raw.parent is not None:
                self._print_raw(raw)
        for box in list(self.document.findall(nodes.container)):
            _open(box)
        _keep_ids_once(self.document)

    def _page(self, node):
        return Page(self.app.builder, _docname_of(node) or self.env.docname)

    def _print(self, node):
        page = self._page(node)
        if isinstance(node, Shown) and isinstance(node, nodes.Inline):
            node.replace_self(node.printed(page))  # HTML wants links right in their sentence
            return
        html = node.children[0].astext() if node.children else node.html(page)
        blocks, folds = page.read(html)
        node.children = []
        node.extend(blocks)
        for fold in folds:
            self._to_the_end(node, fold)

    def _to_the_end(self, node, fold):
        """Put an answer where a reader meets it late, and say so."""
        file = _file_of(node)
        end = next((part for part in file.children if isinstance(part, nodes.section)), file)
        if not any("pl-answers" in part["classes"] for part in end.findall(nodes.rubric)):
            end.append(nodes.rubric("", words("paper.answers"), classes=["pl-answers"]))
        end.extend(fold)
        node += nodes.paragraph("", "", nodes.emphasis("", words("paper.answer_at")))

    def _print_raw(self, node):
        if isinstance(node.parent, nodes.TextElement):
            _print_inline(node, self._page(node))
        else:
            node.replace_self(self._page(node).read(node.astext())[0])


def _file_of(node):
    """Document of a node, in a book that may be one file."""
    while not isinstance(node, nodes.document | addnodes.start_of_file):
        node = node.parent
    return node


def _docname_of(node):
    """Name of a document in a book that is one file; there each section bears it."""
    while node is not None and not node.get("docname"):
        node = node.parent
    return node["docname"] if node else ""


def _is_html(node):
    return isinstance(node, nodes.raw) and "html" in node["format"].split()


def _open(box):
    """Unfold a cell, for a reader of paper could not; let a target bear its ids, for LaTeX sees no box."""
    box["hide_mode"] = ""
    if box["ids"]:
        box.insert(0, nodes.target("", "", ids=box["ids"]))
        box["ids"] = []


def _keep_ids_once(document):
    """Let go of places whose id the page has already: a figure may be shown twice."""
    everything = list(document.findall(nodes.Element))
    targets = [node for node in everything if isinstance(node, nodes.target)]
    others = [node for node in everything if not isinstance(node, nodes.target) and node["ids"]]
    borne = {(_docname_of(node), name) for node in others for name in node["ids"]}
    for target in targets:
        here = _docname_of(target)
        ids = [name for name in target["ids"] if (here, name) not in borne]
        borne |= {(here, name) for name in ids}
        if target["ids"] and not ids:
            target.parent.remove(target)
        target["ids"] = ids


def _print_inline(node, page):
    """Turn a tag in a sentence into a place or a link, if it is one; of others the words stay."""
    parent, at = node.parent, node.parent.index(node)
    if re.match(r"<br\b", node.astext()):
        parent.insert(at, nodes.Text(" "))
    if place := re.match(r'<\w+\b[^>]*\bid="([^"]+)"', node.astext()):
        parent.insert(at, nodes.target("", "", ids=[place[1]]))
        at += 1
    found = re.match(r'<a\b[^>]*\bhref="([^"]*)"', node.astext())
    address = page.link(found[1]) if found else ""
    if address:
        inside = []
        for part in parent.children[at + 1 :]:
            if _is_html(part) and part.astext() == "</a>":
                break
            inside.append(part)
        for part in inside:
            parent.remove(part)
        parent.insert(at, nodes.reference("", "", *inside, refuri=address, internal=False))
    parent.remove(node)
