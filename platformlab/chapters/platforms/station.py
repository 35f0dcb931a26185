"""Explorer of openings: from which of them does a station fill."""

from functools import cache

import altair as alt
import numpy as np

from platformlab.chapters.platforms._pace import INVENTED, settled
from platformlab.chapters.platforms._paths import (
    OPENINGS,
    SHOPS_WORTHS,
    TOWN_WORTHS,
    TRAINS,
    path_from,
)
from platformlab.chapters.platforms.market import (
    FEW_TRAINS,
    MANY_TRAINS,
    SHOPS_WORTH,
    TOWN_WORTH,
    launch_market,
)
from platformlab.charts.curves import axis_x, axis_y, dots, labels, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, slider
from platformlab.models.spread.launch import find_equilibria
from platformlab.models.spread.launch_frontier import trace_frontier
from platformlab.words.numbers import percent

_TRAINS = dict(
    zip(
        TRAINS,
        (
            "none",
            f"a few, worth ${FEW_TRAINS} to the keenest",
            f"many, worth ${MANY_TRAINS} to the keenest",
        ),
        strict=True,
    )
)


@cache
def _threshold(**values):
    return trace_frontier(**launch_market(**values))


@cache
def _rests(**values):
    return find_equilibria(**launch_market(**values))


def _rows(*, share_consumers, share_producers, **values):
    place = tuple(
        values[name]
        for name in ("cross_side_consumers", "cross_side_producers", "stand_alone_value")
    )
    path = path_from((share_consumers, share_producers), place)
    found, (town, needed) = _rests(**values), _threshold(**values)
    has_line = len(town) > 0
    middle = len(town) // 2
    end = [settled(share) for share in path[-1]]
    moved = np.hypot(*(path[0] - path[-1]))
    return {
        "path": {"step": np.arange(len(path)), "consumers": path[:, 0], "producers": path[:, 1]},
        "opening": {
            "consumers": [share_consumers],
            "producers": [share_producers],
            "label": ["opening" if moved > 0.2 else ""],
        },
        "end": {
            "consumers": end[:1],
            "producers": end[1:],
            "label": ["settles here" if moved > 0.02 else "stays where it opened"],
            "short": ["settles" if moved > 0.02 else "stays"],
        },
        "threshold": {"consumers": town, "producers": needed},
        "line": {
            "consumers": list(town[middle : middle + 1]),
            "producers": list(needed[middle : middle + 1]),
            "label": ["fills from beyond this line"] * has_line,
            "short": ["fills beyond"] * has_line,
        },
        "critical": {
            "consumers": [found.critical_consumers] * has_line,
            "producers": [found.critical_producers] * has_line,
        },
        "result": {"status": [found.status], "quiet": [found.quiet_consumers]},
    }


def _chart(frame):
    ticks = {"domain": (0, 1), "values": [0, 0.25, 0.5, 0.75, 1], "format": ".0%"}
    x = axis_x("consumers", "share of the travellers who come", **ticks)
    y = axis_y("producers", "share of the shops let", **ticks)
    y["axis"]["titleY"] = -34  # above the name of an opening with every shop let
    tooltip = [
        alt.Tooltip("consumers:Q", title="Travellers", format=".0%"),
        alt.Tooltip("producers:Q", title="Shops", format=".0%"),
    ]
    text = "short" if frame.is_narrow else "label"
    chart = alt.layer(
        line("threshold", x, y, role="threshold", tooltip=tooltip).encode(order="consumers:Q"),
        dots("critical", x, y, role="threshold", is_hollow=True, tooltip=tooltip),
        labels("line", x, y, text, role="threshold", dx=10, dy=-8),
        line("path", x, y, tooltip=tooltip).encode(order=alt.Order("step:Q")),
        dots("opening", x, y, role="ink", is_hollow=True, tooltip=tooltip),
        labels("opening", x, y, "label", dx=-4, dy=-17),
        dots("end", x, y, tooltip=tooltip),
        labels("end", x, y, text, role="platform", dx=26, dy=-8, fontWeight="bold"),
    )
    return framed(chart, frame, right=64, top=60, height=frame.height + 40)


def _of(share, side):
    """Say a share of a side: none, all, or per cent."""
    if share in (0, 1):
        return f"{'all' if share else 'no'} {side}"
    return f"{percent(share)} of the {side}"


def _sentence(tables, *, share_consumers, share_producers, **_):
    travellers, shops = (tables["end"][side][0] for side in ("consumers", "producers"))
    status, quiet = (tables["result"][name][0] for name in ("status", "quiet"))
    opening = f"Opened with {_of(share_consumers, 'travellers')} and {_of(share_producers, 'shops')}, the station"
    full = f"{_of(travellers, 'travellers')} and {_of(shops, 'shops')}"
    bare = "ends empty"
    if quiet:
        bare = f"ends with {_of(quiet, 'travellers')}, who come for the trains, and no shops"
    if status == "fills":
        return f"{opening} settles at {full}: with these trains it fills from any opening."
    if status == "not viable":
        return f"{opening} {bare}: at these strengths no opening is large enough."
    if shops:
        return f"{opening} is beyond the threshold and settles at {full}."
    return f"{opening} is short of the threshold and {bare}."


station = Explorer(
    name="station",
    title="From which opening does a station fill?",
    description=(
        "Map with the share of travellers who come to the right and the share of shops let upwards. A hollow dot "
        "is the opening you choose, a line leads from it to the filled dot where the station settles. Where there "
        "is a threshold, a second line divides openings that fill from openings that empty, and a hollow dot on "
        "it marks the critical mass."
    ),
    controls=(
        slider("share_consumers", OPENINGS, default=0.0, label="Travellers on the first day"),
        slider("share_producers", OPENINGS, default=1.0, label="Shops let on the first day"),
        slider(
            "cross_side_consumers", SHOPS_WORTHS, default=SHOPS_WORTH,
            label="What a full row of shops is worth to the keenest traveller",
        ),
        slider(
            "cross_side_producers", TOWN_WORTHS, default=TOWN_WORTH,
            label="What a full station is worth to the best shop",
        ),
        choice("stand_alone_value", "Trains", _TRAINS, default=0),
    ),
    rows=_rows,
    columns={
        "end": (
            Column("consumers", "Travellers in the end", 1, is_percent=True),
            Column("producers", "Shops let in the end", 1, is_percent=True),
            Column("label", "", is_text=True), Column("short", "", is_text=True),
        ),
        "critical": (
            Column("consumers", "Critical mass, travellers", 1, is_percent=True),
            Column("producers", "Critical mass, shops", 1, is_percent=True),
        ),
        "threshold": (
            Column("consumers", "On the threshold: travellers", 1, is_percent=True),
            Column("producers", "Shops needed", 1, is_percent=True),
        ),
        "path": (
            Column("step", ""), Column("consumers", "", 1, is_percent=True),
            Column("producers", "", 1, is_percent=True),
        ),
        "opening": (
            Column("consumers", "", 1, is_percent=True), Column("producers", "", 1, is_percent=True),
            Column("label", "", is_text=True),
        ),
        "line": (
            Column("consumers", "", 1, is_percent=True), Column("producers", "", 1, is_percent=True),
            Column("label", "", is_text=True), Column("short", "", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    source=f"{INVENTED}, and both sides react at the same pace.",
)  # fmt: skip
