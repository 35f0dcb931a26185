"""The side column: parts of the book as folds, the present one open, with a mark at each chapter.

The mark is an empty ring, filled by half where a bet was placed and wholly where the chapter was
read; the script that inks the line through the book sets it.

The theme asks Sphinx for the menu of the whole book at each page. Sphinx (7.4) then copies the
contents of every page, section by section, and drops all but the titles: a third of the time that
writing takes. Here it gets contents without sections. This can go when it copies titles alone.
"""

from functools import lru_cache, partial
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from sphinx import addnodes

from platformlab.sphinxext.line import every_chapter
from platformlab.sphinxext.paper import runs_scripts

TREE = "furo_navigation_tree"


def setup(app):
    """Ready the theme's menu before it is made, and fold it then."""
    app.connect("html-page-context", _ready, priority=400)
    app.connect("html-page-context", _fold, priority=700)


def _ready(app, pagename, templatename, context, doctree):
    if pagename in app.env.found_docs and "toctree" in context:
        context["toctree"] = partial(_menu, app.env, context["toctree"])


def _menu(env, made_by_sphinx, **options):
    if not options.get("titles_only"):
        return made_by_sphinx(**options)
    whole, env.tocs = env.tocs, _titles(env)
    try:
        return made_by_sphinx(**options)
    finally:
        env.tocs = whole


@lru_cache(maxsize=1)
def _titles(env):
    """Contents of each page without its sections: its title, and the pages below it."""
    titles = {name: toc.deepcopy() for name, toc in env.tocs.items()}
    for toc in titles.values():
        for entry in toc.children:
            if len(entry) > 1:
                entry[1][:] = list(entry.findall(addnodes.toctree))
            if len(entry) > 1 and not len(entry[1]):
                entry.pop(1)
    return titles


def _fold(app, pagename, templatename, context, doctree):
    if not context.get(TREE) or not runs_scripts(app.builder):
        return
    own = app.builder.get_target_uri(pagename)
    places = {app.builder.get_target_uri(c.document): c for c in every_chapter(app.env)}
    context[TREE] = folded(context[TREE], own, places)


def folded(tree, own, chapters):
    """Return the menu with a fold for each part; `chapters` are known by their address."""
    menu = BeautifulSoup(tree, "html.parser")
    for link in menu.select("a.reference"):
        address = str(link["href"])
        chapter = chapters.get(own if address == "#" else urljoin(own, address))
        if chapter and (item := link.find_parent("li")):
            item["data-chapter"], item["data-bets"] = chapter.topic, " ".join(chapter.bets)
    for caption in menu.select("p.caption"):
        _fold_part(menu, caption)
    return str(menu)


def _fold_part(menu, caption):
    """Put a caption and its list into a fold, open where it holds the page."""
    pages = caption.find_next_sibling("ul")
    fold = menu.new_tag("details", attrs={"class": "pl-fold-part"})
    if "current" in pages.get("class", []):
        fold["open"] = ""
    caption.wrap(fold)
    fold.append(pages.extract())
    caption.name = "summary"
    for name in ("role", "aria-level"):
        del caption[name]
