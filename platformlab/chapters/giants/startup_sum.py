"""Explorer of a sum: which start-ups add up to what the report says."""

import altair as alt

from platformlab.chapters.giants._words import say
from platformlab.charts.ranked import ranked
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice
from platformlab.verdicts.giants import (
    BORDERLINE,
    REPORT_SUM,
    count_startups,
    counted_startups,
)
from platformlab.words.numbers import number

GROUPS = {
    "platforms": "The seven platforms",
    "without_borderline": f"Without {' and '.join(BORDERLINE)}",
    "all": "All ten",
}


def _rows(*, group):
    startups = load("startups_top10_2018").sort_values("rank")
    counted = counted_startups(startups, group)
    return {
        "startups": {
            "rank": startups["rank"],
            "name": startups["company"],
            "value": startups["valuation_usd_bn"],
            "is_marked": ["yes" if is_in else "no" for is_in in counted],
            "label": [f"{value:.1f}" for value in startups["valuation_usd_bn"]],
            "business": startups["business"],
            "fate": startups["what_happened"],
        }
    }


def _chart(frame):
    tooltip = [
        alt.Tooltip("name:N", title="Start-up"),
        alt.Tooltip("value:Q", title="Valuation 2018, USD bn", format=".1f"),
        alt.Tooltip("business:N", title="Business"),
        alt.Tooltip("fate:N", title="Since then"),
    ]
    return ranked(
        "startups",
        "value",
        frame=frame,
        domain=list(range(1, 11)),
        tooltip=tooltip,
        key="billion dollars; filled: counted",
        names=140 if frame.is_narrow else 170,
    )


def _sentence(tables, *, group):
    count, total = count_startups(group)
    said = {"count": count, "total": number(total, 0)}
    if abs(total - REPORT_SUM) < 5:
        return say("startup_sum.fits", **said)
    return say("startup_sum.differs", **said, reported=REPORT_SUM)


startup_sum = Explorer(
    name="startup_sum",
    title=f"Which start-ups make {REPORT_SUM} billion?",
    description=(
        "Ranked bars of the ten most highly valued private start-ups of August 2018 in billions of US "
        "dollars, from Uber with 68 to JUUL with 15. The ones that the chosen group counts are filled."
    ),
    controls=(choice("group", "Count", GROUPS, default="platforms"),),
    rows=_rows,
    columns={
        "startups": (
            Column("rank", "Rank"),
            Column("name", "Start-up", is_text=True),
            Column("business", "Business", is_text=True),
            Column("value", "Valuation 2018, USD bn", 1),
            Column("is_marked", "Counted", is_text=True),
            Column("fate", "Since then", is_text=True),
            Column("label", "", is_text=True),
        )
    },
    chart=_chart,
    sentence=_sentence,
    source=(
        "Data: valuations as ranked in August 2018, usually from the last large private round (Uber's is of June "
        "2016); Airbnb's is not checked against a source. Which seven the report means is inferred from its sum."
    ),
)
