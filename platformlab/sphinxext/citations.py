"""Places of works that LaTeX links to: Sphinx gathers them at the end and leaves links without them.

sphinxcontrib-bibtex links a citation as it links a section, by the document and an id, and so does
the ledger. Sphinx (7.4) writes a work as ``bibitem``, whose name is known to ``cite`` only. This can
go when a work bears a label there.
"""

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform


def setup(app):
    """Register the transform."""
    app.add_post_transform(LabelWorks)


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
