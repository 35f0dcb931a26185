"""Citations: places of works that LaTeX links to, and their plain form found at once.

LaTeX: Sphinx gathers works at the end and leaves links without them. sphinxcontrib-bibtex links a
citation as it links a section, by the document and an id, and so does the ledger. Sphinx (7.4) writes
a work as ``bibitem``, whose name is known to ``cite`` only. This can go when a work bears a label there.
"""

from docutils import nodes
from pybtex.backends import plaintext
from pybtex.plugin import register_plugin
from sphinx.transforms.post_transforms import SphinxPostTransform


def setup(app):
    """Register the transform, and the form that sphinxcontrib-bibtex asks for at each citation."""
    app.add_post_transform(LabelWorks)
    # pybtex 0.26 keeps nothing that it finds, and reads what all packages declare to find it.
    register_plugin("pybtex.backends", "plaintext", plaintext.Backend, force=True)


class LabelWorks(SphinxPostTransform):
    """Put a label into each work of the bibliography."""

    default_priority = 760  # after Sphinx has gathered them
    formats = ("latex",)

    def run(self, **_):
        """Name the place as links do: ``document:id``."""
        for work in self.document.findall(nodes.citation):
            places = (f"{work['docname']}:{name}" for name in work["ids"])
            labels = "".join(rf"\phantomsection\label{{\detokenize{{{it}}}}}" for it in places)
            text = next(work.findall(nodes.paragraph))
            text.insert(0, nodes.raw("", labels, format="latex"))
