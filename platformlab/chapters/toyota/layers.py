"""Explorer of the layers of a shuttle service: who holds each, as planned in 2018 and as found in 2026."""

from functools import cache

import altair as alt

from platformlab.charts.bars import key
from platformlab.charts.curves import labels
from platformlab.charts.theme import by_mark, colour, framed, rows
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook

say = Wordbook(__file__)

LAYERS = {
    "customer": "Customer: knows and bills the user",
    "service": "Service: decides what is offered",
    "data": "Data: keeps what the vehicle records",
    "driver": "Driver: man or machine",
    "vehicle": "Vehicle: owns it",
}
VEHICLES = {
    ("e-Palette", "2018-01"): ("e-Palette, planned 2018", "plan 2018"),
    ("e-Palette", "2026-02"): ("e-Palette, sold 2026", "sold 2026"),
    ("bZ4X robotaxi", "2026"): ("robotaxi 2026", "robotaxi"),
}
_WORDS = {"yes": "Toyota", "in part": "in part", "no": "others", "unknown": "not known"}
_BRIEF = _WORDS | {"unknown": "?"}
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


def _holder(vehicle, layer):
    nothing = say("layers.not_found"), "unknown", say("layers.no_source")
    return _found().get((*vehicle, layer), nothing)


def _rows(*, layer):
    places = [(vehicle, name) for vehicle in VEHICLES for name in LAYERS]
    found = [_holder(vehicle, name) for vehicle, name in places]
    return {
        "layers": {
            "vehicle": [VEHICLES[vehicle][0] for vehicle, _ in places],
            "layer": [name for _, name in places],
            "holder": [holder for holder, _, _ in found],
            "held": [held for _, held, _ in found],
            "word": [_WORDS[held] for _, held, _ in found],
            "brief": [_BRIEF[held] for _, held, _ in found],
            "source": [source for _, _, source in found],
        },
        "names": {
            "layer": list(LAYERS),
            "name": [name.capitalize() for name in LAYERS],
            "is_marked": ["yes" if name == layer else "no" for name in LAYERS],
        },
        "heads": {
            "vehicle": [words for words, _ in VEHICLES.values()],
            "short": [short for _, short in VEHICLES.values()],
        },
        "told": {
            "vehicle": list(dict(VEHICLES.values())),
            "holder": [_holder(vehicle, layer)[0] for vehicle in VEHICLES],
        },
    }


def _chart(frame):
    left, right, text, head = 110, 8, "word", "vehicle"
    if frame.is_narrow:
        left, right, text, head = 88, 30, "brief", "short"
    x = alt.X("vehicle:O", axis=None, scale=alt.Scale(domain=[w for w, _ in VEHICLES.values()]))
    y = alt.Y("layer:O", axis=None, scale=alt.Scale(domain=list(LAYERS)))
    tooltip = [
        alt.Tooltip("vehicle:N"),
        alt.Tooltip("layer:N"),
        alt.Tooltip("holder:N"),
    ]
    tone = by_mark(colour("platform"), colour("ink"))
    name = rows("names").mark_text(align="right", dx=-12, baseline="middle", fontWeight=600)
    band = rows("names").mark_rect(color=colour("grid"), cornerRadius=6)
    chart = alt.layer(
        band.encode(y=y, opacity=by_mark(0.7, 0)),
        name.encode(x=alt.value(0), y=y, text="name:N", color=tone),
        key("layers", x, y, looks=_LOOKS, field="held", text=text),
        rows("layers").mark_point(size=900, opacity=0).encode(x=x, y=y, tooltip=tooltip),
        labels("heads", x, alt.value(-16), head, role="muted", align="center", dx=12),
    )
    return framed(chart, frame, left=left, right=right, top=44, bottom=12, height=320)


def _sentence(tables, *, layer):
    planned, sold, robotaxi = tables["told"]["holder"]
    name = LAYERS[layer].split(":")[0]
    return say("layers.said", layer=name, planned=planned, sold=sold, robotaxi=robotaxi)


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
            drawn("held", is_text=True),
            drawn("word", is_text=True),
            drawn("brief", is_text=True),
        ),
        "names": (
            drawn("layer", is_text=True),
            drawn("name", is_text=True),
            drawn("is_marked", is_text=True),
        ),
        "heads": (drawn("vehicle", is_text=True), drawn("short", is_text=True)),
        "told": (drawn("vehicle", is_text=True), drawn("holder", is_text=True)),
    },
    chart=_chart,
    sentence=_sentence,
)
