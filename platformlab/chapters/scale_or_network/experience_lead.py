"""Explorer of a record: what the most experienced maker sold the next year."""

from functools import cache

import altair as alt

from platformlab.charts.bars import signed as signed_bars
from platformlab.charts.curves import labels
from platformlab.charts.theme import framed
from platformlab.data import load
from platformlab.explore import Column, Explorer, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import number, percent, share

say = Wordbook(__file__)

_MADE = 16  # pixels from the plot to the numbers of what was made
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
            "label": list(signed.values()),
            "made_label": [number(made, 0) for made, _ in found.values()],
            # the word stands clear of its bar, on the side on which nothing is drawn
            "end": [max(change, 0) for _, change in found.values()],
            "way": [_way(change) for _, change in found.values()],
        },
        "heads": {
            "rank": [0],
            "end": [0],
            "made": [say("experience_lead.marks.made")],
            "change": [say("experience_lead.marks.change")],
        },
    }


def _way(change):
    return say(f"experience_lead.ways.{'grew' if change > 0 else 'fell'}")


def _chart(frame):
    tooltip = [
        alt.Tooltip("name:N"),
        alt.Tooltip("made:Q", format=".0f"),
        alt.Tooltip("change:Q", format="+.0%"),
    ]
    y = alt.Y("rank:O", axis=None, scale=alt.Scale(domain=[0, 1, 2, 3]))
    scale = alt.Scale(domain=[-0.3, 1.05], nice=False)
    x, end = (alt.X(f"{name}:Q", axis=None, scale=scale) for name in ("change", "end"))
    looks = {_way(1): ("platform", "filled"), _way(-1): ("pipeline", "hollow")}
    made = alt.value(-_MADE)
    chart = alt.layer(
        signed_bars("makers", y, x, looks=looks, field="way", tooltip=tooltip),
        labels("makers", end, y, "label", fontWeight="bold"),
        labels("makers", made, y, "name", align="right", dx=-52),
        labels("makers", made, y, "made_label", align="right", dx=0),
        labels("heads", made, y, "made", role="muted", align="right", dx=0),
        labels("heads", end, y, "change", role="muted"),
    )
    left = 150 if frame.is_narrow else 230
    return framed(chart, frame, left=left, right=60, top=8, bottom=8, height=200)


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
            drawn("made_label", is_text=True),
            drawn("end", 2),
            drawn("way", is_text=True),
        ),
        "heads": (
            drawn("rank"),
            drawn("end"),
            drawn("made", is_text=True),
            drawn("change", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
)
