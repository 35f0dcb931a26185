"""Explorer of five launches with one revenue: who is on board decides where each of them ends."""

from functools import cache

import altair as alt
import numpy as np

from platformlab.chapters.ge.market import (
    CUSTOMERS,
    CUSTOMERS_PACE,
    FEE,
    INDUSTRIES,
    START,
    TIMES,
    TIMES_AS_QUICK,
)
from platformlab.charts.curves import axis_x, axis_y, labels, line
from platformlab.charts.theme import by_mark, colour, framed, marks, rows
from platformlab.explore import Column, Explorer, choice, drawn, slider
from platformlab.explore.at_once import at_once
from platformlab.models import launch_frontier
from platformlab.words import Wordbook
from platformlab.words.numbers import number, share

say = Wordbook(__file__)

NAMES = "ABCDE"
_CONTROLS = (
    choice("industries", range(INDUSTRIES, 0, -1), default=INDUSTRIES, shown=number),
    choice("times_as_quick", TIMES, default=TIMES_AS_QUICK, shown=number),
    slider("relative_fee_producers", (0.14, 0.16, 0.18, 0.2), default=FEE),
)
_EDGE = 1e-6  # what the search for the frontier leaves open
_RECORD = START**2  # customers times developers: the revenue of all five


def market(fee, times):
    """Arguments of the model of a market with this fee, developers so many times as quick."""
    return {
        "relative_fee_consumers": fee,
        "relative_fee_producers": fee,
        "speed_consumers": CUSTOMERS_PACE,
        "speed_producers": CUSTOMERS_PACE * times,
    }


def five(industries):
    """Shares of customers and developers of the five, in so many of the industries.

    The same people in fewer industries are a larger share of each; a share ends at all of them.
    """
    denser = INDUSTRIES / industries
    customers = np.array(CUSTOMERS)
    return [np.minimum(side * denser, 1) for side in (customers, _RECORD / customers)]


def fill(customers, developers, fee, times):
    """Whether each launch lies above the frontier and grows by itself."""
    needed = launch_frontier.find_frontier(share_consumers=customers, **market(fee, times))
    # Nothing is less than no number, and who stands on the frontier itself does not grow.
    return np.less(needed.needed_producers * (1 + _EDGE), developers)


@cache
def _frontier(fee, times):
    return launch_frontier.trace_frontier(**market(fee, times))


def _fates(*, industries, times_as_quick, relative_fee_producers):
    """Which of the five grow, one row for each place."""
    customers, developers = np.swapaxes([five(count) for count in industries], 0, 1)
    market = (np.reshape(part, (-1, 1)) for part in (relative_fee_producers, times_as_quick))
    return fill(customers, developers, *market)


_fate = at_once(_fates, _CONTROLS)


def _rows(*, industries, relative_fee_producers, times_as_quick):
    fee = relative_fee_producers
    frontier = _frontier(fee, times_as_quick)
    customers, developers = five(industries)
    grows = _fate(industries=industries, times_as_quick=times_as_quick, relative_fee_producers=fee)
    record = np.geomspace(_RECORD, 1, 25)
    return {
        "launches": {
            "name": list(NAMES),
            "customers": customers,
            "developers": developers,
            "fate": [say(f"same_revenue.marks.{'fills' if up else 'empties'}") for up in grows],
            "is_marked": marks(grows),
        },
        "outcome": {"fills": [int(grows.sum())], "empties": [int((~grows).sum())]},
        "frontier": {"customers": frontier.consumers, "developers": frontier.producers},
        "record": {"customers": record, "developers": _RECORD / record},
        "words": {
            "customers": [0.97, 0.97],
            "developers": [0.96, 0.88],
            "label": [say("same_revenue.marks.above"), say("same_revenue.marks.below")],
            "is_marked": marks([True, False]),
        },
    }


def _chart(frame):
    ticks = [0, 0.25, 0.5, 0.75, 1]
    x = axis_x("customers", domain=(0, 1), values=ticks, format=".0%")
    y = axis_y("developers", domain=(0, 1), values=ticks, format=".0%")
    tooltip = [
        alt.Tooltip("name:N"),
        alt.Tooltip("customers:Q", format=".0%"),
        alt.Tooltip("developers:Q", format=".0%"),
        alt.Tooltip("fate:N"),
    ]
    dot = rows("launches").mark_point(size=130, strokeWidth=2, stroke=colour("platform"))
    dot = dot.encode(
        x=x,
        y=y,
        tooltip=tooltip,
        fill=by_mark(colour("platform"), colour("paper"), channel=alt.FillValue),
    )
    word = rows("words").mark_text(align="right", baseline="middle", fontWeight=600)
    tone = by_mark(colour("platform"), colour("muted"))
    chart = alt.layer(
        line("record", x, y, role="pipeline", is_dashed=True),
        line("frontier", x, y, role="threshold"),
        dot,
        labels("launches", x, y, "name", align="center", dx=0, dy=18, fontWeight="bold"),
        word.encode(x=x, y=y, text=alt.Text("label:N"), color=tone),
    )
    return framed(chart, frame)


def _sentence(tables, *, industries, **_):
    launches, filled = tables["launches"], tables["outcome"]["fills"][0]
    if filled in (0, len(NAMES)):
        return say(f"same_revenue.{'all_fill' if filled else 'none_fills'}", n=industries)
    (yes,) = marks([True])
    pairs = zip(launches["name"], launches["is_marked"], strict=True)
    names = ", ".join(name for name, mark in pairs if mark == yes)
    return say("same_revenue.some_fill", n=industries, names=names)


same_revenue = Explorer(
    name="same_revenue",
    controls=_CONTROLS,
    rows=_rows,
    is_slow=True,
    columns={
        "launches": (
            Column("name", is_text=True),
            Column("customers", 0, is_percent=True),
            Column("developers", 0, is_percent=True),
            Column("fate", is_text=True),
            drawn("is_marked", is_text=True),
        ),
        "outcome": (Column("fills"), Column("empties")),
        "frontier": (
            Column("customers", 1, is_percent=True),
            Column("developers", 1, is_percent=True),
        ),
        "record": (drawn("customers", 1, is_percent=True), drawn("developers", 1, is_percent=True)),
        "words": (
            drawn("customers", 2),
            drawn("developers", 2),
            drawn("label", is_text=True),
            drawn("is_marked", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"start": share(START), "industries": INDUSTRIES},
)
