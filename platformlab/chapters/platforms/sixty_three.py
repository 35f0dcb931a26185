"""Explorer of a record: whether the report's examples still serve their users."""

import altair as alt

from platformlab.chapters.platforms._examples import (
    FATES,
    KINDS,
    count_borderline,
    count_examples,
    examples,
)
from platformlab.charts.bars import key, stacked
from platformlab.charts.curves import labels
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, drawn
from platformlab.words import Wordbook, text

say = Wordbook(__file__)

_LOOKS = {
    "serves": ("platform", "filled"),
    "serves_no_more": ("muted", "filled"),
    "not_traced": ("pipeline", "hollow"),
}


def _kind(kind):
    return say(f"sixty_three.kinds.{kind}")


def _fate(fate):
    return say(f"sixty_three.fates.{fate}")


def _rows():
    parts = {
        name: []
        for name in ("group", "fate", "count", "start", "end", "middle", "label", "label_narrow")
    }
    for kind in KINDS:
        start = 0
        for fate in FATES:
            number = count_examples(kind=kind, fate=fate)
            if number:
                values = (
                    _kind(kind),
                    _fate(fate),
                    number,
                    start,
                    start + number,
                    start + number / 2,
                    number,
                    number if number > 1 else "",  # no room on a phone
                )
                for name, value in zip(parts, values, strict=True):
                    parts[name].append(value)
            start += number
    table = examples().sort_values("kind", key=lambda kinds: kinds.map(KINDS.index), kind="stable")
    widest = max(parts["end"])
    return {
        "parts": parts,
        "groups": {"group": list(map(_kind, KINDS))},
        "key": {
            "fate": list(map(_fate, FATES)),
            "label": [
                say("sixty_three.marks.key", fate=_fate(fate), count=count_examples(fate=fate))
                for fate in FATES
            ],
            "x": [widest * place for place in (0, 0.32, 0.68)],
            "y": ["key"] * 3,
            "x_narrow": [widest * place for place in (-0.7, 0.05, -0.7)],
            "y_narrow": ["key", "key", "more"],
        },
        "names": {
            "example": table["example"],
            "group": table["kind"].map(_kind),
            "fate": table["fate"].map(_fate),
            "what": table["what_happened"].fillna(""),
            "why": table["platform_note"].fillna(""),
            "confidence": [text(f"confidence.{level}") for level in table["confidence"]],
        },
    }


def _chart(frame):
    narrow = "_narrow" if frame.is_narrow else ""
    lines = ["key", *(["more"] if narrow else []), *map(_kind, KINDS)]
    y = alt.Y("group:N", axis=None, scale=alt.Scale(domain=lines, paddingInner=0.1))
    widest = max(count_examples(kind=kind) for kind in KINDS)
    start = alt.X("start:Q", axis=None, scale=alt.Scale(domain=[0, widest], nice=False))
    tooltip = [alt.Tooltip("group:N"), alt.Tooltip("fate:N"), alt.Tooltip("count:Q")]
    look = {"looks": {_fate(fate): look for fate, look in _LOOKS.items()}, "field": "fate"}
    names = 152 if narrow else 170
    chart = alt.layer(
        stacked("parts", y, start, "end:Q", text=f"label{narrow}", tooltip=tooltip, **look),
        key(
            "key",
            alt.X(f"x{narrow}:Q", axis=None),
            alt.Y(f"y{narrow}:N", axis=None),
            text="label",
            **look,
        ),
        labels("groups", alt.value(0), y, "group", align="right", dx=-10, limit=names - 12),
    )
    return framed(chart, frame, left=names, right=8, top=6, bottom=6, height=330)


def _sentence(tables):
    kinds = {"platforms": "platform", "pipelines": "pipeline"}
    counts = {name: count_examples(kind=kind) for name, kind in kinds.items()}
    serve = {
        f"{name}_serve": count_examples(kind=kind, fate="serves") for name, kind in kinds.items()
    }
    total = {"all": count_examples(), "borderline": count_borderline()}
    return say("sixty_three.said", **total, **counts, **serve)


sixty_three = Explorer(
    name="sixty_three",
    rows=_rows,
    columns={
        "names": (
            Column("example", is_text=True),
            Column("group", is_text=True),
            Column("fate", is_text=True),
            Column("what", is_text=True),
            Column("why", is_text=True),
            Column("confidence", is_text=True),
        ),
        "parts": (
            Column("group", is_text=True),
            Column("fate", is_text=True),
            Column("count"),
            drawn("start"),
            drawn("end"),
            drawn("middle", 1),
            drawn("label", is_text=True),
            drawn("label_narrow", is_text=True),
        ),
        "groups": (drawn("group", is_text=True),),
        "key": (
            drawn("fate", is_text=True),
            drawn("label", is_text=True),
            drawn("x", 2),
            drawn("y", is_text=True),
            drawn("x_narrow", 2),
            drawn("y_narrow", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
)
