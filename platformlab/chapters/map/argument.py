"""The argument of the book on one page: what each chapter hands on to the next.

Chapters, their titles and their parts are those of the book; what they hand on lies in their rooms.
"""

from functools import reduce
from itertools import pairwise
from textwrap import wrap

import altair as alt

from platformlab.chapters.contents import chapters, gives, links, parts, title
from platformlab.charts import boxes
from platformlab.charts.theme import NARROW, WIDE, marks
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook

say = Wordbook(__file__)

WHOLE = "all"
BOUND = {"a", "an", "the"}  # a line does not end in one of these
PARTS = [part for part in parts() if part.chapters]  # each is a row of boxes
CHAPTERS = {chapter: title(chapter) for chapter in chapters()}
LINKS = links()
GRID = {"columns": max(len(part.chapters) for part in PARTS), "lines": len(PARTS)}
SHEET = WIDE._replace(height=84 * len(PARTS))  # boxes that hold two lines
PHONE = NARROW._replace(height=130 * len(PARTS))  # boxes that hold four lines
SHORT = 11  # letters in a line of them
PLACES = {
    chapter: (column + (GRID["columns"] - len(part.chapters)) / 2, row)
    for row, part in enumerate(PARTS)
    for column, chapter in enumerate(part.chapters)
}

COLUMNS = {row: [x for x, y in PLACES.values() if y == row] for row in range(len(PARTS))}
_PART = ("x", "y", "x2", "y2", "is_marked")  # of a straight part of an arrow
_NAMED = 1  # chapters that a sentence names each way; of more it says how many


def in_two_lines(words):
    """Break a title where its two lines are most alike; ``|`` parts them.

    Examples
    --------
    >>> in_two_lines("What is a platform?"), in_two_lines("Giants")
    ('What is|a platform?', 'Giants')
    """
    words = words.split()
    breaks = [at for at in range(1, len(words)) if words[at - 1].lower() not in BOUND]
    lines = [(" ".join(words[:at]), " ".join(words[at:])) for at in breaks]
    return "|".join(min(lines, key=lambda two: max(map(len, two)), default=words))


def in_short_lines(words):
    """Break a title into lines that a box on a phone holds; ``|`` parts them.

    Examples
    --------
    >>> in_short_lines("When matching became cheap")
    'When|matching|became|cheap'
    """
    return "|".join(wrap(words, SHORT, break_long_words=False, break_on_hyphens=False))


def _rows(*, chapter):
    touched = {name for link in LINKS if chapter in link for name in link}
    is_marked = marks(chapter in link for link in LINKS)
    ways = [list(pairwise(boxes.around(PLACES[a], PLACES[b], COLUMNS))) for a, b in LINKS]
    last = [(*start, *end) for *_, (start, end) in ways]
    parts = [
        (*start, *end, yes) for way, yes in zip(ways, is_marked, strict=True) for start, end in way
    ]
    titles = [in_two_lines(name) for name in CHAPTERS.values()]
    short = [in_short_lines(name) for name in CHAPTERS.values()]
    x, y = zip(*PLACES.values(), strict=True)
    return {
        "arrows": {
            "start": [CHAPTERS[a] for a, _ in LINKS],
            "end": [CHAPTERS[b] for _, b in LINKS],
            "gives": [gives(a)[b] for a, b in LINKS],
            "is_marked": is_marked,
            "x2": [line[2] for line in last],
            "y2": [line[3] for line in last],
            "wide": [boxes.angle(SHEET, *line, **GRID) for line in last],
            "narrow": [boxes.angle(PHONE, *line, **GRID) for line in last],
        },
        "ways": {name: [part[i] for part in parts] for i, name in enumerate(_PART)},
        "nodes": {
            "name": titles,
            "x": list(x),
            "middle": [  # of the first line; two lines stand around the middle of the box
                row - 0.12 * name.count("|") for name, row in zip(titles, y, strict=True)
            ],
            "name_narrow": short,
            "middle_narrow": [
                row - 0.06 * name.count("|") for name, row in zip(short, y, strict=True)
            ],
            "left": [column - boxes.HALF_WIDTH for column in x],
            "right": [column + boxes.HALF_WIDTH for column in x],
            "up": [row - boxes.HALF_HEIGHT for row in y],
            "down": [row + boxes.HALF_HEIGHT for row in y],
            "is_marked": marks(name in touched for name in PLACES),
        },
        "headings": {
            "name": [part.title for part in PARTS],
            "x": [-0.5 + 0.07] * len(PARTS),
            "y": [row - 0.36 for row in range(len(PARTS))],
        },
    }


def _sentence(tables, *, chapter):
    if chapter == WHOLE:
        return say("argument.whole", chapters=len(CHAPTERS), links=len(LINKS))
    said = {"chapter": CHAPTERS[chapter]}
    taken = [_said("from", a, gives(a)[b]) for a, b in LINKS if b == chapter]
    given = [_said("to", b, gives(a)[b]) for a, b in LINKS if a == chapter]
    if taken and given:
        return say("argument.takes_and_gives", **said, taken=_all(taken), given=_all(given))
    if taken:
        return say("argument.takes", **said, taken=_all(taken))
    if given:
        return say("argument.gives", **said, given=_all(given))
    return say("argument.alone", **said)


def _said(way, chapter, gift):
    return say(f"argument.{way}", chapter=CHAPTERS[chapter], gives=gift)


def _all(things):
    """Join things to a list, as the language joins two; many are counted."""
    if len(things) > _NAMED:
        return say("argument.many", n=len(things))
    return reduce(lambda before, last: say("argument.and", before=before, last=last), things)


def _chart(frame):
    tooltip = [alt.Tooltip("start:N"), alt.Tooltip("end:N"), alt.Tooltip("gives:N")]
    frame = PHONE if frame.is_narrow else SHEET
    return boxes.boxes("nodes", "arrows", "ways", "headings", frame=frame, tooltip=tooltip, **GRID)


def _option(chapter):
    return say("argument.all") if chapter == WHOLE else CHAPTERS[chapter]


argument = Explorer(
    name="argument",
    controls=(choice("chapter", (WHOLE, *CHAPTERS), default=WHOLE, shown=_option),),
    rows=_rows,
    columns={
        "arrows": (
            Column("start", is_text=True),
            Column("end", is_text=True),
            Column("gives", is_text=True),
            drawn("is_marked", is_text=True),
            drawn("x2", 3),
            drawn("y2", 3),
            drawn("wide", 1),
            drawn("narrow", 1),
        ),
        "ways": (*(drawn(name, 3) for name in _PART[:-1]), drawn(_PART[-1], is_text=True)),
        "nodes": (
            drawn("name", is_text=True),
            drawn("x", 3),
            drawn("middle", 3),
            drawn("name_narrow", is_text=True),
            drawn("middle_narrow", 3),
            drawn("left", 3),
            drawn("right", 3),
            drawn("up", 3),
            drawn("down", 3),
            drawn("is_marked", is_text=True),
        ),
        "headings": (drawn("name", is_text=True), drawn("x", 3), drawn("y", 3)),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"chapters": len(CHAPTERS), "parts": len(PARTS)},
)
