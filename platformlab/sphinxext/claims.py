"""Roles ``{claim}`` and ``{tally}``: a verdict in a sentence, and counts that cannot go stale.

The badge says id and verdict; the reason shows on hover and on focus, and the link leads to the
row of the ledger, which in turn lists every page that cites it.
"""

import json
import re
from pathlib import Path

from docutils import nodes
from sphinx.errors import SphinxError
from sphinx.util import logging

from platformlab import claims
from platformlab.data import DataError, load, names
from platformlab.nearest import nearest
from platformlab.sphinxext import paper
from platformlab.words import text as words
from platformlab.words.templates import render

LEDGER = "book/ledger"  # the page that holds the ledger
TEMPLATES = "platformlab.sphinxext"
logger = logging.getLogger(__name__)


class ClaimBadge(nodes.Inline, paper.Shown):
    """A citation of a claim: ``claim`` is its id, ``number`` counts its uses on the page."""

    def html(self, page):
        """Return the badge, its reason beside it."""
        row = claims.claim(self["claim"])
        return badge_html(row, f"{page.uri(LEDGER)}#{row.anchor}", self["number"])

    def printed(self, page):
        """Return id and verdict, and the place the ledger leads to; the reason stands there."""
        row = claims.claim(self["claim"])
        place = nodes.target("", "", ids=[anchor(row, self["number"])])
        verdict = words(f"verdict.{slug(row.verdict)}")
        said = nodes.Text(words("claims.cited_in_text", id=row.id, verdict=verdict))
        address = page.link(f"{page.uri(LEDGER)}#{row.anchor}")
        link = nodes.reference("", "", said, refuri=address, internal=True) if address else said
        return [place, link]


def setup(app):
    """Register the roles, note who cites what, and check the ledger before anything is read."""
    app.add_role("claim", claim_role)
    app.add_role("tally", tally_role)
    paper.add_node(app, ClaimBadge)
    app.connect("env-before-read-docs", _check, priority=100)  # before notebooks are run
    app.connect("env-purge-doc", _forget)
    app.connect("doctree-read", _name_cells)


def cited(env):
    """How often each document cites each claim."""
    if not hasattr(env, "platformlab_claims"):
        env.platformlab_claims = {}
    return env.platformlab_claims


def slug(verdict):
    """Verdict as a word for attributes and style sheets."""
    return verdict.replace(" ", "-")


def verdict_html(verdict):
    """Verdict as a word with its mark: shape and colour, never colour alone."""
    return render(TEMPLATES, "verdict.html", slug=slug(verdict))


def badge_html(row, address, number):
    """Return the badge of a claim; `address` leads to its row, `number` keeps ids apart."""
    given = {"row": row, "slug": slug(row.verdict), "anchor": anchor(row, number)}
    return render(TEMPLATES, "badge.html", address=address, **given)


def anchor(row, number):
    """Place of the `number`-th badge of a claim on its page."""
    return f"cites-{row.id.lower()}" + ("" if number == 1 else f"-{number}")


def claim_role(name, rawtext, text, lineno, inliner, options=None, content=None):
    """Return a badge, or a problem that stops the build and names the nearest ids."""
    try:
        row = claims.claim(text)
    except (KeyError, DataError) as error:
        return _problem(rawtext, error.args[0], lineno, inliner)
    env = inliner.document.settings.env
    here = cited(env).setdefault(env.docname, {})
    here[row.id] = here.get(row.id, 0) + 1
    return [ClaimBadge(claim=row.id, number=here[row.id])], []


def tally_role(name, rawtext, text, lineno, inliner, options=None, content=None):
    """Return a count of the ledger or of the data as digits."""
    try:
        return [nodes.Text(f"{tally(text):,}")], []
    except KeyError as error:
        return _problem(rawtext, error.args[0], lineno, inliner)


def tally(what):
    """Count something that a page may print.

    Examples
    --------
    >>> tally("audited") - tally("merged") == tally("claims")
    True
    """
    rows = list(claims.load_claims().values())
    merged = sum(len(row.also) for row in rows)
    counts = {
        "claims": len(rows),
        "merged": merged,
        "audited": len(rows) + merged,
        "compared": sum(bool(row.compared) for row in rows),
        "computed": sum(bool(row.check) for row in rows),
        "treated": sum(not row.untreated for row in rows),
        "documents": len(claims.load_documents()),
        "data sets": len(names()),
    }
    for field, known in (("verdict", claims.VERDICTS), ("kind", claims.KINDS)):
        counts |= {word: claims.count(**{field: word}) for word in known}
    for word in ("verified", "recalled", "uncertain"):
        counts[f"{word} claims"] = claims.count(confidence=word)
        if what == f"{word} rows":
            frames = (load(s, include_uncertain=True) for s in names() if s not in _LEDGER_SETS)
            return sum(int((frame["confidence"] == word).sum()) for frame in frames)
    if what not in counts:
        listed = [*counts, "verified rows", "recalled rows", "uncertain rows"]
        raise KeyError(f"there is nothing to count as {what!r}; {nearest(what, listed)}")
    return counts[what]


_LEDGER_SETS = ("claims", "claim_sources")


def _problem(rawtext, message, lineno, inliner):
    report = inliner.reporter.error(message, line=lineno)
    return [inliner.problematic(rawtext, rawtext, report)], [report]


def _check(app, env, docnames):
    """Refuse a damaged ledger before any page is made from it."""
    if LEDGER not in env.found_docs:
        return
    try:
        claims.check_places(app.srcdir)
    except DataError as error:
        raise SphinxError(str(error)) from None


def _forget(app, env, docname):
    cited(env).pop(docname, None)


def _name_cells(app, doctree):
    """Give every code cell of a notebook an id, so that evidence can be linked."""
    source = Path(app.env.doc2path(app.env.docname))
    if source.suffix != ".ipynb":
        return
    ids = [cell.get("id", "") for cell in json.loads(source.read_text(encoding="utf-8"))["cells"]]
    for node in doctree.findall(nodes.container):
        at = node.get("cell_index")
        if at is not None and "cell" in node["classes"] and re.fullmatch(r"[a-z-]+", ids[at]):
            node["ids"].append(f"cell-{ids[at]}")
