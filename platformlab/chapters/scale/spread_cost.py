"""Explorer of the plant alone: what a fuller one does to the cost of each car."""

import altair as alt
import numpy as np

from platformlab.chapters.scale._cost_curve import COST, COST_TIP, output_axis
from platformlab.chapters.scale._units import units
from platformlab.chapters.scale.market import FULLEST, PLANT
from platformlab.charts.areas import between, under
from platformlab.charts.curves import axis_y, dots, labels, level, line, moment
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.models import scale as model
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars, number

say = Wordbook(__file__)
_SMALL = 19.5  # dollars; what is less is said with its cents


def _cost(output):
    return model.average_cost(output=output, **PLANT)


def _rows(*, output):
    cheapest = model.find_cheapest_output(**PLANT)
    drawn = np.geomspace(23_500, FULLEST, 60)
    return {
        "curve": {
            "output": drawn,
            "cost": _cost(drawn),
            "rest": np.full(len(drawn), PLANT["unit_cost"]),
        },
        "part": {  # where the plant's part leaves room for a word
            "output": [36_000],
            "cost": [345],
            "label": [say("spread_cost.marks.plant")],
        },
        "floor": {
            "cost": [PLANT["unit_cost"]],
            "output": [FULLEST],
            "label": [say("spread_cost.marks.floor", cost=dollars(PLANT["unit_cost"]))],
            "short": [say("spread_cost.marks.floor_short", cost=dollars(PLANT["unit_cost"]))],
        },
        "cheapest": {
            "output": [cheapest.output],
            "cost": [620],  # where the curve leaves room for words
            "label": [say("spread_cost.marks.cheapest", output=units(cheapest.output))],
        },
        "now": {
            "output": [output],
            "cost": [_cost(output)],
            "plant": [PLANT["fixed_cost"] / output],
            "twice": [_cost(2 * output)],
            "label": [dollars(_cost(output), 0)],
        },
    }


def _chart(frame):
    x = output_axis(FULLEST, step=400_000 if frame.is_narrow else 200_000)
    # on a phone the short words reach into the margin, clear of the vertical line
    text, reach = ("short", 50) if frame.is_narrow else ("label", 0)
    rest = axis_y("rest", title="cost", domain=(0, 700), values=[0, 200, 400, 600])
    word = [] if frame.is_narrow else [labels("part", x, COST, "label", dx=0)]
    chart = alt.layer(
        under("curve", x, rest, role="pipeline", opacity=0.12),
        between("curve", x, rest, "cost:Q", role="pipeline", opacity=0.4),
        level("floor", COST),
        *word,
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
        # A small saving is said with its cents, as in the text.
        written = dollars(saved, decimals=2) if saved < _SMALL else dollars(saved, 0)
        return say("spread_cost.saves", **said, saved=written)
    return say("spread_cost.saves_nothing", **said)


spread_cost = Explorer(
    name="spread_cost",
    controls=(
        slider(
            "output",
            range(25_000, FULLEST + 1, 25_000),
            default=100_000,
            unit="",
            along="now.output",
        ),
    ),
    rows=_rows,
    columns={
        "curve": (drawn("output"), drawn("cost", 1), drawn("rest")),
        "part": (drawn("output"), drawn("cost"), drawn("label", is_text=True)),
        "floor": (
            drawn("cost"),
            drawn("output"),
            drawn("label", is_text=True),
            drawn("short", is_text=True),
        ),
        "cheapest": (Column("output"), drawn("cost"), drawn("label", is_text=True)),
        "now": (
            Column("output"),
            Column("cost", 1),
            Column("plant", 1),
            Column("twice", 1),
            drawn("label", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"fixed_cost": PLANT["fixed_cost"] / 1e6, "unit_cost": PLANT["unit_cost"]},
)
