"""At the end of a chapter: each number of its opening, and the sources that print it.

The list is made of the plain nodes of docutils, which every format writes.
"""

import re
from pathlib import Path

from docutils import nodes

from platformlab.openings import OpeningNumber, Witness, opening_numbers
from platformlab.words import curled
from platformlab.words import text as words

# A source ends with its address, if it has one.
SOURCE = re.compile(r"(?P<said>.*?),? (?P<address>https?://\S+)")


def setup(app):
    """Add the list when a chapter was read."""
    app.connect("doctree-read", _add)


def _add(app, doctree):
    source = Path(app.env.doc2path(app.env.docname))
    numbers = opening_numbers(source.stem) if source.suffix == ".ipynb" else []
    sections = list(doctree.findall(nodes.section))
    if not (numbers and sections):
        return
    head = nodes.paragraph("", "", nodes.strong("", words("openings.title")))
    sections[-1] += [head, nodes.bullet_list("", *map(_entry, numbers))]


def _entry(number: OpeningNumber) -> nodes.list_item:
    paragraph = nodes.paragraph(
        "", "", nodes.strong("", number.number), nodes.Text(curled(f", {number.says}: "))
    )
    if number.computed_from:
        named = words("openings.and").join(number.computed_from)
        paragraph += nodes.Text(words("openings.computed", numbers=named))
        return nodes.list_item("", paragraph)
    for at, witness in enumerate(number.witnesses):
        paragraph += [nodes.Text("; "), *_source(witness)] if at else _source(witness)
    paragraph += nodes.Text(".")
    if number.alone:
        paragraph += nodes.Text(" " + curled(words("openings.alone", why=number.alone)))
    if number.origin:
        paragraph += nodes.Text(" " + words("openings.same_origin", origin=number.origin))
    return nodes.list_item("", paragraph)


def _source(witness: Witness) -> list[nodes.Node]:
    found = SOURCE.fullmatch(witness.source)
    said = (
        nodes.reference("", curled(found["said"]), refuri=found["address"])
        if found
        else nodes.Text(curled(witness.source))
    )
    return [said, nodes.Text(f" ({witness.note})")] if witness.note else [said]
