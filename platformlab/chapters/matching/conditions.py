"""Explorer of a record: how connected the world was in the year in which a platform began."""

from functools import cache

import altair as alt

from platformlab.charts.curves import axis_x, axis_y, dots, labels, line, moment
from platformlab.charts.theme import colour, framed
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import number

say = Wordbook(__file__)

_TICK = 5  # height of the mark of a founding, on the axis
SERIES = ("mobile_subscriptions", "internet_users", "mobile_broadband")


@cache
def _conditions():
    table = load("enabling_conditions")
    return {name: table[table["indicator"] == name].sort_values("year") for name in SERIES}


@cache
def _foundings():
    return load("platform_foundings").set_index("platform")


def _in_year(series, year):
    """Value of a series in a year, or None: nothing is read off between two known years."""
    table = _conditions()[series].set_index("year")["value"]
    return float(table[year]) if year in table.index else None


def _word(series):
    return say(f"conditions.series.{series}")


def _option(platform):
    year = _foundings()["year"][platform]
    return say("conditions.option", platform=platform, year=year)


def _rows(*, platform):
    year = int(_foundings().loc[platform, "year"])
    tables = {
        name: {"year": table["year"], "value": table["value"]}
        for name, table in _conditions().items()
    }
    values = {name: _in_year(name, year) for name in SERIES}
    known = {name: value for name, value in values.items() if value is not None}
    return tables | {
        "foundings": {
            "platform": list(_foundings().index),
            "year": list(_foundings()["year"]),
            "value": [0] * len(_foundings()),
            "top": [_TICK] * len(_foundings()),
        },
        "names": {
            "year": [table["year"].iloc[-1] for table in _conditions().values()],
            "value": [table["value"].iloc[-1] for table in _conditions().values()],
            "label": list(map(_word, SERIES)),
        },
        "founded": {
            "year": [year],
            "value": [118],
            "label": [say("conditions.marks.founded", platform=platform, year=year)],
            "short": [year],
        },
        "then": {
            "series": list(map(_word, known)),
            "year": [year for _ in known],
            "value": list(known.values()),
        },
    }


def _chart(frame):
    x = axis_x("year", domain=(1990, 2024), values=[1990, 2000, 2010, 2020])
    y = axis_y("value", domain=(0, 120), values=[0, 30, 60, 90, 120])
    tooltip = [alt.Tooltip("year:Q"), alt.Tooltip("value:Q", format=".1f")]
    named = [alt.Tooltip("platform:N"), alt.Tooltip("year:Q", format="d")]
    others = line("foundings", x, y, tooltip=named).mark_rule(strokeWidth=2, color=colour("muted"))
    chart = alt.layer(
        others.encode(y2="top:Q"),
        moment("founded", x, role="ink"),
        line("mobile_subscriptions", x, y, role="muted", tooltip=tooltip),
        line("internet_users", x, y, tooltip=tooltip),
        line("mobile_broadband", x, y, is_dashed=True, role="muted", tooltip=tooltip),
        dots("mobile_broadband", x, y, role="muted", tooltip=tooltip),
        dots("then", x, y, role="ink", tooltip=tooltip),
        labels("founded", x, y, "short" if frame.is_narrow else "label", role="ink", dx=6),
        labels("names", x, y, "label", dx=8),
    )
    return framed(chart, frame, right=142)


def _per_hundred(amount):
    return say("amounts.fewer_than_one") if amount < 1 else number(amount, 0)


def _sentence(tables, *, platform):
    year = tables["founded"]["year"][0]
    then = dict(zip(tables["then"]["series"], tables["then"]["value"], strict=True))
    said = {
        "platform": platform,
        "year": year,
        "users": _per_hundred(then[_word("internet_users")]),
        "phones": _per_hundred(then[_word("mobile_subscriptions")]),
    }
    (start, end), (first, second) = (
        tables["mobile_broadband"][name].tolist()[:2] for name in ("year", "value")
    )
    if year < start:
        return say("conditions.before_broadband", **said)
    broadband = {"first": _per_hundred(first), "second": _per_hundred(second)}
    return say("conditions.with_broadband", **said, **broadband, start=start, end=end)


conditions = Explorer(
    name="conditions",
    controls=(choice("platform", _foundings().index, default="eBay", shown=_option),),
    rows=_rows,
    columns={
        **{name: (Column("year"), Column("value", 1)) for name in SERIES},
        "names": (drawn("year"), drawn("value", 1), drawn("label", is_text=True)),
        "foundings": (
            Column("platform", is_text=True),
            Column("year"),
            drawn("value"),
            drawn("top"),
        ),
        "founded": (drawn("year"), drawn("value"), drawn("label", is_text=True), drawn("short")),
        "then": (Column("series", is_text=True), Column("value", 1), drawn("year")),
    },
    chart=_chart,
    sentence=_sentence,
)
