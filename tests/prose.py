"""Numbers in the prose of chapters: which of them the book states as facts of its own.

The rule. A number has to come from code unless its sentence tells the reader where it comes from
(a link, or "Source:") or sets the scene instead of stating a fact. Scenes are set in the cell
``exercises`` and in the minutes under the title. Years, dates, the numbers of quarters, symbols
inside formulas, code, headings of lists and the cell ``sources`` are no statements either.
Prices and shares that the text tells the reader to set are statements: a control must offer them.
What a quiz or a bet says after the answer is prose of its chapter; options are guesses, not facts.
"""

import contextlib
import io
import re
from functools import cache

from parts import EXPLORERS, cells, named_cell

from platformlab import check, load, models
from platformlab.checks.questions import chapters, questions

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
    yield from _replies(chapter)


@cache
def _replies(chapter):
    """Replies to bets and feedback of the quiz."""
    if chapter not in chapters():
        return []
    asked = questions(chapter)
    bets = [(bet.id, choice.reply) for bet in asked.bets for choice in bet.options]
    return bets + [(item.id, o.feedback) for item in asked.items for o in item.options]


def stated(line):
    """Numbers a line states as the book's own; none where it names a source."""
    if re.search(r"\]\(http", line):
        return []
    for pattern in NO_STATEMENT:
        line = re.sub(pattern, " ", line)
    return NUMBER.findall(line)


def source(chapter, cell_id):
    """Text of a code cell."""
    return named_cell(chapter, cell_id).source


def ran(chapter, cell_id):
    """Names a cell leaves behind."""
    names = {"check": check, "load": load, "models": models}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(source(chapter, cell_id), names)
    return names


def on_the_grid(explorer, **state):
    """Values that the sliders of an explorer offer."""
    assert explorer in EXPLORERS, f"no explorer {explorer!r}; there are {', '.join(EXPLORERS)}"
    for control in EXPLORERS[explorer].controls:
        if control.name in state:
            assert state[control.name] in control.values, (control.name, state)
    return EXPLORERS[explorer].say(**state)
