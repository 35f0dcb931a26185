"""Explorer of a count: which of the ten most valuable firms are platforms, by a stated rule."""

import altair as alt

from platformlab.chapters.giants._words import say
from platformlab.chapters.giants.market import LIST_DAYS, REPORT
from platformlab.charts.ranked import ranked
from platformlab.explore import Column, Explorer, choice
from platformlab.verdicts.giants import count_platforms, top_ten
from platformlab.words.numbers import percent

RULES = {
    "strict": "Strict: most of its revenue",
    "principal": "Principal: a main business",
    "broad": "Broad: any platform at all",
}


def _rows(*, rule, year):
    ten = top_ten(year)
    counted = ten[f"platform_{rule}"]
    return {
        "firms": {
            "rank": ten["rank"],
            "name": ten["company"],
            "value": ten["market_cap_usd_bn"],
            "is_marked": ["yes" if is_platform else "no" for is_platform in counted],
            "label": [f"{value:,.0f}" for value in ten["market_cap_usd_bn"]],
            "rationale": ten["rationale"],
        },
        "count": {"count": [counted.sum()]},
    }


def _chart(frame):
    tooltip = [
        alt.Tooltip("name:N", title="Firm"),
        alt.Tooltip("value:Q", title="Value, USD bn", format=",.0f"),
        alt.Tooltip("rationale:N", title="Why"),
    ]
    wide = "billion dollars; filled: a platform by this rule"
    return ranked(
        "firms",
        "value",
        frame=frame,
        domain=list(range(1, 11)),
        tooltip=tooltip,
        key="billion dollars; filled: a platform" if frame.is_narrow else wide,
        names=148 if frame.is_narrow else 170,
        ends=44 if frame.is_narrow else 60,
    )


def _sentence(tables, *, rule, year):
    count, share = count_platforms(rule, year)
    if not count:
        return say(f"platform_count.{rule}_none", year=year)
    return say(f"platform_count.{rule}", n=count, year=year, share=percent(share))


platform_count = Explorer(
    name="platform_count",
    title="Who counts as a platform?",
    description=(
        "Ranked bars of the ten most valuable listed firms of the year you choose, in billions of "
        "US dollars. Firms that the chosen rule calls platforms are filled and marked; the others are hollow."
    ),
    controls=(
        choice("rule", "Rule", RULES, default="principal"),
        choice(
            "year",
            "Year",
            {year: f"{year} ({day})" for year, day in LIST_DAYS.items()},
            default=REPORT,
        ),
    ),
    rows=_rows,
    columns={
        "firms": (
            Column("rank", "Rank"),
            Column("name", "Firm", is_text=True),
            Column("value", "Market value, USD bn", 0),
            Column("is_marked", "Platform by this rule", is_text=True),
            Column("rationale", "Why", is_text=True),
            Column("label", "", is_text=True),
        ),
        "count": (Column("count", "Platforms by this rule"),),
    },
    chart=_chart,
    sentence=_sentence,
    source=(
        "Data: FT Global 500 (2008; most values below the fourth rank are not checked against a source), Aftermath "
        "(2013, firms listed in the US only), RelBanks (2018), StockAnalysis and others (2024). The rules are ours."
    ),
)
