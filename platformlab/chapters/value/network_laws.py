"""Explorer of growth: how many times the value more users make by each law."""

import altair as alt

from platformlab.chapters.value._laws import BREAK_EVEN, invented, value_by
from platformlab.chapters.value._lines import TOP, lines_and_costs, name
from platformlab.chapters.value.market import (
    AGREED_USERS,
    AGREED_VALUE,
    COST_PER_USER,
    RUNNING_COST,
)
from platformlab.charts.curves import dots, labels, line
from platformlab.charts.theme import framed, quoted
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.models import network_value as model
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars, number

say = Wordbook(__file__)


def _rows(*, users):
    return {
        **lines_and_costs(),
        "now": {
            "law": [name(law) for law in BREAK_EVEN],
            "users": [users for _ in BREAK_EVEN],
            "value": [value_by(law, users) for law in BREAK_EVEN],
        },
    }


def _ticks():
    """Values on the axis, and how they are written."""
    ticks = {}
    for power in range(3, 12, 2):
        unit, size = ("", 0) if power < 6 else ("millions", 6) if power < 9 else ("billions", 9)
        amount = dollars(10 ** (power - size), 0)
        ticks[10**power] = say(f"network_laws.ticks.{unit}", amount=amount) if unit else amount
    return ticks


def _chart(frame):
    million = quoted(say("network_laws.ticks.million_users"))
    words = ", ".join(f"'{tick}': {quoted(written)}" for tick, written in _ticks().items())
    x = alt.X(
        "users:Q",
        scale=alt.Scale(type="log", domain=(100, 1e6), nice=False),
        axis=alt.Axis(
            values=[100, 1e4, 1e6] if frame.is_narrow else [100, 1e3, 1e4, 1e5, 1e6],
            labelExpr=f"datum.value == 1e6 ? {million} : format(datum.value, ',')",
        ),
    )

    def height(field):
        return alt.Y(
            f"{field}:Q",
            scale=alt.Scale(type="log", domain=(1e3, TOP), nice=False),
            axis=alt.Axis(
                title="value",
                values=list(_ticks()),
                labelExpr=f"{{{words}}}[toString(datum.value)]",
            ),
        )

    y = height("value")
    tooltip = [alt.Tooltip("users:Q", format=",.0f"), alt.Tooltip("value:Q", format=",.0f")]
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


_POINT = (drawn("users", 1), drawn("value", 0))
network_laws = Explorer(
    name="network_laws",
    controls=(
        slider(
            "users",
            (100, 200, 500, *(m * 10**k for k in (3, 4, 5) for m in (1, 2, 5)), 1_000_000),
            default=10 * AGREED_USERS,
            along="now.users",
        ),
    ),
    rows=_rows,
    columns={
        "now": (Column("law", is_text=True), Column("users"), Column("value", 0)),
        "pays": (Column("users", 0), Column("value", 0)),
        "sarnoff": _POINT,
        "odlyzko": _POINT,
        "metcalfe": _POINT,
        "reed": _POINT,
        "costs": (drawn("users", 1), drawn("cost", 0)),
        "note": (*_POINT, drawn("label", is_text=True)),
        "cost_end": (*_POINT, drawn("label", is_text=True)),
        **{
            name: (*_POINT, drawn("label", is_text=True), drawn("short", is_text=True))
            for name in ("group", *(f"{law}_end" for law in BREAK_EVEN))
        },
    },
    chart=_chart,
    sentence=_sentence,
    slots={"invented": invented, "cost_per_user": COST_PER_USER},
)
