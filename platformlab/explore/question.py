"""The drawing of a figure that has not yet answered, and where on its plot things lie.

A question is the same drawing in the same state with its answers left out: marks are drawn only from
the tables that are named as known, while axes keep the scales of the whole drawing. So the question
and the answer lie on each other to the pixel, and nothing of the answer is in the page's question.
"""

import copy
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import vl_convert

from platformlab.explore import grid, svg
from platformlab.explore.svg import Listed

if TYPE_CHECKING:  # the room loads this module only where it is shown
    from platformlab.explore import Explorer

_ASKED = "asked_"  # begins the names of the data that a question draws
_PROBE = "probe"


class Known(NamedTuple):
    """A table that a question shows: its first ``rows``, all if there is no number; and columns."""

    table: str
    rows: int | None = None
    columns: tuple[str, ...] = ()


class Channel(NamedTuple):
    """Where a chart draws a column: ``x`` or ``y``, by which scale, and on what beside it."""

    way: str
    scale: str
    other_scale: str = ""
    other_field: str = ""


class Box(NamedTuple):
    """A part of a drawing, as shares of its width and height from the upper left corner."""

    left: float
    top: float
    width: float
    height: float


class Drawing(NamedTuple):
    """A chart in one frame with the data of one state, to be drawn with or without its answers."""

    vega: dict[str, Any]
    tables: Listed

    @classmethod
    def of(cls, explorer: "Explorer", values: Mapping[str, Any], width: str) -> "Drawing":
        """Compile the chart of an explorer in the frame of this name."""
        vega = svg.compiled(explorer, svg.FRAMES[width])
        return cls(vega, grid.shipped(explorer, explorer.rows(**values)))

    @property
    def plot(self) -> Box:
        """Area between the axes."""
        left, top, width, height = self._sizes()
        across, down = self.vega["width"] / width, self.vega["height"] / height
        return Box(left / width, top / height, across, down)

    def _sizes(self) -> tuple[float, float, float, float]:
        """Margins at left and top, and the size of the whole drawing, in pixels."""
        around = self.vega["padding"]
        width = around["left"] + self.vega["width"] + around["right"]
        height = around["top"] + self.vega["height"] + around["bottom"]
        return around["left"], around["top"], width, height

    def asked(self, known: Sequence[Known], *, prefix: str) -> str:
        """SVG in which only what is known is drawn, on the axes of the whole."""
        vega = copy.deepcopy(svg.filled(self.vega, self.tables))
        shown = {entry.table: _part(self.tables[entry.table], entry) for entry in known}
        names = {entry["name"] for entry in vega["data"]}
        for entry in copy.deepcopy(vega["data"]):
            if entry["name"] in self.tables:
                entry["values"] = shown.get(entry["name"], [])
            if entry.get("source") in names:
                entry["source"] = _ASKED + entry["source"]
            vega["data"].append(entry | {"name": _ASKED + entry["name"]})
        for mark in _marks(vega):
            source = mark.get("from", {}).get("facet") or mark.get("from", {})
            if source.get("data") in names:
                source["data"] = _ASKED + source["data"]
        return svg.finished(vl_convert.vega_to_svg(vega), prefix=prefix)

    def channel(self, table: str, column: str) -> Channel | None:
        """Where the chart draws a column, best from this table; nothing if on no axis of its own."""
        scales = {scale["name"] for scale in self.vega.get("scales", [])}
        found = [
            (source != table, Channel(way, scale, *_across(encoded, way)))
            for encoded, source in self._encodings()
            for way in ("x", "y")
            for scale, field in [_place(encoded.get(way))]
            if field == column and scale in scales
        ]
        return min(found, key=lambda place: place[0])[1] if found else None

    def _encodings(self) -> Iterator[tuple[dict[str, Any], str]]:
        roots: dict[str, str] = {}
        for entry in self.vega["data"]:
            source = entry.get("source", entry["name"])
            roots[entry["name"]] = roots.get(source, source)
        for mark in self.vega["marks"]:
            name = mark.get("from", {}).get("data", "")
            yield mark.get("encode", {}).get("update", {}), roots.get(name, name)

    def reach(self, way: str, scale: str) -> tuple[float, float]:
        """Part of the drawing that a scale spans: its panel, or else the whole plot."""
        plot, (left, top, width, height) = self.plot, self._sizes()
        ends = next((s.get("range") for s in self.vega["scales"] if s["name"] == scale), None)
        if isinstance(ends, list) and all(isinstance(end, int | float) for end in ends):
            before, whole = (left, width) if way == "x" else (top, height)
            low, high = sorted(ends)
            return (low + before) / whole, (high + before) / whole
        if way == "x":
            return plot.left, plot.left + plot.width
        return plot.top, plot.top + plot.height

    def along(self, way: str, scale: str, values: Sequence[Any]) -> list[float]:
        """Places of values on a scale, as shares of the drawing's width or height."""
        vega = svg.filled(self.vega, self.tables)
        vega["data"].append({"name": "probed", "values": [{"value": value} for value in values]})
        encoded = {way: {"scale": scale, "field": "value"}}
        probe = {
            "type": "symbol",
            "name": _PROBE,
            "from": {"data": "probed"},
            "encode": {"enter": encoded},
        }
        vega["marks"] = [*vega["marks"], probe]
        drawn = vl_convert.vega_to_scenegraph(vega)["scenegraph"]
        left, top, width, height = self._sizes()
        before, whole = (left, width) if way == "x" else (top, height)
        items = next(mark["items"] for mark in _scene(drawn) if mark.get("name") == _PROBE)
        return [(item.get(way, 0) + before) / whole for item in items]


def _part(table, known):
    """Rows of a table that are known; a column that is not has no values, and no words."""
    shown = svg.records(table)[: known.rows]
    if not known.columns:
        return shown
    return [
        {
            name: value if name in known.columns else "" if isinstance(value, str) else None
            for name, value in row.items()
        }
        for row in shown
    ]


def _marks(group: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for mark in group.get("marks", []):
        yield mark
        yield from _marks(mark)


def _place(encoded):
    return (encoded.get("scale"), encoded.get("field")) if isinstance(encoded, dict) else ("", "")


def _across(encoded, way):
    """Scale and field of the other direction, where a mark has one."""
    scale, field = _place(encoded.get("y" if way == "x" else "x"))
    return (scale, field) if scale and isinstance(field, str) else ("", "")


def _scene(node: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every mark of a scene."""
    if "marktype" in node:
        yield dict(node)
    for item in node.get("items", []):
        yield from _scene(item)
