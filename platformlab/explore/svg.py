"""Chart plus tables → SVG, the same at every build."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import altair as alt
import vl_convert
from altair.utils.schemapi import debug_mode

from platformlab.charts.theme import NARROW, WIDE, Frame
from platformlab.explore import builds
from platformlab.explore.wording import entitle
from platformlab.words.texts import language

if TYPE_CHECKING:  # the room loads this module only where it is shown
    from platformlab.explore import Explorer

Listed = Mapping[str, Mapping[str, Sequence[Any]]]  # tables as plain lists, by name and column
FRAMES = {"wide": WIDE, "narrow": NARROW}
# Places in a drawing: paths, where things stand, and where lines end.
_PLACES = re.compile(r'(?<= d=")[^"]+|(?<= [xy][12]=")[^"]+|(?<= [xy]=")[^"]+|translate\([^)]+\)')
# Grounds of axes and marks, which Vega writes without a size.
_EMPTY = re.compile(
    r'<path class="(?:back|fore)ground" aria-hidden="true" d="(?:M0,0h0v0h0Z)?"[^>]*/>'
)
_FRACTION = re.compile(r"-?\d*\.\d+(?:e-\d+)?")
_FONT = re.compile(r' font-family="[^"]+"')
# What an SVG inside a page, or with a namespace of its own, means without being told.
_IMPLIED = re.compile(r' xmlns:xlink="[^"]+"(?!.* xlink:)| version="1\.1"| opacity="1"', re.DOTALL)
_VERSION = alt.SCHEMA_VERSION.rsplit(".", 1)[0]


def specification(explorer: "Explorer", frame: Frame) -> dict[str, Any]:
    """Vega-Lite specification of the chart in `frame`, with its words and without data.

    It is built once for each frame and language and then shared: not to be changed.
    """
    return _once(_built, explorer, frame)


def compiled(explorer: "Explorer", frame: Frame) -> dict[str, Any]:
    """Vega of the chart in `frame`, shared in the same way: no drawing does the compiler's work again."""
    return _once(_compiled, explorer, frame)


def _once(make, explorer, frame):
    shared, key = explorer.charts, (make, frame, language())
    if key not in shared:
        shared[key] = make(explorer, frame)
    return shared[key]


def _built(explorer, frame):
    # While the book builds, charts are not held against the grammar again, part by part: tests do that.
    with debug_mode(not builds()):
        spec = explorer.chart(frame).to_dict(validate=False)
    spec.pop("datasets", None)
    entitle(spec, explorer.words, "narrow" if frame.is_narrow else "wide")
    return spec


def _compiled(explorer, frame):
    return vega(specification(explorer, frame))


def vega(spec: dict[str, Any]) -> dict[str, Any]:
    """Compile Vega-Lite to Vega."""
    return vl_convert.vegalite_to_vega(spec, vl_version=_VERSION)


def filled(chart: dict[str, Any], tables: Listed) -> dict[str, Any]:
    """Vega with the rows of the given tables; the chart itself, which is shared, stays without them."""
    return chart | {
        "data": [
            entry | {"values": records(tables[entry["name"]])} if entry["name"] in tables else entry
            for entry in chart["data"]
        ]
    }


def draw(chart: dict[str, Any], tables: Listed, *, prefix: str) -> str:
    """SVG of a chart in Vega over the given tables.

    ``prefix`` makes the ids inside unique, since several drawings share one page.
    """
    return finished(vl_convert.vega_to_svg(filled(chart, tables)), prefix=prefix)


def finished(drawing: str, *, prefix: str) -> str:
    """What Vega has drawn, without what no screen shows, and with ids of its own on its page.

    A page waits for its drawings: a font is said once, places to a tenth of a pixel.
    """
    shown = _IMPLIED.sub("", _EMPTY.sub("", drawing))
    return _unique(_with_one_font(_PLACES.sub(_to_tenths, shown)), prefix)


def _to_tenths(places):
    """Places to a tenth of a pixel, which no screen tells from a thousandth."""
    return _FRACTION.sub(lambda number: f"{float(number[0]):.1f}".removesuffix(".0"), places[0])


def _with_one_font(drawing):
    """Say the font of most texts once, for the whole drawing."""
    if not (fonts := Counter(_FONT.findall(drawing))):
        return drawing
    font, _ = fonts.most_common(1)[0]
    return drawing.replace(font, "").replace("<svg", f"<svg{font}", 1)


def _unique(drawing, prefix):
    """Give the ids inside a drawing a prefix of their own."""
    drawing = re.sub(r'id="(\w+)"', rf'id="{prefix}-\1"', drawing)
    return re.sub(r"url\(#(\w+)\)", rf"url(#{prefix}-\1)", drawing)


def records(table: Mapping[str, Sequence[Any]]) -> list[dict[str, Any]]:
    """Rows of a table, each as a mapping by column."""
    return [dict(zip(table, row, strict=True)) for row in zip(*table.values(), strict=True)]
