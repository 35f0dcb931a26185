"""The welcome page lies at the root of the site, though its source lies in ``book/``.

Jupyter Book would put a redirect there, which costs a reader a second and a search engine its
answer. The search index still names the page by its source, so a redirect stays at that place.
"""

from pathlib import Path

from platformlab.sphinxext.paper import runs_scripts
from platformlab.words.templates import render


def setup(app):
    """Move the root document's page before any link is made."""
    app.connect("builder-inited", _move)
    app.connect("build-finished", _leave_redirect)


def _move(app):
    builder, root = app.builder, app.config.root_doc
    if not runs_scripts(builder) or root == "index":
        return
    target, outfile = builder.get_target_uri, builder.get_outfilename
    builder.get_target_uri = lambda doc, typ=None: target("index" if doc == root else doc, typ)
    builder.get_outfilename = lambda page: outfile("index" if page == root else page)


def _leave_redirect(app, exception):
    root = app.config.root_doc
    if exception or not runs_scripts(app.builder) or root == "index":
        return
    address = "../" * root.count("/") + "index.html"
    old = Path(app.outdir, f"{root}.html")
    old.parent.mkdir(parents=True, exist_ok=True)
    given = {"address": address, "language": app.config.language}
    old.write_text(render("platformlab.sphinxext", "redirect.html", **given), encoding="utf-8")
