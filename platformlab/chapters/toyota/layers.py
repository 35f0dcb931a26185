"""Explorer of the layers of a shuttle service: who holds each, as planned in 2018 and as found in 2026."""

from functools import cache

import altair as alt

from platformlab.charts.bars import key
from platformlab.charts.curves import labels
from platformlab.charts.theme import by_mark, colour, framed, marks, rows
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook

say = Wordbook(__file__)

LAYERS = ("customer", "service", "data", "driver", "vehicle")
# Vehicle and date in the table, by a word for the case.
CASES = {
    "planned": ("e-Palette", "2018-01"),
    "sold": ("e-Palette", "2026-02"),
    "robotaxi": ("bZ4X robotaxi", "2026"),
}
_CASE, _ROW = ({name: at for at, name in enumerate(names, 1)} for names in (CASES, LAYERS))
_LOOKS = {
    "yes": ("platform", "filled"),
    "in part": ("platform", "pale"),
    "no": ("pipeline", "hollow"),
    "unknown": ("muted", "hollow"),
}


@cache
def _found():
    """Holder and whether it is Toyota, by vehicle, date and layer; only what a source was read for."""
    table = load("mobility_layers")
    places = zip(table["vehicle"], table["date"], table["layer"], strict=True)
    holders = zip(table["holder"], table["held_by_toyota"], table["source"], strict=True)
    return dict(zip(places, holders, strict=True))


def _holder(case, layer):
    nothing = say("layers.held.unknown"), "unknown", say("layers.marks.no_source")
    return _found().get((*CASES[case], layer), nothing)


def _name(layer):
    return say(f"layers.names.{layer}")


def _key(held):
    return held.replace(" ", "_")


def _rows(*, layer):
    places = [(case, name) for case in CASES for name in LAYERS]
    found = [_holder(case, name) for case, name in places]
    return {
        "layers": {
            "case": [_CASE[case] for case, _ in places],
            "vehicle": [say(f"layers.cases.{case}") for case, _ in places],
            "row": [_ROW[name] for _, name in places],
            "layer": [_name(name) for _, name in places],
            "holder": [holder for holder, _, _ in found],
            "look": [held for _, held, _ in found],
            "word": [say(f"layers.held.{_key(held)}") for _, held, _ in found],
            "brief": [say(f"layers.held_short.{_key(held)}") for _, held, _ in found],
            "source": [source for _, _, source in found],
        },
        "names": {
            "row": list(_ROW.values()),
            "name": [_name(name) for name in LAYERS],
            "is_marked": marks(name == layer for name in LAYERS),
        },
        "heads": {
            "case": list(_CASE.values()),
            "vehicle": [say(f"layers.cases.{case}") for case in CASES],
            "short": [say(f"layers.cases_short.{case}") for case in CASES],
        },
        "told": {"holder": [_holder(case, layer)[0] for case in CASES]},
    }


def _chart(frame):
    left, right, text, head = 110, 8, "word", "vehicle"
    if frame.is_narrow:
        left, right, text, head = 88, 30, "brief", "short"
    x = alt.X("case:O", axis=None, scale=alt.Scale(domain=list(_CASE.values())))
    y = alt.Y("row:O", axis=None, scale=alt.Scale(domain=list(_ROW.values())))
    tooltip = [alt.Tooltip("vehicle:N"), alt.Tooltip("layer:N"), alt.Tooltip("holder:N")]
    tone = by_mark(colour("platform"), colour("ink"))
    name = rows("names").mark_text(align="right", dx=-12, baseline="middle", fontWeight=600)
    band = rows("names").mark_rect(color=colour("grid"), cornerRadius=6)
    chart = alt.layer(
        band.encode(y=y, opacity=by_mark(0.7, 0, channel=alt.OpacityValue)),
        name.encode(x=alt.XValue(0), y=y, text=alt.Text("name:N"), color=tone),
        key("layers", x, y, looks=_LOOKS, field="look", text=text),
        rows("layers").mark_point(size=900, opacity=0).encode(x=x, y=y, tooltip=tooltip),
        labels("heads", x, alt.YValue(-16), head, role="muted", align="center", dx=12),
    )
    return framed(chart, frame, left=left, right=right, top=44, bottom=12, height=320)


def _sentence(tables, *, layer):
    holders = dict(zip(CASES, tables["told"]["holder"], strict=True))
    return say("layers.said", layer=_name(layer), **holders)


layers = Explorer(
    name="layers",
    controls=(choice("layer", LAYERS, default="driver"),),
    rows=_rows,
    columns={
        "layers": (
            Column("vehicle", is_text=True),
            Column("layer", is_text=True),
            Column("holder", is_text=True),
            Column("source", is_text=True),
            drawn("case"),
            drawn("row"),
            drawn("look", is_text=True),
            drawn("word", is_text=True),
            drawn("brief", is_text=True),
        ),
        "names": (
            drawn("row"),
            drawn("name", is_text=True),
            drawn("is_marked", is_text=True),
        ),
        "heads": (
            drawn("case"),
            drawn("vehicle", is_text=True),
            drawn("short", is_text=True),
        ),
        "told": (drawn("holder", is_text=True),),
    },
    chart=_chart,
    sentence=_sentence,
)
