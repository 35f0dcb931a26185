"""Explorer of the ledger by kind: which sort of sentence held, in which part of the report."""

import altair as alt

from platformlab.charts.bars import key, stacked
from platformlab.charts.curves import labels
from platformlab.charts.theme import framed
from platformlab.claims import KINDS, VERDICTS, load_claims
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook, text
from platformlab.words.numbers import percent

say = Wordbook(__file__)

PARTS = ("whole", "opening_and_theory", "cases", "advice")
_LOOKS = {
    "reproduced": ("platform", "filled"),
    "with caveat": ("platform", "pale"),
    "contested": ("ink", "filled"),
    "not checkable": ("pipeline", "hollow"),
}
# Places of the key along the widest bar; on a phone it begins left of the bars, in two lines.
_KEY_WIDE, _KEY_NARROW = (0, 0.24, 0.5, 0.72), (-0.36, 0.28, -0.36, 0.28)
_ROOM = 3  # claims: a shorter part of a bar does not carry its number


def part_of(section):
    """Part of the report to which a section belongs."""
    return {"3": "cases", "4": "advice"}.get(section[0], "opening_and_theory")


def counts(part="whole"):
    """Number of claims by kind and verdict, the kinds in the order of the ledger."""
    claims = [c for c in load_claims().values() if part in ("whole", part_of(c.section))]
    return {
        kind: {
            verdict: sum((c.kind, c.verdict) == (kind, verdict) for c in claims)
            for verdict in VERDICTS
        }
        for kind in KINDS
    }


def _word(verdict):
    return text(f"verdict.{verdict.replace(' ', '-')}")


def _parts_of_bars(found):
    names = ("kind", "verdict", "count", "start", "end", "middle", "label")
    parts = {name: [] for name in names}
    for kind, by_verdict in found.items():
        start = 0
        for verdict, count in by_verdict.items():
            if count:
                end, middle = start + count, start + count / 2
                label = str(count) if count >= _ROOM else ""
                values = (text(f"kind.{kind}"), _word(verdict), count, start, end, middle, label)
                for name, value in zip(names, values, strict=True):
                    parts[name].append(value)
            start += count
    return parts


def _widest():
    return max(sum(by_verdict.values()) for by_verdict in counts().values())


def _rows(*, part):
    found = counts(part)
    return {
        "kinds": {
            "kind": [text(f"kind.{kind}") for kind in KINDS],
            "all": [sum(found[kind].values()) for kind in KINDS],
            **{v.replace(" ", "_"): [found[kind][v] for kind in KINDS] for v in VERDICTS},
        },
        "parts": _parts_of_bars(found),
        "names": {"kind": [text(f"kind.{kind}") for kind in KINDS]},
        "key": {
            "verdict": [_word(verdict) for verdict in VERDICTS],
            "x": [_widest() * place for place in _KEY_WIDE],
            "y": ["key"] * 4,
            "x_narrow": [_widest() * place for place in _KEY_NARROW],
            "y_narrow": ["key", "key", "more", "more"],
        },
    }


def _chart(frame):
    narrow = "_narrow" if frame.is_narrow else ""
    lines = ["key", *(["more"] if narrow else []), *(text(f"kind.{kind}") for kind in KINDS)]
    y = alt.Y("kind:N", axis=None, scale=alt.Scale(domain=lines, paddingInner=0.1))
    start = alt.X("start:Q", axis=None, scale=alt.Scale(domain=[0, _widest()], nice=False))
    tooltip = [alt.Tooltip("kind:N"), alt.Tooltip("verdict:N"), alt.Tooltip("count:Q")]
    look = {"looks": {_word(verdict): look for verdict, look in _LOOKS.items()}, "field": "verdict"}
    x_key, y_key = alt.X(f"x{narrow}:Q", axis=None), alt.Y(f"y{narrow}:N", axis=None)
    chart = alt.layer(
        stacked("parts", y, start, "end:Q", text="label", tooltip=tooltip, **look),
        key("key", x_key, y_key, text="verdict", **look),
        labels("names", alt.XValue(0), y, "kind", align="right", dx=-10),
    )
    return framed(chart, frame, left=96, right=8, top=6, bottom=6)


def _sentence(tables, *, part):
    totals = {name: sum(values) for name, values in tables["kinds"].items() if name != "kind"}
    shares = {name: percent(count / totals["all"]) for name, count in totals.items()}
    return say(f"held_by_kind.{part}", n=totals["all"], **_named(shares))


def _named(shares):
    return {name: shares[name] for name in ("reproduced", "with_caveat", "contested")}


held_by_kind = Explorer(
    name="held_by_kind",
    controls=(choice("part", PARTS, default="whole"),),
    rows=_rows,
    columns={
        "kinds": (
            Column("kind", is_text=True),
            Column("all"),
            *(Column(verdict.replace(" ", "_")) for verdict in VERDICTS),
        ),
        "parts": (
            drawn("kind", is_text=True),
            drawn("verdict", is_text=True),
            drawn("count"),
            drawn("start"),
            drawn("end"),
            drawn("middle", 1),
            drawn("label", is_text=True),
        ),
        "names": (drawn("kind", is_text=True),),
        "key": (
            drawn("verdict", is_text=True),
            drawn("x", 2),
            drawn("y", is_text=True),
            drawn("x_narrow", 2),
            drawn("y_narrow", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
)
