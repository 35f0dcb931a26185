"""Explorer of openings: from which of them does a station fill."""

import altair as alt

from platformlab.chapters.platforms._pace import INVENTED
from platformlab.chapters.platforms._paths import OPENINGS, SHOPS_WORTHS, TOWN_WORTHS
from platformlab.chapters.platforms._plane import rows_of
from platformlab.chapters.platforms._words import say
from platformlab.chapters.platforms.market import FEW_TRAINS, MANY_TRAINS, SHOPS_WORTH, TOWN_WORTH
from platformlab.charts.curves import axis_x, axis_y, dots, labels, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, slider
from platformlab.words.numbers import percent

_TRAINS = {
    0: "none",
    FEW_TRAINS: f"a few, worth ${FEW_TRAINS} to the keenest",
    MANY_TRAINS: f"many, worth ${MANY_TRAINS} to the keenest",
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
        return say(f"part_of.{side}_{'all' if share else 'none'}")
    return say(f"part_of.{side}_some", share=percent(share))


def _sentence(tables, *, share_consumers, share_producers, **_):
    travellers, shops = (tables["end"][side][0] for side in ("consumers", "producers"))
    status, quiet = (tables["result"][name][0] for name in ("status", "quiet"))
    said = {
        "travellers": _of(share_consumers, "travellers"),
        "shops": _of(share_producers, "shops"),
    }
    full = {"end_travellers": _of(travellers, "travellers"), "end_shops": _of(shops, "shops")}
    if status == "fills":
        return say("station.any", **said, **full)
    if status != "not viable" and shops:
        return say("station.beyond", **said, **full)
    reach = "never" if status == "not viable" else "short"
    if quiet:
        return say(f"station.{reach}_quiet", **said, quiet=_of(quiet, "travellers"))
    return say(f"station.{reach}", **said)


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
            "cross_side_consumers",
            SHOPS_WORTHS,
            default=SHOPS_WORTH,
            label="What a full row of shops is worth to the keenest traveller",
        ),
        slider(
            "cross_side_producers",
            TOWN_WORTHS,
            default=TOWN_WORTH,
            label="What a full station is worth to the best shop",
        ),
        choice("stand_alone_value", "Trains", _TRAINS, default=0),
    ),
    rows=rows_of,
    columns={
        "end": (
            Column("consumers", "Travellers in the end", 1, is_percent=True),
            Column("producers", "Shops let in the end", 1, is_percent=True),
            Column("label", "", is_text=True),
            Column("short", "", is_text=True),
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
            Column("step", ""),
            Column("consumers", "", 1, is_percent=True),
            Column("producers", "", 1, is_percent=True),
        ),
        "opening": (
            Column("consumers", "", 1, is_percent=True),
            Column("producers", "", 1, is_percent=True),
            Column("label", "", is_text=True),
        ),
        "line": (
            Column("consumers", "", 1, is_percent=True),
            Column("producers", "", 1, is_percent=True),
            Column("label", "", is_text=True),
            Column("short", "", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    source=f"{INVENTED}, and both sides react at the same pace.",
)
