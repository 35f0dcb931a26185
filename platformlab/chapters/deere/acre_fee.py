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
    is_top = needed > _FEES[-1]
    return {
        "curve": {"fee": fees, "share": fees * paying / revenue()},
        "goal": {
            "share": [goal()],
            "fee": [0 if needed > _FEES[-1] / 2 else _FEES[-1] / 2],  # clear of the line
            # Above the line, but below it where it is the top of the plot.
            "label": ["" if is_top else say("acre_fee.marks.goal", share=percent(goal()))],
            "short": ["" if is_top else say("acre_fee.marks.goal_short", share=percent(goal()))],
            "under": [say("acre_fee.marks.goal_short", share=percent(goal())) if is_top else ""],
        },
        "now": {
            "fee": [price],
            "share": [part],
            "million": [price * paying / 1e6],
            "label": [numbers.share(part, 1)],
        },
        "outcome": {"needed": [needed]},
    }


def _chart(frame):
    x = axis_x("fee", domain=(0, 100), values=[0, 25, 50, 75, 100])
    y = alt.Y(
        "share:Q",
        scale=alt.Scale(zero=True, nice=True),
        axis=alt.Axis(tickCount=4, format=".0%"),
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
        labels("goal", x, y, "under", role="threshold", dx=6, dy=12),
        line("curve", x, y),
        dots("now", x, y, role="ink", tooltip=tooltip),
        labels("now", x, y, "label", align="right", dx=4, dy=-16, fontWeight="bold"),
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
            drawn("label", is_text=True),
        ),
        "outcome": (Column("needed", 2),),
        "goal": (
            Column("share", 0, is_percent=True),
            drawn("fee"),
            drawn("label", is_text=True),
            drawn("short", is_text=True),
            drawn("under", is_text=True),
        ),
        "curve": (
            Column("fee"),
            Column("share", 2, is_percent=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
)
