"""Numbers in the prose of chapters: which of them the book states as facts of its own.

The rule. A number has to come from code unless its sentence tells the reader where it comes from
(a link, or "Source:") or sets the scene instead of stating a fact. Scenes are set in the cell
``exercises`` and in the minutes under the title. Years, dates, the numbers of quarters, symbols
inside formulas, code, headings of lists and the cell ``sources`` are no statements either.
Prices and shares that the text tells the reader to set are statements: a control must offer them.
"""

import re

from parts import cells

UNCHECKED_CELLS = {"exercises", "sources"}
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
NO_STATEMENT = [
    r"\[[^\]]*\]\([^)]*\)",  # links, their text included
    r"`[^`]*`",
    r"(?<!\\)\$\$.*?(?<!\\)\$\$",
    r"(?<!\\)\$.*?(?<!\\)\$",
    r"<aside.*?Source:.*?</aside>",
    r"^\*About \d+ minutes\.\*$",
    r"^\s*\d+\. ",
    rf"\b\d{{1,2}} (?:{MONTHS})\b",
    r"(?<![\\$\d,.])\b(?:19|20)\d\d\b(?![,.]\d| %)",
    r"<[^>]*>",
]
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def sentences(chapter):
    """Lines of prose with the cell they stand in; one line holds one sentence."""
    for cell in cells(chapter, "markdown"):
        if cell.id in UNCHECKED_CELLS:
            continue
        text = re.sub(r"(?<!\\)\$\$.*?\$\$", "", cell.source, flags=re.S)
        yield from ((cell.id, line) for line in text.splitlines() if line.strip())


def stated(line):
    """Numbers a line states as the book's own; none where it names a source."""
    if re.search(r"\]\(http", line):
        return []
    for pattern in NO_STATEMENT:
        line = re.sub(pattern, " ", line)
    return NUMBER.findall(line)
