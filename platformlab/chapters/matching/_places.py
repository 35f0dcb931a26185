"""Where things stand on the charts: dollars on an axis, and a word beside a point."""

import numpy as np

from platformlab.explore import drawn


def thousands(dollars):
    """Dollars on the axis of a chart, in thousands."""
    return np.asarray(dollars, dtype=float) / 1000


def beside(field, at, height, label, *, turn):
    """A word beside a point: on its right, but on its left beyond `turn`, where the plot ends."""
    word = {field: [at], "height": [height], "label": [label]}
    nothing = {field: [], "height": [], "label": []}
    return (nothing, word) if at > turn else (word, nothing)


def columns_beside(field):
    """Columns of a word beside a point."""
    return drawn(field, 2), drawn("height", 1), drawn("label", is_text=True)
