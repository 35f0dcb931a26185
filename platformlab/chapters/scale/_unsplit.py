"""Figures of the chapter on economies of scale."""

from functools import cache

import altair as alt
import numpy as np

from platformlab.charts.curves import (
    axis_x,
    axis_y,
    dots,
    labels,
    level,
    line,
    moment,
    panel_y,
)
from platformlab.charts.theme import framed
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice, slider
from platformlab.models import experience_fits
from platformlab.models import rent_or_own as rental
from platformlab.models import scale as model
from platformlab.models import virtuous_circle as circle
from platformlab.words.numbers import percent

COST = axis_y(
    "cost", "cost of each unit, dollars",
    domain=(0, 700), values=[0, 200, 400, 600], format="d",
)  # fmt: skip
COST_TIP = (
    alt.Tooltip("output:Q", title="Units a year", format=",.0f"),
    alt.Tooltip("cost:Q", title="Cost of each, USD", format=",.0f"),
)


def _units(number):
    """Write a number of units to two or three digits: 474,000 or 1.3 million."""
    if number >= 1e6:
        return f"{number / 1e6:.3g} million"
    step = 1_000 if number >= 1e5 else 100
    return f"{round(number / step) * step:,.0f}"


# --- What does a fuller plant do to the cost of each car? ----------------------------------

PLANT = {"fixed_cost": 9_000_000.0, "unit_cost": 300.0, "congestion_cost": 0.00004}
OUTPUTS = np.arange(25_000, 800_001, 25_000)
LARGEST = 800_000


def _plant_cost(output):
    return model.average_cost(output=output, **PLANT)


def _spread_rows(*, output):
    cheapest = model.find_cheapest_output(**PLANT)
    drawn = np.geomspace(23_500, LARGEST, 60)
    return {
        "curve": {"output": drawn, "cost": _plant_cost(drawn)},
        "floor": {
            "cost": [PLANT["unit_cost"]], "output": [LARGEST],
            "label": [f"materials and work ${PLANT['unit_cost']:.0f}"],
            "short": [f"the rest ${PLANT['unit_cost']:.0f}"],
        },
        "cheapest": {
            "output": [cheapest.output], "cost": [620],
            "label": [f"cheapest at {_units(cheapest.output)}"],
        },
        "now": {
            "output": [output],
            "cost": [_plant_cost(output)],
            "plant": [PLANT["fixed_cost"] / output],
            "twice": [_plant_cost(2 * output)],
            "label": [f"${_plant_cost(output):,.0f}"],
        },
    }  # fmt: skip


def _spread_chart(frame):
    x = _volume_axis(LARGEST, "cars a year", step=400_000 if frame.is_narrow else 200_000)
    chart = alt.layer(
        level("floor", COST),
        # on a phone the short words reach into the margin, clear of the vertical line
        labels(
            "floor",
            x,
            COST,
            "short" if frame.is_narrow else "label",
            role="muted",
            align="right",
            dx=50 if frame.is_narrow else 0,
            dy=12,
        ),
        moment("cheapest", x),
        labels("cheapest", x, COST, "label", role="threshold", dx=6),
        line("curve", x, COST, role="pipeline", tooltip=COST_TIP),
        dots("now", x, COST, role="ink", tooltip=COST_TIP),
        labels("now", x, COST, "label", dx=9, dy=-10, fontWeight="bold"),
    )
    return framed(chart, frame, right=56)


def _volume_axis(largest, title, *, step):
    ticks = list(range(0, largest + 1, step))
    return axis_x("output", title, domain=(0, largest), values=ticks, format=",d")


def _spread_sentence(tables, *, output):
    now = {name: column[0] for name, column in tables["now"].items()}
    opening = (
        f"At {output:,.0f} cars a year each costs ${now['cost']:,.0f}, "
        f"of which ${now['plant']:,.0f} is its part of the plant"
    )
    change = now["cost"] - now["twice"]
    if output > tables["cheapest"]["output"][0]:
        return f"{opening}; the plant is crowded, and every further car makes all of them dearer."
    if change > 0.5:
        return f"{opening}; twice as many would save ${change:,.0f} on each."
    return f"{opening}; twice as many would save nothing, because the plant would be crowded."


spread_cost = Explorer(
    name="spread_cost",
    title="What does a fuller plant do to the cost of each car?",
    description=(
        "Curve of the cost of one car against the number made in a year. It falls steeply at first, "
        "because the cost of the plant is spread over more cars, then hardly at all, and beyond the "
        "cheapest output, marked by a vertical line, it rises slowly because the plant is crowded."
    ),
    controls=(slider("output", OUTPUTS, default=100_000, label="Cars a year", unit=""),),
    rows=_spread_rows,
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
    chart=_spread_chart,
    sentence=_spread_sentence,
    source=(
        "Model: average cost. The numbers are invented: a plant of $9 million a year, $300 of materials and "
        "work for each car, and a little crowding."
    ),
)


# --- What does the next doubling bring? ----------------------------------------------------

FIRST_MADE, FIRST_COST, DOUBLINGS, HALVINGS = 10_000, 800.0, 10, 6
MADE = FIRST_MADE * 2 ** np.arange(DOUBLINGS + 1)
AXES = {"steps": "Even steps", "doublings": "Doublings"}


def _learned_cost(made, learning_rate):
    return FIRST_COST * (1 - learning_rate) ** np.log2(np.asarray(made) / FIRST_MADE)


def _place(made, cost, axis):
    """Where a point stands on the plot, both coordinates from 0 to 1."""
    made, cost = np.asarray(made, dtype=float), np.asarray(cost, dtype=float)
    if axis == "steps":
        return made / MADE[-1], cost / FIRST_COST
    return np.log2(made / FIRST_MADE) / DOUBLINGS, 1 - np.log2(FIRST_COST / cost) / HALVINGS


def _ticks(axis):
    """Positions and words of both axes."""
    if axis == "steps":
        made, cost = [0, 2.5e6, 5e6, 7.5e6, 10e6], [0, 200, 400, 600, 800]
    else:
        made, cost = MADE[::2], [25, 50, 100, 200, 400, 800]
    x = np.asarray(made) / MADE[-1] if axis == "steps" else _place(made, FIRST_COST, axis)[0]
    y = np.asarray(cost) / FIRST_COST if axis == "steps" else _place(FIRST_MADE, cost, axis)[1]
    return (
        {"x": x, "label": [_short(number) for number in made]},
        {"y": y, "label": [f"${number}" for number in cost]},
    )


def _short(number):
    if number >= 1e6:
        return f"{number / 1e6:.2g} m"
    return f"{number / 1e3:.0f} k" if number else "0"


def _experience_rows(*, learning_rate, cumulative_output, axis):
    many = FIRST_MADE * 2 ** np.linspace(0, DOUBLINGS, 61)
    x, y = _place(many, _learned_cost(many, learning_rate), axis)
    cost, after = _learned_cost([cumulative_output, 2 * cumulative_output], learning_rate)
    at, height = _place(cumulative_output, cost, axis)
    across, up = _ticks(axis)
    return {
        "curve": {"x": x, "y": y},
        "across": across,
        "up": up,
        "now": {
            "x": [at], "y": [height], "made": [cumulative_output],
            "cost": [cost], "after": [after], "label": [f"${cost:,.0f}"],
        },
    }  # fmt: skip


def _experience_chart(frame):
    # Both axes bear words from the table, since their steps change with the paper.
    x = axis_x("x", "cars made so far", domain=(0, 1), values=[])
    y = axis_y("y", "cost of the next car", domain=(0, 1.1), values=[])
    tooltip = [
        alt.Tooltip("made:Q", title="Cars made so far", format=",.0f"),
        alt.Tooltip("cost:Q", title="Cost of the next, USD", format=",.0f"),
    ]
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


def _experience_sentence(tables, *, learning_rate, cumulative_output, axis):
    now = {name: column[0] for name, column in tables["now"].items()}
    times = round(np.log2(cumulative_output / FIRST_MADE))
    made = f"After {_units(cumulative_output)} cars"
    if not learning_rate:
        return f"{made} the next one costs ${now['cost']:,.0f}, as the ten-thousandth did: nothing is learned, however many are made."
    counted = "at the start" if not times else f"{times} doubling{'s' * (times > 1)} on"
    look = "a curve that flattens" if axis == "steps" else "a straight line"
    return (
        f"{made}, {counted}, the next one costs ${now['cost']:,.0f}; to save another "
        f"${now['cost'] - now['after']:,.0f} takes {_units(cumulative_output)} cars more. "
        f"On this paper it is {look}."
    )


experience = Explorer(
    name="experience",
    title="What does the next doubling bring?",
    description=(
        "Curve of the cost of the next car against all cars made so far, from ten thousand to ten million. "
        "On even steps the curve falls steeply and then flattens; on doublings, where each step along "
        "either axis is a factor, the same numbers form a straight line."
    ),
    controls=(
        slider("learning_rate", np.arange(0, 0.301, 0.05), default=0.2),
        slider("cumulative_output", MADE, default=160_000, label="Cars made so far", unit=""),
        choice("axis", "Paper", AXES, default="steps"),
    ),
    rows=_experience_rows,
    columns={
        "curve": (Column("x", "", 4), Column("y", "", 4)),
        "across": (Column("x", "", 4), Column("label", "", is_text=True)),
        "up": (Column("y", "", 4), Column("label", "", is_text=True)),
        "now": (
            Column("made", "Cars made so far"),
            Column("cost", "Cost of the next, USD", 1),
            Column("after", "Cost after one more doubling, USD", 1),
            Column("x", "", 4),
            Column("y", "", 4),
            Column("label", "", is_text=True),
        ),
    },
    chart=_experience_chart,
    sentence=_experience_sentence,
    source=(
        "Model: experience curve for the unit (Wright 1936, Henderson 1968). The numbers are invented: "
        "the ten-thousandth car costs $800."
    ),
)


# --- Where does the virtuous circle stop? --------------------------------------------------

YEARS, HALFWAY = 20, 10
START = {"start_price": 900.0, "start_output": 20_000.0, "markup": 0.125}


def _circle_rows(*, learning_rate, fixed_cost, demand_elasticity, yearly_market):
    path = circle.simulate(
        learning_rate=learning_rate, fixed_cost=fixed_cost, years=YEARS,
        demand_elasticity=demand_elasticity, yearly_market=yearly_market, **START,
    )  # fmt: skip
    end = circle.find_end(path.gain)
    share = path.output / yearly_market
    years = np.arange(YEARS + 1)
    turns = end.status == "stops feeding itself"
    doublings = np.log2(path.made[[HALFWAY, YEARS]] / path.made[[0, HALFWAY]])
    return {
        "path": {"year": years, "price": path.price, "share": share},
        "marks": {
            "year": [HALFWAY, YEARS],
            "price": path.price[[HALFWAY, YEARS]],
            "doublings": doublings,
            "label": [f"${price:,.0f}" for price in path.price[[HALFWAY, YEARS]]],
        },
        "end": {
            "year": [YEARS],
            "share": share[-1:],
            "label": [percent(share[-1])],
            "first": path.gain[:1],
            "largest": [path.gain.max()],
        },
        "turn": {
            "year": [end.year] * turns,
            "share": [np.interp(end.year, years, share)] * turns,
            "label": ["feeds itself until here"] * turns,
        },
    }


def _circle_chart(frame):
    height = frame.height - 90
    x = axis_x("year", "year", domain=(0, YEARS), values=[0, 5, 10, 15, 20], format="d")
    share = panel_y(
        "share", "part of the market served", top=0, bottom=0.36 * height,
        domain=(0, 1), values=[0, 0.5, 1], format=".0%",
    )  # fmt: skip
    price = panel_y(
        "price", "price, $", top=0.56 * height, bottom=height,
        domain=(0, 900), values=[0, 300, 600, 900], format="d",
    )  # fmt: skip
    tooltip = [
        alt.Tooltip("year:Q", title="Year"),
        alt.Tooltip("price:Q", title="Price, USD", format=",.0f"),
        alt.Tooltip("share:Q", title="Market served", format=".1%"),
    ]
    above = alt.layer(
        line("path", x, share, tooltip=tooltip),
        dots("end", x, share),
        labels("end", x, share, "label", dx=9, fontWeight="bold"),
    )
    under = alt.layer(
        line("path", x, price, role="pipeline", tooltip=tooltip),
        dots("marks", x, price, role="pipeline"),
        labels("marks", x, price, "label", dx=6, dy=-13, fontWeight="bold"),
    )
    turn = alt.layer(
        moment("turn", x),
        labels("turn", x, alt.value(0.36 * height + 11), "label", role="threshold", dx=6),
    )
    chart = alt.layer(above, under, turn).resolve_scale(y="independent")
    return framed(chart, frame, right=88)


def _circle_sentence(tables, *, learning_rate, fixed_cost, **_):
    if not learning_rate:
        if not fixed_cost:
            return "Nothing moves: with no plant to spread and nothing to learn, no car makes the next one cheaper."
        return "Nothing moves: without learning, nothing gives the circle its first push."
    marks, turn = tables["marks"], tables["turn"]
    first, second = marks["price"]
    opening = (
        f"The price falls from $900 to ${first:,.0f} in ten years, which hold {marks['doublings'][0]:.1f} "
        f"doublings, and to ${second:,.0f} in the next ten, which hold {marks['doublings'][1]:.1f}"
    )
    if not len(turn["year"]):
        if tables["end"]["largest"][0] < 1:
            return f"{opening}; the circle never feeds itself."
        return f"{opening}; the circle still feeds itself."
    return (
        f"{opening}; the circle feeds itself until year {turn['year'][0]:.0f}, "
        f"with {percent(turn['share'][0])} of the market served."
    )


virtuous_circle = Explorer(
    name="virtuous_circle",
    title="Where does the virtuous circle stop?",
    description=(
        "Two line charts over twenty years. Above, the part of the market that is served climbs along an "
        "S-shaped path; below, the price falls steeply at first and then ever more slowly. A vertical "
        "dashed line marks the year in which the circle stops feeding itself, where there is one."
    ),
    controls=(
        slider("learning_rate", np.arange(0, 0.301, 0.05), default=0.15),
        slider(
            "fixed_cost", range(0, 8_000_001, 2_000_000), default=4_000_000,
            label="Cost of the plant", unit="USD a year",
        ),
        slider("demand_elasticity", np.arange(1, 4.01, 0.5), default=3, unit=""),
        slider(
            "yearly_market", (500_000, 1_000_000, 2_000_000, 4_000_000), default=2_000_000,
            unit="cars a year",
        ),
    ),
    rows=_circle_rows,
    columns={
        "path": (
            Column("year", "Year"),
            Column("price", "Price, USD"),
            Column("share", "Market served", 1, is_percent=True),
        ),
        "marks": (
            Column("year", "By year"),
            Column("doublings", "Doublings in the ten years before", 1),
            Column("price", "", 1),
            Column("label", "", is_text=True),
        ),
        "end": (
            Column("first", "Loop gain at the start", 2),
            Column("largest", "Largest loop gain", 2),
            Column("year", ""),
            Column("share", "Market served at the end", 1, is_percent=True),
            Column("label", "", is_text=True),
        ),
        "turn": (
            Column("year", "Feeds itself until year", 1),
            Column("share", "Market served then", 1, is_percent=True),
            Column("label", "", is_text=True),
        ),
    },
    chart=_circle_chart,
    sentence=_circle_sentence,
    source=(
        "Model: experience curve, a plant whose cost is spread over last year's output, and buyers who answer "
        "less as the market fills. The numbers are invented; every setting starts with 20,000 cars at $900."
    ),
)  # fmt: skip


# --- Rent or own? --------------------------------------------------------------------------

SHARED = {"fixed_cost": PLANT["fixed_cost"], "unit_cost": PLANT["unit_cost"]}
TENANT = 500_000  # the largest output drawn
LINE = 46  # dollars that a line of words is high on a phone


def _own_cost(output):
    return model.average_cost(output=output, congestion_cost=0, **SHARED)


def _shift(value, other, gap):
    """Keep a label at `value` at least `gap` away from one at `other`."""
    short = max(0.0, gap - abs(value - other))
    return -short if value < other else short


def _rent_rows(*, output, landlord_output, markup):
    rent = rental.rent_per_unit(landlord_output=landlord_output, markup=markup, **SHARED)
    even = rental.find_break_even(rent=rent, **SHARED).output
    drawn = np.geomspace(23_000, TENANT, 60)
    inside = even <= TENANT
    own, words = _own_cost(TENANT), f"own from {_units(even)}"
    return {
        "own": {"output": drawn, "cost": _own_cost(drawn)},
        "rent": {
            "output": [0, TENANT], "cost": [rent, rent],
            "label": ["", f"rent ${rent:,.0f}"],
        },
        "owned": {
            "output": [TENANT],
            "cost": [own + _shift(own, rent, LINE)],
            "label": [f"own ${own:,.0f}"],
        },
        "even": {
            "output": [even] * inside, "cost": [rent] * inside,
            "ahead": [words if even < TENANT / 2 else ""] * inside,
            "behind": [words if even >= TENANT / 2 else ""] * inside,
        },
        "now": {
            "output": [output], "own": [_own_cost(output)], "rent": [rent], "even": [even],
            "label": ["you"], "cost": [min(_own_cost(output), rent)],
        },
    }  # fmt: skip


def _rent_chart(frame):
    x = _volume_axis(TENANT, "your units a year", step=250_000 if frame.is_narrow else 100_000)
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


def _rent_sentence(tables, *, output, landlord_output, **_):
    own, rent, even = (tables["now"][name][0] for name in ("own", "rent", "even"))
    opening = (
        f"At {output:,.0f} units a year owning costs ${own:,.0f} each and renting ${rent:,.0f}"
    )
    if abs(even - output) < 1:
        return f"{opening}: this is the volume at which the two are equal."
    verdict = "own" if output > even else "rent"
    rest = f"owning pays from {_units(even)}"
    if abs(even - landlord_output) < 1:
        rest += ", the landlord's own volume"
    return f"{opening}: {verdict}; {rest}."


rent_or_own = Explorer(
    name="rent_or_own",
    title="Rent the plant, or own one?",
    description=(
        "Cost of each unit against your own volume. The dashed line, owning, falls steeply and then "
        "flattens; the level line is the rent. They cross at the volume from which owning is cheaper. The more "
        "the landlord makes for all tenants together, the lower the rent and the further right the crossing."
    ),
    controls=(
        slider("output", range(25_000, TENANT + 1, 25_000), default=50_000, label="Your units a year", unit=""),
        slider(
            "landlord_output", (100_000, 200_000, 300_000, 500_000, 1_000_000, 2_000_000),
            default=500_000, label="Units a year in the shared plant", unit="",
        ),
        slider("markup", (0, 0.05, 0.1, 0.2, 0.3, 0.5), default=0.2, label="The landlord's mark-up"),
    ),
    rows=_rent_rows,
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
    chart=_rent_chart,
    sentence=_rent_sentence,
    source=(
        "Model: average cost of one kind of plant, owned or let. The numbers are invented: $9 million a year and "
        "$300 of materials and work for each unit, for owner and landlord alike."
    ),
)  # fmt: skip


# --- How much did each doubling save? ------------------------------------------------------

RECORDS = {
    "ford_real": ("ford_model_t", True, "Model T, at constant prices", "the Model T at constant prices"),
    "ford_day": ("ford_model_t", False, "Model T, in dollars of the day", "the Model T in dollars of the day"),
    "solar": ("solar_modules", True, "Solar modules, at constant prices", "solar modules"),
}  # fmt: skip
WINDOWS = {
    "all": "Whole record",
    "first": "First part",
    "middle": "Middle part",
    "last": "Last part",
}
CUTS = {"ford_model_t": (1909, 1914, 1919, 1925), "solar_modules": (1976, 1996, 2008, 2016)}


def window(series, part):
    """First and last year of a part of a record.

    Examples
    --------
    >>> window("solar_modules", "middle"), window("ford_model_t", "all")
    ((1996, 2008), (1909, 1925))
    """
    cuts = CUTS[series]
    if part == "all":
        return cuts[0], cuts[-1]
    at = ["first", "middle", "last"].index(part)
    return cuts[at], cuts[at + 1]


@cache
def record(name):
    """Years, doublings since the first year, price relative to it, and confidence.

    Examples
    --------
    >>> solar = record("solar")
    >>> f'{solar["doublings"].iloc[-1]:.1f}', f'{solar["price"].iloc[-1]:.4f}'
    ('19.8', '0.0094')
    """
    series, is_real, *_ = RECORDS[name]
    table = load("learning_curves")
    table = table[table["series"] == series].reset_index(drop=True)
    price = table["price"] / table["price_level"].fillna(1) if is_real else table["price"]
    return table.assign(
        price=price / price.iloc[0], paid=table["price"],
        doublings=np.log2(table["made_total"] / table["made_total"].iloc[0]),
    )  # fmt: skip


def fit_record(name, part):
    """Learning rate over a part of a record, and the rows it was fitted to.

    Examples
    --------
    >>> fit, rows = fit_record("solar", "all")
    >>> round(fit.learning_rate, 2), len(rows)
    (0.2, 41)
    """
    table = record(name)
    table = table[table["year"].between(*window(RECORDS[name][0], part))]
    return experience_fits.fit_learning(table["made_total"], table["price"]), table


def _record_rows(*, series, part):
    table = record(series)
    fit, used = fit_record(series, part)
    ends = used.iloc[[0, -1]]
    known = table["confidence"] == "verified"
    columns = ["year", "doublings", "price", "paid", "confidence"]
    words = f"{abs(100 * fit.learning_rate):.0f} % {'less' if fit.learning_rate > 0 else 'more'} a doubling"
    middle = ends["doublings"].iloc[0] + 0.6 * ends["doublings"].diff().iloc[1]
    return {
        "known": table[known][columns],
        "recalled": table[~known][columns],
        "fit": {"doublings": ends["doublings"], "price": fit.price(ends["made_total"])},
        "rate": {
            "doublings": [middle],
            "price": [fit.price(record(series)["made_total"].iloc[0] * 2**middle)],
            "above": [words if middle < 9 else ""],
            "below": [words if middle >= 9 else ""],
            "learning_rate": [fit.learning_rate],
            "doubled": [ends["doublings"].iloc[1] - ends["doublings"].iloc[0]],
            "years": [ends["year"].iloc[1] - ends["year"].iloc[0]],
        },
    }


def _record_chart(frame):
    x = axis_x(
        "doublings", "doublings of all units made", domain=(0, 20),
        values=[0, 5, 10, 15, 20], format="d",
    )  # fmt: skip
    y = alt.Y(
        "price:Q", scale=alt.Scale(type="log", domain=(0.007, 1.6), nice=False),
        axis=alt.Axis(
            title="price, first year = 100 %", values=[0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1], format=".0%"
        ),
    )  # fmt: skip
    tooltip = [
        alt.Tooltip("year:Q", title="Year", format="d"),
        alt.Tooltip("paid:Q", title="Price as recorded, USD", format=",.2f"),
        alt.Tooltip("confidence:N", title="Figure is"),
    ]
    chart = alt.layer(
        line("fit", x, y, role="threshold"),
        dots("known", x, y, role="pipeline", tooltip=tooltip),
        dots("recalled", x, y, role="pipeline", is_hollow=True, tooltip=tooltip),
        labels("rate", x, y, "above", role="threshold", dx=18, dy=-18, fontWeight="bold"),
        labels(
            "rate", x, y, "below", role="threshold", align="right", dx=-14, dy=16, fontWeight="bold"
        ),
    )
    return framed(chart, frame, right=34)


def _record_sentence(tables, *, series, part):
    rate, (first, last) = tables["rate"], window(RECORDS[series][0], part)
    change = rate["learning_rate"][0]
    falls = f"{abs(100 * change):.0f} % {'lower' if change > 0 else 'higher'}"
    return (
        f"From {first} to {last} the price of {RECORDS[series][3]} was {falls} with each doubling of all "
        f"that had been made; {rate['years'][0]} years held {rate['doubled'][0]:.1f} doublings."
    )


price_record = Explorer(
    name="price_record",
    title="How much did each doubling save?",
    description=(
        "Dots, one a year, of price against doublings of cumulative output, for Ford's Model T from 1909 to 1925 "
        "or solar modules from 1976 to 2016, on a logarithmic price axis. A straight line is fitted to the part of the "
        "record you choose. Over the whole record the price falls by about a fifth with each doubling; over parts the slope differs much."
    ),
    controls=(
        choice("series", "Record", {key: words[2] for key, words in RECORDS.items()}, default="ford_real"),
        choice("part", "Line fitted to", WINDOWS, default="all"),
    ),
    rows=_record_rows,
    columns={
        "known": (
            Column("year", "Year"),
            Column("doublings", "Doublings since the first year", 2),
            Column("price", "Price, first year = 100 %", 1, is_percent=True),
            Column("paid", "Price as recorded, USD", 2),
            Column("confidence", "Figure is", is_text=True),
        ),
        "recalled": (
            Column("year", "Year"),
            Column("doublings", "Doublings since the first year", 2),
            Column("price", "Price, first year = 100 %", 1, is_percent=True),
            Column("paid", "Price as recorded, USD", 2),
            Column("confidence", "Figure is", is_text=True),
        ),
        "fit": (Column("doublings", "", 3), Column("price", "", 5)),
        "rate": (
            Column("learning_rate", "Lost per doubling", 1, is_percent=True),
            Column("doubled", "Doublings in the part", 1),
            Column("years", "Years in the part"),
            Column("doublings", "", 3),
            Column("price", "", 5),
            Column("above", "", is_text=True),
            Column("below", "", is_text=True),
        ),
    },
    chart=_record_chart,
    sentence=_record_sentence,
    source=(
        "Data: list price of the touring car and engine numbers (Model T Ford Club of America and others), US consumer "
        "prices (Minneapolis Fed), solar modules (Our World in Data after Lafond et al. 2018). Hollow: recalled, not looked up."
    ),
)  # fmt: skip
