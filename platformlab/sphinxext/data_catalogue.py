"""Directive ``{data-catalogue}``: every data set, read from the data package itself.

The CSVs and ``datapackage.json`` are copied into the site, so that the package can be taken from
it whole.
"""

from html import escape
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import Directive

from platformlab.data import describe, load, names
from platformlab.sphinxext import confidence

DATA = "book/data"  # the page that holds the catalogue
FOLDER = "_data"


def setup(app):
    """Register the directive, and copy the files when the site is built."""
    app.add_directive("data-catalogue", DataCatalogueDirective)
    app.connect("build-finished", _copy)


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
    entry += nodes.raw("", "".join(_parts(name, about, home)), format="html")
    return entry


def _parts(name, about, home):
    row, _, known = about.description.partition(". ")
    columns = len(about.fields)
    counts = confidence.rows_by_confidence(name)
    said = ", ".join(f"{number} {word}" for word, number in counts.items() if number)
    rows = len(load(name, include_uncertain=True))
    yield f"<p>{escape(row)}.</p>"
    if known or about.unit_note:
        yield f"<p><strong>Before you use it.</strong> {escape(known)} {escape(about.unit_note)}</p>"
    yield (
        f'<figure class="pl-confidence"><div aria-hidden="true">{confidence.drawing(name)}</div>'
        f"<figcaption>{rows} rows: {said}.</figcaption></figure>"
    )
    sources = "; ".join(_source(source, home) for source in about.sources)
    yield f"<p><strong>Sources.</strong> {sources}.</p>"
    yield (
        f'<p class="pl-download"><a href="{home}/{about.path.name}" download>Download '
        f"<code>{about.path.name}</code></a> {rows} rows, {columns} columns, as of "
        f'{escape(about.as_of)}, {escape(about.licence)}. In Python: <code>load("{name}")</code></p>'
    )
    fields = "".join(_field(field) for field in about.fields)
    yield (
        "<details><summary>The columns</summary><table><thead><tr>"
        '<th scope="col">Column</th><th scope="col">Type</th><th scope="col">Meaning</th>'
        f"</tr></thead><tbody>{fields}</tbody></table></details>"
    )


def _source(source, home):
    title, path = escape(source["title"]), source.get("path", "")
    if path and not path.startswith("http"):
        path = f"{home}/{path}"  # another table of the package
    return f'<a href="{escape(path)}">{title}</a>' if path else title


def _field(field):
    unit = f", {escape(field['unit'])}" if "unit" in field else ""
    return (
        f'<tr><th scope="row"><code>{field["name"]}</code></th><td>{field["type"]}{unit}</td>'
        f"<td>{escape(field['description'])}</td></tr>"
    )


def _copy(app, exception):
    if exception or app.builder.name != "html":
        return
    folder = Path(app.outdir, FOLDER)
    folder.mkdir(exist_ok=True)
    paths = [describe(name).path for name in names()]
    for path in [*paths, paths[0].parent / "datapackage.json"]:
        (folder / path.name).write_bytes(path.read_bytes())
