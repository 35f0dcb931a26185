"""Where a control lies on an axis of its drawing: it is dragged there, and a slider stands below it.

``along="now.output"`` says that the first value of the column ``output`` of the table ``now`` is where
the control has put something. A page lets a reader drag that point by a ring on the drawing; or, where
the first control moves it across in even steps, gives her a slider as long as its way on the plot, so
that thumb and point stand above each other. The native inputs stay: for keyboards and screen readers.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from platformlab.explore import question, svg

if TYPE_CHECKING:  # the room loads this module only where it is shown
    from platformlab.explore import Explorer

NEAR = 0.01  # of the drawing's width: a thumb so far from below its point still points at it


class Axis(NamedTuple):
    """What a control moves, and the way and scale by which that is drawn."""

    table: str
    column: str
    way: str
    scale: str


class Way(NamedTuple):
    """The axis of a control, and both ends of a slider below it, as shares of the drawing's width."""

    axis: Axis
    ends: dict[str, tuple[float, float]]  # by frame; empty where a ring is dragged


def ways(explorer: "Explorer", state: Mapping[str, Any]) -> dict[str, Way]:
    """Return the ways of an explorer's controls, by name; most lie on no axis.

    Raises
    ------
    ValueError
        If what a control moves is on no axis of the chart.
    """
    moving = [control for control in explorer.controls if control.along]
    drawings = {w: question.Drawing.of(explorer, state, w) for w in svg.FRAMES if moving}
    found = {}
    for control in moving:
        axis, ends = _axis(explorer, control, drawings["wide"]), {}
        if control is explorer.controls[0] and not control.is_choice and axis.way == "x":
            ends = {w: _below(explorer, control, state, axis, d) for w, d in drawings.items()}
        found[control.name] = Way(axis, ends if all(ends.values()) else {})
    return found


def _axis(explorer, control, drawing):
    table, _, column = control.along.partition(".")
    place = drawing.channel(table, column)
    if place is None:
        raise ValueError(
            f"explorer {explorer.name}: the control {control.name} lies along {control.along!r}, "
            "which is on no axis of the chart; name a table and a column that a mark has as x or y, "
            "as in 'now.output', or leave along out"
        )
    return Axis(table, column, place.way, place.scale)


def _places(explorer, control, state, axis, drawing):
    """Where on the axis each value of the control puts its point."""
    tables = (explorer.rows(**{**state, control.name: value}) for value in control.values)
    return drawing.along("x", axis.scale, [next(iter(t[axis.table][axis.column])) for t in tables])


def _below(explorer, control, state, axis, drawing):
    """Both ends of a slider that stands below its axis; none if its steps are not those of the axis."""
    places = _places(explorer, control, state, axis, drawing)
    first, last = places[0], places[-1]
    step = (last - first) / (len(places) - 1)
    is_even = all(abs(place - first - step * at) <= NEAR for at, place in enumerate(places))
    return (first, last) if is_even and last > first else ()
