"""Explorer of a jury whose hours are given: the more ideas it reads, the less it sees of each."""

from datetime import timedelta

import altair as alt

from platformlab.chapters.hybrid._juries import (
    READ,
    ideas_axis,
    picked_by_reading,
    reading_accuracy,
)
from platformlab.chapters.hybrid.market import (
    AVERAGE,
    CROWD,
    EVEN_TIME,
    JURY_HOURS,
    SPREAD,
    STAFF,
)
from platformlab.charts.curves import axis_y, dots, labels, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, drawn, slider
from platformlab.words import Wordbook
from platformlab.words.numbers import number

say = Wordbook(__file__)

_HOURS = (100, 250, JURY_HOURS, 4_000, 10_000)


def _rows(*, ideas, jury_hours, even_time):
    points = picked_by_reading(READ, jury_hours, even_time)
    top = int(points.argmax())
    now = float(picked_by_reading(ideas, jury_hours, even_time))
    return {
        "outcome": {
            "ideas": [ideas],
            "minutes": [timedelta(hours=jury_hours / ideas) / timedelta(minutes=1)],
            "accuracy": [float(reading_accuracy(ideas, jury_hours, even_time))],
            "now": [now],
            "staff": [float(picked_by_reading(STAFF, jury_hours, even_time))],
            "best_number": [READ[top]],
            "best": [points[top]],
        },
        "curve": {"ideas": READ, "points": points},
        "top": {
            "ideas": [READ[top]],
            "points": [points[top]],
            "label": [say("same_hours.marks.top", ideas=number(READ[top], 0))],
        },
        "here": {"ideas": [ideas], "points": [now], "label": [number(now, 0)]},
    }


def _chart(frame):
    x = ideas_axis("ideas")
    y = axis_y("points", domain=(95, 145), values=[100, 110, 120, 130, 140])
    tooltip = [alt.Tooltip("ideas:Q", format=",.0f"), alt.Tooltip("points:Q", format=".1f")]
    chart = alt.layer(
        line("curve", x, y, tooltip=tooltip),
        dots("top", x, y, role="threshold", is_hollow=True, tooltip=tooltip),
        dots("here", x, y, tooltip=tooltip),
        labels("top", x, y, "label", role="threshold", align="center", dx=0, dy=-16),
        labels("here", x, y, "label", align="center", dx=0, dy=18, fontWeight="bold"),
    )
    return framed(chart, frame)


def _each(minutes):
    """How long one idea is read, in the unit that suits."""
    span = timedelta(minutes=minutes)
    unit = next(
        (unit for unit in ("hours", "minutes") if span >= 2 * timedelta(**{unit: 1})), "seconds"
    )
    return say(f"same_hours.each.{unit}", n=number(round(span / timedelta(**{unit: 1}), 1)))


def _sentence(tables, **_):
    found = {name: values[0] for name, values in tables["outcome"].items()}
    return say(
        "same_hours.said",
        ideas=number(found["ideas"], 0),
        each=_each(found["minutes"]),
        now=number(found["now"], 1),
        staff=number(found["staff"], 1),
        best=number(found["best"], 1),
        count=number(found["best_number"], 0),
    )


same_hours = Explorer(
    name="same_hours",
    controls=(
        slider("ideas", (10, 50, STAFF, 300, 1_500, 6_000, 24_000, CROWD), default=CROWD),
        choice("jury_hours", _HOURS, default=JURY_HOURS, shown=lambda hours: number(hours, 0)),
        slider("even_time", (0.25, EVEN_TIME, 4), default=EVEN_TIME),
    ),
    rows=_rows,
    columns={
        "outcome": (
            Column("ideas"),
            Column("minutes", 1),
            Column("accuracy", 2),
            Column("now", 1),
            Column("staff", 1),
            Column("best_number"),
            Column("best", 1),
        ),
        "curve": (Column("ideas"), Column("points", 1)),
        "top": (drawn("ideas"), drawn("points", 1), drawn("label", is_text=True)),
        "here": (drawn("ideas"), drawn("points", 1), drawn("label", is_text=True)),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"staff": STAFF, "average": AVERAGE, "spread": SPREAD},
)
