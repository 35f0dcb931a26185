"""Formulas as MathML, made at build time: no script, no web font, readable by screen readers."""

from html import unescape
from xml.etree.ElementTree import tostring

from docutils import nodes
from latex2mathml.converter import convert_to_element
from sphinx.util.logging import getLogger

logger = getLogger(__name__)
_XML = "http://www.w3.org/1998/Math/MathML"  # EPUB is XML and needs it
_SIGNS = {"&lt;": "&#x0003C;", "&gt;": "&#x0003E;", "&amp;": "&#x00026;", "\xa0": "&#x000A0;"}


def setup(app):
    """Register the renderer; `html_math_renderer: mathml` selects it."""
    app.add_html_math_renderer("mathml", (_inline, None), (_block, None))


def _inline(translator, node):
    translator.body.append(_drawn(translator, node))
    raise nodes.SkipNode


def _block(translator, node):
    formula = _drawn(translator, node, display="block")
    translator.body.append(
        f'<div class="math" tabindex="0">{formula}</div>'
    )  # arrow keys scroll it
    raise nodes.SkipNode


def _drawn(translator, node, **options):
    try:
        return mathml(node.astext(), translator.builder.name, **options)
    except ValueError as error:
        logger.warning("%s", error, location=node)
        return ""


def mathml(formula, builder="html", **options):
    """Convert LaTeX, in few bytes: letters instead of their codes, and no word that HTML implies.

    Raises
    ------
    ValueError
        If it has a command that the converter would print as it is written.
    """
    tree = convert_to_element(formula, **options)
    for part in tree.iter():
        # The converter writes some letters as codes, and the low line of a name with its sign.
        part.text = unescape(part.text or "").replace(r"\_", "_")
        if "\\" in part.text:
            raise ValueError(
                f"readers would see {part.text} in the formula {formula}; write a command that "
                r"latex2mathml knows, or a word as \operatorname*{word}"
            )
    drawn = tostring(tree, encoding="unicode").replace(' display="inline"', "")
    for sign, code in _SIGNS.items():
        drawn = drawn.replace(sign, code)
    return drawn if builder == "epub" else drawn.replace(f' xmlns="{_XML}"', "")
