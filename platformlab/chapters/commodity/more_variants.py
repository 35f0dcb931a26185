"""Explorer of both ends of the chain: how many variants pay as set-up gets cheaper, and to whom."""

from functools import cache

import altair as alt
import numpy as np

from platformlab.chapters.commodity.market import (
    CHEAP_SET_UP,
    CIRCLE,
    COST,
    CUSTOMERS,
    FARTHEST,
    FITTING,
    SET_UP,
)
from platformlab.charts.curves import dots, labels, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, drawn, slider
from platformlab.models import competition, variants
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars, number

say = Wordbook(__file__)

COSTS = tuple(float(cost) for cost in np.geomspace(CHEAP_SET_UP, SET_UP, 41).round(3))
WHO = ("one", "entry")


@cache
def made(who, cost):
    """Variants, customers to each, and what is left of the price a piece after cost and set-up."""
    each = cost / CUSTOMERS
    if who == "one":
        found = variants.find_variants(setup_cost=each, **CIRCLE)
        count, margin = found.variants, found.price - COST
    else:
        count = competition.salop_entry(transport_cost=FARTHEST, entry_cost=each).firms
        found = competition.salop(firms=int(count), entry_cost=each, **CIRCLE)
        margin = found.price - COST
    return int(count), CUSTOMERS / count, float(margin), float(margin - each * count)


def _rows(*, setup_cost, who):
    counts = {name: [made(name, cost)[0] for cost in COSTS] for name in WHO}
    count, run, margin, left = made(who, setup_cost)
    before = made(who, SET_UP)
    return {
        "lines": {"cost": COSTS, **counts},
        "now": {"cost": [setup_cost], "count": [count], "label": [number(count)]},
        "names": {
            "cost": [COSTS[-1]] * 2,
            "count": [counts[name][-1] for name in WHO],
            "label": [say(f"more_variants.marks.{name}") for name in WHO],
        },
        "outcome": {
            "count": [count],
            "run": [run],
            "margin": [margin],
            "left": [left],
            "times": [count / before[0]],
        },
    }


def _chart(frame):
    x = alt.X(
        "cost:Q",
        axis=alt.Axis(values=[50, 200, 1_000, 5_000], format="$,d"),
        scale=alt.Scale(type="log", domain=(35, SET_UP), nice=False),
    )

    def y(field):
        return alt.Y(
            f"{field}:Q",
            axis=alt.Axis(title="count", values=[10, 20, 50, 100, 200], format="d"),
            scale=alt.Scale(type="log", domain=(5, 200), nice=False),
        )

    tooltip = [
        alt.Tooltip("cost:Q", format="$,.0f"),
        alt.Tooltip("one:Q", format="d"),
        alt.Tooltip("entry:Q", format="d"),
    ]
    chart = alt.layer(
        line("lines", x, y("entry"), role="pipeline", is_dashed=True, tooltip=tooltip),
        line("lines", x, y("one"), tooltip=tooltip),
        dots("now", x, y("count"), role="ink"),
        labels("now", x, y("count"), "label", dx=-4, dy=16, align="right", fontWeight="bold"),
        labels("names", x, y("count"), "label", dx=8),
    )
    return framed(chart, frame, left=52, right=96 if frame.is_narrow else 110)


def _sentence(tables, *, setup_cost, who):
    outcome = {name: values[0] for name, values in tables["outcome"].items()}
    return say(
        f"more_variants.said_{who}",
        cost=dollars(setup_cost, 0),
        count=number(outcome["count"]),
        run=number(outcome["run"], 0),
        margin=dollars(outcome["margin"], 2),
        left=dollars(outcome["left"], 2),
    )


more_variants = Explorer(
    name="more_variants",
    controls=(
        choice("who", WHO, default="one"),
        slider("setup_cost", (CHEAP_SET_UP, 200, 500, 1_250, SET_UP), default=SET_UP, unit="USD"),
    ),
    rows=_rows,
    columns={
        "outcome": (
            Column("count"),
            Column("run", 0),
            Column("margin", 2),
            Column("left", 2),
            Column("times", 1),
        ),
        "lines": (Column("cost", 0), Column("one"), Column("entry")),
        "now": (drawn("cost", 0), drawn("count"), drawn("label", is_text=True)),
        "names": (drawn("cost", 0), drawn("count"), drawn("label", is_text=True)),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"cost": COST, "worth": FITTING, "farthest": FARTHEST, "customers": CUSTOMERS},
)
