"""Panels over our share of the market, as all figures of it draw them."""

import altair as alt

from platformlab.charts.curves import axis_x, dots, labels, line
from platformlab.charts.panels import Place, plumb, way

FOOT = 46  # pixels below the panels, for the arrow of our own market


def share_axis(field="share"):
    """Axis of our share of the market, which all panels have in common."""
    return axis_x(field, title="share", domain=(0, 1), values=[0, 0.25, 0.5, 0.75, 1], format=".0%")


COST_PANEL = Place("cost", (0, 160), (0, 80, 160), "d")
VALUE_PANEL = Place("value", (0, 200), (0, 100, 200), "d")
WANTED_PANEL = Place("wanted", (0, 1), (0, 0.5, 1), ".0%")
PROFIT_PANEL = Place("profit", (0, 150), (0, 75, 150), "d")


def _rests(panel, x):
    """Lines at the resting points: solid where a market stays, dashed where it tips."""
    return [
        plumb("unstable", x, panel),
        plumb("stable", x, panel, role="platform", is_dashed=False),
    ]


def us_and_rival(panel, name, x):
    """Our line and the rival's in one panel, with our resting points on ours."""
    us, them, here = panel.y(f"{name}_us"), panel.y(f"{name}_rival"), panel.y(name)
    tooltip = [
        alt.Tooltip("share:Q", format=".0%"),
        alt.Tooltip(f"{name}_us:Q", format=".1f"),
        alt.Tooltip(f"{name}_rival:Q", format=".1f"),
    ]
    return alt.layer(
        *_rests(panel, x),
        line("curves", x, them, role="pipeline", is_dashed=True, tooltip=tooltip),
        line("curves", x, us, tooltip=tooltip),
        dots("unstable", x, here, role="threshold", is_hollow=True),
        dots("stable", x, here),
        labels("names", x, here, "who", dx=10),
    )


def won_next(panel, x, *extra):
    """The share that is won next, the diagonal, and the points where both meet."""
    wanted, here = panel.y("wanted"), panel.y("share")
    tooltip = [alt.Tooltip("share:Q", format=".0%"), alt.Tooltip("wanted:Q", format=".1%")]
    return alt.layer(
        *_rests(panel, x),
        line("curves", x, here, role="muted").encode(strokeWidth=alt.value(1)),
        *extra,
        line("curves", x, wanted, tooltip=tooltip),
        dots("unstable", x, here, role="threshold", is_hollow=True),
        dots("stable", x, here),
        labels("unstable", x, here, "label", role="threshold", dx=10, dy=10),
        labels("stable", x, here, "label", role="platform", align="right", dx=-9, dy=-10),
    )


def our_way(frame, height):
    """The arrow of our own market below the panels."""
    start, end, lane = share_axis("start"), share_axis("end"), alt.value(height - 12)
    words = {"align": "center", "dx": 0, "dy": -15}
    return [
        way("way", start, end, at=height - 12),
        labels("way", start, lane, "short" if frame.is_narrow else "said", **words),
        labels("way", end, lane, "reached", fontWeight="bold", **words),
    ]
