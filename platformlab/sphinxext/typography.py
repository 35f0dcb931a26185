"""Numbers stay on one line with their unit: "70 %" and "3 million" are not broken in two.

The number beside a story is written in HTML, which nothing else of the build reads: its apostrophes
are curled here too. There a large number may part from "billion", for which its column is too narrow.
"""

import re

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from platformlab.words import numbers

_NO_PROSE = (nodes.literal, nodes.literal_block, nodes.math, nodes.math_block, nodes.raw)
_ASIDE = "pl-number"  # class of the number beside a story
_PERCENT = re.compile(r"(?<=\d) (?=%)")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


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
        for raw in self.document.findall(nodes.raw):
            if _ASIDE in raw.astext():
                kept = _PERCENT.sub("\N{NO-BREAK SPACE}", raw.astext())
                raw.children = [
                    nodes.Text(_APOSTROPHE.sub("\N{RIGHT SINGLE QUOTATION MARK}", kept))
                ]
