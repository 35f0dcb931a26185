"""Bars: amounts side by side, named where they stand."""

import altair as alt

from platformlab.charts.theme import colour, quoted, rows


def columns(table, x, y, *, role="platform", tooltip=()):
    """Upright bars over a category or a period."""
    return rows(table).mark_bar(color=colour(role)).encode(x=x, y=y, tooltip=list(tooltip))


def bars(table, y, x, *, roles, role_field="role", tooltip=()):
    """Lying bars, coloured by the role of each row; `roles` names the roles that can occur."""
    fill = alt.Color(
        f"{role_field}:N",
        scale=alt.Scale(domain=list(roles), range=[colour(role) for role in roles]),
        legend=None,
    )
    mark = rows(table).mark_bar(height={"band": 0.68})
    return mark.encode(x=x, y=y, color=fill, tooltip=list(tooltip))


# How a part of a stacked bar is filled; the pattern differs even where the colours do not.
LOOKS = {
    "filled": (1, "paper"),  # strength of the fill, role of a word written on it
    "pale": (0.25, "ink"),
    "hollow": (0, "ink"),
}


def stacked(table, y, start, end, *, looks, field, text, band=0.72, tooltip=()):
    """Lying bars made of parts, each with its amount written on it.

    Parameters
    ----------
    looks : mapping
        For each word of the column `field` the role of its colour and one of `LOOKS`.
    text : str
        Column with what is written on a part; empty where it has no room.
    band : float
        Part of its line that a bar fills.
    """
    inks = [colour(LOOKS[look][1]) for _, look in looks.values()]
    part = (
        rows(table)
        .mark_bar(height={"band": band}, strokeWidth=1.5)
        .encode(x=start, x2=end, y=y, tooltip=list(tooltip), **_paint(field, looks))
    )
    amount = rows(table).mark_text(align="center", baseline="middle", fontWeight=600)
    ink = alt.Color(f"{field}:N", scale=alt.Scale(domain=list(looks), range=inks), legend=None)
    return alt.layer(
        part,
        amount.encode(x=alt.X("middle:Q", axis=None), y=y, text=alt.Text(f"{text}:N"), color=ink),
    )


def squares(table, x, y, *, size, looks, field, tooltip=()):
    """One square for each row, `size` in square pixels; `looks` as in `stacked`."""
    mark = rows(table).mark_point(shape="square", size=size, strokeWidth=1.5, opacity=1)
    return mark.encode(x=x, y=y, tooltip=list(tooltip), **_paint(field, looks))


def key(table, x, y, *, looks, field, text):
    """Small square of each look with its word, where a part is too narrow to carry it."""
    mark = {"shape": "square", "size": 130, "strokeWidth": 1.5, "xOffset": 7}
    square = rows(table).mark_point(**mark).encode(x=x, y=y, **_paint(field, looks))
    word = rows(table).mark_text(align="left", baseline="middle", dx=20)
    return alt.layer(square, word.encode(x=x, y=y, text=alt.Text(f"{text}:N")))


def _paint(field, looks):
    """Fill, its strength and the outline of each word's look."""
    tones = [colour(role) for role, _ in looks.values()]
    scale = alt.Scale(domain=list(looks), range=tones)
    strength = alt.when(f"datum.{field} === null").then(alt.value(1))
    for word, (_, look) in looks.items():
        strength = strength.when(f"datum.{field} === {quoted(word)}").then(
            alt.value(LOOKS[look][0])
        )
    return {
        "fill": alt.Fill(f"{field}:N", scale=scale, legend=None),
        "stroke": alt.Stroke(f"{field}:N", scale=scale, legend=None),
        "fillOpacity": strength.otherwise(alt.value(1)),
    }


def signed(table, y, x, *, looks, field, tooltip=()):
    """Lying bars to either side of a line at zero; `looks` as in `stacked`, words stand beside them."""
    mark = rows(table).mark_bar(
        height=24, strokeWidth=1.5
    )  # as thick in a short list as in a long one
    bar = mark.encode(x=x, y=y, tooltip=list(tooltip), **_paint(field, looks))
    return alt.layer(bar, zero_line(table, x))


def zero_line(table, x):
    """Line where an amount changes its sign, on the axis of `x`."""
    at = x.copy()
    at["shorthand"] = "zero:Q"
    return rows(table).transform_calculate(zero="0").mark_rule(color=colour("ink")).encode(x=at)


def ticks(table, y, x, *, role="threshold", height=22):
    """Short upright stroke on each bar: what the amount is compared with."""
    mark = rows(table).mark_tick(color=colour(role), thickness=2, height=height, opacity=1)
    return mark.encode(x=x, y=y)
