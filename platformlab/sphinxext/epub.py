"""What an EPUB needs beside its pages: a version, plain styles, and a true table of its files."""

import re
from html import escape
from pathlib import Path
from urllib.parse import urljoin

from sphinx.builders.epub3 import Epub3Builder

import platformlab

PLAIN = ("pygments.css", "epub.css")  # the others are for browsers


def setup(app):
    """Take the place of Sphinx's own builder."""
    app.add_builder(BookEpub, override=True)


class BookEpub(Epub3Builder):
    """Sphinx's builder, with the properties of its pages in the manifest.

    Readers must be told which pages hold MathML; Sphinx (7.4) writes no properties at all. It also
    writes the contents of a book whose first page lies in a folder as ``book/../notebooks/one``,
    which is no file of the manifest. Both can go when Sphinx does it.
    """

    def init(self):
        """Say a version before Sphinx asks for it, and which styles a page may name."""
        self.config.version = self.config.version or platformlab.__version__
        # after all that add some
        self.app.connect("html-page-context", _keep_plain_styles, priority=900)
        super().init()

    def get_toc(self):
        """Read the contents, and name each file as the manifest does."""
        super().get_toc()
        for item in self.refnodes:
            item["refuri"] = urljoin("/", item["refuri"]).removeprefix("/")

    def toc_metadata(self, level, navpoints):
        """Name the book by its identifier, as the manifest does; Sphinx names an id of the manifest."""
        own = {"uid": escape(self.config.epub_identifier)}
        return super().toc_metadata(level, navpoints) | own

    def build_content(self):
        """Write the manifest, then add what Sphinx leaves out."""
        super().build_content()
        manifest = Path(self.outdir, "content.opf")
        text = manifest.read_text(encoding="utf-8")
        manifest.write_text(_ITEM.sub(self._with_property, text), encoding="utf-8")

    def _with_property(self, item):
        page = Path(self.outdir, item["href"])
        holds = page.suffix == ".xhtml" and "<math" in page.read_text(encoding="utf-8")
        return item[0].replace(" />", ' properties="mathml" />') if holds else item[0]


_ITEM = re.compile(
    r'<item id="[^"]+" href="(?P<href>[^"]+)" media-type="application/xhtml\+xml" />'
)


def _keep_plain_styles(app, pagename, templatename, context, doctree):
    """Leave to an EPUB what its own theme looks like: readers know no style sheet of today."""
    context["css_files"] = [
        sheet for sheet in context["css_files"] if Path(sheet.filename).name in PLAIN
    ]
