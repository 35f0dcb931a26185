"""Explorer of a sum: which start-ups add up to what the report says."""

import altair as alt

from platformlab.charts.ranked import ranked
from platformlab.charts.theme import first_marked, marks
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.verdicts.giants import REPORT_SUM, count_startups, counted_startups
from platformlab.words import Wordbook
from platformlab.words.numbers import number

say = Wordbook(__file__)

GROUPS = ("platforms", "without_borderline", "by_two_tests", "all")


def _rows(*, group):
    startups = load("startups_top10_2018").sort_values("rank")
    counted = counted_startups(startups, group)
    return {
        "startups": {
            "rank": startups["rank"],
            "name": startups["company"],
            "value": startups["valuation_usd_bn"],
            "is_marked": marks(counted),
            "label": [f"{value:.1f}" for value in startups["valuation_usd_bn"]],
            "key": first_marked(counted, say("startup_sum.marks.counted")),
            "business": startups["business"],
            "fate": startups["what_happened"],
        }
    }


def _chart(frame):
    tooltip = [
        alt.Tooltip("name:N"),
        alt.Tooltip("value:Q", format=".1f"),
        alt.Tooltip("business:N"),
        alt.Tooltip("fate:N"),
    ]
    return ranked(
        "startups",
        "value",
        frame=frame,
        domain=list(range(1, 11)),
        tooltip=tooltip,
        names=140 if frame.is_narrow else 170,
        is_keyed=True,
    )


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
            Column("fate", is_text=True),
            drawn("label", is_text=True),
            drawn("key", is_text=True),
        )
    },
    chart=_chart,
    sentence=_sentence,
    slots={"report_sum": REPORT_SUM},
)
