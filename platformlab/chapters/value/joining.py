"""Explorer of a merger: what joining two networks adds."""

from functools import cache

import altair as alt
import numpy as np

from platformlab.chapters.value._labels import apart
from platformlab.chapters.value._laws import (
    BREAK_EVEN,
    first_to_pay,
    invented,
    unit_value,
    value_by,
)
from platformlab.chapters.value.market import COST_PER_USER, RUNNING_COST, USERS_OF_EACH
from platformlab.charts.curves import axis_x, dots, labels, line, moment
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, drawn, slider
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars, number, share

say = Wordbook(__file__)

_WIDEST = 2_000
_CURVE = np.linspace(1, _WIDEST, 41)


@cache
def _curve(law):
    return value_by(law, _CURVE)


@cache
def _first_to_pay(law, cost_per_user):
    """First whole number of users of one network that covers its costs; infinite if none does."""
    costs = {"cost_per_user": cost_per_user, "running_cost": RUNNING_COST}
    return first_to_pay(BREAK_EVEN[law](unit_value=unit_value(law), **costs))


def _rows(*, law, users, cost_per_user):
    one, both = value_by(law, np.array([users, 2 * users]))
    values, costs = _curve(law), RUNNING_COST + cost_per_user * _CURVE
    pays = _first_to_pay(law, cost_per_user)
    top = max(values[-1], costs[-1])
    ends = np.array(apart([values[-1], costs[-1]], gap=0.07 * top))
    shown = [pays] if pays <= _WIDEST else []
    joined = say("joining.marks.joined")
    from_here = say("joining.marks.pays", size=number(pays, 0))
    return {
        "value": {"users": _CURVE, "value": values},
        "costs": {"users": [0, _WIDEST], "value": [RUNNING_COST, costs[-1]]},
        "ends": {
            "users": [_WIDEST, _WIDEST],
            "value": ends,
            "label": [say("joining.marks.value"), say("joining.marks.costs")],
        },
        "one": {"users": [users], "value": [one]},
        "joined": {
            "users": [2 * users],
            "value": [both],
            "apart": [2 * one],
            "gain": [both - 2 * one],
            # near the origin the word has room above the point only, near the top beside it only
            "label": [joined if 300 <= users < 700 else ""],
            "above": [joined if users < 300 else ""],
            "beside": [joined if users >= 700 else ""],
        },
        "apart": _apart(users, one, both, ends),
        "gain": {"users": [2 * users] * 2, "value": [2 * one, both]},
        "pays": {
            "users": shown,
            "value": [top for _ in shown],
            # words stand on the side of the line that has room for them
            "before": [from_here if size > _WIDEST / 2 else "" for size in shown],
            "after": [from_here if size <= _WIDEST / 2 else "" for size in shown],
        },
    }


def _apart(users, one, both, ends):
    """The two networks before they join; without a name where it would run into one at the right."""
    room = 0.045 * max(ends)
    meets_an_end = 2 * users > 0.6 * _WIDEST and min(abs(ends - 2 * one)) < 2 * room
    is_named = both - 2 * one > room and not meets_an_end
    return {
        "users": [2 * users],
        "value": [2 * one],
        "label": [say("joining.marks.apart") if is_named else ""],
    }


def _chart(frame):
    ticks = [0, 1000, 2000] if frame.is_narrow else [0, 500, 1000, 1500, 2000]
    x = axis_x("users", domain=(0, _WIDEST), values=ticks, format=",d")
    y = alt.Y(
        "value:Q", scale=alt.Scale(zero=True, nice=True), axis=alt.Axis(tickCount=4, format="$,d")
    )
    tooltip = [alt.Tooltip("users:Q", format=",.0f"), alt.Tooltip("value:Q", format=",.0f")]
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
        labels(
            "joined",
            x,
            y,
            "beside",
            role="platform",
            fontWeight="bold",
            align="right",
            dx=-10,
            dy=0 if frame.is_narrow else -8,
        ),
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
    size = _first_to_pay(law, cost_per_user)
    if np.isinf(size):
        return say(f"joining.{adds}_never_pays", **said)
    return say(f"joining.{adds}_pays", **said, size=number(size, 0))


_LABELLED = (drawn("users", 0), drawn("value", 0), drawn("label", is_text=True))
joining = Explorer(
    name="joining",
    controls=(
        choice("law", BREAK_EVEN, default="metcalfe"),
        slider("users", range(100, 901, 50), default=USERS_OF_EACH, along="one.users"),
        slider("cost_per_user", range(16), default=COST_PER_USER),
    ),
    rows=_rows,
    columns={
        "one": (Column("users"), Column("value")),
        "joined": (
            Column("users"),
            Column("apart"),
            Column("value"),
            Column("gain"),
            drawn("label", is_text=True),
            drawn("above", is_text=True),
            drawn("beside", is_text=True),
        ),
        "pays": (
            Column("users"),
            drawn("value"),
            drawn("before", is_text=True),
            drawn("after", is_text=True),
        ),
        "value": (drawn("users", 1), drawn("value")),
        "costs": (drawn("users"), drawn("value")),
        "gain": (drawn("users"), drawn("value")),
        "apart": _LABELLED,
        "ends": _LABELLED,
    },
    chart=_chart,
    sentence=_sentence,
    slots={"invented": invented},
)
