"""Explorer of a record: what became of the report's examples."""

import altair as alt

from platformlab.chapters.platforms._examples import FATES, KINDS, count_examples, examples
from platformlab.chapters.platforms._words import say
from platformlab.charts.bars import key, stacked
from platformlab.charts.curves import labels
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer

_LOOKS = {
    "goes on": ("platform", "filled"),
    "was bought": ("platform", "pale"),
    "left or closed": ("threshold", "filled"),
    "not traced": ("pipeline", "hollow"),
}


def _rows():
    parts = {
        name: []
        for name in ("group", "fate", "count", "start", "end", "middle", "label", "label_narrow")
    }
    for kind, group in KINDS.items():
        start = 0
        for fate in FATES:
            number = count_examples(kind=kind, fate=fate)
            if number:
                values = (
                    group,
                    fate,
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
    table = examples().sort_values(
        "kind", key=lambda kinds: kinds.map(list(KINDS).index), kind="stable"
    )
    widest = max(parts["end"])
    return {
        "parts": parts,
        "groups": {"group": list(KINDS.values())},
        "key": {
            "fate": list(FATES),
            "label": [f"{fate} {count_examples(fate=fate)}" for fate in FATES],
            "x": [widest * place for place in (0, 0.25, 0.5, 0.78)],
            "y": ["key"] * 4,
            "x_narrow": [widest * place for place in (-0.7, 0.05, -0.7, 0.05)],
            "y_narrow": ["key", "key", "more", "more"],
        },
        "names": {
            "example": table["example"],
            "group": table["group"],
            "fate": table["fate"],
            "what": table["what_happened"].fillna(""),
            "why": table["platform_note"].fillna(""),
            "confidence": table["confidence"],
        },
    }


def _chart(frame):
    narrow = "_narrow" if frame.is_narrow else ""
    lines = ["key", *(["more"] if narrow else []), *KINDS.values()]
    y = alt.Y("group:N", axis=None, scale=alt.Scale(domain=lines, paddingInner=0.1))
    widest = max(count_examples(kind=kind) for kind in KINDS)
    start = alt.X("start:Q", axis=None, scale=alt.Scale(domain=[0, widest], nice=False))
    tooltip = [
        alt.Tooltip("group:N", title="Kind"),
        alt.Tooltip("fate:N", title="Fate"),
        alt.Tooltip("count:Q", title="Examples"),
    ]
    look = {"looks": _LOOKS, "field": "fate"}
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
    fates = {"go": "goes on", "bought": "was bought", "left": "left or closed"}
    counts = {name: count_examples(kind="platform", fate=fate) for name, fate in fates.items()}
    platforms = count_examples(kind="platform")
    return say("sixty_three.said", all=count_examples(), platforms=platforms, **counts)


sixty_three = Explorer(
    name="sixty_three",
    title="What became of the report's examples?",
    description=(
        "Stacked bars, one for each kind of business: the number of the report's examples that go on, filled; "
        "that were bought since 2016, pale; that left the model or closed, filled in a second colour; and that "
        "could not be traced, hollow. The numbers list every example."
    ),
    rows=_rows,
    columns={
        "names": (
            Column("example", "Example", is_text=True),
            Column("group", "Kind", is_text=True),
            Column("fate", "Since then", is_text=True),
            Column("what", "What happened", is_text=True),
            Column("why", "Why this kind", is_text=True),
            Column("confidence", "Figure is", is_text=True),
        ),
        "parts": (
            Column("group", "Kind", is_text=True),
            Column("fate", "Fate", is_text=True),
            Column("count", "Examples"),
            Column("start", ""),
            Column("end", ""),
            Column("middle", "", 1),
            Column("label", "", is_text=True),
            Column("label_narrow", "", is_text=True),
        ),
        "groups": (Column("group", "", is_text=True),),
        "key": (
            Column("fate", "", is_text=True),
            Column("label", "", is_text=True),
            Column("x", "", 2),
            Column("y", "", is_text=True),
            Column("x_narrow", "", 2),
            Column("y_narrow", "", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    source=(
        "Data: the 63 examples of the report's chart 4, with our judgment of their kind; most fates are known from the "
        "press and not looked up, and a firm bought before 2016 counts as going on."
    ),
)
