"""Explorer of pooling: how many machines teach when to replace a part."""

import altair as alt
import numpy as np

from platformlab.chapters.deere._knowledge import gain, machines_for_most, shares
from platformlab.chapters.deere.market import (
    FAILURE_COST,
    FAILURE_INTERVAL,
    HISTORIES,
    HOURS_A_YEAR,
    MACHINES,
    MOST_OF_THE_GAIN,
    PLANNED_COST,
    RECORD_YEARS,
)
from platformlab.charts.curves import axis_y, dots, labels, level, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars, number, percent, share

say = Wordbook(__file__)

_POOLS = sorted({round(count) for count in np.geomspace(1, 100_000, 101)})


def _rows(*, failure_interval, record_years, failure_cost):
    state = {
        "failure_cost": failure_cost,
        "failure_interval": failure_interval,
        "record_years": record_years,
    }
    pools = list(MACHINES.values())
    known = shares(pools, **state)
    whole = gain(failure_cost, failure_interval)
    most = machines_for_most(**state)
    return {
        "curve": {"machines": _POOLS, "share": shares(_POOLS, **state)},
        "pools": {
            "machines": pools,
            "share": known,
            "gain": [part * whole for part in known],
            "added": [whole * step for step in np.diff([0, *known])],
            "label": [
                say(f"machines_pooled.marks.{who}", machines=number(n))
                for who, n in MACHINES.items()
            ],
            "short": [say(f"machines_pooled.marks.{who}_short") for who in MACHINES],
        },
        "most": {
            "machines": [most],
            "share": [MOST_OF_THE_GAIN],
            "gain": [whole],
            "label": [
                say(
                    "machines_pooled.marks.most",
                    share=percent(MOST_OF_THE_GAIN),
                    machines=number(most),
                )
            ],
        },
    }


def _chart(frame):
    ticks = [1, 100, 10_000] if frame.is_narrow else [1, 10, 100, 1_000, 10_000, 100_000]
    x = alt.X(
        "machines:Q",
        scale=alt.Scale(type="log", domain=(1, 100_000), nice=False),
        axis=alt.Axis(values=ticks, format=",d"),
    )
    y = axis_y(
        "share",
        domain=(0, 1.1),
        values=[0, 0.25, 0.5, 0.75, 1],
        format=".0%",
    )
    tooltip = [
        alt.Tooltip("label:N"),
        alt.Tooltip("share:Q", format=".1%"),
        alt.Tooltip("gain:Q", format=".0f"),
    ]
    text, end = "short" if frame.is_narrow else "label", alt.XValue("width")
    chart = alt.layer(
        level("most", y, role="threshold"),
        line("curve", x, y),
        dots("pools", x, y, role="ink", tooltip=tooltip),
        labels("pools", x, y, text, align="center", dx=0, dy=-16),
        labels("most", end, y, "label", role="threshold", align="right", dx=0, dy=14),
    )
    return framed(chart, frame, right=40)


def _money(amount):
    return dollars(amount, 0 if amount >= 10 else 2)


def _sentence(tables, **_):
    added = dict(zip(MACHINES, tables["pools"]["added"], strict=True))
    said = {"most": number(tables["most"]["machines"][0]), "part": percent(MOST_OF_THE_GAIN)}
    said["maker"] = _money(added["maker"])
    if not added["dealer"]:
        return say("machines_pooled.maker_alone", **said)
    said["dealer"] = _money(added["dealer"])
    if not added["farm"]:
        return say("machines_pooled.no_farm", **said)
    return say("machines_pooled.all", farm=_money(added["farm"]), **said)


machines_pooled = Explorer(
    name="machines_pooled",
    controls=(
        slider("failure_interval", (1, 2, 5, 10, 20, 50, 100, 200, 500), default=FAILURE_INTERVAL),
        slider("record_years", (1, 2, 5, 10), default=RECORD_YEARS),
        slider("failure_cost", (1_500, 2_500, 10_000), default=FAILURE_COST),
    ),
    rows=_rows,
    is_slow=True,
    columns={
        "pools": (
            Column("label", is_text=True),
            Column("machines"),
            Column("share", 1, is_percent=True),
            Column("gain", 1),
            Column("added", 1),
            drawn("short", is_text=True),
        ),
        "most": (
            Column("machines"),
            Column("gain", 1),
            drawn("share", 0, is_percent=True),
            drawn("label", is_text=True),
        ),
        "curve": (
            Column("machines"),
            Column("share", 1, is_percent=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    slots={
        "planned_cost": PLANNED_COST,
        "hours_a_year": HOURS_A_YEAR,
        "histories": HISTORIES,
        "most": share(MOST_OF_THE_GAIN),
    },
)
