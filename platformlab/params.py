"""The vocabulary: every quantity a reader can set, declared once.

Sliders, the notation page, model arguments, error messages and tests all read this table.
A model argument that stands here is checked against its range before the model sees it.
"""

from typing import NamedTuple

import numpy as np


class Param(NamedTuple):
    """One quantity of the vocabulary.

    ``low`` and ``high`` bound the values an economist accepts; what a slider offers is chosen
    by the explorer, inside these bounds.
    """

    name: str
    symbol: str
    label: str
    unit: str
    low: float
    high: float
    default: float
    meaning: str
    open_low: bool = False
    open_high: bool = False
    integer: bool = False
    repair: str = ""

    @property
    def interval(self) -> str:
        """The allowed range as a mathematician writes it, for example ``[0, 1)``."""
        left = "(" if self.open_low or np.isinf(self.low) else "["
        right = ")" if self.open_high or np.isinf(self.high) else "]"
        ends = (
            str(end).replace("inf", "∞") if np.isinf(end) else f"{end:g}"
            for end in (self.low, self.high)
        )
        return left + ", ".join(ends) + right

    def check(self, value):
        """Return `value` as a float array (or int array) if every entry lies in the range.

        Raises
        ------
        TypeError
            If `value` is not a number or an array of numbers.
        ValueError
            If `value` is empty, or an entry is NaN, infinite, out of range or not whole.
        """
        try:
            array = np.asarray(value)
        except ValueError:  # a ragged nested list
            array = np.asarray(None)
        if array.dtype.kind not in "iuf":
            raise TypeError(self._message("must be a number or an array of numbers", value))
        if array.size == 0:
            raise ValueError(self._message("must not be empty", value))
        array = array.astype(float)
        wrong = ~np.isfinite(array) | (array < self.low) | (array > self.high)
        wrong |= (array == self.low) if self.open_low else False
        wrong |= (array == self.high) if self.open_high else False
        if wrong.any():
            raise ValueError(self._message(f"must lie in {self.interval}", array[wrong][0]))
        if self.integer and (array != np.rint(array)).any():
            first = array[array != np.rint(array)][0]
            raise ValueError(self._message("must be a whole number", first))
        return array.astype(int) if self.integer else array

    def _message(self, expected, got):
        shown = f"{got:g}" if isinstance(got, float) else repr(got)
        repair = self.repair or f"{self.name} is {self.meaning[0].lower()}{self.meaning[1:]}"
        return f"{self.name} {expected} (got {shown}); {repair.rstrip('.')}"


_INF = float("inf")

_VOCABULARY = (
    # --- one side, one network (critical mass) ---
    Param(
        "share", "n", "Share taking part", "share", 0, 1, 0.2,
        "Part of the market that takes part, from 0 (nobody) to 1 (everybody)",
        repair="write 20 % as 0.2",
    ),
    Param(
        "price", "P", "Price", "USD per month", 0, _INF, 30.0,
        "What a member pays per month",
    ),
    Param(
        "stand_alone_value", "a", "Value without anyone else", "USD per month", 0, _INF, 0.0,
        "What the average member would pay if nobody else took part",
    ),
    Param(
        "same_side", r"\beta", "Network strength", "USD per month", 0, _INF, 60.0,
        "What a member gains per month when everybody takes part instead of nobody",
    ),
    Param(
        "taste_spread", "s", "Spread of tastes", "USD per month", 0, _INF, 10.0,
        "How much members differ in what they would pay; the scale of a logistic distribution",
        open_low=True,
    ),
    Param(
        "relative_price", "p", "Price, relative to the keenest user's value", "share", 0, 1, 0.1875,
        "Price divided by what the keenest user would pay for a complete network",
        repair="divide the price by the highest valuation",
    ),
    Param(
        "adjustment", r"\lambda", "Speed of adjustment", "per month", 0, 1, 0.5,
        "Part of the gap between today's share and the share wanted that closes in a month",
        open_low=True,
    ),
    Param(
        "periods", "T", "Length of the path", "months", 1, 100_000, 36,
        "Number of steps to simulate",
        integer=True,
    ),
)  # fmt: skip

PARAMS = {param.name: param for param in _VOCABULARY}
