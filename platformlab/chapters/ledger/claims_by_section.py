"""Figure of the claims ledger: verdicts by section of the report."""

import altair as alt

from platformlab.chapters.ledger._words import say
from platformlab.charts.bars import key, stacked
from platformlab.charts.curves import labels
from platformlab.charts.theme import framed
from platformlab.claims import SECTIONS, VERDICTS, count
from platformlab.explore import Column, Explorer

LOOKS = {
    "reproduced": ("platform", "filled"),
    "with caveat": ("platform", "pale"),
    "contested": ("threshold", "filled"),
    "not checkable": ("pipeline", "hollow"),
}
# Places of the key along the widest bar; on a phone it begins left of the bars, in two lines.
_KEY_WIDE, _KEY_NARROW = (0, 0.25, 0.49, 0.71), (-0.7, 0, -0.7, 0)


def _rows():
    parts = {
        name: [] for name in ("section", "verdict", "count", "start", "end", "middle", "label")
    }
    for section, title in SECTIONS.items():
        start = 0
        for verdict in VERDICTS:
            number = count(section=section, verdict=verdict)
            if not number:
                continue
            values = (title, verdict, number, start, start + number, start + number / 2, number)
            for name, value in zip(parts, values, strict=True):
                parts[name].append(value)
            start += number
    widest = max(parts["end"])
    return {
        "parts": parts,
        "sections": {"section": list(SECTIONS.values())},
        "key": {
            "verdict": list(VERDICTS),
            "label": [f"{verdict} {count(verdict=verdict)}" for verdict in VERDICTS],
            "x": [widest * place for place in _KEY_WIDE],
            "y": ["key"] * 4,
            "x_narrow": [widest * place for place in _KEY_NARROW],
            "y_narrow": ["key", "key", "more", "more"],
        },
    }


def _chart(frame):
    narrow = "_narrow" if frame.is_narrow else ""
    lines = ["key", *(["more"] if narrow else []), *SECTIONS.values()]
    scale = alt.Scale(domain=lines, paddingInner=0.1)
    y = alt.Y("section:N", axis=None, scale=scale)
    widest = max(count(section=section) for section in SECTIONS)
    start = alt.X("start:Q", axis=None, scale=alt.Scale(domain=[0, widest], nice=False))
    tooltip = [
        alt.Tooltip("section:N", title="Section"),
        alt.Tooltip("verdict:N", title="Verdict"),
        alt.Tooltip("count:Q", title="Claims"),
    ]
    look = {"looks": LOOKS, "field": "verdict"}
    names = 140 if narrow else 170
    chart = alt.layer(
        stacked("parts", y, start, "end:Q", text="label", tooltip=tooltip, **look),
        key(
            "key",
            alt.X(f"x{narrow}:Q", axis=None),
            alt.Y(f"y{narrow}:N", axis=None),
            text="label",
            **look,
        ),
        labels("sections", alt.value(0), y, "section", align="right", dx=-10, limit=names - 12),
    )
    return framed(chart, frame, left=names, right=8, top=6, bottom=6)


def _sentence(tables):
    reproduced, caveat, contested, unknown = (count(verdict=verdict) for verdict in VERDICTS)
    return say(
        "claims_by_section.said",
        all=count(),
        reproduced=reproduced,
        caveat=caveat,
        contested=contested,
        unknown=unknown,
    )


claims_by_section = Explorer(
    name="claims_by_section",
    title="Which of the report's claims hold?",
    description=(
        "Stacked bars, one for each section of the report: the number of its claims that are reproduced, "
        "filled; that hold with a caveat, pale; that are contested, filled in a second colour; and that "
        "cannot be checked, hollow."
    ),
    rows=_rows,
    columns={
        "parts": (
            Column("section", "Section", is_text=True),
            Column("verdict", "Verdict", is_text=True),
            Column("count", "Claims"),
            Column("start", ""),
            Column("end", ""),
            Column("middle", "", 1),
            Column("label", "", is_text=True),
        ),
        "sections": (Column("section", "", is_text=True),),
        "key": (
            Column("verdict", "", is_text=True),
            Column("label", "", is_text=True),
            Column("x", "", 2),
            Column("y", "", is_text=True),
            Column("x_narrow", "", 2),
            Column("y_narrow", "", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    source="Data: the claims of this page, judged by the authors of this book; many verdicts are judgments.",
)
