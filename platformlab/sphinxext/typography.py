"""Numbers stay on one line with their unit: "70 %" and "3 million" are not broken in two."""

import re

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

_SPACE = re.compile(r"(?<=\d) (?=(?:%|million|billion|trillion)(?!\w))")
_NO_PROSE = (nodes.literal, nodes.literal_block, nodes.math, nodes.math_block, nodes.raw)


def setup(app):
    """Register the transform, which runs when a page is written: search finds plain spaces."""
    app.add_post_transform(KeepNumbersWhole)


class KeepNumbersWhole(SphinxPostTransform):
    """Put a no-break space between a number and its unit."""

    default_priority = 900

    def run(self, **_):
        """Go through the words of the page, code and formulas left out."""
        for text in list(self.document.findall(nodes.Text)):
            whole = keep_whole(text)
            if whole != text and not isinstance(text.parent, _NO_PROSE):
                text.parent.replace(text, nodes.Text(whole))


def keep_whole(text):
    """`text` with no-break spaces between numbers and units."""
    return _SPACE.sub("\N{NO-BREAK SPACE}", text)
