"""Boxes joined by arrows: how things follow from each other, in rows of a few boxes each.

The caller says how many columns and rows there are; they are one apart.
"""

import math

import altair as alt

from platformlab.charts.theme import by_mark, colour, framed, rows

HALF_WIDTH, HALF_HEIGHT = 0.43, 0.24  # of a box, where columns and rows are one apart
LEFT, RIGHT, TOP, BOTTOM = 4, 4, 8, 8


def between(start, end):
    """Where an arrow between two boxes begins and ends, each given as (column, row).

    Boxes of one row are joined at their sides, others at bottom and top.

    Examples
    --------
    >>> [round(place, 2) for place in between((0, 1), (1, 1))]
    [0.45, 1, 0.55, 1]
    """
    (x, y), (x2, y2) = start, end
    gap = 0.02
    if y == y2:
        side = math.copysign(HALF_WIDTH + gap, x2 - x)
        return x + side, y, x2 - side, y2
    side = math.copysign(HALF_HEIGHT + gap, y2 - y)
    lean = 0.25 * HALF_WIDTH * (x2 > x) - 0.25 * HALF_WIDTH * (x2 < x)
    return x + lean, y + side, x2 - lean, y2 - side


def around(start, end, rows):
    """Corners of an arrow that passes the boxes of rows between its ends, given as columns by row.

    Through each row it falls in the gap that is nearest to the straight line; boxes of its own row
    that stand between its ends are passed above.

    Examples
    --------
    >>> [(round(x, 2), round(y, 2)) for x, y in around((1, 0), (1, 2), {1: [0, 1, 2]})]
    [(1.0, 0.26), (0.5, 0.74), (0.5, 1.26), (1.0, 1.74)]
    """
    if start[1] == end[1] and abs(end[0] - start[0]) > 1:
        return _over(start, end)
    x, y, x2, y2 = between(start, end)
    corners = [(x, y)]
    for row in range(start[1] + 1, end[1]):
        straight = x + (x2 - x) * (row - y) / (y2 - y)
        gaps = [column + side for column in rows[row] for side in (-0.5, 0.5)]
        gap = min(gaps, key=lambda at: abs(at - straight))
        corners += [(gap, row - HALF_HEIGHT - 0.02), (gap, row + HALF_HEIGHT + 0.02)]
    return [*corners, (x2, y2)]


def _over(start, end):
    lean = math.copysign(0.5 * HALF_WIDTH, end[0] - start[0])
    x, x2, top = start[0] + lean, end[0] - lean, start[1] - HALF_HEIGHT - 0.02
    return [(x, top), (x, top - 0.07), (x2, top - 0.07), (x2, top)]


def angle(frame, x, y, x2, y2, *, columns, lines):
    """Degrees by which a triangle that points up must turn to point along an arrow in `frame`."""
    across = (x2 - x) * (frame.width - LEFT - RIGHT) / columns
    down = (y2 - y) * (frame.height - TOP - BOTTOM) / lines
    return round(math.degrees(math.atan2(down, across)) + 90, 1)


def boxes(nodes, arrows, ways, headings, *, frame, columns, lines, tooltip=()):
    """Boxes of table `nodes` in `lines` of `columns`, joined by `arrows`, `headings` over each line.

    ``nodes`` has ``x``, ``left``, ``right``, ``up``, ``down``, ``name`` (lines parted by ``|``),
    ``middle``, the place of its first line, both also as ``name_narrow`` and ``middle_narrow`` for a
    phone, and ``is_marked``; ``arrows`` has the place ``x2``, ``y2`` of its head, ``is_marked`` and
    the angles ``wide`` and ``narrow``; ``ways`` has the straight parts of arrows as ``x``, ``y``,
    ``x2``, ``y2`` and ``is_marked``; ``headings`` has ``x``, ``y`` and ``name``. Marked ones stand
    out by weight as well as by colour.
    """
    across = alt.Scale(domain=[-0.5, columns - 0.5], nice=False)
    x = alt.X("x:Q", axis=None, scale=across)
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[lines - 0.5, -0.5], nice=False))

    ink = by_mark(colour("platform"), colour("muted"))
    box = (
        rows(nodes)
        .mark_rect(cornerRadius=6, fill=colour("paper"))
        .encode(
            x=alt.X("left:Q", axis=None, scale=across),
            x2=alt.X2("right:Q"),
            y=alt.Y("up:Q", axis=None),
            y2=alt.Y2("down:Q"),
            stroke=by_mark(colour("platform"), colour("pipeline"), channel=alt.StrokeValue),
            strokeWidth=by_mark(3, 1.2, channel=alt.StrokeWidthValue),
        )
    )
    size, tail = (11, "_narrow") if frame.is_narrow else (15, "")
    name = rows(nodes).mark_text(
        lineBreak="|", fontSize=size, lineHeight=size + 4, baseline="middle"
    )
    line = (
        rows(ways)
        .mark_rule()
        .encode(
            x=x,
            y=y,
            x2=alt.X2("x2:Q"),
            y2=alt.Y2("y2:Q"),
            color=ink,
            strokeWidth=by_mark(3, 1.2, channel=alt.StrokeWidthValue),
        )
    )
    turn = "narrow" if frame.is_narrow else "wide"
    head = (
        rows(arrows)
        .mark_point(shape="triangle", size=70, filled=True)
        .encode(
            x=alt.X("x2:Q", axis=None),
            y=alt.Y("y2:Q", axis=None),
            color=ink,
            fill=ink,
            angle=alt.Angle(f"{turn}:Q", scale=None),
            tooltip=list(tooltip),
        )
    )
    words = {"align": "left", "fontSize": 13}
    ground = {"stroke": colour("paper"), "strokeWidth": 5}  # an arrow may pass behind a heading
    heading = [
        rows(headings).mark_text(**words, **look).encode(x=x, y=y, text=alt.Text("name:N"))
        for look in (ground, {"color": colour("muted")})
    ]
    chart = alt.layer(
        line,
        box,
        head,
        name.encode(x=x, y=alt.Y(f"middle{tail}:Q", axis=None), text=alt.Text(f"name{tail}:N")),
        *heading,
    )
    return framed(chart, frame, left=LEFT, right=RIGHT, top=TOP, bottom=BOTTOM)
