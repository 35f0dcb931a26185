"""Small multiples: the same quantity of several things, each in a cell of its own, in one drawing.

All cells have the same size and scales, so that their shapes can be compared.
"""

from typing import NamedTuple

import altair as alt


class Cell(NamedTuple):
    """Place of one cell in the plot, in pixels."""

    left: float
    right: float
    top: float
    bottom: float

    def x(self, field, domain):
        """Horizontal place of a column within this cell."""
        return _placed(alt.X, field, domain, [self.left, self.right])

    def y(self, field, domain):
        """Vertical place of a column within this cell."""
        return _placed(alt.Y, field, domain, [self.bottom, self.top])


def cells(count, *, columns, width, height, across=28, down=40):
    """Cells row by row; `across` and `down` are the pixels between two of them.

    Parameters
    ----------
    width : float
        Pixels of the whole plot.
    height : float
        Pixels of one cell.

    Examples
    --------
    >>> cells(3, columns=2, width=228, height=60)[2]
    Cell(left=0.0, right=100.0, top=100.0, bottom=160.0)
    """
    wide = (width - across * (columns - 1)) / columns
    places = (
        (at % columns * (wide + across), at // columns * (height + down)) for at in range(count)
    )
    return [
        Cell(float(left), float(left + wide), float(top), float(top + height))
        for left, top in places
    ]


def _placed(channel, field, domain, pixels):
    scale = alt.Scale(domain=list(domain), range=pixels, nice=False)
    return channel(f"{field}:Q", axis=None, scale=scale)
