"""Axes of the two figures that draw the cost of each unit against the output of a year."""

import altair as alt

from platformlab.charts.curves import axis_x, axis_y

COST = axis_y(
    "cost",
    "cost of each unit, dollars",
    domain=(0, 700),
    values=[0, 200, 400, 600],
    format="d",
)
COST_TIP = (
    alt.Tooltip("output:Q", title="Units a year", format=",.0f"),
    alt.Tooltip("cost:Q", title="Cost of each, USD", format=",.0f"),
)


def output_axis(largest, title, *, step):
    """Horizontal axis of the output of a year, with a tick every `step` units."""
    ticks = list(range(0, largest + 1, step))
    return axis_x("output", title, domain=(0, largest), values=ticks, format=",d")
