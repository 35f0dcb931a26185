"""Explorer of the same jury after votes: how long the list is that it still reads."""

import altair as alt

from platformlab.chapters.hybrid._juries import (
    READ,
    ideas_axis,
    picked_after_votes,
    picked_by_reading,
)
from platformlab.chapters.hybrid.market import (
    AVERAGE,
    CROWD,
    EVEN_TIME,
    JURY_HOURS,
    SPREAD,
    STAFF,
    VOTE_ACCURACY,
)
from platformlab.charts.curves import axis_y, dots, labels, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, drawn, slider
from platformlab.words import Wordbook
from platformlab.words.numbers import number

say = Wordbook(__file__)


def _rows(*, vote_accuracy, ideas, jury_hours):
    lengths, points = picked_after_votes(int(ideas), jury_hours, vote_accuracy)
    blind = picked_by_reading(READ, jury_hours)
    top, best_blind = int(points.argmax()), int(blind.argmax())
    return {
        "outcome": {
            "shortlist": [lengths[top]],
            "best": [points[top]],
            "blind_number": [READ[best_blind]],
            "blind": [blind[best_blind]],
            "gain": [points[top] - blind[best_blind]],
        },
        "curve": {"ideas": lengths, "points": points},
        "lot": {"ideas": READ, "points": blind},
        "top": {
            "ideas": [lengths[top]],
            "points": [points[top]],
            "label": [say("votes_first.marks.top", points=number(points[top], 0))],
        },
        "name": {
            "ideas": [READ[best_blind]],
            "points": [blind[best_blind]],
            "label": [say("votes_first.marks.lot")],
        },
    }


def _chart(frame):
    x = ideas_axis("ideas")
    y = axis_y("points", domain=(95, 150), values=[100, 110, 120, 130, 140, 150])
    tooltip = [alt.Tooltip("ideas:Q", format=",.0f"), alt.Tooltip("points:Q", format=".1f")]
    chart = alt.layer(
        line("lot", x, y, role="pipeline", is_dashed=True, tooltip=tooltip),
        line("curve", x, y, tooltip=tooltip),
        dots("top", x, y, tooltip=tooltip),
        labels("top", x, y, "label", align="center", dx=0, dy=-16, fontWeight="bold"),
        labels("name", x, y, "label", role="muted", align="center", dx=0, dy=32),
    )
    return framed(chart, frame)


def _sentence(tables, *, vote_accuracy, ideas, **_):
    found = {name: values[0] for name, values in tables["outcome"].items()}
    return say(
        f"votes_first.{'said' if vote_accuracy else 'blind'}",
        ideas=number(ideas, 0),
        length=number(found["shortlist"], 0),
        best=number(found["best"], 1),
        lot=number(found["blind"], 1),
    )


votes_first = Explorer(
    name="votes_first",
    controls=(
        slider("vote_accuracy", (0, 0.1, 0.2, 0.3, 0.5), default=VOTE_ACCURACY, unit=""),
        slider("ideas", (1_500, CROWD), default=CROWD),
        choice("jury_hours", (250, JURY_HOURS, 4_000), default=JURY_HOURS, shown=number),
    ),
    rows=_rows,
    is_slow=True,
    columns={
        "outcome": (
            Column("shortlist"),
            Column("best", 1),
            Column("blind_number"),
            Column("blind", 1),
            Column("gain", 1),
        ),
        "curve": (Column("ideas"), Column("points", 1)),
        "lot": (Column("ideas"), Column("points", 1)),
        "top": (drawn("ideas"), drawn("points", 1), drawn("label", is_text=True)),
        "name": (drawn("ideas"), drawn("points", 1), drawn("label", is_text=True)),
    },
    chart=_chart,
    sentence=_sentence,
    slots={
        "staff": STAFF,
        "average": AVERAGE,
        "spread": SPREAD,
        "even_time": EVEN_TIME,
    },
)
