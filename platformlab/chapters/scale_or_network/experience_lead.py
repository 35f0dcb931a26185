"""Explorer of a record: what the most experienced maker sold the next year."""

from functools import cache

import altair as alt

from platformlab.charts.ranked import ranked
from platformlab.charts.theme import marks
from platformlab.data import load
from platformlab.explore import Column, Explorer, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import number, percent, share

say = Wordbook(__file__)

_MAKERS = {"Nokia": "Nokia", "BlackBerry (RIM)": "BlackBerry", "Apple": "Apple"}


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
        name: f"{'+' if change > 0 else '−'}{share(abs(change))}"
        for name, (_, change) in found.items()
    }
    return {
        "makers": {
            "rank": list(range(1, len(found) + 1)),
            "name": list(found),
            "made": [made for made, _ in found.values()],
            "change": [change for _, change in found.values()],
            "label": [
                say("experience_lead.marks.then", made=number(made, 0), change=signed[name])
                for name, (made, _) in found.items()
            ],
            "is_marked": marks(change > 0 for _, change in found.values()),
        }
    }


def _chart(frame):
    tooltip = [
        alt.Tooltip("name:N"),
        alt.Tooltip("made:Q", format=".0f"),
        alt.Tooltip("change:Q", format="+.0%"),
    ]
    small = frame._replace(height=190)
    return ranked(
        "makers",
        "made",
        frame=small,
        domain=[1, 2, 3],
        tooltip=tooltip,
        names=100,  # browsers measure letters wider than the engine that draws without one
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
    rows=_rows,
    columns={
        "makers": (
            Column("name", is_text=True),
            Column("made", 1),
            Column("change", 1, is_percent=True),
            drawn("rank"),
            drawn("label", is_text=True),
            drawn("is_marked", is_text=True),
        )
    },
    chart=_chart,
    sentence=_sentence,
)
