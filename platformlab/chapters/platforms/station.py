"""Explorer of openings: from which of them does a station fill."""

import altair as alt

from platformlab.chapters.platforms._pace import invented
from platformlab.chapters.platforms._paths import OPENINGS, SHOPS_WORTHS, TOWN_WORTHS, TRAINS
from platformlab.chapters.platforms._plane import rows_of
from platformlab.chapters.platforms.market import FEW_TRAINS, MANY_TRAINS, SHOPS_WORTH, TOWN_WORTH
from platformlab.charts.areas import between
from platformlab.charts.curves import axis_x, axis_y, dots, labels, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, drawn, slider
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars, percent

say = Wordbook(__file__)


def _chart(frame):
    ticks = {"domain": (0, 1), "values": [0, 0.25, 0.5, 0.75, 1], "format": ".0%"}
    x = axis_x("consumers", **ticks)
    y = axis_y("producers", **ticks)
    y["axis"]["titleY"] = -34  # above the name of an opening with every shop let
    tooltip = [alt.Tooltip("consumers:Q", format=".0%"), alt.Tooltip("producers:Q", format=".0%")]
    text = "short" if frame.is_narrow else "label"
    chart = alt.layer(
        between("beyond", x, y, "full:Q", role="platform", opacity=0.12),
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


def _trains(worth):
    how_many = {0: "none", FEW_TRAINS: "few", MANY_TRAINS: "many"}[worth]
    return (
        say(f"station.trains.{how_many}", worth=dollars(worth))
        if worth
        else say("station.trains.none")
    )


station = Explorer(
    name="station",
    controls=(
        choice("stand_alone_value", TRAINS, default=0, shown=_trains),
        slider("share_consumers", OPENINGS, default=0.0, along="opening.consumers"),
        slider("share_producers", OPENINGS, default=1.0, along="opening.producers"),
        slider("cross_side_consumers", SHOPS_WORTHS, default=SHOPS_WORTH),
        slider("cross_side_producers", TOWN_WORTHS, default=TOWN_WORTH),
    ),
    rows=rows_of,
    columns={
        "end": (
            Column("consumers", 1, is_percent=True),
            Column("producers", 1, is_percent=True),
            drawn("label", is_text=True),
            drawn("short", is_text=True),
        ),
        "critical": (
            Column("consumers", 1, is_percent=True),
            Column("producers", 1, is_percent=True),
        ),
        "threshold": (
            Column("consumers", 1, is_percent=True),
            Column("producers", 1, is_percent=True),
        ),
        "beyond": (
            drawn("consumers", 1, is_percent=True),
            drawn("producers", 1, is_percent=True),
            drawn("full"),
        ),
        "path": (
            drawn("step"),
            drawn("consumers", 1, is_percent=True),
            drawn("producers", 1, is_percent=True),
        ),
        "opening": (
            drawn("consumers", 1, is_percent=True),
            drawn("producers", 1, is_percent=True),
            drawn("label", is_text=True),
        ),
        "line": (
            drawn("consumers", 1, is_percent=True),
            drawn("producers", 1, is_percent=True),
            drawn("label", is_text=True),
            drawn("short", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"invented": invented},
)
