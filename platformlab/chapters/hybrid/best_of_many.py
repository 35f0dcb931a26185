"""Explorer of the best of many ideas: number, spread, and a jury that may err."""

import altair as alt
import numpy as np

from platformlab.chapters.hybrid.market import AVERAGE, CROWD, SPREAD, STAFF
from platformlab.charts.curves import axis_y, dots, labels, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.models import crowd_ideas
from platformlab.words import Wordbook
from platformlab.words.numbers import number

say = Wordbook(__file__)

_CURVE = np.unique(np.geomspace(1, 1e6, 37).round())
_LOW, _TOP = 95, 225
_BELOW = 8  # points that a word stands below its dot, or above it near the axis


def best(ideas, spread=SPREAD, accuracy=1):
    """Points of the idea that a jury of this accuracy takes for the best."""
    return crowd_ideas.expected_best_screened(
        ideas=ideas,
        quality_mean=AVERAGE,
        quality_spread=spread,
        screening_accuracy=accuracy,
    )


def _rows(*, ideas, quality_spread, screening_accuracy):
    staff, crowd = best(STAFF), best(ideas, quality_spread, screening_accuracy)
    return {
        "outcome": {
            "ideas": [ideas],
            "times": [ideas / STAFF],
            "staff": [staff],
            "crowd": [crowd],
            "gain": [crowd - staff],
        },
        "curve": {"ideas": _CURVE, "points": best(_CURVE, quality_spread, screening_accuracy)},
        "exact": {"ideas": _CURVE, "points": best(_CURVE)},
        "own": {"ideas": [STAFF], "points": [staff], "label": [say("best_of_many.marks.staff")]},
        "theirs": {
            "ideas": [ideas],
            "points": [crowd],
            "height": [crowd + (_BELOW if crowd < _LOW + 1.5 * _BELOW else -_BELOW)],
            "label": [number(crowd, 0)],
        },
    }


def _chart(frame):
    ticks = [1, 100, 10_000, 1_000_000] if frame.is_narrow else [10**power for power in range(7)]
    x = alt.X(
        "ideas:Q",
        axis=alt.Axis(title="ideas", values=ticks, format="~s"),
        scale=alt.Scale(type="log", domain=(1, 1e6), nice=False),
    )
    y, height = (
        axis_y(name, title="points", domain=(_LOW, _TOP), values=list(range(100, 221, 20)))
        for name in ("points", "height")
    )
    tooltip = [alt.Tooltip("ideas:Q", format=",.0f"), alt.Tooltip("points:Q", format=".1f")]
    chart = alt.layer(
        line("exact", x, y, role="pipeline", is_dashed=True, tooltip=tooltip),
        line("curve", x, y, tooltip=tooltip),
        dots("own", x, y, role="pipeline", tooltip=tooltip),
        dots("theirs", x, y, tooltip=tooltip),
        labels("own", x, y, "label", role="muted", align="right", dx=-8, dy=-10, fontWeight=600),
        labels("theirs", x, height, "label", align="center", dx=0, fontWeight="bold"),
    )
    return framed(chart, frame)


def _sentence(tables, *, ideas, quality_spread, screening_accuracy):
    found = {name: values[0] for name, values in tables["outcome"].items()}
    said = {
        "ideas": number(ideas, 0),
        "spread": number(quality_spread),
        "crowd": number(found["crowd"], 0),
        "staff": number(found["staff"], 0),
    }
    if screening_accuracy < 1:
        return say("best_of_many.jury", accuracy=number(screening_accuracy), **said)
    return say("best_of_many.exact", **said)


best_of_many = Explorer(
    name="best_of_many",
    controls=(
        slider(
            "ideas",
            (10, 50, STAFF, 500, 1_500, 5_000, 15_000, 40_000, CROWD, 1_000_000),
            default=CROWD,
        ),
        slider("quality_spread", (5, 10, 15, 20), default=SPREAD),
        slider("screening_accuracy", (0, 0.2, 0.4, 0.6, 0.8, 1), default=1, unit=""),
    ),
    rows=_rows,
    columns={
        "outcome": (
            Column("ideas"),
            Column("times", 1),
            Column("staff", 1),
            Column("crowd", 1),
            Column("gain", 1),
        ),
        "curve": (Column("ideas"), Column("points", 1)),
        "exact": (drawn("ideas"), drawn("points", 1)),
        "own": (drawn("ideas"), drawn("points", 1), drawn("label", is_text=True)),
        "theirs": (
            drawn("ideas"),
            drawn("points", 1),
            drawn("height", 1),
            drawn("label", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"staff": STAFF, "average": AVERAGE, "spread": SPREAD},
)
