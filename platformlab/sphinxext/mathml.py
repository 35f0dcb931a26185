"""Formulas as MathML, made at build time: no script, no web font, readable by screen readers."""

from docutils import nodes
from latex2mathml.converter import convert


def setup(app):
    """Register the renderer; `html_math_renderer: mathml` selects it."""
    app.add_html_math_renderer("mathml", (_inline, None), (_block, None))


def _inline(translator, node):
    translator.body.append(convert(node.astext()))
    raise nodes.SkipNode


def _block(translator, node):
    formula = convert(node.astext(), display="block")
    translator.body.append(
        f'<div class="math" tabindex="0">{formula}</div>'
    )  # arrow keys scroll it
    raise nodes.SkipNode
