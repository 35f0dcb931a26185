"""The argument of the book on one page: what each chapter hands on to the next.

Chapters, their titles and their parts are those of the book; what they hand on lies in their rooms.
"""

from functools import reduce

import altair as alt

from platformlab.chapters.contents import chapters, links, parts, title
from platformlab.chapters.map._words import say
from platformlab.charts import boxes
from platformlab.charts.theme import NARROW, WIDE
from platformlab.explore import Column, Explorer, choice

WHOLE = "all"
BOUND = {"a", "an", "the"}  # a line does not end in one of these
PARTS = [part for part in parts() if part.chapters]  # each is a row of boxes
CHAPTERS = {chapter: title(chapter) for chapter in chapters()}
LINKS = links()
GRID = {"columns": max(len(part.chapters) for part in PARTS), "lines": len(PARTS)}
PLACES = {
    chapter: (column + (GRID["columns"] - len(part.chapters)) / 2, row)
    for row, part in enumerate(PARTS)
    for column, chapter in enumerate(part.chapters)
}


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


def _rows(*, chapter):
    touched = {name for a, b, _ in LINKS if chapter in (a, b) for name in (a, b)}
    lines = [boxes.between(PLACES[a], PLACES[b]) for a, b, _ in LINKS]
    x, y = zip(*PLACES.values(), strict=True)
    return {
        "arrows": {
            "start": [CHAPTERS[a] for a, _, _ in LINKS],
            "end": [CHAPTERS[b] for _, b, _ in LINKS],
            "gives": [gives for _, _, gives in LINKS],
            "is_marked": ["yes" if chapter in (a, b) else "no" for a, b, _ in LINKS],
            **{name: [line[i] for line in lines] for i, name in enumerate(("x", "y", "x2", "y2"))},
            "wide": [boxes.angle(WIDE, *line, **GRID) for line in lines],
            "narrow": [boxes.angle(NARROW, *line, **GRID) for line in lines],
        },
        "nodes": {
            "name": [in_two_lines(name) for name in CHAPTERS.values()],
            "x": list(x),
            "middle": [row - 0.07 for row in y],  # two lines around the middle
            "left": [column - boxes.HALF_WIDTH for column in x],
            "right": [column + boxes.HALF_WIDTH for column in x],
            "up": [row - boxes.HALF_HEIGHT for row in y],
            "down": [row + boxes.HALF_HEIGHT for row in y],
            "is_marked": ["yes" if name in touched else "no" for name in PLACES],
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
    taken = [
        say("argument.from", chapter=CHAPTERS[a], gives=g) for a, b, g in LINKS if b == chapter
    ]
    given = [say("argument.to", chapter=CHAPTERS[b], gives=g) for a, b, g in LINKS if a == chapter]
    if taken and given:
        return say("argument.takes_and_gives", **said, taken=_all(taken), given=_all(given))
    if taken:
        return say("argument.takes", **said, taken=_all(taken))
    if given:
        return say("argument.gives", **said, given=_all(given))
    return say("argument.alone", **said)


def _all(things):
    """Join things to a list, as the language joins two."""
    return reduce(lambda before, last: say("argument.and", before=before, last=last), things)


def _chart(frame):
    tooltip = [
        alt.Tooltip("start:N", title="From"),
        alt.Tooltip("end:N", title="To"),
        alt.Tooltip("gives:N", title="Hands on"),
    ]
    return boxes.boxes("nodes", "arrows", "headings", frame=frame, tooltip=tooltip, **GRID)


argument = Explorer(
    name="argument",
    title="How does one answer lead to the next question?",
    description=(
        f"Map of the argument: the {len(CHAPTERS)} chapters as boxes in {len(PARTS)} rows, one row for "
        "each part of the book, joined by arrows. The numbers below list what each arrow hands on."
    ),
    controls=(
        choice(
            "chapter",
            "Follow one chapter",
            {WHOLE: "all of them"} | CHAPTERS,
            default=WHOLE,
        ),
    ),
    rows=_rows,
    columns={
        "arrows": (
            Column("start", "From", is_text=True),
            Column("end", "To", is_text=True),
            Column("gives", "Hands on", is_text=True),
            Column("is_marked", "", is_text=True),
            Column("x", "", 3),
            Column("y", "", 3),
            Column("x2", "", 3),
            Column("y2", "", 3),
            Column("wide", "", 1),
            Column("narrow", "", 1),
        ),
        "nodes": (
            Column("name", "", is_text=True),
            Column("x", "", 3),
            Column("middle", "", 3),
            Column("left", "", 3),
            Column("right", "", 3),
            Column("up", "", 3),
            Column("down", "", 3),
            Column("is_marked", "", is_text=True),
        ),
        "headings": (Column("name", "", is_text=True), Column("x", "", 3), Column("y", "", 3)),
    },
    chart=_chart,
    sentence=_sentence,
    source="Model: the authors' own map of this book; an arrow means that a chapter uses what another found.",
)
