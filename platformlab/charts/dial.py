"""A dial: a ring of equal parts, such as years, of which the first ones are marked."""

import math

import altair as alt

from platformlab.charts.theme import by_mark, colour, marks, rows

_GAP = 0.05  # radians between two parts


def parts(count, marked):
    """Columns of a dial of `count` parts, clockwise from the top, the first `marked` of them marked.

    Examples
    --------
    >>> parts(2, 1)["is_marked"], [round(angle, 2) for angle in parts(2, 1)["end"]]
    (['yes', 'no'], [3.12, 6.26])
    """
    part = 2 * math.pi / count
    return {
        "start": [part * at + _GAP / 2 for at in range(count)],
        "end": [part * (at + 1) - _GAP / 2 for at in range(count)],
        "is_marked": marks(at < marked for at in range(count)),
    }


def dial(table, *, x, y, radius):
    """Ring around the pixel (`x`, `y`) of the plot; the table has the columns of `parts`."""
    ring = rows(table).mark_arc(innerRadius=0.66 * radius, outerRadius=radius)
    return ring.encode(
        x=alt.XValue(x),
        y=alt.YValue(y),
        theta=alt.Theta("start:Q", scale=None, stack=None),
        theta2=alt.Theta2("end:Q"),
        color=by_mark(colour("platform"), colour("grid")),
    )
