"""What the letters in the formulas of chapters mean: by the vocabulary, or as the notation page declares it.

A letter of a chapter's formulas stands for the one quantity of the vocabulary that has this symbol
and that the chapter's room or notebook uses. Where there are several or none, and other chapters
use the letter too, the notation page says which it is. Signs of operations, indices, the base of
logarithms and the d of a derivative stand for no quantity.
"""

import ast
import re
from functools import cache
from typing import NamedTuple

from parts import CHAPTERS, ROOT, cells, nodes

from platformlab.params import PARAMS

PAGE = ROOT / "book" / "notation.md"
MATH = re.compile(r"(?<![\\$])\$\$(.+?)\$\$|(?<![\\$])\$(?!\$)(.+?)(?<!\\)\$", re.S)
LETTER = re.compile(r"(\\[a-zA-Z]+|[A-Za-z])(?:_(?:\{([^}]*)\}|(\\?[A-Za-z0-9])))?")
GREEK = (
    "alpha beta gamma delta Delta eta theta kappa lambda mu pi rho sigma tau phi chi varepsilon ell"
)
NO_QUANTITY = {"e", "d", "i", "j"}
ROW = re.compile(r"^\| \$(.+?)\$ \| (.+?) \| (.+?) \|$", re.M)


class Declared(NamedTuple):
    """A row of the table on the notation page."""

    symbol: str
    meaning: str
    chapters: tuple[str, ...]


@cache
def declared(text=None):
    """Rows of the table of letters with several meanings."""
    page = PAGE.read_text(encoding="utf-8") if text is None else text
    links = re.compile(r"notebooks/(\w+)\.ipynb")
    return [Declared(s, m, tuple(links.findall(where))) for s, m, where in ROW.findall(page)]


@cache
def letters(chapter):
    """Letters that stand for quantities in the formulas of a chapter's text."""
    found = set()
    for cell in cells(chapter, "markdown"):
        text = re.sub(r"<aside.*?</aside>|`[^`]*`", "", cell.source, flags=re.S)
        for display, inline in MATH.findall(text):
            found |= set(letters_of(display or inline))
    return found


def letters_of(formula):
    """Letters of one formula, with the subscripts that tell quantities apart."""
    formula = re.sub(r"\\(text|operatorname|mathrm)\{[^}]*\}|\bdt\b", " ", formula)
    for sign, braced, single in LETTER.findall(formula):
        if sign.startswith("\\") and sign[1:] not in GREEK.split():
            continue
        below = re.sub(r"^[tij](?=[+-]|$).*", "", braced or single)  # a time or an index
        if sign not in NO_QUANTITY:
            yield f"{sign}_{below}" if below else sign


@cache
def quantities(chapter):
    """Quantities of the vocabulary that a chapter's room or notebook names."""
    found = set()
    for path in (ROOT / "platformlab" / "chapters" / chapter).glob("*.py"):
        for node in nodes(path):
            names = (getattr(node, "arg", None), getattr(node, "id", None))
            texts = (node.value,) if isinstance(node, ast.Constant) else ()
            found |= {n for n in (*names, *texts) if isinstance(n, str)} & PARAMS.keys()
    code = "\n".join(cell.source for cell in cells(chapter, "code"))
    return found | set(re.findall(r"\w+", code)) & PARAMS.keys()


def meaning(chapter, letter, rows):
    """What a letter means in a chapter; nothing where no one could tell."""
    told = [row.meaning for row in rows if row.symbol == letter and chapter in row.chapters]
    named = {q for q in quantities(chapter) if PARAMS[q].symbol == letter}
    if told:
        return told[0]
    return PARAMS[named.pop()].label if len(named) == 1 else ""


def meanings(rows):
    """For each letter the chapters that use it, each with what it means there."""
    found = {}
    for chapter in CHAPTERS:
        for letter in letters(chapter):
            found.setdefault(letter, {})[chapter] = meaning(chapter, letter, rows)
    return found


def undeclared(rows):
    """Letters that mean several things, or that nobody could tell, by chapter, and not on the page."""
    for letter, by_chapter in sorted(meanings(rows).items()):
        told = set(by_chapter.values())
        if len(by_chapter) == 1 or (len(told) == 1 and "" not in told):
            continue
        for chapter, means in by_chapter.items():
            if not any(row.symbol == letter and chapter in row.chapters for row in rows):
                yield letter, chapter, means
