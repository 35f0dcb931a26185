"""Numbers in the prose of chapters: which of them the book states as facts of its own.

The rule. A number is computed (``chapters/<topic>/prose.py``) or is that of a row of data
(``chapters/<topic>/outside.py``), a link or a source beside it or not, unless it sets the scene
instead of stating a fact. Scenes are set in the cell ``exercises`` and in the times under the title.
Years, dates, the numbers of quarters, symbols inside formulas, code, headings of lists, names such
as PlayStation 2, sections of the report and the cell ``sources`` are no statements either.
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
    r"\]\([^)]*\)",  # addresses of links; what is linked is prose
    r"<small>.*?</small>",  # where the number comes from
    r"`[^`]*`",
    r"(?<!\\)\$\$.*?(?<!\\)\$\$",
    r"(?<!\\)\$.*?(?<!\\)\$",
    r"\b(?:section|chart|PlayStation|version) \d+(?:\.\d+)?",
    r"\b[A-Za-z]*[A-Z][A-Za-z]*\d+\w*",  # PV5, bZ4X
    r"\b(?:19|20)\d0s\b",
    r"&#\d+;",
    r"^\*About \d+ minutes.*\*$",
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
    """Replies to bets and feedback of the quiz, with the plain apostrophes in which prose is written."""
    if chapter not in chapters():
        return []
    asked = questions(chapter)
    bets = [(bet.id, choice.reply) for bet in asked.bets for choice in bet.options]
    told = bets + [(item.id, o.feedback) for item in asked.items for o in item.options]
    return [(name, said.replace("’", "'")) for name, said in told]


def stated(line):
    """Numbers that a line states."""
    for pattern in NO_STATEMENT:
        line = re.sub(pattern, " ", line)
    return NUMBER.findall(line)


def told(name, column="value", *, form="{:g}", scale=1, number=0, **where):
    """Function that reads one number of a data set, in the row that `where` names.

    Of a cell of text it is the number that stands there first, or as many further on as `number` says.
    """

    def read():
        table = load(name, include_uncertain=True)
        rows = table[
            (table[[*where]].astype("str") == [str(v) for v in where.values()]).all(axis=1)
        ]
        assert len(rows) == 1, (
            f"data/{name}.csv: expected one row with {where}, got {len(rows)}; "
            "add the row of this number, or correct its name in outside.py"
        )
        cell = rows[column].iloc[0]
        return NUMBER.findall(cell)[number] if isinstance(cell, str) else form.format(scale * cell)

    return read


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
