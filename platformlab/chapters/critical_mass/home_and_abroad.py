"""Explorer of a record: one messenger, whose users grew at home and left abroad."""

import altair as alt

from platformlab.charts.curves import axis_x, axis_y, dots, labels, line
from platformlab.charts.theme import framed
from platformlab.data import load
from platformlab.explore import Column, Explorer, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import number, percent

say = Wordbook(__file__)

_PLACES = {"home": "monthly_users_korea", "abroad": "monthly_users_abroad"}
_FIRST, _LAST = "2013-12", "2020-12"  # the ends that the text compares


def counted(metric, service="KakaoTalk"):
    """Counts of one kind in millions, by date."""
    table = load("users_counted")
    table = table[(table["service"] == service) & (table["metric"] == metric)]
    return table.set_index("date")["value"]


def change(place):
    """By which part the monthly users changed between the two ends."""
    users = counted(_PLACES[place])
    return users[_LAST] / users[_FIRST] - 1


def _series(place):
    users = counted(_PLACES[place])
    when = [int(date[:4]) + int(date[5:7]) / 12 for date in users.index]
    return {
        place: {"when": when, "month": list(users.index), "users": list(users)},
        f"{place}_end": {
            "when": when[-1:],
            "users": list(users)[-1:],
            "label": [say(f"home_and_abroad.marks.{place}")],
        },
    }


def _rows():
    return _series("home") | _series("abroad")


def _chart(frame):
    x = axis_x("when", domain=(2013.5, 2025), values=[2014, 2016, 2018, 2020, 2022, 2024])
    y = axis_y("users", domain=(0, 55), values=[0, 10, 20, 30, 40, 50])
    tooltip = [alt.Tooltip("month:N"), alt.Tooltip("users:Q", format=".1f")]
    layers = []
    for place, role in (("home", "platform"), ("abroad", "pipeline")):
        layers += [
            line(place, x, y, role=role, tooltip=tooltip),
            dots(place, x, y, role=role, tooltip=tooltip),
            labels(f"{place}_end", x, y, "label", role=role, dx=0, dy=-16, align="right"),
        ]
    return framed(alt.layer(*layers), frame._replace(height=260))


def _sentence(tables):
    home, abroad = (counted(_PLACES[place]) for place in _PLACES)
    return say(
        "home_and_abroad.said",
        home=number(home[_FIRST], 1),
        home_then=number(home[_LAST], 1),
        more=percent(change("home")),
        abroad=number(abroad[_FIRST], 1),
        abroad_then=number(abroad[_LAST], 1),
        less=percent(-change("abroad")),
    )


_LINE = (Column("month", is_text=True), Column("users", 2), drawn("when", 3))
_END = (drawn("when", 3), drawn("users", 2), drawn("label", is_text=True))

home_and_abroad = Explorer(
    name="home_and_abroad",
    rows=_rows,
    columns={"home": _LINE, "abroad": _LINE, "home_end": _END, "abroad_end": _END},
    chart=_chart,
    sentence=_sentence,
)
