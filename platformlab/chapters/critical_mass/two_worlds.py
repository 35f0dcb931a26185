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
_LOW = 0.06  # below this price the words stand above their points: below is the axis
# How far above or below its point a word stands.
_APART = {"critical": 0.021, "mature": 0.041}


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


def _beside(price, name):
    """Height of the word beside a point."""
    return price + _APART[name] if price < _LOW else price - _APART[name]


def _rows(*, relative_price):
    found = model.rohlfs_equilibria(relative_price=relative_price)
    lives = found.status == "tips"

    def crossing(share, name):
        shares = [share] if lives else []
        return {
            "share": shares,
            "price": [relative_price for _ in shares],
            "height": [_beside(relative_price, name) for _ in shares],
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
    y, height = (
        axis_y(name, title="price", domain=(0, 0.32), values=[0, 0.1, 0.2, 0.3], format=".1f")
        for name in ("price", "height")
    )
    tooltip = [alt.Tooltip("share:Q", format=".0%"), alt.Tooltip("price:Q", format=".3f")]
    text = "short" if frame.is_narrow else "label"  # a phone has no room for the long ones
    chart = alt.layer(
        labels("flows", x, y, text, role="muted", align="center", dx=0),
        line("demand", x, y, tooltip=tooltip),
        level("level", y),
        dots("critical", x, y, role="threshold", is_hollow=True, tooltip=tooltip),
        dots("mature", x, y, tooltip=tooltip),
        labels("critical", x, height, text, role="threshold", dx=6),
        labels("mature", x, height, text, role="platform", align="right", dx=-6),
    )
    return framed(chart, frame)


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
            drawn("height", 3),
            drawn("label", is_text=True),
            drawn("short", is_text=True),
        ),
        "mature": (
            Column("share", 1, is_percent=True),
            drawn("price", 2),
            drawn("height", 3),
            drawn("label", is_text=True),
            drawn("short", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
)
