"""Drawing of measured hours: one small plot for each service, and below them what two want together."""

import altair as alt

from platformlab.chapters.toyota.market import MEASURED, SERVICES
from platformlab.charts.areas import under
from platformlab.charts.curves import axis_x, dots, labels, level, line
from platformlab.charts.multiples import cells
from platformlab.charts.panels import Panel, draw_panels
from platformlab.charts.theme import by_mark, colour, rows


def chart(frame):
    """All services in rows of cells, and the sum of the chosen two below."""
    columns, height, foot = (2, 54, 136) if frame.is_narrow else (3, 84, 170)
    left, right = 52, 18
    places = cells(len(MEASURED), columns=columns, width=frame.width - left - right, height=height)
    top = places[-1].bottom + 62
    panel = Panel("together", (0, 45), (0, 20, 40), "d", top, top + foot)
    layers = [_cell(place, s) for place, s in zip(places, MEASURED, strict=True)]
    layered = alt.layer(*layers, _sum(panel, frame)).resolve_scale(x="independent", y="independent")
    return draw_panels(layered, frame, height=panel.bottom, left=left, right=right)


def _cell(cell, service):
    """Shape of one service, filled where it is chosen, with its busiest hour."""
    x, y = cell.x("hour", (0, 23)), cell.y(service, (0, 1))
    tooltip = [alt.Tooltip("hour:Q"), alt.Tooltip(f"{service}:Q", title="part", format=".0%")]
    here = rows("peaks").transform_filter(f"datum.cell === {MEASURED.index(service)}")
    tones = colour("platform"), colour("muted")
    tone = by_mark(*tones)
    above = alt.YValue(cell.top - 10)
    said = {"baseline": "bottom", "fontWeight": 600}
    drawing = [
        under("hours", x, y, role="pipeline", opacity=0.3),
        line("hours", x, y, role="pipeline", tooltip=tooltip).encode(
            strokeWidth=alt.StrokeWidthValue(1.5)
        ),
    ]
    if service in SERVICES:
        drawing += [under("chosen", x, y, role="platform", opacity=0.3), line("chosen", x, y)]
    name = here.mark_text(align="left", **said)
    at = here.mark_text(align="right", baseline="bottom")
    peak = {"x": x, "y": cell.y("top", (0, 1)), "fill": by_mark(*tones, channel=alt.FillValue)}
    drawing += [
        here.mark_point(size=64, stroke=None).encode(**peak),
        name.encode(x=alt.XValue(cell.left), y=above, text=alt.Text("name:N"), color=tone),
        at.encode(x=alt.XValue(cell.right), y=above, text=alt.Text("label:N"), color=tone),
    ]
    return alt.layer(*drawing)


def _sum(panel, frame):
    """What both want together, against fleets of their own."""
    x = axis_x("hour", domain=(0, 23), values=[0, 6, 12, 18, 23])
    y, apart = panel.y("together"), panel.y("apart")
    tooltip = [alt.Tooltip("hour:Q"), alt.Tooltip("together:Q", format=".1f")]
    said, down = ("short", 20) if frame.is_narrow else ("label", 40)
    first = axis_x("first", title="hour", domain=(0, 23), values=[0, 6, 12, 18, 23])
    return alt.layer(
        under("sum", x, y, role="platform", opacity=0.3),
        line("sum", x, y, tooltip=tooltip),
        level("fleets", apart, role="threshold"),
        labels("fleets", first, apart, "apart_label", role="threshold", dx=4, dy=-11),
        dots("fleets", x, y),
        labels("fleets", x, y, said, align="center", dx=0, dy=down, fontWeight="bold"),
    )
