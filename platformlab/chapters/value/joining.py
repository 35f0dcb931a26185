"""Explorer of a merger: what joining two networks adds."""

import altair as alt
import numpy as np

from platformlab.chapters.value._labels import apart
from platformlab.chapters.value._laws import BREAK_EVEN, INVENTED, unit_value, value_by
from platformlab.chapters.value._words import say
from platformlab.chapters.value.market import COST_PER_USER, RUNNING_COST, USERS_OF_EACH
from platformlab.charts.curves import axis_x, dots, labels, line, moment
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, slider
from platformlab.words.numbers import dollars, number, share

_WIDEST = 2_000
_CURVE = np.linspace(1, _WIDEST, 41)
_LAW_OPTIONS = {
    "sarnoff": "Users only: n",
    "odlyzko": "Fading contacts: n log n",
    "metcalfe": "Every pair: n²",
}


def _rows(*, law, users, cost_per_user):
    one, both = value_by(law, np.array([users, 2 * users]))
    values, costs = value_by(law, _CURVE), RUNNING_COST + cost_per_user * _CURVE
    pays = BREAK_EVEN[law](
        unit_value=unit_value(law), cost_per_user=cost_per_user, running_cost=RUNNING_COST
    )
    top = max(values[-1], costs[-1])
    shown = [pays] if pays <= _WIDEST else []
    return {
        "value": {"users": _CURVE, "value": values},
        "costs": {"users": [0, _WIDEST], "value": [RUNNING_COST, costs[-1]]},
        "ends": {
            "users": [_WIDEST, _WIDEST],
            "value": apart([values[-1], costs[-1]], gap=0.07 * top),
            "label": ["value", "costs"],
        },
        "one": {"users": [users], "value": [one]},
        "joined": {
            "users": [2 * users],
            "value": [both],
            "apart": [2 * one],
            "gain": [both - 2 * one],
            # near the origin the word has room above the point only
            "label": ["" if users < 300 else "joined"],
            "above": ["joined" if users < 300 else ""],
        },
        "apart": {
            "users": [2 * users],
            "value": [2 * one],
            "label": ["two apart" if both - 2 * one > 0.045 * top else ""],
        },
        "gain": {"users": [2 * users] * 2, "value": [2 * one, both]},
        "pays": {
            "users": shown,
            "value": [top for _ in shown],
            # words stand on the side of the line that has room for them
            "before": [f"pays from {size:,.0f}" if size > _WIDEST / 2 else "" for size in shown],
            "after": [f"pays from {size:,.0f}" if size <= _WIDEST / 2 else "" for size in shown],
        },
    }


def _chart(frame):
    ticks = [0, 1000, 2000] if frame.is_narrow else [0, 500, 1000, 1500, 2000]
    x = axis_x("users", "users", domain=(0, _WIDEST), values=ticks, format=",d")
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(zero=True, nice=True),
        axis=alt.Axis(title="value and costs a year", tickCount=4, format="$,d"),
    )
    tooltip = [
        alt.Tooltip("users:Q", title="Users", format=",.0f"),
        alt.Tooltip("value:Q", title="USD a year", format=",.0f"),
    ]
    chart = alt.layer(
        moment("pays", x),
        line("costs", x, y, role="pipeline", is_dashed=True),
        line("value", x, y, tooltip=tooltip),
        line("gain", x, y, role="ink"),
        dots("one", x, y, tooltip=tooltip),
        dots("apart", x, y, is_hollow=True, tooltip=tooltip),
        dots("joined", x, y, tooltip=tooltip),
        # on a phone "joined" stands over its dot, clear of the vertical line
        labels(
            "joined",
            x,
            y,
            "label",
            role="platform",
            fontWeight="bold",
            **(
                {"align": "center", "dx": -17, "dy": -15}
                if frame.is_narrow
                else {"align": "right", "dx": -10, "dy": -8}
            ),
        ),
        labels("joined", x, y, "above", role="platform", dx=-8, dy=-18, fontWeight="bold"),
        labels("apart", x, y, "label", dx=10, dy=-3),
        labels("ends", x, y, "label", dx=10),
        labels("pays", x, y, "before", role="threshold", align="right", dx=-7, dy=6),
        labels("pays", x, y, "after", role="threshold", dx=7, dy=6),
    )
    return framed(chart, frame, left=76, right=62)


def _sentence(tables, *, law, users, cost_per_user):
    one, (both,) = tables["one"]["value"][0], tables["joined"]["value"]
    said = {
        "users": number(users, 0),
        "one": dollars(one, 0),
        "both": dollars(both, 0),
        "cost": dollars(cost_per_user, 0),
    }
    adds = "adds_nothing"
    if law != "sarnoff":
        adds = "adds"
        said["gain"] = share(both / (2 * one) - 1)
    size = BREAK_EVEN[law](
        unit_value=unit_value(law), cost_per_user=cost_per_user, running_cost=RUNNING_COST
    )
    if np.isinf(size):
        return say(f"joining.{adds}_never_pays", **said)
    return say(f"joining.{adds}_pays", **said, size=number(size, 0))


_LABELLED = (Column("users", "", 0), Column("value", "", 0), Column("label", "", is_text=True))
joining = Explorer(
    name="joining",
    title="What does joining two networks add?",
    description=(
        "Value of a network by its number of users under the law you choose, and a dashed line of costs. A dot marks one of "
        "two equal networks. At twice its users a hollow dot shows what the two are worth apart and a filled dot what they are "
        "worth joined; the line between them is the gain. A vertical line marks the size from which value covers cost."
    ),
    controls=(
        choice("law", "What counts", _LAW_OPTIONS, default="metcalfe"),
        slider("users", range(100, 901, 50), default=USERS_OF_EACH, label="Users of each network"),
        slider("cost_per_user", range(16), default=COST_PER_USER),
    ),
    rows=_rows,
    columns={
        "one": (Column("users", "Users of one"), Column("value", "Its value, USD a year")),
        "joined": (
            Column("users", "Users of both"),
            Column("apart", "Value apart, USD a year"),
            Column("value", "Value joined, USD a year"),
            Column("gain", "Gain, USD a year"),
            Column("label", "", is_text=True),
            Column("above", "", is_text=True),
        ),
        "pays": (
            Column("users", "Users from which it pays"),
            Column("value", ""),
            Column("before", "", is_text=True),
            Column("after", "", is_text=True),
        ),
        "value": (Column("users", "", 1), Column("value", "")),
        "costs": (Column("users", ""), Column("value", "")),
        "gain": (Column("users", ""), Column("value", "")),
        "apart": _LABELLED,
        "ends": _LABELLED,
    },
    chart=_chart,
    sentence=_sentence,
    source=f"{INVENTED}, plus the cost per user you set.",
)
