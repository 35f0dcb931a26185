"""The argument of the book on one page: what each chapter hands on to the next."""

import altair as alt

from platformlab.charts import boxes
from platformlab.charts.theme import NARROW, WIDE
from platformlab.explore import Column, Explorer, choice

# chapter: title in lines, column and row. The rows are the parts of the book.
CHAPTERS = {
    "giants": ("The new|giants", 0.5, 0),
    "platforms": ("What is|a platform?", 1.5, 0),
    "matching": ("When matching|became cheap", 0, 1),
    "value": ("What a network|is worth", 1, 1),
    "critical_mass": ("Chicken|and egg", 2, 1),
    "scale": ("The engine|of scale", 0, 2),
    "scale_or_network": ("Scale or|network?", 1, 2),
    "who_pays": ("Who|pays?", 2, 2),
}
PARTS = ("The puzzle", "Why platforms rose", "How competition changes")
# from, to, what is handed on
LINKS = (
    ("giants", "platforms", "a count that moves with the definition"),
    ("platforms", "matching", "two sides that gain from dealing with each other"),
    ("platforms", "critical_mass", "two sides that wait for each other"),
    ("matching", "value", "gains from each pair that meets"),
    ("value", "critical_mass", "a value that grows with the members"),
    ("critical_mass", "scale_or_network", "a threshold, and markets that do not come back"),
    ("critical_mass", "who_pays", "the side that has to come first"),
    ("scale", "scale_or_network", "a cost that falls with the output"),
    ("scale_or_network", "who_pays", "a base that is worth a low price"),
)
WHOLE = "all"


def title(chapter):
    """Title of a chapter on one line."""
    return CHAPTERS[chapter][0].replace("|", " ")


def _rows(*, chapter):
    places = {name: (x, y) for name, (_, x, y) in CHAPTERS.items()}
    touched = {name for a, b, _ in LINKS if chapter in (a, b) for name in (a, b)}
    lines = [boxes.between(places[a], places[b]) for a, b, _ in LINKS]
    return {
        "arrows": {
            "start": [title(a) for a, _, _ in LINKS],
            "end": [title(b) for _, b, _ in LINKS],
            "gives": [gives for _, _, gives in LINKS],
            "is_marked": ["yes" if chapter in (a, b) else "no" for a, b, _ in LINKS],
            **{name: [line[i] for line in lines] for i, name in enumerate(("x", "y", "x2", "y2"))},
            "wide": [boxes.angle(WIDE, *line) for line in lines],
            "narrow": [boxes.angle(NARROW, *line) for line in lines],
        },
        "nodes": {
            "name": [lines for lines, _, _ in CHAPTERS.values()],
            "x": [x for x, _ in places.values()],
            "middle": [y - 0.07 for _, y in places.values()],  # two lines around the middle
            "left": [x - boxes.HALF_WIDTH for x, _ in places.values()],
            "right": [x + boxes.HALF_WIDTH for x, _ in places.values()],
            "up": [y - boxes.HALF_HEIGHT for _, y in places.values()],
            "down": [y + boxes.HALF_HEIGHT for _, y in places.values()],
            "is_marked": ["yes" if name in touched else "no" for name in places],
        },
        "headings": {
            "name": list(PARTS),
            "x": [-0.5 + 0.07] * len(PARTS),
            "y": [row - 0.36 for row in range(len(PARTS))],
        },
    }  # fmt: skip


def _sentence(tables, *, chapter):
    if chapter == WHOLE:
        return f"{len(CHAPTERS)} questions, and {len(LINKS)} answers that one of them hands on to another."
    taken = [f"from “{title(a)}” {gives}" for a, b, gives in LINKS if b == chapter]
    given = [f"to “{title(b)}” {gives}" for a, b, gives in LINKS if a == chapter]
    said = [f"takes {' and '.join(taken)}"] * bool(taken) + [
        f"hands on {' and '.join(given)}"
    ] * bool(given)
    return f"“{title(chapter)}” {', and '.join(said)}."


def _chart(frame):
    tooltip = [
        alt.Tooltip("start:N", title="From"),
        alt.Tooltip("end:N", title="To"),
        alt.Tooltip("gives:N", title="Hands on"),
    ]
    return boxes.boxes("nodes", "arrows", "headings", frame=frame, tooltip=tooltip)


argument = Explorer(
    name="argument",
    title="How does one answer lead to the next question?",
    description=(
        "Map of the argument: the eight chapters as boxes in three rows, one row for each part of the "
        "book, joined by arrows. The numbers below list what each arrow hands on."
    ),
    controls=(
        choice(
            "chapter", "Follow one chapter",
            {WHOLE: "all of them"} | {name: title(name) for name in CHAPTERS}, default=WHOLE,
        ),
    ),
    rows=_rows,
    columns={
        "arrows": (
            Column("start", "From", is_text=True),
            Column("end", "To", is_text=True),
            Column("gives", "Hands on", is_text=True),
            Column("is_marked", "", is_text=True),
            Column("x", "", 3), Column("y", "", 3), Column("x2", "", 3), Column("y2", "", 3),
            Column("wide", "", 1), Column("narrow", "", 1),
        ),
        "nodes": (
            Column("name", "", is_text=True),
            Column("x", "", 3), Column("middle", "", 3), Column("left", "", 3),
            Column("right", "", 3), Column("up", "", 3), Column("down", "", 3),
            Column("is_marked", "", is_text=True),
        ),
        "headings": (Column("name", "", is_text=True), Column("x", "", 3), Column("y", "", 3)),
    },
    chart=_chart,
    sentence=_sentence,
    source="Model: the authors' own map of this book; an arrow means that a chapter uses what another found.",
)  # fmt: skip
