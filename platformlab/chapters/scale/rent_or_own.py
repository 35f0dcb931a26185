"""Explorer of a plant to let: from which volume of your own it pays to own one."""

import altair as alt
import numpy as np

from platformlab.chapters.scale._cost_curve import COST, COST_TIP, output_axis
from platformlab.chapters.scale._units import units
from platformlab.chapters.scale._words import say
from platformlab.chapters.scale.market import LANDLORD, MARKUP, PLANT
from platformlab.charts.curves import dots, labels, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, slider
from platformlab.models import rent_or_own as model
from platformlab.models import scale
from platformlab.words.numbers import dollars, number

_LARGEST = LANDLORD  # the drawing ends with a tenant as large as the plant he rents
_LINE = 46  # dollars that a line of words is high on a phone


def _own_cost(output):
    return scale.average_cost(output=output, congestion_cost=0, **PLANT)


def _shift(value, other, gap):
    """Keep a label at `value` at least `gap` away from one at `other`."""
    short = max(0.0, gap - abs(value - other))
    return -short if value < other else short


def _rows(*, output, landlord_output, markup):
    rent = model.rent_per_unit(landlord_output=landlord_output, markup=markup, **PLANT)
    even = model.find_break_even(rent=rent, **PLANT).output
    drawn = np.geomspace(23_000, _LARGEST, 60)
    inside = even <= _LARGEST
    own, words = _own_cost(_LARGEST), f"own from {units(even)}"
    return {
        "own": {"output": drawn, "cost": _own_cost(drawn)},
        "rent": {
            "output": [0, _LARGEST],
            "cost": [rent, rent],
            "label": ["", f"rent ${rent:,.0f}"],
        },
        "owned": {
            "output": [_LARGEST],
            "cost": [own + _shift(own, rent, _LINE)],
            "label": [f"own ${own:,.0f}"],
        },
        "even": {
            "output": [even] * inside,
            "cost": [rent] * inside,
            "ahead": [words if even < _LARGEST / 2 else ""] * inside,
            "behind": [words if even >= _LARGEST / 2 else ""] * inside,
        },
        "now": {
            "output": [output],
            "own": [_own_cost(output)],
            "rent": [rent],
            "even": [even],
            "label": ["you"],
            "cost": [min(_own_cost(output), rent)],
        },
    }


def _chart(frame):
    x = output_axis(_LARGEST, "your units a year", step=250_000 if frame.is_narrow else 100_000)
    chart = alt.layer(
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


def _sentence(tables, *, output, landlord_output, **_):
    own, rent, even = (tables["now"][name][0] for name in ("own", "rent", "even"))
    said = {"output": number(output, 0), "own": dollars(own, 0), "rent": dollars(rent, 0)}
    if abs(even - output) < 1:
        return say("rent_or_own.equal", **said)
    landlords = "_landlord" if abs(even - landlord_output) < 1 else ""
    better = "own" if output > even else "rent"
    return say(f"rent_or_own.{better}{landlords}", **said, even=units(even))


rent_or_own = Explorer(
    name="rent_or_own",
    title="Rent the plant, or own one?",
    description=(
        "Cost of each unit against your own volume. The dashed line, owning, falls steeply and then "
        "flattens; the level line is the rent. They cross at the volume from which owning is cheaper. The more "
        "the landlord makes for all tenants together, the lower the rent and the further right the crossing."
    ),
    controls=(
        slider(
            "output",
            range(25_000, _LARGEST + 1, 25_000),
            default=50_000,
            label="Your units a year",
            unit="",
        ),
        slider(
            "landlord_output",
            (100_000, 200_000, 300_000, LANDLORD, 2 * LANDLORD, 4 * LANDLORD),
            default=LANDLORD,
            label="Units a year in the shared plant",
            unit="",
        ),
        slider(
            "markup",
            (0, 0.05, 0.1, MARKUP, 0.3, 0.5),
            default=MARKUP,
            label="The landlord's mark-up",
        ),
    ),
    rows=_rows,
    columns={
        "own": (Column("output", ""), Column("cost", "", 1)),
        "rent": (Column("output", ""), Column("cost", "", 1), Column("label", "", is_text=True)),
        "owned": (Column("output", ""), Column("cost", "", 1), Column("label", "", is_text=True)),
        "even": (
            Column("output", ""),
            Column("cost", "", 1),
            Column("ahead", "", is_text=True),
            Column("behind", "", is_text=True),
        ),
        "now": (
            Column("output", "Your units a year"),
            Column("own", "Owning, USD each", 1),
            Column("rent", "Renting, USD each", 1),
            Column("even", "Owning pays from, units a year"),
            Column("cost", "", 1),
            Column("label", "", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    source=(
        "Model: average cost of one kind of plant, owned or let. The numbers are invented: "
        f"${PLANT['fixed_cost'] / 1e6:.0f} million a year and ${PLANT['unit_cost']:.0f} of materials and work for "
        "each unit, for owner and landlord alike."
    ),
)
