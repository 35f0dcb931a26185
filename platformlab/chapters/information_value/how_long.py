"""Explorer of a lead: how long a rival takes to match it, and whether it has paid by then."""

import altair as alt
import numpy as np

from platformlab.chapters.information_value._gains import gains
from platformlab.chapters.information_value.market import (
    APART,
    DEVELOPMENT,
    MATCHED_AFTER,
    MONTHS,
    NET_WORTH,
)
from platformlab.charts.curves import axis_x, axis_y, dots, labels, level, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars, number

say = Wordbook(__file__)

_LAST = 8
_YEARS = np.arange(_LAST + 1)
_ROOM = 8_500  # dollars that two amounts between the lines are high on a phone
_POINT = (
    drawn("years"),
    drawn("left", 0),
    *(drawn(name, is_text=True) for name in ("label", "beyond")),
)
_SIDES = ("first", "second")


def yearly(apart):
    """Gain of the maker who has it first, and loss of the one who has not, USD a year and machine."""
    found = gains("we", NET_WORTH, apart)
    return MONTHS * float(found.first), MONTHS * float(found.second)


def _rows(*, years, investment, transport_cost):
    gain, loss = yearly(transport_cost)
    first, second = gain * _YEARS - investment, loss * _YEARS - investment
    at = int(years)
    is_between = first[at] - second[at] > _ROOM
    ends = [first[-1], second[-1]]
    return {
        "leads": {"years": _YEARS, "first": first, "second": second},
        "now": _amount(at, first[at], is_between),
        "then": _amount(at, second[at], is_between),
        "names": {
            "years": [_LAST, _LAST],
            "left": ends,
            "label": [say(f"how_long.marks.{side}") for side in _SIDES],
            "short": [say(f"how_long.marks.{side}_short") for side in _SIDES],
        },
        "zero": {"left": [0]},
        "outcome": {"first": [first[at]], "second": [second[at]], "needed": [investment / gain]},
    }


def _amount(at, left, is_between):
    """A point with its amount: between both lines, or beyond them where they are too close for two."""
    word = _signed(left)
    said = {"label": [word if is_between else ""], "beyond": ["" if is_between else word]}
    return {"years": [at], "left": [left], **said}


def _signed(amount):
    written = dollars(abs(amount), 0)
    if round(amount) == 0:
        return written
    return say("how_long.marks.minus" if amount < 0 else "how_long.marks.plus", amount=written)


def _chart(frame):
    x = axis_x("years", domain=(0, _LAST), values=[0, 2, 4, 6, 8])

    def left(field):
        ticks = [-20_000, -10_000, 0, 10_000, 20_000]
        return axis_y(field, title="left", domain=(-24_000, 20_000), values=ticks, format=",d")

    text = "short" if frame.is_narrow else "label"
    tooltip = [alt.Tooltip("years:Q"), alt.Tooltip("left:Q", format=",.0f")]
    chart = alt.layer(
        level("zero", left("left")),
        line("leads", x, left("first")),
        line("leads", x, left("second"), role="pipeline", is_dashed=True),
        dots("now", x, left("left"), role="ink", tooltip=tooltip),
        dots("then", x, left("left"), role="ink", tooltip=tooltip),
        labels("now", x, left("left"), "label", dx=8, dy=15, fontWeight="bold"),
        labels("then", x, left("left"), "label", dx=8, dy=-13, fontWeight="bold"),
        labels("now", x, left("left"), "beyond", dx=8, dy=-24, fontWeight="bold"),
        labels("then", x, left("left"), "beyond", dx=8, dy=26, fontWeight="bold"),
        labels("names", x, left("left"), text, dx=8),
    )
    return framed(chart, frame, left=72, right=86 if frame.is_narrow else 150)


def _sentence(tables, *, years, **_):
    outcome = tables["outcome"]
    first, second, needed = (outcome[name][0] for name in ("first", "second", "needed"))
    said = {
        "n": int(years),
        "first": dollars(abs(first), 0),
        "stake": dollars(first - second, 0),
        "needed": number(needed, 1),
    }
    return say("how_long.short" if first < 0 else "how_long.long", **said)


how_long = Explorer(
    name="how_long",
    controls=(
        slider("years", range(1, _LAST + 1), default=MATCHED_AFTER, unit="years"),
        slider(
            "investment",
            (2_000, 4_000, DEVELOPMENT, 8_000),
            default=DEVELOPMENT,
            unit="USD",
        ),
        slider("transport_cost", (300, 600, APART, 1_500), default=APART, unit="USD"),
    ),
    rows=_rows,
    columns={
        "leads": (Column("years"), Column("first", 0), Column("second", 0)),
        "now": _POINT,
        "then": _POINT,
        "names": (
            drawn("years"),
            drawn("left", 0),
            drawn("label", is_text=True),
            drawn("short", is_text=True),
        ),
        "zero": (drawn("left"),),
        "outcome": (Column("first", 0), Column("second", 0), Column("needed", 1)),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"net": NET_WORTH},
)
