"""The one theme: colours, type, margins. No other module names a colour or a font.

Colours are CSS variables with the light value as fallback, so one SVG is right in light and
dark pages, in JupyterLab and alone on paper.
"""

from typing import NamedTuple

import altair as alt

from platformlab.words import numbers, text

# role: (light, dark). Contrast and colour-vision distances of these values were computed;
# the pairs that share a chart stay apart for every common colour-vision deficiency.
COLOURS = {
    "paper": ("#fcfbf7", "#15181b"),
    "ink": ("#1c2126", "#e8e6e1"),
    "muted": ("#59626c", "#a6adb5"),
    "grid": ("#e4e1d8", "#33383d"),
    "platform": ("#00594f", "#86ead9"),
    "pipeline": ("#868b92", "#868c93"),
    "consumers": ("#1f5fae", "#7fb2f5"),
    "producers": ("#b5500b", "#f29a52"),
    "owner": ("#7a3e9d", "#cf9df0"),
    "provider": ("#55700f", "#b5cc5a"),
    "threshold": ("#a01452", "#ff7fb0"),
}

SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"


def colour(role):
    """CSS colour of a role, for example ``var(--pl-ink, #1c2126)``."""
    return f"var(--pl-{role}, {COLOURS[role][0]})"


class Frame(NamedTuple):
    """The room a chart has: outer width and height in pixels, and whether it is a phone's."""

    width: int
    height: int
    is_narrow: bool


WIDE = Frame(width=720, height=420, is_narrow=False)
NARROW = Frame(width=344, height=350, is_narrow=True)


def rows(name="rows"):
    """Base chart over a table that is filled in later, so that no specification holds data."""
    return alt.Chart(alt.NamedData(name=name))


def quoted(word):
    """A word as an expression of a chart has it."""
    escaped = word.replace("\\", r"\\").replace("'", r"\'")
    return f"'{escaped}'"


def marks(are_marked):
    """The column ``is_marked`` of a table: yes or no, in words that its readers understand."""
    return [text("amounts.yes") if is_marked else text("amounts.no") for is_marked in are_marked]


def first_marked(are_marked, word):
    """Column ``key`` of a table: the word for what is marked, on the first row that is."""
    flags = list(are_marked)
    return [word if flag and not any(flags[:at]) else "" for at, flag in enumerate(flags)]


def by_mark(marked, other, *, channel=alt.ColorValue):
    """Value of a channel for rows whose column ``is_marked`` says yes, and for the others."""
    is_marked = f"datum.is_marked == {quoted(text('amounts.yes'))}"
    return channel(other, condition=[{"test": is_marked, "value": marked}])


def framed(chart, frame, *, left=58, right=26, top=40, bottom=50, height=None):
    """Pin the plot inside `frame`: fixed margins, so nothing moves when numbers change.

    Vega and the browser measure text differently; margins that follow the text would make
    the plot jump when a reader first touches it.
    """
    return chart.properties(
        width=frame.width - left - right,
        height=(height or frame.height) - top - bottom,
        padding={"left": left, "right": right, "top": top, "bottom": bottom},
        autosize=alt.AutoSizeParams(type="none"),
        config=_config(frame),
    )


def _config(frame):
    size = 13 if frame.is_narrow else 14
    axis = alt.AxisConfig(
        domainColor=colour("muted"),
        gridColor=colour("grid"),
        tickColor=colour("muted"),
        labelColor=colour("muted"),
        titleColor=colour("ink"),
        labelFontSize=size,
        titleFontSize=size,
        titleFontWeight="normal",
        labelFont=SANS,
        titleFont=SANS,
        labelPadding=6,
        titlePadding=8,
        ticks=False,
        labelOverlap=False,
        labelFlush=False,
    )
    return alt.Config(
        aria=False,  # the figure carries the description; a label per mark would only be noise
        background="transparent",
        font=SANS,
        axis=axis,
        axisX=alt.AxisConfig(grid=False, titleAnchor="end", titleY=33),
        # Titles of the y axis lie flat above the plot: nobody should tilt the head.
        axisY=alt.AxisConfig(
            domain=False,
            titleAngle=0,
            titleAlign="left",
            titleAnchor="start",
            titleBaseline="bottom",
            titleX=-46,
            titleY=-14,
        ),
        text=alt.MarkConfig(font=SANS, fontSize=size, color=colour("ink")),
        line=alt.LineConfig(strokeWidth=2.5, color=colour("platform"), strokeCap="round"),
        point=alt.MarkConfig(size=70, filled=True, color=colour("platform"), opacity=1),
        rule=alt.MarkConfig(color=colour("muted")),
        bar=alt.BarConfig(color=colour("platform")),
        view=alt.ViewConfig(stroke=None),
        legend=alt.LegendConfig(disable=True),
        locale=alt.Locale(number=alt.NumberLocale(**numbers.drawing())),  # as in the prose
    )
