"""Explorer of a record: when the work on Predix stopped."""

import altair as alt

from platformlab.charts.curves import axis_y, labels
from platformlab.charts.theme import by_mark, colour, framed, marks, rows
from platformlab.data import load
from platformlab.explore import Column, Explorer, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import number

say = Wordbook(__file__)

_REPORT_OUT = "2018Q4"  # the first quarter that begins after the latest figures it cites
# Three events of the timeline by their dates, and how high their words stand, clear of the bars.
_EVENTS = {"2016-02-29": ("opened", 870), "2017-11": ("cut", 660), "2018-07-30": ("sale", 450)}


def _quarter(date):
    """Quarter of a date, as the counts write it."""
    year, month = date.split("-")[:2]
    return f"{year}Q{(int(month) + 2) // 3}"


def _events():
    """Where each event stands, for those that the timeline of GE tells."""
    timeline = load("timeline").query("company == 'GE'")
    told = [date for date in timeline["date"] if date in _EVENTS]
    named = [_EVENTS[date] for date in told]
    return {
        "quarter": [_quarter(date) for date in told],
        "height": [height for _, height in named],
        "label": [say(f"predix_activity.marks.{name}") for name, _ in named],
        "short": [say(f"predix_activity.marks.{name}_short") for name, _ in named],
    }


def _rows():
    activity = load("predix_repo_activity")
    activity = activity[activity["quarter"] <= "2019Q1"]
    is_after = activity["quarter"] >= _REPORT_OUT
    return {
        "activity": activity.assign(is_marked=marks(is_after)),
        "events": _events(),
        "since": {
            "quarter": [activity["quarter"].max()],
            "height": [200],
            "label": [say("predix_activity.marks.since")],
            "short": [say("predix_activity.marks.since_short")],
        },
    }


def _chart(frame):
    first_quarters = [f"{year}Q1" for year in range(2016, 2020)]
    x = alt.X(
        "quarter:O",
        axis=alt.Axis(values=first_quarters, labelExpr="slice(datum.value, 0, 4)", labelAngle=0),
    )
    scale = {"domain": (0, 900), "values": [0, 200, 400, 600, 800], "title": "commits"}
    y, height = axis_y("commits", **scale), axis_y("height", **scale)
    tooltip = [
        alt.Tooltip("quarter:O"),
        alt.Tooltip("commits:Q"),
        alt.Tooltip("distinct_author_emails:Q"),
    ]
    bar = rows("activity").mark_bar().encode(x=x, y=y, tooltip=tooltip)
    stem = rows("events").mark_rule(color=colour("muted"), strokeWidth=1.5, strokeDash=[4, 4])
    text = "short" if frame.is_narrow else "label"
    since = {"align": "right", "dx": 8 if frame.is_narrow else 20, "lineBreak": "|"}
    since |= {"fontWeight": "bold", "baseline": "line-bottom", "dy": -14}
    chart = alt.layer(
        bar.encode(
            color=by_mark(colour("ink"), colour("pipeline")),
            opacity=by_mark(1, 0.45, channel=alt.OpacityValue),
        ),
        stem.encode(x=x, y=height, y2=alt.Y2Datum(0)),
        labels("events", x, height, text, dx=6),
        labels("since", x, height, text, **since),
    )
    return framed(chart, frame, right=48)


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
            Column("is_marked", is_text=True),
        ),
        "events": (
            Column("quarter", is_text=True),
            Column("label", is_text=True),
            drawn("height"),
            drawn("short", is_text=True),
        ),
        "since": (
            drawn("quarter", is_text=True),
            drawn("height"),
            drawn("label", is_text=True),
            drawn("short", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
)
