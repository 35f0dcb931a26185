"""Figure of the claims ledger: verdicts by section of the report."""

import altair as alt

from platformlab.charts.bars import key, stacked
from platformlab.charts.curves import labels
from platformlab.charts.theme import framed
from platformlab.claims import SECTIONS, VERDICTS, count
from platformlab.explore import Column, Explorer, drawn
from platformlab.words import Wordbook, text

say = Wordbook(__file__)

_LOOKS = {
    "reproduced": ("platform", "filled"),
    "with caveat": ("platform", "pale"),
    "contested": ("ink", "filled"),
    "not checkable": ("pipeline", "hollow"),
}
# Places of the key along the widest bar; on a phone it begins left of the bars, in two lines.
_KEY_WIDE, _KEY_NARROW = (0, 0.25, 0.49, 0.71), (-0.7, 0, -0.7, 0)


def _word(verdict):
    return text(f"verdict.{verdict.replace(' ', '-')}")


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
            values = (
                title,
                _word(verdict),
                number,
                start,
                start + number,
                start + number / 2,
                number,
            )
            for name, value in zip(parts, values, strict=True):
                parts[name].append(value)
            start += number
    widest = max(parts["end"])
    return {
        "parts": parts,
        "sections": {"section": list(SECTIONS.values())},
        "key": {
            "verdict": [_word(verdict) for verdict in VERDICTS],
            "label": [
                say("claims_by_section.marks.key", verdict=_word(v), count=count(verdict=v))
                for v in VERDICTS
            ],
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
    tooltip = [alt.Tooltip("section:N"), alt.Tooltip("verdict:N"), alt.Tooltip("count:Q")]
    look = {"looks": {_word(verdict): look for verdict, look in _LOOKS.items()}, "field": "verdict"}
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
        labels("sections", alt.XValue(0), y, "section", align="right", dx=-10, limit=names - 12),
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
    rows=_rows,
    columns={
        "parts": (
            Column("section", is_text=True),
            Column("verdict", is_text=True),
            Column("count"),
            drawn("start"),
            drawn("end"),
            drawn("middle", 1),
            drawn("label", is_text=True),
        ),
        "sections": (drawn("section", is_text=True),),
        "key": (
            drawn("verdict", is_text=True),
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
