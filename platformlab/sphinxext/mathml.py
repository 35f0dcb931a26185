"""Formulas as MathML, made at build time: no script, no web font, readable by screen readers."""

from html import unescape
from xml.etree.ElementTree import tostring

from docutils import nodes
from latex2mathml.converter import convert_to_element

_XML = "http://www.w3.org/1998/Math/MathML"  # EPUB is XML and needs it
_SIGNS = {"&lt;": "&#x0003C;", "&gt;": "&#x0003E;", "&amp;": "&#x00026;", "\xa0": "&#x000A0;"}


def setup(app):
    """Register the renderer; `html_math_renderer: mathml` selects it."""
    app.add_html_math_renderer("mathml", (_inline, None), (_block, None))


def _inline(translator, node):
    translator.body.append(mathml(node.astext(), translator.builder.name))
    raise nodes.SkipNode


def _block(translator, node):
    formula = mathml(node.astext(), translator.builder.name, display="block")
    translator.body.append(
        f'<div class="math" tabindex="0">{formula}</div>'
    )  # arrow keys scroll it
    raise nodes.SkipNode


def mathml(formula, builder="html", **options):
    """Convert LaTeX, in few bytes: letters instead of their codes, and no word that HTML implies."""
    tree = convert_to_element(formula, **options)
    for part in tree.iter():
        part.text = unescape(part.text or "")  # the converter writes some letters as codes
    drawn = tostring(tree, encoding="unicode").replace(' display="inline"', "")
    for sign, code in _SIGNS.items():
        drawn = drawn.replace(sign, code)
    return drawn if builder == "epub" else drawn.replace(f' xmlns="{_XML}"', "")
