"""Numbers stay on one line with unit and sign: "70 %", "3 million", "−$16" are not broken in two.

The number beside a story is written in HTML, which nothing else of the build reads: its apostrophes
are curled here too. There a large number may part from "billion", for which its column is too narrow.
"""

import re

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from platformlab.words import numbers

_NO_PROSE = (nodes.literal, nodes.literal_block, nodes.math, nodes.math_block, nodes.raw)
_ASIDE = 'class="pl-number"'  # of the number beside a story
_PERCENT = re.compile(r"(?<=\d) (?=%)")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


def setup(app):
    """Register the transform, which runs when a page is written: search finds plain spaces."""
    app.add_post_transform(KeepNumbersWhole)


class KeepNumbersWhole(SphinxPostTransform):
    """Join each number with its unit and its sign."""

    default_priority = 900

    def run(self, **_):
        """Go through the words of the page, code and formulas left out."""
        for text in list(self.document.findall(nodes.Text)):
            if isinstance(text.parent, _NO_PROSE):
                continue
            parts = numbers.parted(numbers.whole(text.astext()))
            if parts != [text]:
                text.parent.replace(text, [_part(at, part) for at, part in enumerate(parts)])
        for raw in self.document.findall(nodes.raw):
            if _ASIDE in raw.astext():
                kept = _PERCENT.sub("\N{NO-BREAK SPACE}", raw.astext())
                raw.children = [
                    nodes.Text(_APOSTROPHE.sub("\N{RIGHT SINGLE QUOTATION MARK}", kept))
                ]


def _part(at, part):
    return nodes.inline("", part, classes=["pl-signed"]) if at % 2 else nodes.Text(part)
