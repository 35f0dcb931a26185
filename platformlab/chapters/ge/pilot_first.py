"""Explorer of the right to stop: a pilot first, or everything at once."""

import altair as alt
import numpy as np

from platformlab.chapters.ge.market import DELAY, PILOT
from platformlab.charts.curves import axis_x, axis_y, dots, labels, level, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.models import options
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars, percent

say = Wordbook(__file__)

_CHANCES = np.round(np.linspace(0, 1, 21), 2)
_CHANCE = 0.25


def compared(chance, pilot_cost, discount_factor):
    """Both ways at these chances of success."""
    given = {**PILOT, "pilot_cost": pilot_cost}
    return options.compare_pilot(success_chance=chance, discount_factor=discount_factor, **given)


def _rows(*, success_chance, pilot_cost, discount_factor):
    curve = compared(_CHANCES, pilot_cost, discount_factor)
    now = compared(success_chance, pilot_cost, discount_factor)
    staged, all_in = float(now.staged), float(now.all_in)
    return {
        "now": {
            "chance": [success_chance],
            "staged": [staged],
            "all_in": [all_in],
            "right_to_stop": [float(now.right_to_stop)],
            "best": [say(f"pilot_first.best.{str(now.status).replace(' ', '_')}")],
        },
        "ways": {"chance": 2 * [success_chance], "value": [staged, all_in]},
        "staged": {"chance": _CHANCES, "value": curve.staged},
        "all_in": {"chance": _CHANCES, "value": curve.all_in},
        "staged_name": _named("staged", 0.05, 4.6),
        "all_in_name": _named("all_in", 0.98, 1.1),
        "zero": {"value": [0]},
    }


def _named(way, chance, value):
    """Words of a line, where both lines leave them room."""
    label = say(f"pilot_first.marks.{way}")
    return {"chance": [chance], "value": [value], "label": [label]}


def _chart(frame):
    x = axis_x("chance", domain=(0, 1), values=[0, 0.25, 0.5, 0.75, 1], format=".0%")
    y = axis_y("value", domain=(-4, 8.5), values=[-4, 0, 4, 8])
    tooltip = [alt.Tooltip("chance:Q", format=".0%"), alt.Tooltip("value:Q", format=".1f")]
    chart = alt.layer(
        level("zero", y),
        line("staged", x, y),
        line("all_in", x, y, role="pipeline", is_dashed=True),
        dots("ways", x, y, role="ink", tooltip=tooltip),
        labels("staged_name", x, y, "label", role="platform", fontWeight=600),
        labels("all_in_name", x, y, "label", role="muted", align="right", fontWeight=600),
    )
    return framed(chart, frame)


def _sentence(tables, *, success_chance, **_):
    now = {name: values[0] for name, values in tables["now"].items()}
    return say(
        "pilot_first.said",
        chance=percent(success_chance),
        staged=_signed(now["staged"]),
        all_in=_signed(now["all_in"]),
        right=_signed(now["right_to_stop"]),
        best=now["best"],
    )


def _signed(amount):
    """Write dollars in billions with the sign before the currency."""
    key = "loss" if amount < 0 else "gain"
    return say(f"pilot_first.{key}", amount=dollars(abs(amount), 1))


pilot_first = Explorer(
    name="pilot_first",
    controls=(
        slider("success_chance", tuple(_CHANCES), default=_CHANCE),
        slider("pilot_cost", (0.2, 0.4, 0.8, 1.6), default=PILOT["pilot_cost"], unit="USD billion"),
        slider("discount_factor", (0.6, 0.7, 0.8, 0.9), default=DELAY, unit="USD"),
    ),
    rows=_rows,
    columns={
        "now": (
            Column("chance", 0, is_percent=True),
            Column("staged", 2),
            Column("all_in", 2),
            Column("right_to_stop", 2),
            Column("best", is_text=True),
        ),
        "ways": (drawn("chance", 2), drawn("value", 2)),
        "staged": (Column("chance", 0, is_percent=True), Column("value", 2)),
        "all_in": (Column("chance", 0, is_percent=True), Column("value", 2)),
        "staged_name": (drawn("chance", 2), drawn("value", 2), drawn("label", is_text=True)),
        "all_in_name": (drawn("chance", 2), drawn("value", 2), drawn("label", is_text=True)),
        "zero": (drawn("value"),),
    },
    chart=_chart,
    sentence=_sentence,
    slots={
        "rollout": PILOT["rollout_cost"],
        "success": PILOT["value_if_success"],
        "failure": PILOT["value_if_failure"],
    },
)
