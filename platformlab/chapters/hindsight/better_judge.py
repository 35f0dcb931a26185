"""Explorer of luck: how often somebody who is too sure scores better than somebody who is right."""

import altair as alt
import numpy as np

from platformlab.chapters.hindsight.market import DOZEN, DOZENS, TOO_SURE, TRUE_CHANCE
from platformlab.charts.curves import axis_x, axis_y, dots, labels, level, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.models import calibration
from platformlab.words import Wordbook
from platformlab.words.numbers import percent

say = Wordbook(__file__)

_JUDGED = DOZEN * np.arange(1, DOZENS + 1)
_COIN = 0.5  # what a coin would say
_LATE = (
    0.75 * _JUDGED[-1]
)  # from here on a number at the right of its point would leave the drawing


def first(judged, confidence):
    """Chance that the wrong confidence comes first; equal scores are decided by a coin."""
    found = calibration.find_upset(judged=judged, true_chance=TRUE_CHANCE, confidence=confidence)
    return found.better + found.same / 2


def _rows(*, judged, confidence):
    now = float(first(judged, confidence))
    said = percent(now)
    return {
        "now": {
            "judged": [judged],
            "first": [now],
            "label": ["" if judged >= _LATE else said],
            "ahead": [said if judged >= _LATE else ""],
        },
        "chances": {"judged": _JUDGED, "first": first(_JUDGED, confidence)},
        "coin": {"first": [_COIN]},
        "coin_name": {
            "judged": [_JUDGED[-1]],
            "first": [_COIN],
            "label": [say("better_judge.marks.coin")],
        },
    }


def _chart(frame):
    ticks = _JUDGED[4::5] if frame.is_narrow else [DOZEN, *_JUDGED[4::5]]
    x = axis_x("judged", domain=(0, int(_JUDGED[-1])), values=list(map(int, ticks)))
    y = axis_y("first", domain=(0, 1), values=[0, 0.2, 0.4, 0.6, 0.8, 1], format=".0%")
    tooltip = [alt.Tooltip("judged:Q"), alt.Tooltip("first:Q", format=".1%")]
    chart = alt.layer(
        level("coin", y),
        line("chances", x, y, tooltip=tooltip),
        dots("now", x, y, role="ink", tooltip=tooltip),
        labels("now", x, y, "label", dy=-14, fontWeight=600),
        labels("now", x, y, "ahead", align="right", dx=0, dy=-14, fontWeight=600),
        labels("coin_name", x, y, "label", role="muted", align="right", dx=0, dy=-10),
    )
    return framed(chart, frame)


def _sentence(tables, *, judged, confidence):
    chance = percent(tables["now"]["first"][0])
    if confidence == TRUE_CHANCE:
        return say("better_judge.right", n=int(judged), first=chance)
    return say("better_judge.said", n=int(judged), first=chance, said=percent(confidence))


better_judge = Explorer(
    name="better_judge",
    controls=(
        slider("judged", tuple(_JUDGED), default=DOZEN),
        slider("confidence", (0.5, 0.6, TRUE_CHANCE, 0.8, TOO_SURE, 1.0), default=TOO_SURE),
    ),
    rows=_rows,
    columns={
        "now": (
            Column("judged"),
            Column("first", 1, is_percent=True),
            drawn("label", is_text=True),
            drawn("ahead", is_text=True),
        ),
        "chances": (Column("judged"), Column("first", 1, is_percent=True)),
        "coin": (drawn("first", 1),),
        "coin_name": (drawn("judged"), drawn("first", 1), drawn("label", is_text=True)),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"true": lambda: percent(TRUE_CHANCE)},
)
