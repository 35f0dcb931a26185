"""How long a chapter takes, by one stated rule: nobody types a time, and no time goes stale.

Prose is read at two hundred words a minute. To that comes, for work with it, three minutes for each
figure, two for each bet, one and a half for each item of the quiz, half for each claim that waits for
a confidence; and ten for each exercise. All are rounded up to five minutes. The rates are a referee's estimate and no measurement.
"""

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from platformlab.checks.book import the_book
from platformlab.checks.questions import chapters, questions
from platformlab.words import text

WORDS_A_MINUTE = 200
FIGURE, BET, ITEM, CLAIM, EXERCISE = 3, 2, 1.5, 0.5, 10  # minutes
_FIGURE = re.compile(r"^figures\.(\w+)", re.M)
_BET = re.compile(r"^bet\(\"([^\"]+)\"\)", re.M)
_JUDGED = re.compile(r"^judge\(\)", re.M)
_WORD = re.compile(r"\b[\w'’-]+\b")
_NO_PROSE = re.compile(r"\]\([^)]*\)|`[^`]*`|<[^>]*>")  # addresses, code, tags


class Times(NamedTuple):
    """Minutes to read a chapter, to work with its figures and questions, and with its exercises."""

    reading: int
    working: int
    whole: int

    def said(self) -> str:
        """Say them in one sentence."""
        return text("pages.times", **self._asdict())


def times_of(chapter: str, cells: Iterable[Mapping[str, Any]]) -> Times:
    """Times of a chapter from the cells of its notebook and the items of its quiz.

    Examples
    --------
    >>> cells = [{"cell_type": "markdown", "source": "word " * 900, "id": "idea"}]
    >>> times_of("none", [*cells, {"cell_type": "code", "source": "figures.matching"}])
    Times(reading=5, working=10, whole=10)
    """
    prose = exercises = code = ""
    for cell in cells:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code":
            code += f"{source}\n"
        elif cell.get("id") == "exercises":
            exercises += source
        elif cell["cell_type"] == "markdown":
            prose += f"{source}\n"
    items = len(questions(chapter).items) if chapter in chapters() else 0
    reading = len(_WORD.findall(_NO_PROSE.sub(" ", prose))) / WORDS_A_MINUTE
    working = reading + FIGURE * len(set(_FIGURE.findall(code))) + ITEM * items
    working += (FIGURE + BET) * len(_BET.findall(code))  # a bet is a figure too
    asked = the_book().calibration
    if asked and _JUDGED.search(code):
        working += FIGURE + CLAIM * len(asked().statements)
    whole = working + EXERCISE * exercises.count("```{exercise}")
    return Times(*(5 * math.ceil(minutes / 5) for minutes in (reading, working, whole)))
