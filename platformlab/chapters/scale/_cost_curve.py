"""Axes of the two figures that draw the cost of each unit against the output of a year."""

import altair as alt

from platformlab.charts.curves import axis_x, axis_y

COST = axis_y("cost", domain=(0, 700), values=[0, 200, 400, 600], format="d")
COST_TIP = (alt.Tooltip("output:Q", format=",.0f"), alt.Tooltip("cost:Q", format=",.0f"))


def output_axis(largest, *, step):
    """Horizontal axis of the output of a year, with a tick every `step` units."""
    ticks = list(range(0, largest + 1, step))
    return axis_x("output", domain=(0, largest), values=ticks, format=",d")
