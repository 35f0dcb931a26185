"""Explorer of a count: which of the ten most valuable firms are platforms, by a stated rule."""

import altair as alt

from platformlab.chapters.giants.market import LIST_YEARS, REPORT
from platformlab.charts.ranked import ranked
from platformlab.charts.theme import first_marked, marks
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.verdicts.giants import RULES, count_platforms, top_ten
from platformlab.words import Wordbook
from platformlab.words.numbers import percent

say = Wordbook(__file__)


def _rows(*, rule, year):
    ten = top_ten(year)
    counted = ten[f"platform_{rule}"]
    return {
        "firms": {
            "rank": ten["rank"],
            "name": ten["company"],
            "value": ten["market_cap_usd_bn"],
            "is_marked": marks(counted),
            "label": [f"{value:,.0f}" for value in ten["market_cap_usd_bn"]],
            "key": first_marked(counted, say("platform_count.marks.counted")),
            "rationale": ten["rationale"],
        },
        "count": {"count": [counted.sum()]},
    }


def _chart(frame):
    tooltip = [
        alt.Tooltip("name:N"),
        alt.Tooltip("value:Q", format=",.0f"),
        alt.Tooltip("rationale:N"),
    ]
    return ranked(
        "firms",
        "value",
        frame=frame,
        domain=list(range(1, 11)),
        tooltip=tooltip,
        names=148 if frame.is_narrow else 170,
        ends=44 if frame.is_narrow else 60,
        is_keyed=True,
    )


def _sentence(tables, *, rule, year):
    count, share = count_platforms(rule, year)
    if not count:
        return say(f"platform_count.{rule}_none", year=year)
    return say(f"platform_count.{rule}", n=count, year=year, share=percent(share))


platform_count = Explorer(
    name="platform_count",
    controls=(
        choice("rule", RULES, default="principal"),
        choice("year", LIST_YEARS, default=REPORT),
    ),
    rows=_rows,
    columns={
        "firms": (
            Column("rank"),
            Column("name", is_text=True),
            Column("value", 0),
            Column("is_marked", is_text=True),
            Column("rationale", is_text=True),
            drawn("label", is_text=True),
            drawn("key", is_text=True),
        ),
        "count": (Column("count"),),
    },
    chart=_chart,
    sentence=_sentence,
)
