"""Explorer of a record: a market for meals that looked as if it had tipped, and turned."""

import altair as alt

from platformlab.charts.curves import axis_x, axis_y, dots, labels, line, moment
from platformlab.charts.theme import framed
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import number

say = Wordbook(__file__)

# Each app's role in the drawing; the challenger has the colour of the book's platforms.
_APPS = {
    "Baemin": ("largest", "pipeline"),
    "Coupang Eats": ("challenger", "platform"),
    "Yogiyo": ("second", "muted"),
}
# What happened in the middle of which month, and on which side of its line the name has room.
_EVENTS = {
    "distancing": (2022 + 3.5 / 12, "right"),
    "free": (2024 + 2.5 / 12, "left"),
}
_NAMES_AT = 28.5  # millions, above all users


def users(counter):
    """Monthly users in millions as one counter has them: a row a month, a column an app."""
    table = load("delivery_apps")
    table = table[(table["metric"] == "monthly_users") & (table["basis"] == counter)]
    return table.pivot(index="date", columns="app", values="value")


def _when(dates):
    """Middle of each month, in years."""
    return [int(date[:4]) + (2 * int(date[5:7]) - 1) / 24 for date in dates]


def _rows(*, counter):
    counted = users(counter)
    tables = {}
    for app, (name, _) in _APPS.items():
        series = counted[app].dropna()
        tables[name] = {
            "when": _when(series.index),
            "month": list(series.index),
            "users": list(series),
        }
        tables[f"{name}_end"] = {
            "when": tables[name]["when"][-1:],
            "users": tables[name]["users"][-1:],
            "label": [say(f"delivery_apps.marks.{name}")],
        }
    for event, (when, _) in _EVENTS.items():
        label = say(f"delivery_apps.marks.{event}")
        tables[event] = {"when": [when], "users": [_NAMES_AT], "label": [label]}
    return tables


def _chart(frame):
    years = range(2022, 2027, 2) if frame.is_narrow else range(2021, 2027)
    x = axis_x("when", domain=(2020.5, 2026), values=list(years), format="d")
    y = axis_y("users", domain=(0, 30), values=[0, 5, 10, 15, 20, 25], format="d")
    tooltip = [alt.Tooltip("month:N"), alt.Tooltip("users:Q", format=".1f")]
    layers = []
    for event, (_, align) in _EVENTS.items():
        beside = {"align": align, "dx": 4 if align == "left" else -4}
        layers += [moment(event, x), labels(event, x, y, "label", role="threshold", **beside)]
    for name, role in _APPS.values():
        layers += [
            line(name, x, y, role=role, tooltip=tooltip),
            dots(name, x, y, role=role, tooltip=tooltip),
            labels(f"{name}_end", x, y, "label", role=role, dx=8),
        ]
    return framed(alt.layer(*layers), frame, right=100)


def _sentence(tables, *, counter):
    challenger = tables["challenger"]
    lowest = min(challenger["users"])
    return say(
        "delivery_apps.said",
        counter=counter,
        lowest=number(lowest, 1),
        then=challenger["month"][challenger["users"].index(lowest)][:4],
        last=number(challenger["users"][-1], 1),
        now=challenger["month"][-1][:4],
        largest=number(tables["largest"]["users"][-1], 1),
    )


_SERIES = (
    Column("month", is_text=True),
    Column("users", 2),
    drawn("when", 3),
)
_END = (drawn("when", 3), drawn("users", 2), drawn("label", is_text=True))

delivery_apps = Explorer(
    name="delivery_apps",
    controls=(choice("counter", ("Mobile Index", "WiseApp"), default="Mobile Index"),),
    rows=_rows,
    columns={name: _SERIES for name, _ in _APPS.values()}
    | {f"{name}_end": _END for name, _ in _APPS.values()}
    | dict.fromkeys(_EVENTS, _END),
    chart=_chart,
    sentence=_sentence,
)
