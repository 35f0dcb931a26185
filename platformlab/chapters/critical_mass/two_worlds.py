"""Explorer of the resting points: how many networks fit one price."""

import altair as alt
import numpy as np

from platformlab.charts.curves import axis_x, axis_y, dots, labels, level, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.models import critical_mass as model
from platformlab.words import Wordbook
from platformlab.words.numbers import number, percent

say = Wordbook(__file__)

_SHARES = np.linspace(0, 1, 51)
_ROOM = 0.13  # of the market that an arrow with its word is wide; the arrow alone needs less
_FOOT = 0.015  # of the price axis: so far the arrows lie above it, or above a line that lies on it
_LOW = 0.06  # a price below whose line the names of the crossings would lie on the axis


def _flows(ways, price):
    """Where the network goes from each part of the axis: an arrow, with a word where it has room."""
    flows = {"share": [], "price": [], "label": [], "short": []}
    start = 0.0
    for way, end in ways:
        if end - start > _ROOM / 2:
            flows["share"].append((start + end) / 2)
            flows["price"].append(_FOOT if price > 2 * _FOOT else price + _FOOT)
            has_room = end - start > _ROOM
            flows["label"].append(say(f"two_worlds.ways.{way if has_room else f'{way}_short'}"))
            flows["short"].append(say(f"two_worlds.ways.{way}_short"))
        start = end
    return flows


def _rows(*, relative_price):
    found = model.rohlfs_equilibria(relative_price=relative_price)
    lives = found.status == "tips"

    def crossing(share, name):
        shares = [share] if lives else []
        return {
            "share": shares,
            "price": [relative_price for _ in shares],
            "label": [say(f"two_worlds.marks.{name}", share=percent(share)) for share in shares],
            "short": [
                say(f"two_worlds.marks.{name}_short", share=percent(share)) for share in shares
            ],
        }

    ways = [("empties", found.critical_mass), ("fills", found.mature), ("settles", 1)]
    return {
        "flows": _flows(ways if lives else [("empties", 1)], relative_price),
        "demand": {"share": _SHARES, "price": _SHARES * (1 - _SHARES)},
        "level": {"price": [relative_price]},
        "critical": crossing(found.critical_mass, "critical"),
        "mature": crossing(found.mature, "mature"),
    }


def _chart(frame):
    x = axis_x("share", domain=(0, 1), values=[0, 0.25, 0.5, 0.75, 1], format=".0%")
    y = axis_y("price", domain=(0, 0.32), values=[0, 0.1, 0.2, 0.3], format=".1f")
    tooltip = [alt.Tooltip("share:Q", format=".0%"), alt.Tooltip("price:Q", format=".3f")]
    text = "short" if frame.is_narrow else "label"  # a phone has no room for the long ones
    chart = alt.layer(
        labels("flows", x, y, text, role="muted", align="center", dx=0),
        line("demand", x, y, tooltip=tooltip),
        level("level", y),
        dots("critical", x, y, role="threshold", is_hollow=True, tooltip=tooltip),
        dots("mature", x, y, tooltip=tooltip),
        *_names(x, y, text, inset=26 if frame.is_narrow else 46),
    )
    return framed(chart, frame)


def _names(x, y, text, *, inset):
    """Names of the crossings below the line of the price, and inside the arch where that is low."""
    high, low = f"datum.price >= {_LOW}", f"datum.price < {_LOW}"
    looks = {
        "critical": ({"role": "threshold"}, ((high, 6, 22), (low, inset, -34))),
        "mature": ({"role": "platform", "align": "right"}, ((high, -6, 42), (low, -inset, -34))),
    }
    return [
        labels(name, x, y, text, dx=dx, dy=dy, **look).transform_filter(where)
        for name, (look, places) in looks.items()
        for where, dx, dy in places
    ]


def _sentence(tables, *, relative_price):
    price = number(relative_price, 2)
    if not tables["mature"]["share"]:
        return say("two_worlds.none", price=price)
    critical, mature = tables["critical"]["share"][0], tables["mature"]["share"][0]
    if mature - critical < 1e-6:
        return say("two_worlds.one", price=price, mature=percent(mature))
    if critical == 0:
        return say("two_worlds.from_anybody", price=price)
    return say("two_worlds.two", price=price, critical=percent(critical), mature=percent(mature))


two_worlds = Explorer(
    name="two_worlds",
    controls=(
        slider(
            "relative_price", np.arange(0, 0.301, 0.01), default=0.19, unit="", along="level.price"
        ),
    ),
    rows=_rows,
    columns={
        "demand": (drawn("share", 0, is_percent=True), drawn("price", 4)),
        "level": (Column("price", 2),),
        "flows": (
            drawn("share", 3),
            drawn("price", 3),
            drawn("label", is_text=True),
            drawn("short", is_text=True),
        ),
        "critical": (
            Column("share", 1, is_percent=True),
            drawn("price", 2),
            drawn("label", is_text=True),
            drawn("short", is_text=True),
        ),
        "mature": (
            Column("share", 1, is_percent=True),
            drawn("price", 2),
            drawn("label", is_text=True),
            drawn("short", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
)
