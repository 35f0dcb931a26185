"""An EPUB says what its files are, by the names they have, and asks for no style of today."""

import re
from types import SimpleNamespace

from sphinx.builders.epub3 import Epub3Builder

import platformlab
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


def test_epub_has_the_styles_of_its_theme_alone():
    names = ("pygments.css", "epub.css", "book.css", "mystnb.1a.css")
    context = {"css_files": [SimpleNamespace(filename=f"_static/{name}") for name in names]}
    epub._keep_plain_styles(None, "page", "page.html", context, None)
    kept = [sheet.filename.removeprefix("_static/") for sheet in context["css_files"]]
    assert kept == ["pygments.css", "epub.css"]


def test_styles_are_left_out_by_the_builder_of_epubs_alone(monkeypatch):
    asked = []
    connect = lambda event, handler, priority=500: asked.append(handler)  # noqa: E731
    app = SimpleNamespace(connect=connect, add_builder=lambda *_, **__: None)
    epub.setup(app)
    assert asked == []
    monkeypatch.setattr(Epub3Builder, "init", lambda builder: None)
    builder = BookEpub.__new__(BookEpub)
    builder.app, builder.config = app, SimpleNamespace(version="")
    builder.init()
    assert asked == [epub._keep_plain_styles]
    assert builder.config.version == platformlab.__version__


def test_table_of_contents_names_the_book_as_the_manifest_does(monkeypatch):
    monkeypatch.setattr(Epub3Builder, "toc_metadata", lambda *_: {"uid": "unknown", "level": 2})
    builder = BookEpub.__new__(BookEpub)
    builder.config = SimpleNamespace(epub_identifier="urn:isbn:1&2")
    assert builder.toc_metadata(2, []) == {"uid": "urn:isbn:1&amp;2", "level": 2}
