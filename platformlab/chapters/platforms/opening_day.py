"""Explorer of an opening with every shop let: does the station fill."""

from functools import cache

import altair as alt
import numpy as np

from platformlab.chapters.platforms._pace import QUARTERS, STEPS, invented, settled
from platformlab.chapters.platforms.market import MONTHS, SHOPS_WORTH, TOWN_WORTH, launch_market
from platformlab.charts.crowd import crowd, members
from platformlab.charts.curves import axis_x, labels, line, panel_y
from platformlab.charts.theme import framed, quoted
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.models.spread.launch import simulate
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars, percent

say = Wordbook(__file__)

_SEEN = (0, 6, 12, 18, MONTHS)  # months whose shops and travellers are drawn one by one
_OF = 20  # shops, and travellers, for all of them


MEMBERS = (
    drawn("place", 1),
    drawn("row"),
    drawn("is_marked", is_text=True),
)


@cache
def _path(stand_alone_value):
    return simulate(
        share_consumers=0,
        share_producers=1,
        periods=STEPS * MONTHS,
        **launch_market(stand_alone_value=stand_alone_value) | QUARTERS,
    )


def _rows(*, stand_alone_value):
    path = _path(stand_alone_value)
    travellers, shops = path.T
    month = np.arange(STEPS * MONTHS + 1) / STEPS
    ends = _apart(travellers[-1], shops[-1])
    return {
        "doors": members(_SEEN, shops[::STEPS][list(_SEEN)], of=_OF),
        "guests": members(_SEEN, travellers[::STEPS][list(_SEEN)], of=_OF),
        "rows": {
            "doors": [say("opening_day.marks.doors", all=f"{_OF}")],
            "guests": [say("opening_day.marks.guests", all=f"{_OF}")],
        },
        "travellers": {"month": month, "share": travellers},
        "shops": {"month": month, "share": shops},
        "end": {
            "month": [MONTHS, MONTHS],
            "share": list(ends),
            "label": [
                say(f"opening_day.marks.{side}", share=percent(settled(path[-1])))
                for side, path in (("travellers", travellers), ("shops", shops))
            ],
            "short": [_side("travellers"), _side("shops")],
            "settled": [settled(travellers[-1]), settled(shops[-1])],
        },
    }


def _side(name):
    return say(f"opening_day.marks.{name}_short")


def _apart(first, second, gap=0.08):
    """Keep two end labels from lying on each other."""
    middle, half = (first + second) / 2, gap / 2
    if abs(first - second) >= gap:
        return first, second
    middle = max(middle, half)
    return (middle + half, middle - half) if first >= second else (middle - half, middle + half)


def _crowds(frame, step):
    """The shops above the travellers, each group over its month, and how deep they reach."""
    month = axis_x("place", title="month", domain=(0, MONTHS), values=list(_SEEN), format="d")
    parts, top = [], 6
    for table, role, shape in (("doors", "producers", "square"), ("guests", "consumers", "circle")):
        said = labels("rows", alt.value(-40), alt.value(top), table, role=role, dx=0)
        parts += [
            said,
            crowd(table, month, role=role, shape=shape, top=top + 1.1 * step + 6, step=step),
        ]
        top += 5 * step + 22
    return parts, top


def _chart(frame):
    crowds, deep = _crowds(frame, 9 if frame.is_narrow else 12)
    plot = frame.height + 60 - 64
    x = axis_x("month", domain=(0, MONTHS), values=list(_SEEN), format="d")
    ticks = {"domain": (0, 1), "values": [0, 0.25, 0.5, 0.75, 1], "format": ".0%"}
    y = panel_y("share", top=deep + 34, bottom=plot, **ticks)
    tooltip = [alt.Tooltip("month:Q"), alt.Tooltip("share:Q", format=".0%")]
    text = "short" if frame.is_narrow else "label"
    first, second = (f"datum.short === {quoted(_side(side))}" for side in ("travellers", "shops"))
    paths = alt.layer(
        line("travellers", x, y, role="consumers", tooltip=tooltip),
        line("shops", x, y, role="producers", tooltip=tooltip),
        labels("end", x, y, text, role="consumers", fontWeight="bold").transform_filter(first),
        labels("end", x, y, text, role="producers", fontWeight="bold").transform_filter(second),
    )
    chart = alt.layer(*crowds, paths).resolve_scale(y="independent")
    return framed(chart, frame, right=84 if frame.is_narrow else 130, top=14, height=plot + 64)


def _sentence(tables, *, stand_alone_value):
    travellers, shops = tables["end"]["settled"]
    path = tables["travellers"]
    peak, month = max(zip(path["share"], path["month"], strict=True))
    trains = "trains" if stand_alone_value else "no_trains"
    said = {"worth": dollars(stand_alone_value, 0)} if stand_alone_value else {}
    if not shops:
        said |= {"months": round(month), "peak": percent(peak)}
        return say(f"opening_day.{trains}_empties", **said)
    said |= {"travellers": percent(travellers), "shops": percent(shops)}
    return say(f"opening_day.{trains}_fills", **said)


opening_day = Explorer(
    name="opening_day",
    controls=(slider("stand_alone_value", range(25), default=0),),
    rows=_rows,
    columns={
        **{table: MEMBERS for table in ("doors", "guests")},
        "rows": (drawn("doors", is_text=True), drawn("guests", is_text=True)),
        "travellers": (Column("month", 2), Column("share", 1, is_percent=True)),
        "shops": (Column("month", 2), Column("share", 1, is_percent=True)),
        "end": (
            drawn("month"),
            drawn("share", 1, is_percent=True),
            drawn("label", is_text=True),
            Column("short", is_text=True),
            Column("settled", 1, is_percent=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"invented": invented, "shops_worth": SHOPS_WORTH, "town_worth": TOWN_WORTH},
)
