"""Explorer of a record: what the most experienced maker sold the next year."""

from functools import cache

import altair as alt

from platformlab.chapters.scale_or_network._words import say
from platformlab.charts.ranked import ranked
from platformlab.data import load
from platformlab.explore import Column, Explorer
from platformlab.words.numbers import number, percent

_MAKERS = {"Nokia": "Nokia", "BlackBerry (RIM)": "RIM", "Apple": "Apple"}


@cache
def _units():
    table = load("phone_makers")
    table = table[(table["metric"] == "smartphone_units") & table["company"].isin(_MAKERS)]
    return table.pivot(index="company", columns="year", values="value")


def made_and_next(company):
    """Smartphones made 2007 to 2010, in millions, and the change of shipments in 2011."""
    made = _units().loc[company]
    return float(made.loc[2007:2010].sum()), float(made[2011] / made[2010] - 1)


def _rows():
    found = {name: made_and_next(company) for company, name in _MAKERS.items()}
    signed = {
        name: f"{'+' if change > 0 else '−'}{abs(change):.0%}"
        for name, (_, change) in found.items()
    }
    return {
        "makers": {
            "rank": list(range(1, len(found) + 1)),
            "name": list(found),
            "made": [made for made, _ in found.values()],
            "change": [change for _, change in found.values()],
            "label": [
                f"{made:.0f}, then {signed[name].replace('%', ' %')}"
                for name, (made, _) in found.items()
            ],
            "is_marked": ["yes" if change > 0 else "no" for _, change in found.values()],
        }
    }


def _chart(frame):
    tooltip = [
        alt.Tooltip("name:N", title="Maker"),
        alt.Tooltip("made:Q", title="Millions, 2007 to 2010", format=".0f"),
        alt.Tooltip("change:Q", title="Change in 2011", format="+.0%"),
    ]
    small = frame._replace(height=190)
    key = "millions 2007–2010; change in 2011"
    if not frame.is_narrow:
        key = "smartphones made 2007 to 2010, in millions, and change of shipments in 2011; filled: grew"
    return ranked(
        "makers",
        "made",
        frame=small,
        domain=[1, 2, 3],
        tooltip=tooltip,
        key=key,
        names=64,
        ends=140,
    )


def _sentence(tables):
    made, change = tables["makers"]["made"], tables["makers"]["change"]
    return say(
        "experience_lead.said",
        times=number(made[0] / made[2], 1),
        less=percent(-change[0]),
        more=percent(change[2]),
    )


experience_lead = Explorer(
    name="experience_lead",
    title="Did the most experienced maker win the next year?",
    description=(
        "Bars of smartphones made from 2007 to 2010: Nokia 290 million, RIM 118 and Apple 74. Beside each bar stands "
        "how shipments changed in 2011: Nokia fell by 24 per cent, RIM rose by 5 and Apple by 81."
    ),
    rows=_rows,
    columns={
        "makers": (
            Column("name", "Maker", is_text=True),
            Column("made", "Made 2007 to 2010, millions", 1),
            Column("change", "Change in 2011", 1, is_percent=True),
            Column("rank", ""),
            Column("label", "", is_text=True),
            Column("is_marked", "", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    source=(
        "Data: Nokia as share times total from a course page that quotes Gartner and IDC; RIM and Apple from Statista. "
        "Apple's year ends in September. Makers of Android phones are missing."
    ),
)
