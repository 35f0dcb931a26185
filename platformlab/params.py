"""The vocabulary: every quantity a reader can set, declared once, in ``vocabulary.toml``.

Sliders, the notation page, model arguments, error messages and tests all read this table.
A model argument that stands here is checked against its range before the model sees it.
"""

import re
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from platformlab.words import Wordbook

_END = r"(-?(?:inf|[\d._e-]+))"
_RANGE = re.compile(rf"([(\[]){_END}, {_END}([)\]])")
LONGEST = 120  # characters of what was given that a message repeats
_said = Wordbook(Path(__file__).parent / "words" / "vocabulary")


class Param(NamedTuple):
    """One quantity of the vocabulary.

    ``low`` and ``high`` bound the values an economist accepts; what a slider offers is chosen
    by the explorer, inside these bounds. What it is called and means is said in the language of
    the reader.
    """

    name: str
    symbol: str
    unit: str
    low: float
    high: float
    default: float
    open_low: bool = False
    open_high: bool = False
    integer: bool = False

    @property
    def label(self) -> str:
        """What a reader calls it, for example beside a slider."""
        return _said(f"{self.name}.label")

    @property
    def unit_in_words(self) -> str:
        """How its unit is written where it stands alone; a language may write one in its own way."""
        return _said(f"units.{self.unit}") if _said.has(f"units.{self.unit}") else self.unit

    @property
    def meaning(self) -> str:
        """What it is, in one sentence without its full stop."""
        return _said(f"{self.name}.meaning")

    @property
    def repair(self) -> str:
        """What to do about a wrong value; what the quantity is, where nothing else helps."""
        if _said.has(f"{self.name}.repair"):
            return _said(f"{self.name}.repair")
        return f"{self.name} is {self.meaning[0].lower()}{self.meaning[1:]}"

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

    def check(self, value: ArrayLike, *, called: str = "") -> NDArray[Any]:
        """Return `value` as a float array (or int array) if every entry lies in the range.

        ``called`` is the name under which the caller gave it, if that is another one.

        Raises
        ------
        TypeError
            If `value` is not a number or an array of numbers.
        ValueError
            If `value` is empty, or an entry is NaN, infinite, out of range or not whole.
        """
        name = called or self.name
        array = numbers_in(value)
        if array is None:
            raise TypeError(self._message(name, "must be a number or an array of numbers", value))
        if array.size == 0:
            raise ValueError(self._message(name, "must not be empty", value))
        array = array.astype(float)
        wrong = ~np.isfinite(array) | (array < self.low) | (array > self.high)
        wrong |= (array == self.low) if self.open_low else False
        wrong |= (array == self.high) if self.open_high else False
        if wrong.any():
            raise ValueError(self._message(name, f"must lie in {self.interval}", array[wrong][0]))
        if self.integer and (array != np.rint(array)).any():
            first = array[array != np.rint(array)][0]
            raise ValueError(self._message(name, "must be a whole number", first))
        return array.astype(int) if self.integer else array

    def _message(self, name: str, expected: str, got: object) -> str:
        shown = f"{got:g}" if isinstance(got, float) else briefly(got)
        return f"{name} {expected} (got {shown}); {self.repair.rstrip('.')}"


def numbers_in(value: ArrayLike) -> NDArray[Any] | None:
    """Return `value` as an array if it holds real numbers and nothing else, else nothing.

    numpy would make a number of what stands for none: of True in a list beside numbers, and of a
    masked entry, behind which any number may lie.
    """
    if np.ma.is_masked(value) or (isinstance(value, (list, tuple)) and _holds_none(value)):
        return None
    try:
        array = np.asarray(value)
    except ValueError:  # a ragged nested list
        return None
    return array if array.dtype.kind in "iuf" else None


def _holds_none(values):
    """Whether a truth or a masked entry stands in a list, however deep."""
    for value in values:
        nested = isinstance(value, (list, tuple)) and _holds_none(value)
        if nested or isinstance(value, (bool, np.bool_)) or np.ma.is_masked(value):
            return True
    return False


def briefly(got: object) -> str:
    """Return what somebody gave as a message repeats it: on one line, and cut where it is long.

    Examples
    --------
    >>> briefly(np.array([True, False]))
    'array([ True, False])'
    """
    shown = " ".join(repr(got).split())
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]} ..."


def read(file: Path) -> dict[str, Param]:
    """Quantities of a vocabulary by name, in its order.

    Raises
    ------
    ValueError
        If an entry is not complete, or has a key or a range that nobody can read.
    """
    entries = tomllib.loads(file.read_text(encoding="utf-8"))
    return {name: _quantity(file, name, entry) for name, entry in entries.items()}


def _quantity(file, name, entry):
    wanted, place = {"symbol", "unit", "range", "default"}, f"{file}, {name}"
    if not isinstance(entry, dict) or not wanted <= entry.keys() <= wanted | {"whole"}:
        got = ", ".join(sorted(entry)) if isinstance(entry, dict) else repr(entry)
        raise ValueError(
            f"{place}: expected the keys {', '.join(sorted(wanted))} and, for a number that is counted, "
            f"whole (got {got}); complete the line, or correct the key"
        )
    left, low, high, right = _ends(place, entry["range"])
    return Param(
        name,
        entry["symbol"],
        entry["unit"],
        low,
        high,
        entry["default"],
        open_low=left == "(" and low > -np.inf,
        open_high=right == ")" and high < np.inf,
        integer=entry.get("whole", False),
    )


def _ends(place, written):
    """Brackets and ends of a range, such as ``[0, 1)``."""
    found = _RANGE.fullmatch(str(written).replace("∞", "inf"))
    if not found:
        raise ValueError(
            f'{place}: expected a range such as "[0, 1)" or "(0, ∞)" (got {written!r}); correct it'
        )
    left, low, high, right = found.groups()
    return left, float(low), float(high), right


PARAMS = read(Path(__file__).with_name("vocabulary.toml"))
