"""An EPUB says what its files are, by the names they have, and asks for no style of today."""

import re
from types import SimpleNamespace

from sphinx.builders.epub3 import Epub3Builder

from platformlab.sphinxext import epub
from platformlab.sphinxext.epub import BookEpub

MANIFEST = (
    '<item id="epub-1" href="one.xhtml" media-type="application/xhtml+xml" />\n'
    '<item id="epub-2" href="two.xhtml" media-type="application/xhtml+xml" />\n'
)


def test_manifest_names_the_pages_that_hold_formulas(tmp_path, monkeypatch):
    (tmp_path / "one.xhtml").write_text("<p><math></math></p>")
    (tmp_path / "two.xhtml").write_text("<p>words</p>")
    (tmp_path / "content.opf").write_text(MANIFEST)
    monkeypatch.setattr(Epub3Builder, "build_content", lambda builder: None)
    builder = BookEpub.__new__(BookEpub)
    builder.outdir = tmp_path
    builder.build_content()
    written = (tmp_path / "content.opf").read_text()
    assert re.findall(r'href="(\w+).xhtml"[^>]*properties="mathml"', written) == ["one"]


def test_contents_name_files_as_the_manifest_does(monkeypatch):
    def read(builder):
        builder.refnodes = [{"refuri": "book/../notebooks/one.xhtml"}, {"refuri": "book/a.xhtml"}]

    monkeypatch.setattr(Epub3Builder, "get_toc", read)
    builder = BookEpub.__new__(BookEpub)
    builder.get_toc()
    assert [item["refuri"] for item in builder.refnodes] == ["notebooks/one.xhtml", "book/a.xhtml"]


def sheets_of(builder):
    context = {
        "css_files": [
            SimpleNamespace(filename=f"_static/{name}")
            for name in ("pygments.css", "epub.css", "book.css", "mystnb.1a.css")
        ]
    }
    app = SimpleNamespace(builder=SimpleNamespace(name=builder))
    epub._keep_plain_styles(app, "page", "page.html", context, None)
    return [sheet.filename.removeprefix("_static/") for sheet in context["css_files"]]


def test_epub_has_the_styles_of_its_theme_alone():
    assert sheets_of("epub") == ["pygments.css", "epub.css"]


def test_site_keeps_its_styles():
    assert len(sheets_of("html")) == 4
