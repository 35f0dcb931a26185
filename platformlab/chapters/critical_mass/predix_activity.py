"""Explorer of a record: when the work on Predix stopped."""

import altair as alt

from platformlab.chapters.critical_mass._words import say
from platformlab.charts.bars import columns
from platformlab.charts.curves import axis_y, labels, moment
from platformlab.charts.theme import framed
from platformlab.data import load
from platformlab.explore import Column, Explorer
from platformlab.words.numbers import number


def _rows():
    activity = load("predix_repo_activity")
    activity = activity[activity["quarter"] <= "2019Q1"]
    return {
        "activity": activity,
        "event": {"quarter": ["2018Q3"], "commits": [850], "label": ["a sale is reported"]},
    }


def _chart(frame):
    first_quarters = [f"{year}Q1" for year in range(2016, 2020)]
    x = alt.X(
        "quarter:O",
        axis=alt.Axis(
            title="quarter",
            values=first_quarters,
            labelExpr="slice(datum.value, 0, 4)",
            labelAngle=0,
        ),
    )
    y = axis_y("commits", "commits per quarter", domain=(0, 900), values=[0, 200, 400, 600, 800])
    tooltip = [
        alt.Tooltip("quarter:O", title="Quarter"),
        alt.Tooltip("commits:Q", title="Commits"),
        alt.Tooltip("distinct_author_emails:Q", title="Authors"),
    ]
    chart = alt.layer(
        columns("activity", x, y, tooltip=tooltip),
        moment("event", x),
        labels("event", x, y, "label", role="threshold", align="right", dx=-6),
    )
    return framed(chart, frame)


def _sentence(tables):
    commits = tables["activity"].set_index("quarter")["commits"]
    peak, last = (number(count, 0) for count in (commits.max(), commits["2018Q2"]))
    return say("predix_activity.said", peak=peak, last=last)


predix_activity = Explorer(
    name="predix_activity",
    title="When did the work on Predix stop?",
    description=(
        "Bar chart of commits per quarter in fifteen public Predix repositories from the third "
        "quarter of 2015 to the first of 2019. The bars climb to the end of 2016, stay at about half "
        "that height through 2017 and fall sharply in the second quarter of 2018, before the report "
        "of July 2018 that a bank had been hired."
    ),
    rows=_rows,
    columns={
        "activity": (
            Column("quarter", "Quarter", is_text=True),
            Column("commits", "Commits"),
            Column("distinct_author_emails", "Authors"),
        ),
        "event": (
            Column("quarter", "", is_text=True),
            Column("commits", ""),
            Column("label", "", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    source=(
        "Data: own count of commits in 15 public repositories of the GitHub organisation PredixDev; "
        "mostly GE staff, not a random sample."
    ),
)
