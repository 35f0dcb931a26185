"""Explorers, bets and quizzes that cells of a notebook show become nodes of the book.

MyST-NB keeps every form of an output beside the others, and asks plugins of its entry point
``myst_nb.mime_renderers`` for those it does not know. Ours answers for the form that tells what
the HTML beside it is; when the page was read, that HTML becomes the node's own.
"""

from docutils import nodes
from myst_nb.core.render import MimeRenderPlugin

from platformlab.explore import SHOWN
from platformlab.sphinxext import checks, directives

KINDS = {"explorer": directives.Explorer, "bet": checks.Bet, "quiz": checks.Quiz}


class ShownOutputs(MimeRenderPlugin):
    """Make a node of what an output says it is."""

    @staticmethod
    def handle_mime(renderer, data, inline):
        """Return the node, still without its HTML; other forms are left to MyST-NB."""
        if data.mime_type != SHOWN:
            return None
        return [KINDS[data.content["kind"]](title=data.content["title"])]


def setup(app):
    """Join nodes and HTML before the page is stored."""
    app.connect("doctree-read", join)


def join(app, doctree):
    """Put each node, with its HTML, in the place of the output it came from."""
    for bundle in list(doctree.findall(_is_bundle)):
        forms = {form["mime_type"]: form for form in bundle.children}
        if SHOWN in forms:
            (node,) = forms[SHOWN].children
            node += forms["text/html"].children
            bundle.replace_self(node)


def _is_bundle(node):
    return isinstance(node, nodes.container) and node.get("nb_element") == "mime_bundle"
