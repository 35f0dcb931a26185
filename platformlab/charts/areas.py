"""Areas: what lies between two lines, and regions of a map."""

from platformlab.charts.theme import colour, rows

# Name of marks that fill an area with lines: no outline of what one left (`explore/static/before.js`).
FILLING = "filling"


def between(table, x, low, high, *, role, opacity=0.2, tooltip=()):
    """Pale area from one line to another, with no outline: the lines are drawn on their own.

    Parameters
    ----------
    low, high : alt.Y and str
        Vertical place of the lower line, and the field of the upper one.
    """
    mark = {"color": colour(role), "opacity": opacity, "line": False}
    return rows(table).mark_area(**mark).encode(x=x, y=low, y2=high, tooltip=list(tooltip))


def under(table, x, y, *, role, opacity=0.2):
    """Pale area from the axis up to a line, for a region of a map."""
    mark = {"color": colour(role), "opacity": opacity, "line": False}
    return rows(table).mark_area(**mark).encode(x=x, y=y.stack(None))
