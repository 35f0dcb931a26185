"""Where words stand in a figure: at its right end, and around a point that lines run past.

Places are reckoned on a phone, where a word takes most of the plot; on a wide screen they have room.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

import numpy as np

PLOT = (206, 260)  # pixels of a plot on a phone, beside its axis and the words at its end
EDGE = 2  # pixels between a word and what it must not touch
BETWEEN = (9, 50)  # heights at which a word may pass the axis: between the two lowest numbers there


class Spot(NamedTuple):
    """A place for a word, in pixels from the point it names: left, right, foot and head."""

    name: str
    left: float
    right: float
    foot: float
    head: float


class Plot(NamedTuple):
    """What the axes span, the lines across, as functions, and the vertical lines."""

    span: tuple[float, float]
    lines: tuple[Callable[[np.ndarray], np.ndarray], ...]
    walls: tuple[float, ...]

    def free(self, spots: Iterable[Spot], x: float, y: float) -> str:
        """Name of the first spot around a point where a word meets no line; empty if none is free."""
        return next((spot.name for spot in spots if self._is_free(spot, x, y)), "")

    def _is_free(self, spot, x, y):
        across, up = (size / span for size, span in zip(PLOT, self.span, strict=True))
        left, right = (x * across + side for side in (spot.left - EDGE, spot.right + EDGE))
        foot, head = (y * up + side for side in (spot.foot - EDGE, spot.head + EDGE))
        if left < 0 and not (BETWEEN[0] <= foot and head <= BETWEEN[1]):
            return False
        if foot < 0 or any(left < wall * across < right for wall in self.walls):
            return False
        under = np.linspace(max(left, 0), min(right, PLOT[0]), 15) / across
        return not any(((foot < h) & (h < head)).any() for h in (f(under) * up for f in self.lines))


def apart(values, gap):
    """Keep two labels from lying on each other."""
    first, second = values
    middle, half = (first + second) / 2, max(abs(first - second), gap) / 2
    sign = 1 if first >= second else -1
    return [middle + sign * half, middle - sign * half]
