"""Explorer of the contrast: the same contract with a use that only one sees, or both."""

import altair as alt

from platformlab.chapters.information_value._contracts import OUTCOME, PARTS, at, controls, yearly
from platformlab.charts.curves import axis_x, axis_y, dots, labels, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars, share

say = Wordbook(__file__)

_WAYS = ("unseen", "seen")


def _rows(*, carried_share, care_cost):
    cost = {way: yearly(way, care_cost)[0] for way in _WAYS}
    here = at(carried_share)
    now = {way: float(cost[way][here]) for way in _WAYS}
    best = {way: float(cost[way].min()) for way in _WAYS}
    return {
        "lines": {"part": PARTS, **cost},
        "now": {"part": [carried_share] * 2, "cost": list(now.values())},
        "names": {
            "part": [1, 1],
            "cost": [cost[way][-1] for way in _WAYS],
            "label": [say(f"use_seen.marks.{way}") for way in _WAYS],
            "short": [say(f"use_seen.marks.{way}_short") for way in _WAYS],
        },
        "outcome": {
            **{way: [now[way]] for way in _WAYS},
            "saved": [now["unseen"] - now["seen"]],
            "best": [best["unseen"]],
            "least": [best["seen"]],
            "worth": [best["unseen"] - best["seen"]],
        },
    }


def _chart(frame):
    x = axis_x("part", domain=(0, 1), values=[0, 0.25, 0.5, 0.75, 1], format=".0%")

    def y(field):
        ticks = {"values": [2_000, 3_000, 4_000], "format": "$,d"}
        return axis_y(field, title="cost", domain=(1_500, 4_500), **ticks)

    tooltip = [
        alt.Tooltip("part:Q", format=".0%"),
        alt.Tooltip("unseen:Q", format="$,.0f"),
        alt.Tooltip("seen:Q", format="$,.0f"),
    ]
    text = "short" if frame.is_narrow else "label"
    chart = alt.layer(
        line("lines", x, y("unseen"), role="pipeline", is_dashed=True, tooltip=tooltip),
        line("lines", x, y("seen"), tooltip=tooltip),
        dots("now", x, y("cost"), role="ink"),
        labels("names", x, y("cost"), text, dx=8),
    )
    return framed(chart, frame, left=64, right=66 if frame.is_narrow else 158)


def _sentence(tables, *, carried_share, **_):
    told = {name: dollars(values[0], 0) for name, values in tables["outcome"].items()}
    said = {"part": share(carried_share), "unseen": told["unseen"], "best": told["best"]}
    if round(tables["outcome"]["saved"][0]):
        more = {name: told[name] for name in ("seen", "saved", "worth")}
        return say("use_seen.more", **said, **more)
    return say("use_seen.same", **said, least=told["least"])


use_seen = Explorer(
    name="use_seen",
    controls=controls(OUTCOME),
    rows=_rows,
    columns={
        "outcome": (
            Column("unseen", 0),
            Column("seen", 0),
            Column("saved", 0),
            Column("worth", 0),
            drawn("best", 0),
            drawn("least", 0),
        ),
        "lines": (Column("part", 0, is_percent=True), Column("unseen", 0), Column("seen", 0)),
        "now": (drawn("part", 0, is_percent=True), drawn("cost", 0)),
        "names": (
            drawn("part"),
            drawn("cost", 0),
            drawn("label", is_text=True),
            drawn("short", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
)
