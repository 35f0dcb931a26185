"""The scale on which a reader sets a number or draws a curve, and its words.

Every text a page may need is written here by Python; the page only looks it up.
"""

from typing import Any, NamedTuple

from platformlab.words import numbers


class Scale(NamedTuple):
    """Values from ``low`` to ``high`` in equal steps, with their unit.

    ``unit`` is "share" for fractions, begins with "USD" for money, else is the unit's name.
    ``given`` counts the first rows of a curve that are known and not drawn.
    """

    low: float
    high: float
    step: float
    unit: str = ""
    label: str = ""
    given: int = 0

    @property
    def size(self) -> int:
        """How many values there are."""
        return round((self.high - self.low) / self.step) + 1

    @property
    def values(self) -> tuple[float, ...]:
        """Every value, from low to high."""
        return tuple(self.rounded(self.low + at * self.step) for at in range(self.size))

    @property
    def decimals(self) -> int:
        """Decimals that tell two neighbours apart; a share is read as a percentage."""
        shown = self.step * 10 ** numbers.places(self.unit)
        return next(d for d in range(7) if abs(round(shown, d) - shown) < 1e-9 or d == 6)

    def rounded(self, value: float) -> float:
        """Round to the decimals that the scale shows."""
        return round(value, self.decimals + numbers.places(self.unit))

    def nearest(self, value: float) -> int:
        """Index of the value nearest to `value`."""
        return min(self.size - 1, max(0, round((value - self.low) / self.step)))

    def strip(self) -> dict[str, Any]:
        """Axis of its own below a figure that has none for it: its name and its ends in words."""
        return {"label": self.label, "ends": (self.show(self.low), self.show(self.high))}

    def share(self, value: float) -> float:
        """How far up the scale a value lies, from 0 to 1."""
        return round((value - self.low) / (self.high - self.low), 4)

    def show(self, value: float) -> str:
        """Write a value with its unit.

        Examples
        --------
        >>> Scale(0, 1, 0.05, "share").show(0.35), Scale(0, 60, 2, "USD a month").show(28)
        ('35 %', '$28 a month')
        >>> Scale(-0.1, 0.4, 0.01, "share").show(-0.1)
        '\N{MINUS SIGN}10 %'
        """
        return numbers.minus(numbers.quantity(value, self.unit, self.decimals))

    def amount(self, difference: float) -> str:
        """Write how far apart two values are.

        Examples
        --------
        >>> Scale(0, 1, 0.05, "share").amount(-0.1), Scale(0, 10, 1, "months").amount(1)
        ('10 percentage points', '1 month')
        """
        return numbers.difference(self.rounded(abs(difference)), self.unit, self.decimals)
