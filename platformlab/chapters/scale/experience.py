"""Explorer of experience alone: what the next doubling brings, on two kinds of paper."""

import altair as alt
import numpy as np

from platformlab.chapters.scale._papers import MADE, PAPERS, place, ticks
from platformlab.chapters.scale._units import units
from platformlab.chapters.scale._words import say
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
from platformlab.words.numbers import dollars


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
    said = {"made": units(cumulative_output), "cost": dollars(cost, 0)}
    if not learning_rate:
        return say("experience.nothing_learned", **said)
    said["saved"] = dollars(cost - after, 0)
    times = round(np.log2(cumulative_output / FIRST_MADE))
    if not times:
        return say(f"experience.at_start_{axis}", **said)
    return say(f"experience.later_{axis}", n=times, **said)


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
