"""Explorer of a sum: which start-ups add up to what the report says."""

import altair as alt
import numpy as np

from platformlab.charts.curves import axis_x, labels, moment
from platformlab.charts.theme import by_mark, colour, framed, marks, rows
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.verdicts.giants import REPORT_SUM, count_startups, counted_startups
from platformlab.words import Wordbook
from platformlab.words.numbers import number

say = Wordbook(__file__)

GROUPS = ("platforms", "without_borderline", "by_two_tests", "all")


_TOTAL = 11  # the line below the ten
_ROOM = 70  # billions that an amount is wide on a phone


def _rows(*, group):
    startups = load("startups_top10_2018").sort_values("rank")
    counted = counted_startups(startups, group)
    value = startups["valuation_usd_bn"]
    reached = (value * counted).cumsum()
    start = reached - value * counted  # each bar begins where the sum stood before it
    total = float(reached.iloc[-1])
    end = start + value
    is_before = end.between(REPORT_SUM - _ROOM, REPORT_SUM)  # the report's line would cross it
    amounts = [f"{amount:.1f}" for amount in value]
    return {
        "startups": {
            "rank": startups["rank"],
            "name": startups["company"],
            "value": value,
            "start": start,
            "end": end,
            "reached": reached,
            "is_marked": marks(counted),
            "label": np.where(is_before, "", amounts),
            "ahead": np.where(is_before, amounts, ""),
            "business": startups["business"],
            "fate": startups["what_happened"],
        },
        "total": {
            "rank": [_TOTAL],
            "name": [say("startup_sum.marks.together")],
            "start": [0],
            "end": [total],
            "label": [number(total, 0)],
        },
        "report": {
            "end": [REPORT_SUM],
            "label": [say("startup_sum.marks.report", reported=REPORT_SUM)],
        },
    }


def _chart(frame):
    y = alt.Y("rank:O", axis=None, scale=alt.Scale(domain=list(range(1, _TOTAL + 1))))
    x, end = (
        axis_x(field, domain=(0, 310), values=[0, 100, 200, 300], title="heading")
        for field in ("start", "end")
    )
    tooltip = [
        alt.Tooltip("name:N"),
        alt.Tooltip("value:Q", format=".1f"),
        alt.Tooltip("business:N"),
        alt.Tooltip("fate:N"),
    ]
    bar = rows("startups").mark_bar(height={"band": 0.62}, strokeWidth=1.5)
    whole = rows("total").mark_bar(height={"band": 0.8}, color=colour("platform"))
    names = {"align": "right", "dx": -8}
    chart = alt.layer(
        moment("report", end, role="ink"),
        labels("report", end, alt.value(-12), "label", align="center", dx=0),
        bar.encode(
            x=x,
            x2=alt.X2("end:Q"),
            y=y,
            tooltip=tooltip,
            color=by_mark(colour("platform"), colour("paper")),
            stroke=by_mark(colour("platform"), colour("pipeline"), channel=alt.StrokeValue),
        ),
        whole.encode(x=x, x2=alt.X2("end:Q"), y=y),
        labels("startups", alt.value(0), y, "name", **names),
        labels("startups", end, y, "label", role="muted", dx=6),
        labels("startups", x, y, "ahead", role="muted", align="right", dx=-6),
        labels("total", alt.value(0), y, "name", fontWeight="bold", **names),
        labels("total", end, y, "label", fontWeight="bold", dx=6),
    )
    return framed(chart, frame, left=130 if frame.is_narrow else 170, right=34, top=30)


def _sentence(tables, *, group):
    count, total = count_startups(group)
    said = {"count": count, "total": number(total, 0)}
    if abs(total - REPORT_SUM) < 5:
        return say("startup_sum.fits", **said)
    return say("startup_sum.differs", **said, reported=REPORT_SUM)


startup_sum = Explorer(
    name="startup_sum",
    controls=(choice("group", GROUPS, default="platforms"),),
    rows=_rows,
    columns={
        "startups": (
            Column("rank"),
            Column("name", is_text=True),
            Column("business", is_text=True),
            Column("value", 1),
            Column("is_marked", is_text=True),
            Column("reached", 1),
            Column("fate", is_text=True),
            drawn("label", is_text=True),
            drawn("ahead", is_text=True),
            drawn("start", 1),
            drawn("end", 1),
        ),
        "total": (
            drawn("rank"),
            drawn("name", is_text=True),
            drawn("start"),
            drawn("end", 1),
            drawn("label", is_text=True),
        ),
        "report": (drawn("end"), drawn("label", is_text=True)),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"report_sum": REPORT_SUM},
    keyed_by="name",
)
