"""The numbers with which chapters open: each has two independent sources, or says why it has not.

A row of ``data/opening_numbers.csv`` is one number as one publisher prints it. `load` checks every
cell against the schema; this module checks what a schema cannot: that two publishers of a number
differ, that neither quotes the other and that they do not contradict each other.
"""

from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from platformlab.data import DataError, describe, load

TABLE = "opening_numbers"
APART = 0.05  # how far two sources of one number may lie apart, as a part of the larger


class Witness(NamedTuple):
    """One publisher of a number."""

    row: int
    publisher: str
    value: float
    qualifier: str
    quotes: tuple[str, ...]
    origin: str
    source: str
    note: str


class OpeningNumber(NamedTuple):
    """A number as the opening of a chapter prints it, and who says so."""

    chapter: str
    number: str
    says: str
    witnesses: tuple[Witness, ...]
    computed_from: tuple[str, ...]
    alone: str

    @property
    def origin(self) -> str:
        """What both its sources go back to; empty if that is not known, or not one."""
        origins = {witness.origin for witness in self.witnesses}
        return origins.pop() if len(origins) == 1 and len(self.witnesses) == 2 else ""


def opening_numbers(chapter: str) -> list[OpeningNumber]:
    """Numbers in the opening of a chapter, in the order of the table.

    Raises
    ------
    DataError
        If a number has fewer than two independent sources and does not say why.

    Examples
    --------
    >>> [witness.publisher for witness in opening_numbers("matching")[0].witnesses]
    ['Associated Press', 'Information Age']
    """
    path = describe(TABLE).path
    return [
        number for number in _numbers(path, path.stat().st_mtime_ns) if number.chapter == chapter
    ]


@lru_cache(maxsize=2)
def _numbers(path, stamp):
    rows = load(TABLE, include_uncertain=True).fillna("").to_dict("records")
    found: dict[tuple[str, str], list] = {}
    for at, row in enumerate(rows, start=2):
        found.setdefault((row["chapter"], row["number"]), []).append((at, row))
    numbers = [_number(*key, rows) for key, rows in found.items()]
    for number in numbers:
        _check(number, [other.number for other in numbers if other.chapter == number.chapter])
    return numbers


def _number(chapter, number, rows):
    witnesses = tuple(
        Witness(
            at,
            row["publisher"],
            row["value"],
            row["qualifier"],
            _split(row["quotes"]),
            row["origin"],
            row["source"],
            row["note"],
        )
        for at, row in rows
    )
    first = rows[0][1]
    alone = next((row["alone"] for _, row in rows if row["alone"]), "")
    return OpeningNumber(
        chapter, number, first["says"], witnesses, _split(first["computed_from"]), alone
    )


def _check(number, of_the_chapter):
    for name in number.computed_from:
        if name not in of_the_chapter:
            known = ", ".join(of_the_chapter)
            raise _wrong(
                number,
                f"computed from {name!r}, expected a number of the same opening ({known}); "
                "correct computed_from, or give that number its rows",
            )
    pairs = [pair for pair in combinations(number.witnesses, 2) if are_independent(*pair)]
    if number.computed_from or (number.alone and not pairs):
        return
    if number.alone:
        raise _wrong(
            number, f"two independent sources, and yet it says {number.alone!r}; empty alone"
        )
    if not pairs:
        raise _wrong(number, _too_few(number))
    _check_agreement(number)


def _too_few(number):
    who = " and ".join(
        f"{w.publisher} (quoting {', '.join(w.quotes)})" if w.quotes else w.publisher
        for w in number.witnesses
    )
    return (
        f"expected two independent sources, of different publishers and neither quoting the other, got {who}; "
        "add a row with a second one, open with another number, or say in alone why there is none"
    )


def are_independent(one: Witness, other: Witness) -> bool:
    """Whether two sources have different publishers of whom neither quotes the other."""
    names = [witness.publisher.casefold() for witness in (one, other)]
    quoted = [{name.casefold() for name in witness.quotes} for witness in (other, one)]
    return names[0] != names[1] and not any(n in q for n, q in zip(names, quoted, strict=True))


def _check_agreement(number):
    firm = [w for w in number.witnesses if w.qualifier in ("exact", "about", "target")]
    for one, other in combinations(firm, 2):
        low, high = sorted((one.value, other.value))
        if low < (1 - APART) * high:
            raise _wrong(
                number,
                f"{one.publisher} has {one.value:g} and {other.publisher} {other.value:g}, expected them "
                f"within {APART:.0%}; look both up again, or open with another number",
            )


def _wrong(number, problem):
    place = f"{describe(TABLE).path}, row {number.witnesses[0].row}"
    return DataError(f"{place}, {number.number!r} in the opening of {number.chapter}: {problem}")


def _split(text):
    return tuple(filter(None, text.split("; ")))
