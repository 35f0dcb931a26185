"""Explorers, bets and quizzes that cells of a notebook show become nodes of the book.

MyST-NB keeps every form of an output beside the others until a page is written, and no format but
HTML would take the HTML one. It says by its marks what it is.
"""

import re

from docutils import nodes

from platformlab.sphinxext import checks, directives

KINDS = {
    re.compile(r'<figure class="pl-explorer"'): directives.Explorer,
    re.compile(r'<section class="pl-bet"'): checks.Bet,
    re.compile(r'<section class="pl-quiz"'): checks.Quiz,
    re.compile(r'<section class="pl-sure"'): checks.Sure,
}


def setup(app):
    """Make nodes of outputs before the page is stored."""
    app.connect("doctree-read", name_outputs)


def name_outputs(app, doctree):
    """Put a node in the place of every output that is one of ours."""
    for bundle in list(doctree.findall(_is_bundle)):
        for form in bundle.children:
            if form["mime_type"] == "text/html" and (kind := _kind(form.astext())):
                bundle.replace_self(kind("", *form.children))
                break


def _is_bundle(node):
    return isinstance(node, nodes.container) and node.get("nb_element") == "mime_bundle"


def _kind(html):
    return next((kind for mark, kind in KINDS.items() if mark.match(html)), None)
