"""Bars: amounts side by side, named where they stand."""

import altair as alt

from platformlab.charts.theme import colour, rows


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
