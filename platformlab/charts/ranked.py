"""Ranked lists: a bar per name, the name on its left and the amount at its end."""

import altair as alt

from platformlab.charts.theme import SANS, by_mark, colour, framed, rows


def ranked(
    table, amount, *, frame, domain, tooltip=(), names=150, ends=60, is_keyed=False, beside=()
):
    """Bars in the order of the column ``rank``, one line each.

    The table brings ``rank``, ``name``, ``label`` and ``is_marked``. Marked rows are filled in
    the colour of platforms, the others are hollow: colour is never the only sign.
    What a filled bar means stands in the first of them, where the table has it as ``key``; what is
    measured stands above the bars, in the words of the axis ``heading``.

    Parameters
    ----------
    domain : list
        Ranks shown, so that a shorter list does not stretch the bars.
    names, ends : int
        Pixels kept for the names on the left and the labels on the right.
    is_keyed : bool
        Whether the table has a ``key``, as `first_marked` writes it.
    beside : sequence of charts
        What else stands in the lines, right of the labels.
    """
    y = alt.Y("rank:O", axis=None, scale=alt.Scale(domain=domain))
    x = alt.X(f"{amount}:Q", axis=None, scale=alt.Scale(zero=True, nice=False))
    origin = alt.XValue(0)

    bar = (
        rows(table)
        .mark_bar(height={"band": 0.62}, strokeWidth=1.5)
        .encode(
            x=x,
            y=y,
            tooltip=list(tooltip),
            color=by_mark(colour("platform"), colour("paper")),
            stroke=by_mark(colour("platform"), colour("pipeline"), channel=alt.StrokeValue),
        )
    )
    name = rows(table).mark_text(align="right", dx=-8, limit=names - 10)
    end = rows(table).mark_text(align="left", dx=8, limit=ends - 8)
    key = rows(table).mark_text(align="left", dx=8, color=colour("paper"))
    chart = alt.layer(
        bar,
        name.encode(x=origin, y=y, text=alt.Text("name:N")),
        end.encode(
            x=x, y=y, text=alt.Text("label:N"), color=by_mark(colour("platform"), colour("muted"))
        ),
        *([key.encode(x=origin, y=y, text=alt.Text("key:N"))] if is_keyed else []),
        *beside,
    )
    said = alt.TitleParams(
        "heading",
        anchor="start",
        frame="group",  # the plot, not the names beside it, whose width no two programs agree on
        fontSize=13,
        fontWeight="normal",
        font=SANS,
        color=colour("muted"),
        offset=6,
    )
    return framed(chart.properties(title=said), frame, left=names, right=ends, top=32, bottom=8)
