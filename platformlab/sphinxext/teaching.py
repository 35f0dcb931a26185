"""What a chapter teaches, as data in its page: for teachers, catalogues of courses and search engines.

The objectives stand as heads of the takeaways, at the end of a chapter, for on top they would tell
what will be found. The page says them, and the minutes under its title, as a ``LearningResource`` of
schema.org.
"""

import json
import re
from pathlib import Path

from platformlab.sphinxext.paper import runs_scripts
from platformlab.words.templates import render

_OBJECTIVE = re.compile(r"^- \*\*(\w+)\*\*(.+?)\.?$", re.M)
_MINUTES = re.compile(r"^\*\D*(\d+)\D*\*$", re.M)


def setup(app):
    """Describe the pages of chapters."""
    app.connect("html-page-context", _describe)


def taught(cells):
    r"""Objectives and minutes of a chapter by the ids of its cells; nothing if it names none.

    Examples
    --------
    >>> taught({"title": "# One\n\n*About 20 minutes.*", "takeaways": "- **name** the parts."})
    {'teaches': ['name the parts'], 'timeRequired': 'PT20M'}
    """
    objectives = _OBJECTIVE.findall(cells.get("takeaways", ""))
    minutes = _MINUTES.search(cells.get("title", ""))
    found = {"teaches": [f"{verb}{rest}" for verb, rest in objectives]} if objectives else {}
    return found | ({"timeRequired": f"PT{minutes[1]}M"} if objectives and minutes else {})


def _describe(app, pagename, templatename, context, doctree):
    if doctree is None or not runs_scripts(app.builder):
        return
    source = Path(app.env.doc2path(pagename))
    if source.suffix != ".ipynb":
        return
    notebook = json.loads(source.read_text(encoding="utf-8"))
    cells = {cell.get("id", ""): "".join(cell["source"]) for cell in notebook["cells"]}
    if found := taught(cells):
        about = {
            "@context": "https://schema.org",
            "@type": "LearningResource",
            "name": context["title"],
            "inLanguage": app.config.language,
        }
        described = render("platformlab.sphinxext", "teaching.html", described=about | found)
        context["metatags"] = f"{context.get('metatags', '')}\n{described}"
