"""Sentences of a chapter as HTML of a slide: the book's Markdown, with its roles and formulas."""

import re

from markdown_it import MarkdownIt
from markupsafe import Markup
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

from platformlab import claims
from platformlab.sphinxext.claims import slug
from platformlab.sphinxext.mathml import mathml
from platformlab.words import text as words
from platformlab.words.templates import render

_TITLED = re.compile(r"^(?P<shown>.*?)\s*<[^<>]+>$", re.DOTALL)


def html(text: str) -> Markup:
    """Paragraphs of Markdown as HTML.

    Links within the book become plain words, for a deck lies in a folder of its own; those to other
    places stay.
    """
    return Markup(_PARSER.render(text))


def line(text: str) -> Markup:
    """One line of Markdown as HTML, without a paragraph around it."""
    return Markup(_PARSER.renderInline(text))


def _parser():
    made = MarkdownIt("commonmark", {"html": True, "typographer": True})
    made.enable(["replacements", "smartquotes", "table"])
    made.use(myst_role_plugin)
    made.use(dollarmath_plugin, renderer=_formula, allow_labels=False)
    made.add_render_rule("math_block", _formula_block)
    made.add_render_rule("myst_role", _role)
    made.add_render_rule("link_open", _open_link)
    made.add_render_rule("link_close", _close_link)
    return made


def _formula(content, options):
    way = {"display": "block"} if options["display_mode"] else {}
    return mathml(content, **way)


def _formula_block(renderer, tokens, at, options, env):
    formula = mathml(tokens[at].content, display="block")
    return f'<div class="math block" tabindex="0">{formula}</div>'  # arrow keys scroll it


def _role(renderer, tokens, at, options, env):
    name, content = tokens[at].meta["name"], tokens[at].content
    if name == "claim":
        return str(badge(content))
    found = _TITLED.match(content)  # a term, under its own name or another
    return str(Markup.escape(found["shown"] if found else content))


def badge(claim: str) -> Markup:
    """Id and verdict of a claim in a sentence; a slide has no room for the reason."""
    row = claims.claim(claim)
    said = words("claims.cited", id=row.id, verdict=words(f"verdict.{slug(row.verdict)}"))
    return render("platformlab.slides", "badge.html", slug=slug(row.verdict), said=said)


def _leads_out(token):
    return re.match(r"https?:", str(token.attrs.get("href", "")))


def _open_link(renderer, tokens, at, options, env):
    if not _leads_out(tokens[at]):
        return ""
    return renderer.renderToken(tokens, at, options, env)


def _close_link(renderer, tokens, at, options, env):
    depth = 0
    for before in reversed(tokens[:at]):  # the link that this one closes
        depth += {"link_close": 1, "link_open": -1}.get(before.type, 0)
        if depth < 0:
            return "</a>" if _leads_out(before) else ""
    return "</a>"


_PARSER = _parser()
