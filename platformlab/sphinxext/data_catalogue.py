"""Directive ``{data-catalogue}``: every data set, read from the data package itself.

The CSVs and ``datapackage.json`` are copied into the site, so that the package can be taken from
it whole.
"""

from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import Directive
from markupsafe import Markup
from sphinx.errors import SphinxError

from platformlab.data import DataError, check, describe, load, names
from platformlab.sphinxext import confidence
from platformlab.sphinxext.paper import Shown, add_node, runs_scripts
from platformlab.words import text as words
from platformlab.words.templates import render

DATA = "book/data"  # the page that holds the catalogue
FOLDER = "_data"


def setup(app):
    """Register the directive, check the data first, and copy the files when the site is built."""
    app.add_directive("data-catalogue", DataCatalogueDirective)
    add_node(app, DataSet)
    app.connect("env-before-read-docs", _check, priority=100)  # before notebooks are run
    app.connect("build-finished", _copy)


class DataSet(Shown):
    """What is known of one data set."""


class DataCatalogueDirective(Directive):
    """List the data sets in the order of the package."""

    def run(self):
        """Return a section for each data set."""
        docname = self.state.document.settings.env.docname
        home = "../" * docname.count("/") + FOLDER
        return [section(name, home) for name in names()]


def section(name, home):
    """Return the entry of one data set; `home` is where its CSV lies."""
    about = describe(name)
    entry = nodes.section(ids=[f"data-{name.replace('_', '-')}"], names=[])
    entry += nodes.title("", about.title)
    entry += DataSet("", nodes.raw("", _entry(name, about, home), format="html"))
    return entry


def _entry(name, about, home):
    row, _, known = about.description.partition(". ")
    given = {
        "row": row,
        "warning": f"{known} {about.unit_note}" if known or about.unit_note else "",
        "drawing": Markup(confidence.drawing(name)),
        "rows": len(load(name, include_uncertain=True)),
        "counts": _counts(name),
        "sources": Markup("; ").join(_source(source, home) for source in about.sources),
        "home": home,
        "about": about,
        "file": _CODE.format(about.path.name),
        "code": _CODE.format(f'load("{name}")'),
    }
    return str(render("platformlab.sphinxext", "data_set.html", **given)).strip()


_CODE = Markup("<code>{}</code>")


def _counts(name):
    """Rows by confidence in words."""
    counts = confidence.rows_by_confidence(name).items()
    said = (
        words("data.count", number=number, confidence=words(f"confidence.{word}"))
        for word, number in counts
        if number
    )
    return words("data.separator").join(said)


def _source(source, home):
    path = source.get("path", "")
    if path and not path.startswith("http"):
        path = f"{home}/{path}"  # another table of the package
    return render("platformlab.sphinxext", "link.html", address=path, name=source["title"]).strip()


def _check(app, env, docnames):
    """Refuse a damaged data set before any page is made from it."""
    if DATA not in env.found_docs:
        return
    try:
        check()
    except DataError as error:
        raise SphinxError(str(error)) from None


def _copy(app, exception):
    if exception or not runs_scripts(app.builder):
        return
    folder = Path(app.outdir, FOLDER)
    folder.mkdir(exist_ok=True)
    paths = [describe(name).path for name in names()]
    for path in [*paths, paths[0].parent / "datapackage.json"]:
        (folder / path.name).write_bytes(path.read_bytes())
