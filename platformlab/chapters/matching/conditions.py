"""Explorer of a record: how connected the world was in the year in which a platform began."""

from functools import cache

import altair as alt

from platformlab.chapters.matching._words import say
from platformlab.charts.curves import axis_x, axis_y, dots, labels, line, moment
from platformlab.charts.theme import framed
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice
from platformlab.words.numbers import number

SERIES = {
    "mobile_subscriptions": "mobile phones",
    "internet_users": "internet users",
    "mobile_broadband": "mobile broadband",
}


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


def _rows(*, platform):
    year = int(_foundings().loc[platform, "year"])
    tables = {
        name: {"year": table["year"], "value": table["value"]}
        for name, table in _conditions().items()
    }
    values = {name: _in_year(name, year) for name in SERIES}
    known = {name: value for name, value in values.items() if value is not None}
    return tables | {
        "names": {
            "year": [table["year"].iloc[-1] for table in _conditions().values()],
            "value": [table["value"].iloc[-1] for table in _conditions().values()],
            "label": list(SERIES.values()),
        },
        "founded": {
            "year": [year],
            "value": [118],
            "label": [f"{platform} {year}"],
            "short": [year],
        },
        "then": {
            "series": [SERIES[name] for name in known],
            "year": [year for _ in known],
            "value": list(known.values()),
        },
    }


def _chart(frame):
    x = axis_x("year", "year", domain=(1990, 2024), values=[1990, 2000, 2010, 2020])
    y = axis_y("value", "per 100 people, world", domain=(0, 120), values=[0, 30, 60, 90, 120])
    tooltip = [
        alt.Tooltip("year:Q", title="Year"),
        alt.Tooltip("value:Q", title="Per 100 people", format=".1f"),
    ]
    chart = alt.layer(
        moment("founded", x),
        line("mobile_subscriptions", x, y, role="muted", tooltip=tooltip),
        line("internet_users", x, y, tooltip=tooltip),
        line("mobile_broadband", x, y, is_dashed=True, role="consumers", tooltip=tooltip),
        dots("mobile_broadband", x, y, role="consumers", tooltip=tooltip),
        dots("then", x, y, role="threshold", tooltip=tooltip),
        labels("founded", x, y, "short" if frame.is_narrow else "label", role="threshold", dx=6),
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
        "users": _per_hundred(then[SERIES["internet_users"]]),
        "phones": _per_hundred(then[SERIES["mobile_subscriptions"]]),
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
    title="How connected was the world when it began?",
    description=(
        "Lines of internet users, mobile phone subscriptions and mobile broadband subscriptions per 100 people in "
        "the world from 1990 to 2024. All rise: internet users from 0 to 67, mobile phones from 0 to 112, mobile "
        "broadband from 4 in 2007 to 95. A dashed line marks the year in which the chosen platform began."
    ),
    controls=(
        choice(
            "platform",
            "Platform",
            {name: f"{name} ({year})" for name, year in _foundings()["year"].items()},
            default="eBay",
        ),
    ),
    rows=_rows,
    columns={
        **{
            name: (
                Column("year", "Year"),
                Column("value", f"{label}, per 100 people".capitalize(), 1),
            )
            for name, label in SERIES.items()
        },
        "names": (Column("year", ""), Column("value", "", 1), Column("label", "", is_text=True)),
        "founded": (
            Column("year", ""),
            Column("value", ""),
            Column("label", "", is_text=True),
            Column("short", ""),
        ),
        "then": (
            Column("series", "In that year", is_text=True),
            Column("value", "Per 100 people", 1),
            Column("year", ""),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    source=(
        "Data: World Bank and ITU by way of Our World in Data; mobile broadband is known for 2007, 2015 and 2024, "
        "and the straight line between them is ours. Founding years from the press, row by row in the data."
    ),
)
