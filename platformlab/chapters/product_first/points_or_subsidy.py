"""Explorer of two ways to a base: points of quality for some years, or a year of subsidy."""

from functools import cache

import altair as alt
import numpy as np

from platformlab.chapters.product_first._bases import bar, grown, yearly
from platformlab.chapters.product_first.market import (
    LEAD,
    LIFE_YEARS,
    MATCHED_YEARS,
    MONTHS,
    POINT,
    START,
    SUBSIDY,
    SWITCHING_COST,
    SWITCHING_COSTS,
)
from platformlab.charts.curves import axis_x, axis_y, dots, labels, level, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars, share

say = Wordbook(__file__)

_YEARS = np.arange(MATCHED_YEARS + 1)
_END = MATCHED_YEARS * MONTHS
_GAP = 0.034  # of the share, between two names at the ends of lines


@cache
def with_points(lead, cost):
    """Our share month by month, with a better cutter for all years."""
    return grown(START, lead, cost, _END)


@cache
def with_subsidy(subsidy, cost):
    """Our share month by month, with cutters that are alike and a subsidy in the first year."""
    first = grown(START, subsidy, cost, MONTHS)
    return np.concatenate([first, grown(first[-1], 0.0, cost, _END - MONTHS)[1:]])


def _rows(*, quality_lead, added_first, switching_cost):
    ways = {
        "points": with_points(quality_lead, switching_cost),
        "subsidy": with_subsidy(added_first, switching_cost),
    }
    ends = {way: float(months[-1]) for way, months in ways.items()}
    needed = bar(switching_cost)
    enough = [way for way, base in ends.items() if base >= needed]
    carries = "both" if len(enough) == 2 else (enough or ["neither"])[0]
    return {
        **{way: {"year": _YEARS, "base": yearly(months)} for way, months in ways.items()},
        "ends": {
            "year": 2 * [MATCHED_YEARS],
            "base": list(ends.values()),
            "height": _beside(needed, list(ends.values())),
            "label": [
                say(f"points_or_subsidy.marks.{way}", base=share(base, 1))
                for way, base in ends.items()
            ],
        },
        "bar": {"base": [needed]},
        "bar_name": {
            "year": [MATCHED_YEARS],
            "base": [needed],
            "label": [say("points_or_subsidy.marks.bar", bar=share(needed, 1))],
        },
        "outcome": {
            "points": [ends["points"]],
            "subsidy": [ends["subsidy"]],
            "bar": [needed],
            "carries": [say(f"points_or_subsidy.carries.{carries}")],
        },
    }


def _beside(needed, ends):
    """Heights of the names of `ends`, moved away from the name of the bar and from each other."""
    heights = {}
    for side in (1, -1):  # above the bar, then below; its own name stays at its line
        taken = needed
        for at in sorted(range(len(ends)), key=lambda at: side * ends[at]):
            if (ends[at] >= needed) == (side > 0):
                taken = heights[at] = side * max(side * ends[at], side * taken + _GAP)
    return [heights[at] for at in range(len(ends))]


def _chart(frame):
    x = axis_x("year", domain=(0, MATCHED_YEARS), values=[0, 1, 2, 3, 4, 5, 6])
    form = {"domain": (0.45, 0.9), "values": [0.5, 0.6, 0.7, 0.8, 0.9], "format": ".0%"}
    y, height = axis_y("base", **form), axis_y("height", title="base", **form)
    tooltip = [alt.Tooltip("year:Q"), alt.Tooltip("base:Q", format=".1%")]
    chart = alt.layer(
        level("bar", y, role="threshold"),
        line("points", x, y, tooltip=tooltip),
        line("subsidy", x, y, role="pipeline", is_dashed=True, tooltip=tooltip),
        dots("ends", x, y, role="ink", tooltip=tooltip),
        labels("ends", x, height, "label", dx=10),
        labels("bar_name", x, y, "label", role="threshold", dx=10),
    )
    return framed(chart, frame, right=130 if frame.is_narrow else 134)


def _sentence(tables, *, added_first, **_):
    outcome = {name: values[0] for name, values in tables["outcome"].items()}
    paid = added_first * LIFE_YEARS * MONTHS
    return say(
        "points_or_subsidy.said",
        points=share(outcome["points"], 1),
        subsidy=share(outcome["subsidy"], 1),
        bar=share(outcome["bar"], 1),
        carries=outcome["carries"],
        paid=dollars(paid, 0),
    )


points_or_subsidy = Explorer(
    name="points_or_subsidy",
    controls=(
        slider("switching_cost", SWITCHING_COSTS, default=SWITCHING_COST, unit="USD a month"),
        slider("quality_lead", (POINT, LEAD, 3 * POINT), default=LEAD, unit="USD a month"),
        slider("added_first", (40.0, 60.0, SUBSIDY), default=SUBSIDY, unit="USD a month"),
    ),
    rows=_rows,
    columns={
        "points": (Column("year"), Column("base", 1, is_percent=True)),
        "subsidy": (Column("year"), Column("base", 1, is_percent=True)),
        "outcome": (
            Column("points", 1, is_percent=True),
            Column("subsidy", 1, is_percent=True),
            Column("bar", 1, is_percent=True),
            Column("carries", is_text=True),
        ),
        "ends": (
            drawn("year"),
            drawn("base", 3),
            drawn("height", 3),
            drawn("label", is_text=True),
        ),
        "bar": (drawn("base", 3),),
        "bar_name": (drawn("year"), drawn("base", 3), drawn("label", is_text=True)),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"years": MATCHED_YEARS, "life": LIFE_YEARS},
)
