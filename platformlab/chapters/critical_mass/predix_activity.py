"""Explorer of a record: when the work on Predix stopped."""

import altair as alt

from platformlab.charts.bars import columns
from platformlab.charts.curves import axis_y, labels, moment
from platformlab.charts.theme import framed
from platformlab.data import load
from platformlab.explore import Column, Explorer, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import number

say = Wordbook(__file__)


def _rows():
    activity = load("predix_repo_activity")
    activity = activity[activity["quarter"] <= "2019Q1"]
    return {
        "activity": activity,
        "event": {
            "quarter": ["2018Q3"],
            "commits": [850],
            "label": [say("predix_activity.marks.sale")],
        },
    }


def _chart(frame):
    first_quarters = [f"{year}Q1" for year in range(2016, 2020)]
    x = alt.X(
        "quarter:O",
        axis=alt.Axis(values=first_quarters, labelExpr="slice(datum.value, 0, 4)", labelAngle=0),
    )
    y = axis_y("commits", domain=(0, 900), values=[0, 200, 400, 600, 800])
    tooltip = [
        alt.Tooltip("quarter:O"),
        alt.Tooltip("commits:Q"),
        alt.Tooltip("distinct_author_emails:Q"),
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
    rows=_rows,
    columns={
        "activity": (
            Column("quarter", is_text=True),
            Column("commits"),
            Column("distinct_author_emails"),
        ),
        "event": (drawn("quarter", is_text=True), drawn("commits"), drawn("label", is_text=True)),
    },
    chart=_chart,
    sentence=_sentence,
)
