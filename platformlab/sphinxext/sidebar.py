"""The side column: parts of the book as folds, the present one open, with a mark at each chapter.

The mark is an empty ring, filled by half where a bet was placed and wholly where the chapter was
read; the script that inks the line through the book sets it.
"""

from urllib.parse import urljoin

from bs4 import BeautifulSoup

from platformlab.sphinxext.line import every_chapter
from platformlab.sphinxext.paper import runs_scripts

TREE = "furo_navigation_tree"


def setup(app):
    """Fold the theme's menu when it is made."""
    app.connect("html-page-context", _fold, priority=700)


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
