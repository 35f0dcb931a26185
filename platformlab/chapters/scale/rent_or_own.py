"""Explorer of a plant to let: from which volume of your own it pays to own one."""

from functools import cache

import altair as alt
import numpy as np

from platformlab.chapters.scale._cost_curve import COST, COST_TIP, output_axis
from platformlab.chapters.scale._units import units
from platformlab.chapters.scale.market import LANDLORD, MARKUP, PLANT
from platformlab.charts.curves import dots, labels, line
from platformlab.charts.theme import colour, framed, rows
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.models import rent_or_own as model
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars, number, percent

say = Wordbook(__file__)

_LARGEST = LANDLORD  # the drawing ends with a tenant as large as the plant he rents
_LINE = 46  # dollars that a line of words is high on a phone
_HIGHEST = 700  # dollars at the top of the drawing
_ROOM = 45_000  # units that a word is wide
_CHANCES = (0, 0.25, 0.5, 0.75)
_DRAWN = tuple(np.geomspace(23_000, _LARGEST, 60))


@cache
def _own_cost(output, chance):
    return model.expected_own_cost(output=output, halving_chance=chance, **PLANT)


@cache
def _rent(landlord_output, markup):
    return model.rent_per_unit(landlord_output=landlord_output, markup=markup, **PLANT)


@cache
def _break_even(rent, chance):
    return model.find_break_even(rent=rent, halving_chance=chance, **PLANT).output


def _shift(value, other, gap):
    """Keep a label at `value` at least `gap` away from one at `other`."""
    short = max(0.0, gap - abs(value - other))
    return -short if value < other else short


def _sides(edge):
    """Where renting is cheaper and where owning is; the word of each, where it has room for one."""
    return {
        side: {
            "output": [start],
            "until": [end],
            "middle": [(start + end) / 2],
            "label": [say(f"rent_or_own.marks.{side}") if end - start > _ROOM else ""],
        }
        for side, start, end in (("rents", 0, edge), ("owns", edge, _LARGEST))
    }


def _rows(*, output, landlord_output, markup, halving_chance):
    rent = _rent(landlord_output, markup)
    even = _break_even(rent, halving_chance)
    curve = _own_cost(_DRAWN, halving_chance)
    drawn = np.array(_DRAWN)
    inside = even <= _LARGEST
    own, words = curve[-1], say("rent_or_own.marks.from", even=units(even))
    return {
        "own": {"output": drawn[curve <= _HIGHEST], "cost": curve[curve <= _HIGHEST]},
        "rent": {
            "output": [0, _LARGEST],
            "cost": [rent, rent],
            "label": ["", say("rent_or_own.marks.rent", rent=dollars(rent, 0))],
        },
        "owned": {
            "output": [_LARGEST],
            "cost": [own + _shift(own, rent, _LINE)],
            "label": [say("rent_or_own.marks.own", own=dollars(own, 0))],
        },
        **_sides(min(even, _LARGEST)),
        "even": {
            "output": [even] * inside,
            "cost": [rent] * inside,
            "ahead": [words if even < _LARGEST / 2 else ""] * inside,
            "behind": [words if even >= _LARGEST / 2 else ""] * inside,
        },
        "now": {
            "output": [output],
            "own": [_own_cost(output, halving_chance)],
            "rent": [rent],
            "even": [even if np.isfinite(even) else None],
            "label": [say("rent_or_own.marks.you")],
            "cost": [min(_own_cost(output, halving_chance), rent)],
        },
    }


def _tints(x, frame):
    """The two sides of the crossing, each in its colour and, where there is room, with its word."""
    parts = []
    for side, role in (("rents", "platform"), ("owns", "pipeline")):
        tint = rows(side).mark_rect(color=colour(role), opacity=0.13)
        parts.append(tint.encode(x=x, x2="until:Q"))
        word = labels(side, "middle:Q", alt.value(14), "label", role="muted", align="center", dx=0)
        parts += [] if frame.is_narrow else [word]
    return parts


def _chart(frame):
    x = output_axis(_LARGEST, step=250_000 if frame.is_narrow else 100_000)
    chart = alt.layer(
        *_tints(x, frame),
        line("own", x, COST, role="pipeline", is_dashed=True, tooltip=COST_TIP),
        line("rent", x, COST),
        labels("rent", x, COST, "label", role="platform", dx=8),
        labels("owned", x, COST, "label", dx=8),
        dots("even", x, COST, role="threshold"),
        labels("even", x, COST, "ahead", role="threshold", dx=8, dy=-16),
        labels("even", x, COST, "behind", role="threshold", align="right", dx=-8, dy=-24),
        dots("now", x, COST, role="ink", tooltip=COST_TIP),
        labels("now", x, COST, "label", align="center", dx=0, dy=18, fontWeight="bold"),
    )
    return framed(chart, frame, right=84)


def _sentence(tables, *, output, halving_chance, **_):
    own, rent, even = (tables["now"][name][0] for name in ("own", "rent", "even"))
    said = {"output": number(output, 0), "own": dollars(own, 0), "rent": dollars(rent, 0)}
    if halving_chance:
        costs = say("rent_or_own.uncertain", **said, chance=percent(halving_chance))
    else:
        costs = say("rent_or_own.planned", **said)
    if even is None:
        return f"{costs} {say('rent_or_own.never')}"
    better = "equal" if abs(own - rent) < 0.5 else "own" if own < rent else "rent"
    return f"{costs} {say(f'rent_or_own.{better}', even=units(even))}"


rent_or_own = Explorer(
    name="rent_or_own",
    controls=(
        slider(
            "output",
            range(25_000, _LARGEST + 1, 25_000),
            default=50_000,
            unit="",
            along="now.output",
        ),
        slider(
            "landlord_output",
            (100_000, 200_000, 300_000, LANDLORD, 2 * LANDLORD, 4 * LANDLORD),
            default=LANDLORD,
            unit="",
        ),
        slider("markup", (0, 0.05, 0.1, MARKUP, 0.3, 0.5), default=MARKUP),
        slider("halving_chance", _CHANCES, default=0),
    ),
    rows=_rows,
    columns={
        "own": (drawn("output"), drawn("cost", 1)),
        "rent": (drawn("output"), drawn("cost", 1), drawn("label", is_text=True)),
        "owned": (drawn("output"), drawn("cost", 1), drawn("label", is_text=True)),
        **{
            side: (drawn("output"), drawn("until"), drawn("middle"), drawn("label", is_text=True))
            for side in ("rents", "owns")
        },
        "even": (
            drawn("output"),
            drawn("cost", 1),
            drawn("ahead", is_text=True),
            drawn("behind", is_text=True),
        ),
        "now": (
            Column("output"),
            Column("own", 1),
            Column("rent", 1),
            Column("even"),
            drawn("cost", 1),
            drawn("label", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"fixed_cost": PLANT["fixed_cost"] / 1e6, "unit_cost": PLANT["unit_cost"]},
)
