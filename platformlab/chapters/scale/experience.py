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
from platformlab.explore import Column, Explorer, choice, drawn, slider
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars

say = Wordbook(__file__)


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
            "label": [dollars(cost, 0)],
        },
    }


def _chart(frame):
    # Both axes bear words from the table, since their steps change with the paper.
    x = axis_x("x", domain=(0, 1), values=[])
    y = axis_y("y", domain=(0, 1.1), values=[])
    tooltip = [alt.Tooltip("made:Q", format=",.0f"), alt.Tooltip("cost:Q", format=",.0f")]
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
    controls=(
        slider("learning_rate", np.arange(0, 0.301, 0.05), default=LEARNING_RATE),
        choice("axis", PAPERS, default="steps"),
        slider("cumulative_output", MADE, default=MADE_SO_FAR, unit="", along="now.x"),
    ),
    rows=_rows,
    columns={
        "curve": (drawn("x", 4), drawn("y", 4)),
        "across": (drawn("x", 4), drawn("label", is_text=True)),
        "up": (drawn("y", 4), drawn("label", is_text=True)),
        "now": (
            Column("made"),
            Column("cost", 1),
            Column("after", 1),
            drawn("x", 4),
            drawn("y", 4),
            drawn("label", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"first_cost": FIRST_COST},
    keyed_by="label",  # the paper bends: a tick travels with its word, and the curve becomes a line
)
