"""Explorer of a count: which of the ten most valuable firms are platforms, by a stated rule."""

import altair as alt

from platformlab.chapters.giants.market import LIST_YEARS, REPORT
from platformlab.charts.curves import labels
from platformlab.charts.ranked import ranked
from platformlab.charts.theme import colour, first_marked, marks, quoted, rows
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.verdicts.giants import RULES, count_platforms, top_ten
from platformlab.words import Wordbook, text
from platformlab.words.numbers import percent

say = Wordbook(__file__)

_FIRST, _APART = 84, 46  # pixels from the plot to the first rule's squares, and between two rules


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
            **{each: marks(ten[f"platform_{each}"]) for each in RULES},
        },
        "rules": {
            column: [say(f"platform_count.marks.{each}") if (each == rule) == is_chosen else ""]
            for each in RULES
            for column, is_chosen in ((each, False), (f"{each}_chosen", True))
        },
        "count": {"count": [counted.sum()]},
    }


def _by_every_rule(plot):
    """A square for each rule in each line, filled where the firm is a platform by it."""
    y = alt.Y("rank:O", axis=None, scale=alt.Scale(domain=list(range(1, 11))))
    parts, yes = [], quoted(text("amounts.yes"))
    for at, rule in enumerate(RULES):
        x, look = alt.value(plot + _FIRST + at * _APART), {"size": 90, "strokeWidth": 1.5}
        fill = alt.when(f"datum.{rule} === {yes}").then(alt.value(colour("platform")))
        parts.append(
            rows("firms")
            .transform_filter(f"datum.{rule} !== ''")
            .mark_point(shape="square", opacity=1, stroke=colour("platform"), **look)
            .encode(x=x, y=y, fill=fill.otherwise(alt.value(colour("paper"))))
        )
        # within the plot: what stands above it would lift the heading, which the bet's question has too
        head = {"align": "center", "dx": 0, "baseline": "top", "fontSize": 12}
        parts.append(labels("rules", x, alt.value(0), rule, role="muted", **head))
        parts.append(labels("rules", x, alt.value(0), f"{rule}_chosen", fontWeight=700, **head))
    return parts


def _chart(frame):
    tooltip = [
        alt.Tooltip("name:N"),
        alt.Tooltip("value:Q", format=",.0f"),
        alt.Tooltip("rationale:N"),
    ]
    names = 148 if frame.is_narrow else 170
    ends = 58 if frame.is_narrow else _FIRST + len(RULES) * _APART
    return ranked(
        "firms",
        "value",
        frame=frame,
        domain=list(range(1, 11)),
        tooltip=tooltip,
        names=names,
        ends=ends,
        is_keyed=True,
        beside=() if frame.is_narrow else _by_every_rule(frame.width - names - ends),
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
            *(drawn(rule, is_text=True) for rule in RULES),
        ),
        "rules": tuple(
            drawn(f"{rule}{chosen}", is_text=True) for rule in RULES for chosen in ("", "_chosen")
        ),
        "count": (Column("count"),),
    },
    chart=_chart,
    sentence=_sentence,
    keyed_by="name",
)
