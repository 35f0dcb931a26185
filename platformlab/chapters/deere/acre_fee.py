"""Explorer of a fee: what acres would bring if they were paid for."""

from functools import cache

import altair as alt
import numpy as np

from platformlab.charts.curves import axis_x, dots, labels, level, line
from platformlab.charts.theme import framed
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice, drawn, slider
from platformlab.words import Wordbook, numbers
from platformlab.words.numbers import dollars, percent

say = Wordbook(__file__)

_FEES = (*range(11), *range(15, 101, 5))
_FEE = _FEES[3]  # supposed; Deere publishes none
_ACRES = ("2025-12", "2030")  # as the company told them, and its goal
_TOP = 0.2  # part of revenue at the top of the plot, twice the goal: an axis that moved would hide the line's turn
_SIDES = ("left", "right", "above")
_NEAR, _LOW = 10, 0.015  # a dot this near the axis has its words at the right, this low above it


@cache
def _figure(company, metric, date):
    table = load("company_figures")
    found = table[
        (table["company"] == company) & (table["metric"] == metric) & (table["date"] == date)
    ]
    return float(found["value"].iloc[0])


def revenue():
    """All of Deere's revenue in fiscal 2025, USD."""
    return 1e9 * _figure("Deere", "revenue", "2025")


def goal():
    """Part of revenue that Deere wants to recur by 2030."""
    return _figure("Deere", "recurring_revenue_share", "2030")


def paid_before():
    """Part of the acres on FieldView that were paid for in 2016."""
    paid, enrolled = (
        _figure("Climate FieldView", f"{kind}_acres", "2016") for kind in ("paid", "enrolled")
    )
    return paid / enrolled


def acres(date):
    """Engaged acres at a date, or the goal for it."""
    return 1e6 * _figure("Deere", "engaged_acres", date)


def _rows(*, price, share, engaged):
    paying = share * acres(engaged)
    fees = np.array(_FEES)
    part = price * paying / revenue()
    needed = goal() * revenue() / paying
    inside = np.minimum(fees, _TOP * revenue() / paying)  # the line ends where it leaves the plot
    return {
        "curve": {"fee": inside, "share": inside * paying / revenue()},
        "goal": {
            "share": [goal()],
            "fee": [0 if needed > _FEES[-1] / 2 else _FEES[-1] / 2],  # clear of the line
            "label": [say("acre_fee.marks.goal", share=percent(goal()))],
            "short": [say("acre_fee.marks.goal_short", share=percent(goal()))],
        },
        "now": {
            "fee": [price],
            "share": [part],
            "million": [price * paying / 1e6],
        }
        | _said(price, part),
        "outcome": {"needed": [needed]},
    }


def _said(price, part):
    """Words of the dot, on the one of three sides that has room for them."""
    said = numbers.share(part, 1)
    if part > _TOP:
        said = say("acre_fee.marks.higher", share=said)
    side = "left" if price > _NEAR else "right" if part > _LOW else "above"
    return {place: [said if place == side else ""] for place in _SIDES}


def _chart(frame):
    x = axis_x("fee", domain=(0, 100), values=[0, 25, 50, 75, 100])
    y = alt.Y(
        "share:Q",
        scale=alt.Scale(domain=(0, _TOP), nice=False, clamp=True),  # the dot waits at the edge
        axis=alt.Axis(values=[0, 0.05, 0.1, 0.15, 0.2], format=".0%"),
    )
    tooltip = [
        alt.Tooltip("fee:Q"),
        alt.Tooltip("million:Q", format=",.0f"),
        alt.Tooltip("share:Q", format=".1%"),
    ]
    text = "short" if frame.is_narrow else "label"
    chart = alt.layer(
        level("goal", y, role="threshold"),
        labels("goal", x, y, text, role="threshold", dx=6, dy=-10),
        line("curve", x, y),
        dots("now", x, y, role="ink", tooltip=tooltip),
        labels("now", x, y, "left", align="right", dx=4, dy=-16, fontWeight="bold"),
        labels("now", x, y, "right", dx=10, dy=6, fontWeight="bold"),
        labels("now", x, y, "above", dx=-12, dy=-21, fontWeight="bold"),
    )
    return framed(chart, frame, right=56)


def _money(amount):
    """Write dollars in millions or in billions, as a reader would say them."""
    if amount < 1e9:
        return say("acre_fee.million", amount=dollars(amount / 1e6, 0))
    return numbers.billions(amount)


def _option(date):
    return say(f"acre_fee.engaged.{date}", acres=_millions(acres(date)))


def _millions(amount):
    return numbers.number(amount / 1e6)


def _sentence(tables, *, price, share, **_):
    now, needed = tables["now"], tables["outcome"]["needed"][0]
    return say(
        "acre_fee.said",
        fee=dollars(price),
        paying=percent(share),
        money=_money(1e6 * now["million"][0]),
        part=numbers.share(now["share"][0], 1),
        needed=dollars(needed, 0),
        goal=percent(goal()),
    )


acre_fee = Explorer(
    name="acre_fee",
    controls=(
        slider("price", _FEES, default=_FEE, unit="USD a year"),
        slider("share", (0.05, 0.14, 0.25, 0.5, 0.75, 1), default=0.14),
        choice("engaged", _ACRES, default=_ACRES[0], shown=_option),
    ),
    rows=_rows,
    columns={
        "now": (
            Column("fee"),
            Column("million", 0),
            Column("share", 2, is_percent=True),
            *(drawn(side, is_text=True) for side in _SIDES),
        ),
        "outcome": (Column("needed", 2),),
        "goal": (
            Column("share", 0, is_percent=True),
            drawn("fee"),
            drawn("label", is_text=True),
            drawn("short", is_text=True),
        ),
        "curve": (
            Column("fee", 2),
            Column("share", 2, is_percent=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
)
