"""Explorer of a merger: what joining two networks adds."""

from functools import cache, partial

import altair as alt
import numpy as np

from platformlab.chapters.value._labels import Plot, Spot, apart
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
_FOOT = 0.05  # of the plot: the height of words at its foot
# Around a dot, the best first; the words are asked for by the name of their place.
_JOINED = (
    Spot("beside", -56, -10, -7, 7),
    Spot("above", -42, 4, 9, 23),
    Spot("below", 10, 56, -18, -4),
    Spot("high", -8, 38, 17, 31),
    Spot("over", -42, 4, 27, 41),
    Spot("low", 10, 56, -36, -22),
)
_APART = (Spot("right", 10, 74, -6, 8), Spot("under", -32, 32, -27, -13))


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
    lines = (
        lambda users: value_by(law, np.maximum(users, 1)),
        lambda users: RUNNING_COST + cost_per_user * users,
    )
    plot = Plot((_WIDEST, 1.05 * top), lines, tuple(shown))
    apart_now = _apart(plot, users, one, both, ends)
    taken = any(apart_now[spot.name][0] for spot in _APART)  # the room below the dot, at its right
    spots = [spot for spot in _JOINED if not (taken and spot.head < 0)]
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
            **_named("joined", _JOINED, plot.free(spots, 2 * users, both)),
        },
        "apart": apart_now,
        "gain": {"users": [2 * users] * 2, "value": [2 * one, both]},
        "pays": _pays(shown, top, is_low=law == "metcalfe"),
    }


def _named(what, spots, place):
    """The word for a point in the column of its place, and nothing in those of the others."""
    word = say(f"joining.marks.{what}")
    return {spot.name: [word if spot.name == place else ""] for spot in spots}


def _apart(plot, users, one, both, ends):
    """The two networks before they join; without a name where it would run into one at the right."""
    room = 0.045 * max(ends)
    meets_an_end = 2 * users > 0.6 * _WIDEST and min(abs(ends - 2 * one)) < 2 * room
    is_named = both - 2 * one > room and not meets_an_end
    place = plot.free(_APART, 2 * users, 2 * one) if is_named else ""
    return {"users": [2 * users], "value": [2 * one], **_named("apart", _APART, place)}


def _pays(shown, top, *, is_low):
    """Where value covers costs: words at the head where costs lie low, or else at the foot."""
    from_here = [say("joining.marks.pays", size=number(size, 0)) for size in shown]
    has_room = [size <= 0.7 * _WIDEST for size in shown]  # at the right of the line
    return {
        "users": shown,
        "value": [top if is_low else _FOOT * top for _ in shown],
        "before": ["" if room else said for room, said in zip(has_room, from_here, strict=True)],
        "after": [said if room else "" for room, said in zip(has_room, from_here, strict=True)],
    }


def _chart(frame):
    ticks = [0, 1000, 2000] if frame.is_narrow else [0, 500, 1000, 1500, 2000]
    x = axis_x("users", domain=(0, _WIDEST), values=ticks, format=",d")
    y = alt.Y(
        "value:Q", scale=alt.Scale(zero=True, nice=True), axis=alt.Axis(tickCount=4, format="$,d")
    )
    tooltip = [alt.Tooltip("users:Q", format=",.0f"), alt.Tooltip("value:Q", format=",.0f")]
    joined = partial(labels, "joined", x, y, role="platform", fontWeight="bold")
    chart = alt.layer(
        moment("pays", x),
        line("costs", x, y, role="pipeline", is_dashed=True),
        line("value", x, y, tooltip=tooltip),
        line("gain", x, y, role="ink"),
        dots("one", x, y, tooltip=tooltip),
        dots("apart", x, y, is_hollow=True, tooltip=tooltip),
        dots("joined", x, y, tooltip=tooltip),
        joined("beside", align="right", dx=-10),
        joined("above", align="right", dx=4, dy=-16),
        joined("below", dx=10, dy=11),
        joined("high", dx=-8, dy=-24),
        joined("over", align="right", dx=4, dy=-34),
        joined("low", dx=10, dy=29),
        labels("apart", x, y, "right", dx=10, dy=-1),
        labels("apart", x, y, "under", align="center", dy=20),
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


_PLACED = (drawn("users", 0), drawn("value", 0))
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
            *(drawn(spot.name, is_text=True) for spot in _JOINED),
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
        "apart": (*_PLACED, *(drawn(spot.name, is_text=True) for spot in _APART)),
        "ends": (*_PLACED, drawn("label", is_text=True)),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"invented": invented},
)
