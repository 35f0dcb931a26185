"""A crowd: one mark for each of a few members, over the moments of an axis, those who are there filled."""

import altair as alt

from platformlab.charts.theme import by_mark, colour, marks, rows

_ACROSS = 5  # members in a line


def members(moments, shares, *, of):
    """Columns of a crowd: `of` members around each moment, line by line, those who are there marked.

    Parameters
    ----------
    moments : sequence of float
        Where the groups stand on the axis; a member is one unit of it wide.
    shares : sequence of float
        Part of the members who are there at each moment, from 0 to 1.

    Examples
    --------
    >>> crowd = members([0, 6], [1, 0.5], of=2)
    >>> crowd["place"], crowd["is_marked"]
    ([-2, -1, 4, 5], ['yes', 'yes', 'yes', 'no'])
    """
    each = [
        (at, moment, round(of * share))
        for moment, share in zip(moments, shares, strict=True)
        for at in range(of)
    ]
    return {
        "place": [moment + at % _ACROSS - _ACROSS // 2 for at, moment, _ in each],
        "row": [at // _ACROSS for at, _, _ in each],
        "is_marked": marks(at < there for at, _, there in each),
    }


def crowd(table, x, *, role, shape, top, step):
    """Marks of the columns of `members`, their lines `step` pixels apart from pixel `top` on."""
    place = alt.Scale(domain=[0, 1], range=[top, top + step], nice=False)
    mark = rows(table).mark_point(
        shape=shape, size=(0.72 * step) ** 2, strokeWidth=1.2, opacity=1, clip=False
    )
    return mark.encode(
        x=x,
        y=alt.Y("row:Q", axis=None, scale=place),
        fill=by_mark(colour(role), colour("paper"), channel=alt.FillValue),
        stroke=by_mark(colour(role), colour("pipeline"), channel=alt.StrokeValue),
    )
