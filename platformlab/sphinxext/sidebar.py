"""The side column: parts of the book as folds, the present one open, with a mark at each chapter.

The mark is an empty ring, filled by half where a bet was placed and wholly where the chapter was
read; the script that inks the line through the book sets it.

The theme asks Sphinx for the menu of the whole book at each page and reads it as HTML: a quarter of
the time that writing takes. Menus of pages in one folder differ only in the marks of the present
page. So a folder's menu is made once, as of a page that is not in it, and each page marks itself.
"""

import posixpath
from functools import partial
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from sphinx.environment.adapters.toctree import global_toctree_for_doc

from platformlab.sphinxext.line import every_chapter
from platformlab.sphinxext.paper import runs_scripts

TREE = "furo_navigation_tree"
NOBODY = "nobody"  # stands for a page that the menu does not hold


def setup(app):
    """Hand the theme a folder's menu before it makes one, and take it over then."""
    menus: dict[str, Menu] = {}
    app.connect("html-page-context", _hand_over, priority=400)
    app.connect("html-page-context", partial(_take_over, menus), priority=700)


def _hand_over(app, pagename, templatename, context, doctree):
    if pagename in app.env.found_docs and runs_scripts(app.builder):
        context["toctree"] = partial(_of_nobody, app.builder, _folder(app, pagename))


def _folder(app, pagename):
    return posixpath.dirname(app.builder.get_target_uri(pagename))


def _of_nobody(builder, folder, **options):
    page = posixpath.join(folder, NOBODY)
    tree = global_toctree_for_doc(builder.env, page, builder, **options)
    return builder.render_partial(tree)["fragment"]


def _take_over(menus, app, pagename, templatename, context, doctree):
    if not context.get(TREE) or not runs_scripts(app.builder):
        return
    folder = _folder(app, pagename)
    if pagename not in app.env.found_docs:  # made by Sphinx or an extension, in ways of its own
        context[TREE] = str(Menu(context[TREE], folder, _chapters(app)))
        return
    if folder not in menus:
        menus[folder] = Menu(context[TREE], folder, _chapters(app))
    own = app.builder.get_relative_uri(posixpath.join(folder, NOBODY), pagename)
    context[TREE] = menus[folder].as_of(own)


def _chapters(app):
    return {app.builder.get_target_uri(c.document): c for c in every_chapter(app.env)}


class Menu:
    """The theme's menu with a fold for each part and a mark at each chapter.

    Parameters
    ----------
    tree : str
        HTML of the theme, for a page of this folder that is not in it.
    folder : str
        Address of the folder, without a slash at its end.
    chapters : mapping of str to Chapter
        Chapters of the book by their address.
    """

    def __init__(self, tree, folder, chapters):
        self._soup = BeautifulSoup(tree, "html.parser")
        links = self._soup.select("a.reference")
        self._links = {str(link["href"]): link for link in links}
        for address, link in self._links.items():
            chapter = chapters.get(urljoin(f"{folder}/", address))
            if chapter and (item := link.find_parent("li")):
                item["data-chapter"], item["data-bets"] = chapter.topic, " ".join(chapter.bets)
        for caption in self._soup.select("p.caption"):
            _fold_part(self._soup, caption)

    def __str__(self):
        """HTML of the menu, in which no page is marked."""
        return str(self._soup)

    def as_of(self, address):
        """HTML of the menu on the page of this address; without marks if it does not hold that page."""
        link = self._links.get(address)
        if link is None:
            return str(self)
        marked = [link, *link.find_parents(["li", "ul", "details"])]
        boxes = [item.find("input", recursive=False) for item in marked if item.name == "li"]
        kept = [(tag, dict(tag.attrs)) for tag in (*marked, *filter(None, boxes))]
        link["href"] = "#"
        link["class"] = " ".join(["current", *link.get_attribute_list("class")])
        for tag in marked[1:]:
            if tag.name == "details":
                tag["open"] = ""
                continue
            kind, *others = tag.get_attribute_list("class") or [None]
            page = "current-page" if tag is marked[1] else None
            tag["class"] = " ".join(filter(None, [kind, "current", *others, page]))
        for box in filter(None, boxes):
            box["checked"] = ""
        try:
            return str(self)
        finally:
            for tag, attributes in kept:
                tag.attrs = attributes


def _fold_part(menu, caption):
    """Put a caption and its list into a fold, as it is where the page is not in it."""
    pages = caption.find_next_sibling("ul")
    fold = menu.new_tag("details", attrs={"class": "pl-fold-part"})
    caption.wrap(fold)
    fold.append(pages.extract())
    caption.name = "summary"
    for name in ("role", "aria-level"):
        del caption[name]
