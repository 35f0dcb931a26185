"""Explorer of a year at a higher price: when the old one returns, do the members."""

from functools import cache

import altair as alt
import numpy as np

from platformlab.chapters.critical_mass._source import SHARE_OVER_TIME, invented
from platformlab.chapters.critical_mass.market import (
    BASE_PRICE,
    BEFORE,
    FULL_VALUE,
    MARKET,
    RAISED,
    RAISED_PRICE,
    RESTORED,
    SPEED,
)
from platformlab.charts.curves import axis_x, band, dots, labels, level, line, panel_y
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.models import critical_mass as model
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars, percent

say = Wordbook(__file__)


def _market(same_side):
    return MARKET | {"stand_alone_value": FULL_VALUE - same_side, "same_side": same_side}


@cache
def _at_rest(same_side):
    """Where the market rests at the old price, which no rise in between changes."""
    return model.find_equilibria(price=BASE_PRICE, **_market(same_side))


def _threshold(path, found):
    """Critical mass at the old price, and the month of the higher one in which the path falls below it."""
    critical = found.shares[1:2] if found.status == "tips" else []
    lost = [
        next((month for month in range(BEFORE, BEFORE + RAISED + 1) if path[month] < mass), None)
        for mass in critical
    ]
    crossed = [month for month in lost if month is not None]
    return {
        "threshold": {
            "share": critical,
            "month": [len(path) - 1 for _ in critical],
            "label": [
                say("hysteresis.marks.critical", price=dollars(BASE_PRICE, 0), share=percent(mass))
                for mass in critical
            ],
            "short": [say("critical_mass.marks.critical", share=percent(m)) for m in critical],
        },
        "turn": {
            "month": crossed,
            "share": [path[month] for month in crossed],
            "label": [say("hysteresis.marks.turn", month=month) for month in crossed],
        },
    }


def _asked(price):
    """Price of each month as a line of steps, and the year of the higher one."""
    asked = [BASE_PRICE, price, BASE_PRICE, BASE_PRICE]
    until = BEFORE + RAISED
    return {
        "asked": {"month": [0, BEFORE, until, until + RESTORED], "price": asked},
        "raised": {
            "month": [BEFORE],
            "until": [until],
            "middle": [BEFORE + RAISED / 2],
            "price": [price],
            "label": [dollars(price, 0)],
        },
    }


def _rows(*, price, same_side):
    market, found = _market(same_side), _at_rest(same_side)
    before = np.nanmax(found.shares)
    path = [before]
    for asked, months in ((BASE_PRICE, BEFORE), (price, RAISED), (BASE_PRICE, RESTORED)):
        steps = model.simulate(path[-1], price=asked, adjustment=SPEED, periods=months, **market)
        path.extend(steps[1:])
    return {
        "path": {"month": np.arange(len(path)), "share": path},
        **_threshold(path, found),
        **_asked(price),
        "end": {
            "month": [len(path) - 1],
            "share": [path[-1]],
            "before": [before],
            "low": [path[BEFORE + RAISED]],
            "label": [percent(path[-1])],
        },
    }


def _year(x, top, bottom):
    """The year of the higher price, behind one panel: axis titles stand between the two."""
    return band("raised", x, "until:Q").encode(y=alt.YValue(top), y2=alt.Y2Value(bottom))


def _chart(frame):
    plot = frame.height - 64
    x = axis_x(
        "month", domain=(0, BEFORE + RAISED + RESTORED), values=[0, 12, 24, 36, 48], format="d"
    )
    asked = panel_y("price", top=0, bottom=0.14 * plot, domain=(0, 90), values=[0, 40, 80])
    ticks = {"domain": (0, 1), "values": [0, 0.25, 0.5, 0.75, 1], "format": ".0%"}
    y = panel_y("share", top=0.31 * plot, bottom=plot, **ticks)
    text = "short" if frame.is_narrow else "label"
    middle = {"align": "center", "dx": 0, "dy": -11}
    price = alt.layer(
        _year(x, 0, 0.14 * plot),
        line("asked", x, asked, role="ink", is_held=True),
        labels("raised", "middle:Q", asked, "label", fontWeight="bold", **middle),
    )
    share = alt.layer(
        _year(x, 0.31 * plot, plot),
        level("threshold", y, role="threshold"),
        labels("threshold", x, y, text, role="threshold", align="right", dx=-4, dy=-10),
        line("path", x, y, tooltip=SHARE_OVER_TIME),
        dots("turn", x, y, role="threshold", is_hollow=True, tooltip=SHARE_OVER_TIME),
        labels("turn", x, y, "label", role="threshold", dx=12, dy=8),
        dots("end", x, y, tooltip=SHARE_OVER_TIME),
        labels("end", x, y, "label", role="platform", dx=10, fontWeight="bold"),
    )
    chart = alt.layer(price, share).resolve_scale(y="independent")
    return framed(chart, frame, right=72, height=plot + 90)


def _sentence(tables, *, price, **_):
    before, low, end = (tables["end"][column][0] for column in ("before", "low", "share"))
    said = {"price": dollars(price, 0), "before": percent(before)}
    if percent(low) == percent(before):
        return say("hysteresis.nothing", **said)
    if before - end < 0.02:
        return say("hysteresis.back", **said, low=percent(low))
    return say("hysteresis.down", **said, low=percent(low), end=percent(end))


hysteresis = Explorer(
    name="hysteresis",
    controls=(
        slider("price", range(30, 81), default=RAISED_PRICE),
        slider("same_side", range(0, 61, 5), default=FULL_VALUE),
    ),
    rows=_rows,
    columns={
        "path": (Column("month"), Column("share", 1, is_percent=True)),
        "threshold": (
            Column("share", 1, is_percent=True),
            drawn("month"),
            drawn("label", is_text=True),
            drawn("short", is_text=True),
        ),
        "turn": (
            Column("month"),
            drawn("share", 1, is_percent=True),
            drawn("label", is_text=True),
        ),
        "raised": (
            drawn("month"),
            drawn("until"),
            drawn("middle"),
            drawn("price"),
            drawn("label", is_text=True),
        ),
        "asked": (drawn("month"), drawn("price")),
        "end": (
            Column("before", 1, is_percent=True),
            Column("low", 1, is_percent=True),
            Column("share", 1, is_percent=True),
            drawn("month"),
            drawn("label", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"base_price": BASE_PRICE, "invented": invented, "full_value": FULL_VALUE},
)
