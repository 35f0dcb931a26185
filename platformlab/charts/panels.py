"""Panels: several quantities over one axis, one above the other, in one drawing.

A point of the shared axis is read off all panels at once, since a line leads through them all.
"""

from typing import NamedTuple

import altair as alt

from platformlab.charts.theme import colour, framed, rows


class Place(NamedTuple):
    """What a panel shows: the key of its axis's words, and the axis's range, ticks and format."""

    title: str
    domain: tuple
    values: tuple
    format: str


class Panel(NamedTuple):
    """Place of one quantity: name, range and ticks of its axis, and its pixels from the top."""

    title: str
    domain: tuple
    values: tuple
    format: str
    top: float
    bottom: float

    def y(self, field):
        """Vertical axis of this panel for the given column."""
        axis = alt.Axis(
            title=self.title,
            values=self.values,
            format=self.format,
            titleY=self.top - 10,  # flat above its own panel, not above the drawing
            orient="left",
            offset=0,
            grid=True,
        )
        scale = alt.Scale(domain=self.domain, range=[self.bottom, self.top], nice=False)
        return alt.Y(f"{field}:Q", axis=axis, scale=scale)


def stack(places, *, height, weights, gap=40, foot=0):
    """Panels one above the other in a plot of `height` pixels.

    Parameters
    ----------
    places : list of Place
    weights : list of float
        How much of the height each panel has, compared with the others.
    foot : float
        Pixels kept free below the last panel, for instance for a `way`.
    """
    room = height - foot - gap * (len(places) - 1)
    panels, top = [], 0.0
    for place, weight in zip(places, weights, strict=True):
        bottom = top + room * weight / sum(weights)
        panels.append(Panel(*place, top, bottom))
        top = bottom + gap
    return panels


def panelled(panels, *below):
    """Layer the marks of all panels, each with its own vertical scale, and what stands below."""
    return alt.layer(*below, *panels).resolve_scale(y="independent")


def draw_panels(chart, frame, *, height, left=58, right=64, top=30, bottom=50):
    """Pin stacked panels of `height` pixels inside `frame`, whose own height does not bind."""
    outer = height + top + bottom
    return framed(chart, frame, left=left, right=right, top=top, bottom=bottom, height=outer)


def plumb(table, x, panel, *, role="threshold", is_dashed=True):
    """Thin line down a panel; the same point in every panel, so the eye goes on through the gaps."""
    mark = {"color": colour(role), "strokeWidth": 1.25, "opacity": 0.75}
    if is_dashed:
        mark |= {"strokeDash": [3, 4]}
    ends = {"y": alt.YValue(panel.top), "y2": alt.Y2Value(panel.bottom)}
    return rows(table).mark_rule(**mark).encode(x=x, **ends)


def way(table, start, end, *, at, role="ink"):
    """Arrow along the shared axis, `at` pixels from the top: from where one stands to where it ends.

    Parameters
    ----------
    start, end : alt.X
        The shared axis for the columns ``start`` and ``end`` of the table. Its column ``turn``
        holds the arrow's direction in degrees: 90 for right, 270 for left.
    """
    height = alt.YValue(at)
    path = rows(table).mark_rule(color=colour(role), strokeWidth=3)
    dot = rows(table).mark_point(color=colour(role), size=110, shape="circle", filled=True)
    angle = alt.Angle("turn:Q", scale=None)
    head = rows(table).mark_point(color=colour(role), size=190, shape="triangle", filled=True)
    return alt.layer(
        path.encode(x=start, x2=alt.X2("end:Q"), y=height),
        dot.encode(x=start, y=height),
        head.encode(x=end, y=height, angle=angle),
    )
