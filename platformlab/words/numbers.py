"""The one place that writes a number for a reader.

The marks come from the language file: what parts decimals and thousands, where "%" and "$" stand.
Texts hold plain spaces, so that search finds them; `whole` joins a number and its unit where they
are shown.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar, cast

from platformlab.words.texts import engine, language

SHARE, MONEY = "share", "USD"  # units with marks of their own
YEARS_END = 10_000  # smaller numbers of a table have no mark for thousands: they may be years
Words = TypeVar("Words", bound=str)  # a plain text or markup: it stays what it was
_SIGNED = re.compile(
    r"(\N{MINUS SIGN}[^\d\s]\d+(?:[.,]\d+)*)"
)  # browsers break a line after the minus
_UNIT = re.compile(r"(?<=[\d}]) (?=(?:%|million|billion|trillion)(?!\w))")


def number(value: float, decimals: int | None = None) -> str:
    """`value` with the given decimals; without, with as many as it has.

    Examples
    --------
    >>> number(1234.5), number(1234.5, 0), number(28.0)
    ('1,234.5', '1,234', '28')
    """
    return _marked(f"{value:,.10g}" if decimals is None else f"{value:,.{decimals}f}")


def share(value: float, decimals: int = 0) -> str:
    """Write a fraction as a percentage.

    Examples
    --------
    >>> share(0.35), share(0.1234, 1)
    ('35 %', '12.3 %')
    """
    return engine("numbers.percent", number=number(100 * value, decimals))


def percent(fraction: float) -> str:
    """Share in whole per cent, with "under 1" and "over 99" where rounding would lie.

    Examples
    --------
    >>> percent(0.256), percent(0.001), percent(0.999), percent(1)
    ('26 %', 'under 1 %', 'over 99 %', '100 %')
    """
    if 0 < fraction <= 0.005:
        return engine("amounts.under_one_percent", percent=share(0.01))
    if 0.995 <= fraction < 1:
        return engine("amounts.over_ninety_nine_percent", percent=share(0.99))
    return share(fraction)


def dollars(amount: float, decimals: int | None = None) -> str:
    """Write an amount in dollars; with fewer than two decimals it has two or none.

    Examples
    --------
    >>> dollars(28), dollars(1.8), dollars(1500.0), dollars(0.125)
    ('$28', '$1.80', '$1,500', '$0.125')
    """
    written = number(amount, decimals)
    has_tenths = re.search(rf"{re.escape(_mark('decimal'))}\d$", written)
    return engine("numbers.money", number=number(amount, 2) if has_tenths else written)


def billions(amount: float) -> str:
    """Write dollars in billions, with as many decimals as the size deserves.

    Examples
    --------
    >>> billions(4.9e8), billions(3.49e9), billions(7.07e10)
    ('$0.49 billion', '$3.5 billion', '$71 billion')
    """
    amount = amount / 1e9
    decimals = 2 if amount < 1 else 1 if amount < 10 else 0
    return engine(
        "amounts.billions",
        money=engine("numbers.money", number=number(amount, decimals)),
    )


def minus(written: str) -> str:
    """`written` with the minus sign that drawings have, where a sentence tells a number below zero.

    Cells of tables keep the hyphen, which a spreadsheet reads.

    Examples
    --------
    >>> minus("-5.99"), minus("5.99"), minus("-"), minus("x-1")
    ('\N{MINUS SIGN}5.99', '5.99', '-', 'x-1')
    """
    return re.sub(r"^-(?=\d)", "\N{MINUS SIGN}", written)


def quantity(value: float, unit: str, decimals: int | None = None) -> str:
    """Write a value with its unit: "share" for fractions, beginning with "USD" for money.

    A unit that the language writes in a way of its own stands in its file, under ``units``.

    Examples
    --------
    >>> quantity(0.35, "share"), quantity(28, "USD per month"), quantity(1.8, "USD a month")
    ('35 %', '$28 per month', '$1.80 a month')
    >>> quantity(1, "months"), quantity(12, "months"), quantity(0.19, "")
    ('1 month', '12 months', '0.19')
    """
    if is_share(unit):
        return share(value, decimals or 0)
    if unit == MONEY:
        return dollars(value, decimals)
    if unit.startswith(f"{MONEY} "):
        return _money(value, unit, decimals)
    written = number(value, decimals)
    if engine.has(f"units.{unit}"):
        return engine(f"units.{unit}", n=_count(value, decimals), number=written)
    return engine("numbers.with_unit", number=written, unit=unit) if unit else written


def difference(distance: float, unit: str, decimals: int | None = None) -> str:
    """Write how far apart two values are; shares are percentage points apart.

    Examples
    --------
    >>> difference(0.1, "share"), difference(0.01, "share"), difference(4, "USD")
    ('10 percentage points', '1 percentage point', '$4')
    """
    if distance == 0:
        return engine("amounts.nothing")
    if not is_share(unit):
        return quantity(distance, unit, decimals)
    points, decimals = 100 * distance, decimals or 0
    return engine("amounts.points", n=_count(points, decimals), number=number(points, decimals))


def is_share(unit: str) -> bool:
    """Whether a unit is that of a fraction, which is read as a percentage."""
    return unit == SHARE


def places(unit: str) -> int:
    """Decimals that a value has beyond those shown: two where 0.35 is read as 35 %."""
    return 2 if is_share(unit) else 0


def cell(value: Any, kind: str, decimals: int = 0) -> str:
    """Write a cell of a table; `kind` is ``text``, ``percent`` or ``number``.

    Examples
    --------
    >>> cell(2007, "number"), cell(12345.67, "number", 1), cell(0.1234, "percent", 1)
    ('2007', '12,345.7', '12.3 %')
    """
    if value is None or value != value:
        return engine("numbers.absent")
    if kind == "text":
        return str(value)
    if kind == "percent":
        return engine("numbers.percent", number=_marked(f"{100 * value:.{decimals}f}"))
    grouped = "," if abs(value) >= YEARS_END else ""
    return _marked(f"{value:{grouped}.{decimals}f}")


def marks() -> Mapping[str, str | int]:
    """Everything a script needs to write the cells that `cell` writes."""
    texts = {name: _mark(name) for name in ("decimal", "thousands", "percent", "absent")}
    return texts | {"years_end": YEARS_END}


def drawing() -> Mapping[str, Any]:
    """Marks for a drawing's axes, in the names of Vega's number locale."""
    before, after = _mark("money").split("{number}")
    return {
        "decimal": _mark("decimal"),
        "thousands": _mark("thousands"),
        "grouping": [3],
        "currency": [before, after],
        "percent": whole(_mark("percent")).removeprefix("{number}"),
    }


def readout(unit: str) -> str:
    """Format of the field beside a live slider, in which a reader may type: no words, no space."""
    if is_share(unit):
        return ".0%"
    return "$,.2f" if unit.startswith(MONEY) else ",.2f"


def whole(text: Words) -> Words:
    """`text` whose numbers keep their units on one line, markup left as it is."""
    return type(text)(_UNIT.sub("\N{NO-BREAK SPACE}", text))


def parted(text: str) -> list[str]:
    """`text` in parts, of which each second is an amount below zero, to be kept on one line.

    No letter is added to it: what a page shows is what Python says, and what is searched and copied.

    Examples
    --------
    >>> parted("at once \N{MINUS SIGN}$0.25 billion"), parted("at once $3")
    (['at once ', '\N{MINUS SIGN}$0.25', ' billion'], ['at once $3'])
    """
    return _SIGNED.split(text)


def _money(value: float, unit: str, decimals: int | None) -> str:
    rest = unit.removeprefix(f"{MONEY} ")
    in_large = _UNIT.search(f"0 {rest}")  # $3.5 billion: no cents of billions
    written = number(value, decimals)
    money = engine("numbers.money", number=written) if in_large else dollars(value, decimals)
    if engine.has(f"units.{unit}"):
        return engine(f"units.{unit}", n=_count(value, decimals), money=money)
    return engine("numbers.money_with_unit", money=money, unit=rest)


def _count(value: float, decimals: int | None) -> str:
    """Number as it is written, for the choice of the form: 1.0 is said otherwise than 1."""
    return f"{value:.10g}" if decimals is None else f"{value:.{decimals}f}"


def _mark(name: str) -> str:
    return cast(str, engine.load(language())[f"numbers.{name}"])  # a mark has no forms


def _marked(written: str) -> str:
    """Write digits with the marks of the language in place of the comma and the point."""
    return written.translate(_marks_of(language()))


@cache  # figures write some hundred thousand numbers
def _marks_of(chosen: str) -> dict[int, str]:
    entries = engine.load(chosen)
    return {ord(","): str(entries["numbers.thousands"]), ord("."): str(entries["numbers.decimal"])}
