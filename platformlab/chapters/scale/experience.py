"""Explorer of experience alone: what the next doubling brings, on two kinds of paper."""

import altair as alt
import numpy as np

from platformlab.chapters.scale._papers import MADE, PAPERS, place, ticks
from platformlab.chapters.scale._units import units
from platformlab.chapters.scale.market import (
    DOUBLINGS,
    FIRST_COST,
    FIRST_MADE,
    LEARNING_RATE,
    MADE_SO_FAR,
)
from platformlab.charts.curves import axis_x, axis_y, dots, labels, level, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, slider

_NOTHING_LEARNED = (
    "After {made} cars the next one costs ${cost:,.0f}, as the ten-thousandth did: "
    "nothing is learned, however many are made."
)
_ON = " the next one costs ${cost:,.0f}; to save another ${saved:,.0f} takes {made} cars more."
_NEXT_COST = {
    0: "After {made} cars, at the start," + _ON,
    1: "After {made} cars, 1 doubling on," + _ON,
    "more": "After {made} cars, {times} doublings on," + _ON,
}
_LOOK = {
    "steps": "On this paper it is a curve that flattens.",
    "doublings": "On this paper it is a straight line.",
}


def _cost(made, learning_rate):
    return FIRST_COST * (1 - learning_rate) ** np.log2(np.asarray(made) / FIRST_MADE)


def _rows(*, learning_rate, cumulative_output, axis):
    many = FIRST_MADE * 2 ** np.linspace(0, DOUBLINGS, 61)
    x, y = place(many, _cost(many, learning_rate), axis)
    cost, after = _cost([cumulative_output, 2 * cumulative_output], learning_rate)
    at, height = place(cumulative_output, cost, axis)
    across, up = ticks(axis)
    return {
        "curve": {"x": x, "y": y},
        "across": across,
        "up": up,
        "now": {
            "x": [at],
            "y": [height],
            "made": [cumulative_output],
            "cost": [cost],
            "after": [after],
            "label": [f"${cost:,.0f}"],
        },
    }


def _chart(frame):
    # Both axes bear words from the table, since their steps change with the paper.
    x = axis_x("x", "cars made so far", domain=(0, 1), values=[])
    y = axis_y("y", "cost of the next car", domain=(0, 1.1), values=[])
    tooltip = [
        alt.Tooltip("made:Q", title="Cars made so far", format=",.0f"),
        alt.Tooltip("cost:Q", title="Cost of the next, USD", format=",.0f"),
    ]
    below, beside = alt.value("height"), alt.value(0)
    chart = alt.layer(
        level("up", y, role="grid"),
        labels("up", beside, y, "label", role="muted", align="right", dx=-8),
        labels("across", x, below, "label", role="muted", align="center", dx=0, dy=16),
        line("curve", x, y, role="pipeline"),
        dots("now", x, y, role="ink", tooltip=tooltip),
        labels("now", x, y, "label", dx=9, dy=-12, fontWeight="bold"),
    )
    return framed(chart, frame, right=58)


def _sentence(tables, *, learning_rate, cumulative_output, axis):
    cost, after = (tables["now"][name][0] for name in ("cost", "after"))
    made = units(cumulative_output)
    if not learning_rate:
        return _NOTHING_LEARNED.format(made=made, cost=cost)
    times = round(np.log2(cumulative_output / FIRST_MADE))
    said = _NEXT_COST.get(times, _NEXT_COST["more"])
    return f"{said.format(made=made, times=times, cost=cost, saved=cost - after)} {_LOOK[axis]}"


experience = Explorer(
    name="experience",
    title="What does the next doubling bring?",
    description=(
        "Curve of the cost of the next car against all cars made so far, from ten thousand to ten million. "
        "On even steps the curve falls steeply and then flattens; on doublings, where each step along "
        "either axis is a factor, the same numbers form a straight line."
    ),
    controls=(
        slider("learning_rate", np.arange(0, 0.301, 0.05), default=LEARNING_RATE),
        slider("cumulative_output", MADE, default=MADE_SO_FAR, label="Cars made so far", unit=""),
        choice("axis", "Paper", PAPERS, default="steps"),
    ),
    rows=_rows,
    columns={
        "curve": (Column("x", "", 4), Column("y", "", 4)),
        "across": (Column("x", "", 4), Column("label", "", is_text=True)),
        "up": (Column("y", "", 4), Column("label", "", is_text=True)),
        "now": (
            Column("made", "Cars made so far"),
            Column("cost", "Cost of the next, USD", 1),
            Column("after", "Cost after one more doubling, USD", 1),
            Column("x", "", 4),
            Column("y", "", 4),
            Column("label", "", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    source=(
        "Model: experience curve for the unit (Wright 1936, Henderson 1968). The numbers are invented: "
        f"the ten-thousandth car costs ${FIRST_COST:.0f}."
    ),
)
