"""Explorer of a record: whether the report's examples still serve their users."""

import altair as alt

from platformlab.chapters.platforms._examples import (
    FATES,
    KINDS,
    count_borderline,
    count_examples,
    examples,
)
from platformlab.charts.bars import key, squares
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
_IN_A_LINE = 18  # squares, and on a phone half of them
ACROSS = {"wide": _IN_A_LINE, "narrow": _IN_A_LINE // 2}


def _kind(kind):
    return say(f"sixty_three.kinds.{kind}")


def _fate(fate):
    return say(f"sixty_three.fates.{fate}")


def _squares(table, across):
    """Places of the squares, `across` in a line, and the first line of each kind."""
    columns, lines, firsts, line = [], [], [], 0
    for kind in KINDS:
        count = int((table["kind"] == kind).sum())
        columns += [at % across for at in range(count)]
        lines += [line + at // across for at in range(count)]
        firsts.append(line)
        line = lines[-1] + 1
    return columns, lines, firsts


def _rows():
    order = {name: list(names).index for name, names in (("kind", KINDS), ("fate", FATES))}
    table = examples().sort_values(
        ["kind", "fate"], key=lambda words: words.map(order[words.name]), kind="stable"
    )
    x, y, firsts = _squares(table, ACROSS["wide"])
    x_narrow, y_narrow, firsts_narrow = _squares(table, ACROSS["narrow"])
    return {
        "names": {
            "example": table["example"],
            "group": table["kind"].map(_kind),
            "fate": table["fate"].map(_fate),
            "what": table["what_happened"].fillna(""),
            "why": table["platform_note"].fillna(""),
            "confidence": [text(f"confidence.{level}") for level in table["confidence"]],
            "x": x,
            "y": y,
            "x_narrow": x_narrow,
            "y_narrow": y_narrow,
        },
        "groups": {
            "group": [
                say("sixty_three.marks.kind", kind=_kind(kind), count=count_examples(kind=kind))
                for kind in KINDS
            ],
            "y": firsts,
            "y_narrow": firsts_narrow,
        },
        "key": {
            "fate": list(map(_fate, FATES)),
            "label": [
                say("sixty_three.marks.key", fate=_fate(fate), count=count_examples(fate=fate))
                for fate in FATES
            ],
            "x": [-0.5, 5, 10.5],
            "y": [-1.4] * 3,
            "x_narrow": [-4.5, 3.2, -4.5],
            "y_narrow": [-2.4, -2.4, -1.4],
        },
    }


def _chart(frame):
    narrow = "_narrow" if frame.is_narrow else ""
    across, top = ACROSS["narrow" if narrow else "wide"], -3 if narrow else -2
    lines = _squares(examples(), across)[1][-1]
    x = alt.X(f"x{narrow}:Q", axis=None, scale=alt.Scale(domain=[-0.5, across - 0.5], nice=False))
    y = alt.Y(f"y{narrow}:Q", axis=None, scale=alt.Scale(domain=[lines + 0.6, top], nice=False))
    told = [alt.Tooltip(f"{name}:N") for name in ("example", "fate", "what")]
    look = {"looks": {_fate(fate): look for fate, look in _LOOKS.items()}, "field": "fate"}
    names = 170
    chart = alt.layer(
        squares("names", x, y, size=230 if narrow else 380, tooltip=told, **look),
        key("key", x, y, text="label", **look),
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


_PLACE = tuple(drawn(name) for name in ("x", "y", "x_narrow", "y_narrow"))
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
            *_PLACE,
        ),
        "groups": (drawn("group", is_text=True), drawn("y"), drawn("y_narrow")),
        "key": (
            drawn("fate", is_text=True),
            drawn("label", is_text=True),
            drawn("x", 1),
            drawn("y", 1),
            drawn("x_narrow", 1),
            drawn("y_narrow", 1),
        ),
    },
    chart=_chart,
    sentence=_sentence,
)
