"""Explorer of growth: how many times the value more users make by each law."""

import altair as alt

from platformlab.chapters.value._laws import BREAK_EVEN, INVENTED, value_by
from platformlab.chapters.value._lines import NAMES, TOP, lines_and_costs
from platformlab.chapters.value._words import say
from platformlab.chapters.value.market import (
    AGREED_USERS,
    AGREED_VALUE,
    COST_PER_USER,
    RUNNING_COST,
)
from platformlab.charts.curves import dots, labels, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, slider
from platformlab.models import network_value as model
from platformlab.words.numbers import dollars, number


def _rows(*, users):
    return {
        **lines_and_costs(),
        "now": {
            "law": [NAMES[law] for law in BREAK_EVEN],
            "users": [users for _ in BREAK_EVEN],
            "value": [value_by(law, users) for law in BREAK_EVEN],
        },
    }


def _chart(frame):
    x = alt.X(
        "users:Q",
        scale=alt.Scale(type="log", domain=(100, 1e6), nice=False),
        axis=alt.Axis(
            title="users, on a scale of tens"
            if frame.is_narrow
            else "users, each step ten times as many",
            values=[100, 1e4, 1e6] if frame.is_narrow else [100, 1e3, 1e4, 1e5, 1e6],
            labelExpr="datum.value == 1e6 ? '1 million' : format(datum.value, ',')",
        ),
    )

    def height(field):
        words = "{'1000': '$1,000', '100000': '$100,000', '10000000': '$10 m', '1000000000': '$1 bn', '100000000000': '$100 bn'}"
        return alt.Y(
            f"{field}:Q",
            scale=alt.Scale(type="log", domain=(1e3, TOP), nice=False),
            axis=alt.Axis(
                title="value a year, in steps of a hundred"
                if frame.is_narrow
                else "value a year, each line a hundred times as much",
                values=[1e3, 1e5, 1e7, 1e9, 1e11],
                labelExpr=f"{words}[toString(datum.value)]",
            ),
        )

    y = height("value")
    tooltip = [
        alt.Tooltip("users:Q", title="Users", format=",.0f"),
        alt.Tooltip("value:Q", title="USD a year", format=",.0f"),
    ]
    text = "short" if frame.is_narrow else "label"
    chart = alt.layer(
        line("costs", x, height("cost"), role="pipeline", is_dashed=True),
        line("now", x, y, role="muted"),
        line("reed", x, y, role="muted"),
        line("sarnoff", x, y, tooltip=tooltip),
        line("odlyzko", x, y, tooltip=tooltip),
        line("metcalfe", x, y, tooltip=tooltip),
        dots("now", x, y, tooltip=tooltip),
        dots("pays", x, y, role="threshold", tooltip=tooltip),
        labels("note", x, y, "label", role="threshold", dx=-6, dy=24),
        labels("group", x, y, text, role="muted", dx=8, dy=8),
        labels("cost_end", x, y, "label", dy=15),
        labels("sarnoff_end", x, y, text),
        labels("odlyzko_end", x, y, text, dy=-6),
        labels("metcalfe_end", x, y, text),
    )
    return framed(chart, frame, left=78, right=72 if frame.is_narrow else 172)


def _times(ratio):
    is_whole = ratio >= 10 or abs(ratio - round(ratio)) < 0.05
    return number(ratio, 0 if is_whole else 1)


def _digits(users):
    """Digits of the number by which Reed's law multiplies the agreed value."""
    grown = model.find_values(users=[AGREED_USERS, users], unit_value=1).log10_reed
    return int(grown[1] - grown[0]) + 1


def _sentence(tables, *, users):
    said = {"users": number(users, 0)}
    if users == AGREED_USERS:
        cost = RUNNING_COST + COST_PER_USER * users
        said |= {"value": dollars(AGREED_VALUE, 0), "cost": dollars(cost, 0)}
        return say("network_laws.agreed", **said)
    only, fading, pairs = (_times(value / AGREED_VALUE) for value in tables["now"]["value"])
    said |= {"agreed": AGREED_USERS, "digits": number(_digits(users), 0)}
    return say("network_laws.grown", **said, only=only, fading=fading, pairs=pairs)


_POINT = (Column("users", "", 1), Column("value", "", 0))
network_laws = Explorer(
    name="network_laws",
    title="With more users, how many times the value?",
    description=(
        "Value of a network by its number of users, both axes logarithmic, so that a step along means ten times as many. "
        "Three rising lines start at the same point: users only, contacts of fading worth, every pair. A fourth, every "
        "group, is almost vertical. A dashed line shows costs; points on it mark the sizes from which each law covers them."
    ),
    controls=(
        slider(
            "users",
            (100, 200, 500, *(m * 10**k for k in (3, 4, 5) for m in (1, 2, 5)), 1_000_000),
            default=10 * AGREED_USERS,
        ),
    ),
    rows=_rows,
    columns={
        "now": (
            Column("law", "What counts", is_text=True),
            Column("users", "Users"),
            Column("value", "Value, USD a year", 0),
        ),
        "pays": (
            Column("users", "Users from which it pays", 0),
            Column("value", "Costs, USD a year", 0),
        ),
        "sarnoff": _POINT,
        "odlyzko": _POINT,
        "metcalfe": _POINT,
        "reed": _POINT,
        "costs": (Column("users", "", 1), Column("cost", "", 0)),
        "note": (*_POINT, Column("label", "", is_text=True)),
        "cost_end": (*_POINT, Column("label", "", is_text=True)),
        **{
            name: (*_POINT, Column("label", "", is_text=True), Column("short", "", is_text=True))
            for name in ("group", *(f"{law}_end" for law in BREAK_EVEN))
        },
    },
    chart=_chart,
    sentence=_sentence,
    source=f"{INVENTED}, plus ${COST_PER_USER:.0f} for every user.",
)
