"""Where a bet is answered: on the plot of its figure, in the state in which the figure asks.

A scene is the question's drawing in both widths and the box on it in which a reader answers. Places
in the box are shares of it from its lower left corner, the same in both widths.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from platformlab.explore import svg
from platformlab.explore.question import Box, Channel, Drawing, Known

if TYPE_CHECKING:  # loading the drawing libraries for a type would cost a second
    from platformlab.explore import Explorer

_OUTSIDE = 0.02  # so far may the box of an answer reach beyond the drawing


class Spot(NamedTuple):
    """What a chart draws where the answer will stand: a column, and the row that says beside what."""

    table: str
    column: str
    row: int | None = None
    beside: str = ""


class Scene:
    """A figure that asks: drawn when it is asked for, for drawing takes a second."""

    def __init__(
        self, explorer: "Explorer", values: Mapping[str, Any], known: Sequence[Known], spot: Spot
    ) -> None:
        self.explorer, self.values, self.known, self.spot = explorer, values, known, spot

    @cached_property
    def _drawings(self) -> dict[str, Drawing]:
        return {width: Drawing.of(self.explorer, self.values, width) for width in svg.FRAMES}

    @cached_property
    def channel(self) -> Channel | None:
        """Axis on which the answer can be shown; nothing if the figure has none for it."""
        return self._drawings["wide"].channel(self.spot.table, self.spot.column)

    def asked(self, prefix: str) -> dict[str, str]:
        """The question's drawings by width."""
        return {
            width: drawing.asked(self.known, prefix=f"{prefix}-{width}")
            for width, drawing in self._drawings.items()
        }

    def boxes(self, ends: Sequence[Any], across: Sequence[Any] = ()) -> dict[str, Box] | None:
        """Box by width that reaches from the first to the last of `ends` along the answer's axis.

        Without any it spans the panel of that axis, or the plot; beside it `across`, in the same way. Nothing where it would leave the drawing.
        """
        if self.channel is None:
            return None
        found = {}
        for width, drawing in self._drawings.items():
            box = self._box(drawing, self.channel, ends, across)
            sides = (box.left, box.top, 1 - box.left - box.width, 1 - box.top - box.height)
            if min(sides) < -_OUTSIDE or not all(side == side for side in sides):
                return None
            found[width] = box
        return found

    def _box(self, drawing, channel, ends, across):
        other = "x" if channel.way == "y" else "y"
        spans = {
            channel.way: drawing.reach(channel.way, channel.scale),
            other: drawing.reach(other, channel.other_scale),
        }
        if len(ends):
            spans[channel.way] = drawing.along(channel.way, channel.scale, ends)
        if len(across) and channel.other_scale:
            spans[other] = drawing.along(other, channel.other_scale, across)
        (left, right), (top, bottom) = sorted(spans["x"]), sorted(spans["y"])
        return Box(left, top, right - left, bottom - top)

    def places(self, values: Sequence[Any], box: Box) -> list[float]:
        """Places of values along the answer's axis, as shares of a box in the wide drawing."""
        channel = self.channel
        if channel is None:
            return []
        return self._inside(box, channel.way, channel.scale, values)

    def beside(self, box: Box) -> float | None:
        """Where in the box, on the other axis, the answer will stand; nothing if it says nothing."""
        spot, channel = self.spot, self.channel
        if channel is None or spot.row is None or not channel.other_scale:
            return None
        table = self._drawings["wide"].tables[spot.table]
        column = spot.beside or channel.other_field
        if column not in table:
            return None
        way = "x" if channel.way == "y" else "y"
        return self._inside(box, way, channel.other_scale, [table[column][spot.row]])[0]

    def _inside(self, box: Box, way: str, scale: str, values: Sequence[Any]) -> list[float]:
        found = self._drawings["wide"].along(way, scale, values)
        if way == "x":
            return [round((place - box.left) / box.width, 4) for place in found]
        return [round(1 - (place - box.top) / box.height, 4) for place in found]


def known_of(entries: Sequence[Mapping[str, Any]]) -> list[Known]:
    """What a question may show, as its file names it."""
    return [
        Known(entry["table"], entry.get("rows"), tuple(entry.get("columns", ())))
        for entry in entries
    ]


def style(boxes: Mapping[str, Box]) -> str:
    """Boxes as properties that a style sheet chooses from."""
    return ";".join(
        f"--{width}-{side}:{100 * share:.3f}%"
        for width, box in boxes.items()
        for side, share in zip(Box._fields, box, strict=True)
    )
