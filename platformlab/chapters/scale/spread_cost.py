"""Explorer of the plant alone: what a fuller one does to the cost of each car."""

import altair as alt
import numpy as np

from platformlab.chapters.scale._cost_curve import COST, COST_TIP, output_axis
from platformlab.chapters.scale._units import units
from platformlab.chapters.scale._words import say
from platformlab.chapters.scale.market import CROWDED_PLANT, FULLEST, PLANT
from platformlab.charts.curves import dots, labels, level, line, moment
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, slider
from platformlab.models import scale as model
from platformlab.words.numbers import dollars, number


def _cost(output):
    return model.average_cost(output=output, **CROWDED_PLANT)


def _rows(*, output):
    cheapest = model.find_cheapest_output(**CROWDED_PLANT)
    drawn = np.geomspace(23_500, FULLEST, 60)
    return {
        "curve": {"output": drawn, "cost": _cost(drawn)},
        "floor": {
            "cost": [PLANT["unit_cost"]],
            "output": [FULLEST],
            "label": [f"materials and work ${PLANT['unit_cost']:.0f}"],
            "short": [f"the rest ${PLANT['unit_cost']:.0f}"],
        },
        "cheapest": {
            "output": [cheapest.output],
            "cost": [620],  # where the curve leaves room for words
            "label": [f"cheapest at {units(cheapest.output)}"],
        },
        "now": {
            "output": [output],
            "cost": [_cost(output)],
            "plant": [PLANT["fixed_cost"] / output],
            "twice": [_cost(2 * output)],
            "label": [f"${_cost(output):,.0f}"],
        },
    }


def _chart(frame):
    x = output_axis(FULLEST, "cars a year", step=400_000 if frame.is_narrow else 200_000)
    # on a phone the short words reach into the margin, clear of the vertical line
    text, reach = ("short", 50) if frame.is_narrow else ("label", 0)
    chart = alt.layer(
        level("floor", COST),
        labels("floor", x, COST, text, role="muted", align="right", dx=reach, dy=12),
        moment("cheapest", x),
        labels("cheapest", x, COST, "label", role="threshold", dx=6),
        line("curve", x, COST, role="pipeline", tooltip=COST_TIP),
        dots("now", x, COST, role="ink", tooltip=COST_TIP),
        labels("now", x, COST, "label", dx=9, dy=-10, fontWeight="bold"),
    )
    return framed(chart, frame, right=56)


def _sentence(tables, *, output):
    now = {name: column[0] for name, column in tables["now"].items()}
    cost, plant = dollars(now["cost"], 0), dollars(now["plant"], 0)
    said = {"output": number(output, 0), "cost": cost, "plant": plant}
    saved = now["cost"] - now["twice"]
    if output > tables["cheapest"]["output"][0]:
        return say("spread_cost.crowded", **said)
    if saved > 0.5:
        return say("spread_cost.saves", **said, saved=dollars(saved, 0))
    return say("spread_cost.saves_nothing", **said)


spread_cost = Explorer(
    name="spread_cost",
    title="What does a fuller plant do to the cost of each car?",
    description=(
        "Curve of the cost of one car against the number made in a year. It falls steeply at first, "
        "because the cost of the plant is spread over more cars, then hardly at all, and beyond the "
        "cheapest output, marked by a vertical line, it rises slowly because the plant is crowded."
    ),
    controls=(
        slider(
            "output",
            range(25_000, FULLEST + 1, 25_000),
            default=100_000,
            label="Cars a year",
            unit="",
        ),
    ),
    rows=_rows,
    columns={
        "curve": (Column("output", ""), Column("cost", "", 1)),
        "floor": (
            Column("cost", ""),
            Column("output", ""),
            Column("label", "", is_text=True),
            Column("short", "", is_text=True),
        ),
        "cheapest": (
            Column("output", "Cheapest output, cars a year"),
            Column("cost", ""),
            Column("label", "", is_text=True),
        ),
        "now": (
            Column("output", "Cars a year"),
            Column("cost", "Cost of each, USD", 1),
            Column("plant", "of which the plant, USD", 1),
            Column("twice", "Cost of each at twice the output, USD", 1),
            Column("label", "", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    source=(
        f"Model: average cost. The numbers are invented: a plant of ${PLANT['fixed_cost'] / 1e6:.0f} million a year, "
        f"${PLANT['unit_cost']:.0f} of materials and work for each car, and a little crowding."
    ),
)
