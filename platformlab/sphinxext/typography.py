"""Numbers stay on one line with their unit: "70 %" and "3 million" are not broken in two."""

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from platformlab.words import numbers

_NO_PROSE = (nodes.literal, nodes.literal_block, nodes.math, nodes.math_block, nodes.raw)


def setup(app):
    """Register the transform, which runs when a page is written: search finds plain spaces."""
    app.add_post_transform(KeepNumbersWhole)


class KeepNumbersWhole(SphinxPostTransform):
    """Join each number with its unit."""

    default_priority = 900

    def run(self, **_):
        """Go through the words of the page, code and formulas left out."""
        for text in list(self.document.findall(nodes.Text)):
            whole = numbers.whole(text.astext())
            if whole != text and not isinstance(text.parent, _NO_PROSE):
                text.parent.replace(text, nodes.Text(whole))
