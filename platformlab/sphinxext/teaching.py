"""What a chapter teaches, as data in its page: for teachers, catalogues of courses and search engines.

The objectives stand as heads of the takeaways, at the end of a chapter, for on top they would tell
what will be found. The page says them, and how long it takes to work through, as a ``LearningResource`` of
schema.org.
"""

import re
from pathlib import Path

from platformlab.checks.times import times_of
from platformlab.sphinxext.paper import runs_scripts
from platformlab.sphinxext.times import notebook_cells
from platformlab.words.templates import render

_OBJECTIVE = re.compile(r"^- \*\*(\w+)\*\*(.+?)\.?$", re.M)


def setup(app):
    """Describe the pages of chapters."""
    app.connect("html-page-context", _describe)


def taught(cells):
    r"""Objectives of a chapter by the ids of its cells; nothing if it names none.

    Examples
    --------
    >>> taught({"title": "# One", "takeaways": "- **name** the parts."})
    {'teaches': ['name the parts']}
    """
    objectives = _OBJECTIVE.findall(cells.get("takeaways", ""))
    return {"teaches": [f"{verb}{rest}" for verb, rest in objectives]} if objectives else {}


def _describe(app, pagename, templatename, context, doctree):
    if doctree is None or not runs_scripts(app.builder):
        return
    source = Path(app.env.doc2path(pagename))
    if source.suffix != ".ipynb":
        return
    written = notebook_cells(source)
    if found := taught({cell.get("id", ""): "".join(cell["source"]) for cell in written}):
        minutes = times_of(source.stem, written).working
        about = {
            "@context": "https://schema.org",
            "@type": "LearningResource",
            "name": context["title"],
            "inLanguage": app.config.language,
            "timeRequired": f"PT{minutes}M",
        }
        described = render("platformlab.sphinxext", "teaching.html", described=about | found)
        context["metatags"] = f"{context.get('metatags', '')}\n{described}"
