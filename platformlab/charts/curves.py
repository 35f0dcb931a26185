"""Lines over time or over a share: a path, a curve, a threshold, points and labels."""

import altair as alt

from platformlab.charts.theme import colour, rows


def share_axis():
    """Vertical axis from nobody to everybody."""
    return axis_y("share", domain=(0, 1), values=[0, 0.25, 0.5, 0.75, 1], format=".0%")


def axis_y(field, *, domain, values=None, format="d", title=None):
    """Vertical axis with a flat title above it, whose words are asked for by its field or `title`."""
    axis = alt.Axis(title=title or field, values=values, format=format)
    return alt.Y(f"{field}:Q", axis=axis, scale=alt.Scale(domain=domain, nice=False))


def panel_y(field, *, top, bottom, domain, values, format="d"):
    """Vertical axis of one of two panels above each other, from pixel `top` to pixel `bottom`.

    Layers of different panels need ``resolve_scale(y="independent")``.
    """
    axis = alt.Axis(title=field, values=values, format=format, titleY=top - 14, orient="left")
    scale = alt.Scale(domain=domain, range=[bottom, top], nice=False)
    return alt.Y(f"{field}:Q", axis=axis, scale=scale)


def axis_x(field, *, domain, values=None, format="d", title=None):
    """Horizontal axis; ticks are given, so that they never change with the data."""
    axis = alt.Axis(title=title or field, values=values, format=format)
    return alt.X(f"{field}:Q", axis=axis, scale=alt.Scale(domain=domain, nice=False))


def line(table, x, y, *, role="platform", is_dashed=False, is_held=False, tooltip=()):
    """One line in the colour of its role; a dashed line is a pipeline or an unstable branch.

    A held line keeps each value until the next one, as the price of a private round does.
    """
    mark = {"color": colour(role)} | ({"interpolate": "step-after"} if is_held else {})
    if is_dashed:
        mark |= {"strokeDash": [7, 5], "strokeWidth": 2}
    return rows(table).mark_line(**mark).encode(x=x, y=y, tooltip=list(tooltip))


def dots(table, x, y, *, role="platform", is_hollow=False, tooltip=()):
    """Points; a hollow point is unstable."""
    mark = {"color": colour(role)}
    if is_hollow:
        mark = {"fill": colour("paper"), "stroke": colour(role), "strokeWidth": 2}
    return rows(table).mark_point(size=90, **mark).encode(x=x, y=y, tooltip=list(tooltip))


def labels(table, x, y, text, *, role="ink", dx=8, dy=0, align="left", baseline="middle", **font):
    """Words beside a point or at a line's end, instead of a legend."""
    mark = {"align": align, "baseline": baseline, "dx": dx, "dy": dy, "color": colour(role), **font}
    return rows(table).mark_text(**mark).encode(x=x, y=y, text=alt.Text(f"{text}:N"))


def level(table, y, *, role="muted"):
    """Dashed line across the plot."""
    mark = {"color": colour(role), "strokeDash": [4, 4], "strokeWidth": 1.5}
    return rows(table).mark_rule(**mark).encode(y=y)


def moment(table, x, *, role="threshold"):
    """Dashed line down the plot: something happened here."""
    mark = {"color": colour(role), "strokeDash": [4, 4], "strokeWidth": 1.5}
    return rows(table).mark_rule(**mark).encode(x=x)


def band(table, x, x2):
    """Quiet vertical band: the time during which something was different."""
    return rows(table).mark_rect(color=colour("grid"), opacity=0.6).encode(x=x, x2=x2)
