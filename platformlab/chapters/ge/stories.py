"""Explorer of three stories of one failure: what each leads one to expect, and the record."""

from functools import cache

import altair as alt

from platformlab.charts.bars import key
from platformlab.charts.theme import by_mark, colour, framed, marks, rows
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import number

say = Wordbook(__file__)

STORIES = ("stopped_too_early", "nothing_to_tip", "squeezed")
FATES = ("fits", "against", "silent", "open")
_LOOKS = {
    "fits": ("platform", "filled"),
    "against": ("ink", "filled"),
    "silent": ("pipeline", "hollow"),
    "open": ("pipeline", "pale"),
}
_ROW = 46  # pixels of the drawing for each question


@cache
def _found():
    return load("failure_stories")


def fate(expected, record):
    """What the record says to a story: it fits, speaks against it, or neither can be said."""
    if expected == "silent":
        return "silent"
    if record == "unknown":
        return "open"
    return "fits" if expected == record else "against"


def fates(story):
    """Fate of a story in each row of the table."""
    table = _found()
    return [fate(*pair) for pair in zip(table[story], table["record"], strict=True)]


def _rows(*, story):
    table = _found()
    every = {name: fates(name) for name in STORIES}
    places = [(at, name) for name in STORIES for at in range(len(table))]
    looks = [every[name][at] for at, name in places]
    records = [say(f"stories.record.{answer}") for answer in table["record"]]
    return {
        "cells": {
            "row": [at + 1 for at, _ in places],
            "story": [STORIES.index(name) + 1 for _, name in places],
            "asks": [table["asks"].iloc[at] for at, _ in places],
            "told": [say(f"stories.told.{name}") for _, name in places],
            "look": looks,
            "word": [say(f"stories.fates.{look}") for look in looks],
            "brief": [say(f"stories.fates_short.{look}") for look in looks],
            "evidence": [table["evidence"].iloc[at] for at, _ in places],
        },
        "questions": {
            "row": range(1, len(table) + 1),
            "name": [say(f"stories.observations.{name}") for name in table["observation"]],
            "short": [say(f"stories.observations_short.{name}") for name in table["observation"]],
            "record": records,
        },
        "heads": {
            "story": range(1, len(STORIES) + 1),
            "name": [say(f"stories.heads.{name}") for name in STORIES],
            "short": [say(f"stories.heads_short.{name}") for name in STORIES],
            "is_marked": marks(name == story for name in STORIES),
        },
        "counts": {look: [every[story].count(look)] for look in FATES},
    }


def _chart(frame):
    left, text, asks = (150, "brief", "short") if frame.is_narrow else (250, "word", "name")
    many = len(_found())
    scale = alt.Scale(domain=[1, 2, 3])
    x, start = (alt.X("story:O", axis=None, scale=scale, bandPosition=at) for at in (0.5, 0.2))
    y = alt.Y("row:O", axis=None, scale=alt.Scale(domain=list(range(1, many + 1))))
    tooltip = [alt.Tooltip(f"{name}:N") for name in ("asks", "told", "word", "evidence")]
    tone = by_mark(colour("platform"), colour("ink"))
    band = rows("heads").mark_rect(color=colour("grid"), cornerRadius=6)
    words = {"align": "right", "dx": -14, "baseline": "middle"}
    name = rows("questions").mark_text(**words, dy=-8)
    record = rows("questions").mark_text(**words, dy=9, color=colour("muted"))
    head = rows("heads").mark_text(
        align="center", baseline="bottom", lineBreak="|", lineHeight=16, fontWeight=600
    )
    cell = key("cells", start, y, looks=_LOOKS, field="look", text=text)
    chart = alt.layer(
        band.encode(x=x, opacity=by_mark(0.7, 0, channel=alt.OpacityValue)),
        name.encode(x=alt.XValue(0), y=y, text=alt.Text(f"{asks}:N")),
        record.encode(x=alt.XValue(0), y=y, text=alt.Text("record:N")),
        cell,
        rows("cells").mark_point(size=900, opacity=0).encode(x=x, y=y, tooltip=tooltip),
        head.encode(x=x, y=alt.YValue(-22), text=alt.Text(f"{asks}:N"), color=tone),
    )
    return framed(chart, frame, left=left, right=8, top=52, bottom=8, height=many * _ROW + 60)


def _sentence(tables, *, story):
    counts = {
        name: number(values[0]) if values[0] else say("stories.none")
        for name, values in tables["counts"].items()
    }
    return say("stories.said", story=say(f"stories.told.{story}"), **counts)


stories = Explorer(
    name="stories",
    controls=(choice("story", STORIES, default=STORIES[0]),),
    rows=_rows,
    columns={
        "cells": (
            Column("told", is_text=True),
            Column("asks", is_text=True),
            Column("word", is_text=True),
            Column("evidence", is_text=True),
            drawn("row"),
            drawn("story"),
            drawn("look", is_text=True),
            drawn("brief", is_text=True),
        ),
        "counts": tuple(Column(name) for name in FATES),
        "questions": (
            drawn("row"),
            drawn("name", is_text=True),
            drawn("short", is_text=True),
            drawn("record", is_text=True),
        ),
        "heads": (
            drawn("story"),
            drawn("name", is_text=True),
            drawn("short", is_text=True),
            drawn("is_marked", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
)
