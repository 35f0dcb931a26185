"""What an EPUB needs beside its pages: a version, and a manifest that says where formulas stand."""

import re
from importlib.metadata import version
from pathlib import Path

from sphinx.builders.epub3 import Epub3Builder


def setup(app):
    """Take the place of Sphinx's own builder."""
    app.add_builder(BookEpub, override=True)
    app.connect("builder-inited", _say_version, priority=100)  # before Sphinx asks for it


class BookEpub(Epub3Builder):
    """Sphinx's builder, with the properties of its pages in the manifest.

    Readers must be told which pages hold MathML; Sphinx (7.4) writes no properties at all.
    """

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


_ITEM = re.compile(r'<item id="[^"]+" href="(?P<href>[^"]+)" media-type="application/xhtml\+xml" />')


def _say_version(app):
    if app.builder.name == "epub":
        app.config.version = app.config.version or version("platformlab")
