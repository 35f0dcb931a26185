"""Explorer of the counter-case: no better product, and developers who are paid to be there."""

from functools import cache

import altair as alt
import numpy as np

from platformlab.chapters.product_first._bases import (
    END,
    bar,
    grown,
    opened_on,
    yearly,
)
from platformlab.chapters.product_first.market import (
    HORIZON,
    MONTHS,
    PACE,
    PROGRAMS,
    START,
    SWITCHING_COST,
    SWITCHING_COSTS,
)
from platformlab.charts.curves import axis_x, axis_y, dots, labels, level, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.words import Wordbook
from platformlab.words.numbers import share

say = Wordbook(__file__)

_YEARS = np.arange(HORIZON + 1)


@cache
def paid_for(years, cost, *, at_once=True):
    """Owners and programs month by month: all developers are paid to be there for these years.

    They are there from the first day, or come at the usual pace.
    """
    if not years:
        both = opened_on(START, 0.0, 0.0, cost, END)
        return both[:, 0], both[:, 1]
    first, on_board = _while_paid(years * MONTHS, cost, 1.0 if at_once else 0.0)
    later = opened_on(first[-1], on_board[-1], 0.0, cost, END - years * MONTHS)
    return np.concatenate([first, later[1:, 0]]), np.concatenate([on_board, later[1:, 1]])


def _while_paid(months, cost, on_board):
    """Owners and programs while every developer wants in, however few the owners are."""
    owners, programs = [START], [on_board]
    for _ in range(months):
        # Programs make the cutter worth so much more: a lead like any other.
        owners.append(grown(owners[-1], PROGRAMS * programs[-1], cost, 1)[-1])
        programs.append(programs[-1] + PACE * (1 - programs[-1]))
    return np.array(owners), np.array(programs)


def _rows(*, time, switching_cost):
    owners, programs = paid_for(int(time), switching_cost)
    nobody, _ = paid_for(0, switching_cost)
    slowly, _ = paid_for(int(time), switching_cost, at_once=False)
    needed = bar(switching_cost)
    return {
        "paid": {
            "year": _YEARS,
            "base": yearly(owners),
            "programs": yearly(programs),
        },
        "unpaid": {"year": _YEARS, "base": yearly(nobody)},
        "end": {"year": [HORIZON], "base": [owners[-1]], "label": [share(owners[-1])]},
        "bar": {"base": [needed]},
        "bar_name": {
            "year": [HORIZON],
            "base": [needed],
            "label": [say("paid_programs.marks.bar", bar=share(needed, 1))],
        },
        "outcome": {
            "stopped": [owners[int(time) * MONTHS]],
            "base": [owners[-1]],
            "programs": [programs[-1]],
            "slowly_stopped": [slowly[int(time) * MONTHS]],
            "slowly": [slowly[-1]],
        },
    }


def _chart(frame):
    x = axis_x("year", domain=(0, HORIZON), values=[0, 3, 6, 9, 12, 15])
    y = axis_y("base", domain=(0.4, 1), values=[0.4, 0.6, 0.8, 1], format=".0%")
    tooltip = [alt.Tooltip("year:Q"), alt.Tooltip("base:Q", format=".1%")]
    chart = alt.layer(
        level("bar", y, role="threshold"),
        line("unpaid", x, y, role="pipeline", is_dashed=True, tooltip=tooltip),
        line("paid", x, y, tooltip=tooltip),
        dots("end", x, y, role="ink", tooltip=tooltip),
        labels("end", x, y, "label", dx=8, fontWeight="bold"),
        labels("bar_name", x, y, "label", role="threshold"),
    )
    return framed(chart, frame, right=112 if frame.is_narrow else 120)


def _sentence(tables, *, time, switching_cost):
    outcome = {name: values[0] for name, values in tables["outcome"].items()}
    said = {"n": int(time), "base": share(outcome["base"])}
    if not time:
        return say("paid_programs.unpaid", base=said["base"])
    said |= {
        "stopped": share(outcome["stopped"], 1),
        "bar": share(bar(switching_cost), 1),
        "programs": share(outcome["programs"]),
    }
    grows = outcome["base"] > outcome["stopped"]
    return say(f"paid_programs.{'grows' if grows else 'shrinks'}", **said)


paid_programs = Explorer(
    name="paid_programs",
    controls=(
        slider("time", (0, 1, 2, 3, 4), default=0, unit="years"),
        slider("switching_cost", SWITCHING_COSTS, default=SWITCHING_COST, unit="USD a month"),
    ),
    rows=_rows,
    columns={
        "paid": (
            Column("year"),
            Column("base", 1, is_percent=True),
            Column("programs", 0, is_percent=True),
        ),
        "unpaid": (drawn("year"), drawn("base", 3)),
        "end": (drawn("year"), drawn("base", 3), drawn("label", is_text=True)),
        "bar": (drawn("base", 3),),
        "bar_name": (drawn("year"), drawn("base", 3), drawn("label", is_text=True)),
        "outcome": (
            Column("stopped", 1, is_percent=True),
            Column("base", 1, is_percent=True),
            Column("programs", 0, is_percent=True),
            Column("slowly_stopped", 1, is_percent=True),
            Column("slowly", 1, is_percent=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"programs": PROGRAMS, "years": HORIZON},
)
