"""Long pages of reference: each entry a fold under its name, so that a reader sees what there is.

A page asks for it in its front matter: ``entries: folded``. Folds need no script, a browser opens
the one in which it finds what it looks for, and paper shows all of them open.
"""

from bs4 import BeautifulSoup

from platformlab.sphinxext.paper import runs_scripts


def setup(app):
    """Fold the entries when the page is made."""
    app.connect("html-page-context", _fold, priority=850)  # after its contents found their place


def _fold(app, pagename, templatename, context, doctree):
    wanted = (context.get("meta") or {}).get("entries")
    if wanted == "folded" and runs_scripts(app.builder):
        context["body"] = folded(context["body"])


def folded(body: str) -> str:
    """Return a page whose sections below the first level are folds; their names stay headings.

    Examples
    --------
    >>> folded('<section><h1>A</h1><section id="b"><h2>B<a>#</a></h2><p>C</p></section></section>')
    '<section><h1>A</h1><section id="b"><details class="pl-entry"><summary><h2>B</h2></summary><p>C</p></details></section></section>'
    """
    page = BeautifulSoup(body, "html.parser")
    for section in page.select("section section"):
        heading = section.find(["h2", "h3"], recursive=False)
        if heading is None:
            continue
        for link in heading.find_all("a"):
            link.decompose()  # a link inside of what is pressed could not be pressed itself
        fold = page.new_tag("details", attrs={"class": "pl-entry"})
        for part in [part for part in section.contents if part is not heading]:
            fold.append(part.extract())
        summary = page.new_tag("summary")
        summary.append(heading.extract())
        fold.insert(0, summary)
        section.append(fold)
    return str(page)
