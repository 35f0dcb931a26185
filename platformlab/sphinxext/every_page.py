"""Two small scripts that each page reads first: one watches the others, one sets light or dark.

The theme writes a script into each page for the second; a host that allows no scripts in pages, or
a browser that keeps nothing, stops it. Ours are files, and need no place to keep anything.
"""

from pathlib import Path

from platformlab.sphinxext.execution import fingerprint
from platformlab.sphinxext.paper import runs_scripts
from platformlab.sphinxext.scripts import readable

FOLDER = "_code"
# Files by their parts; the first is old JavaScript, so that it can tell that the rest is too new.
SCRIPTS = {
    "watch.js": (("platformlab.sphinxext", "watch.js"),),
    "theme.js": (("platformlab.checks", "store.js"), ("platformlab.sphinxext", "theme.js")),
}


def setup(app):
    """Hand pages the addresses of both, and write them beside the pages."""
    # After the page for a wrong address got its own way of writing addresses.
    app.connect("html-page-context", _hand_out, priority=600)
    app.connect("build-finished", _write)


def _hand_out(app, pagename, templatename, context, doctree):
    """For the book's templates, which put them first into a page."""
    if runs_scripts(app.builder):
        version = fingerprint(app.srcdir)
        context["first_scripts"] = [
            context["pathto"](f"{FOLDER}/{name}", 1) + f"?v={version}" for name in SCRIPTS
        ]


def _write(app, exception):
    if exception or not runs_scripts(app.builder):
        return
    folder = Path(app.outdir, FOLDER)
    folder.mkdir(exist_ok=True)
    for name, parts in SCRIPTS.items():
        source = "".join(readable(*part) for part in parts)
        (folder / name).write_text(source, encoding="utf-8")
