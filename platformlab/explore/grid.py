"""Every state of an explorer, computed once by Python and packed for the page.

The page holds no economics: it looks a state up. Columns and words that repeat between
states are stored once, and numbers are shipped as whole numbers of their last shown decimal.
"""

import gzip
import itertools
import json
import math
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from platformlab.explore import svg, wording

if TYPE_CHECKING:  # the room loads this module only where it is shown
    from platformlab.explore import Column, Explorer, Tables, Values

LIMIT = 250_000  # bytes on the wire, per explorer

Stored = tuple[str | float | None, ...]  # a column as a page stores it

_NUMBER = re.compile(r"(\d[\d,.]*\d|\d)")


class GridTooLarge(ValueError):
    """The states of an explorer weigh more than a page may load."""


def count(explorer: "Explorer") -> int:
    """Number of combinations of control values."""
    return math.prod(len(control.values) for control in explorer.controls)


def states(explorer: "Explorer") -> "Iterator[Values]":
    """Every combination of control values, the last control moving fastest."""
    names = [control.name for control in explorer.controls]
    for values in itertools.product(*(control.values for control in explorer.controls)):
        yield dict(zip(names, values, strict=True))


def shipped(explorer: "Explorer", computed: "Tables") -> svg.Listed:
    """Columns a page ships of the computed tables, as plain lists rounded to what it shows."""
    return {
        name: {c.name: _rounded(given(explorer, computed, name, c.name), c) for c in columns}
        for name, columns in explorer.columns.items()
    }


def given(explorer: "Explorer", computed: "Tables", table: str, column: str) -> Sequence[Any]:
    """Values of a column that an explorer declares, as its `rows` computed them.

    Raises
    ------
    ValueError
        If `rows` gives no such table or column.
    """
    if table not in computed or column not in computed[table]:
        got = computed.get(table, computed)
        raise ValueError(
            f"explorer {explorer.name}: expected rows to give the column {column!r} of the table "
            f"{table!r}, got {', '.join(map(str, got)) or 'nothing'}; compute it, or correct columns"
        )
    return computed[table][column]


class _Pool:
    """What a column holds over all states, each once, and the place of what each state shows."""

    def __init__(self, column: "Column") -> None:
        self._column = column
        self._places: dict[Stored, int] = {}
        self._met: dict[int, tuple[Sequence[Any], int]] = {}
        self._at: list[int] = []

    def add(self, values: Sequence[Any]) -> None:
        """Note the next state; a curve that several states share is rounded once."""
        if len(values) < 2:  # rounded as quickly as it is found
            self._at.append(self._place(values))
            return
        if id(values) not in self._met:
            self._met[id(values)] = values, self._place(values)  # kept: nothing else gets its id
        self._at.append(self._met[id(values)][1])

    def _place(self, values):
        return self._places.setdefault(_stored(values, self._column), len(self._places))

    def packed(self) -> dict[str, Any]:
        """As a page reads it."""
        return {
            "decimals": None if self._column.is_text else self._column.stored_decimals,
            "pool": list(self._places),
            "at": _constant_or_list(self._at),
        }


def pack(explorer: "Explorer") -> dict[str, Any]:
    """Everything a page needs to show any state of `explorer`, whose words are held against it."""
    pools = {
        name: {column.name: _Pool(column) for column in columns}
        for name, columns in explorer.columns.items()
    }
    sentences = []
    for state in states(explorer):
        computed = explorer.rows(**state)
        sentences.append(explorer.shown(computed, state))
        for name, columns in pools.items():
            for column, pool in columns.items():
                pool.add(given(explorer, computed, name, column))
    drawn = {width: svg.compiled(explorer, frame) for width, frame in svg.FRAMES.items()}
    wording.check(explorer)
    return {
        "name": explorer.name,
        "controls": [{"name": c.name, "values": c.values} for c in explorer.controls],
        "tables": {
            name: {column: pool.packed() for column, pool in columns.items()}
            for name, columns in pools.items()
        },
        "sentences": _pack_sentences(sentences),
        "keyed_by": explorer.keyed_by,
        "vega": drawn,
    }


def script(explorer: "Explorer") -> str:
    """Payload as a classic script that registers itself, since file:// pages cannot fetch.

    Raises
    ------
    GridTooLarge
        If the compressed payload exceeds the limit; the message says which control to coarsen.
    """
    payload = json.dumps(pack(explorer), separators=(",", ":"), ensure_ascii=False)
    text = f"platformlab.register({payload});\n"
    weight = len(gzip.compress(text.encode(), mtime=0))
    if weight > LIMIT:
        raise GridTooLarge(_advice(explorer, weight))
    return text


def _advice(explorer, weight):
    head = (
        f"explorer {explorer.name} weighs {weight:,} bytes compressed, more than the {LIMIT:,} "
        f"a page may load ({count(explorer):,} states)"
    )
    if not explorer.controls:
        return f"{head}; ship fewer rows or fewer decimals in its columns"
    finest = max(explorer.controls, key=lambda control: len(control.values))
    fits = max(2, int(len(finest.values) * LIMIT / weight))
    return f"{head}; coarsen {finest.name}, which has {len(finest.values)} values: about {fits} fit"


def _rounded(values: Sequence[Any], column: "Column") -> list[str | float | None]:
    if column.is_text:
        return [str(value) for value in values]
    return [column.rounded(value) if _is_number(value) else None for value in values]


def _is_number(value):
    return value is not None and value == value and math.isfinite(value)


def _stored(values: Sequence[Any], column: "Column") -> Stored:
    rounded = _rounded(values, column)
    if column.is_text:
        return tuple(rounded)
    scale = 10**column.stored_decimals
    return tuple(None if value is None else round(value * scale) for value in rounded)


def _constant_or_list(indices):
    return indices[0] if len(set(indices)) == 1 else indices


def _pack_sentences(sentences):
    """Split sentences into wording and numbers: few wordings, many numbers."""
    wordings: dict[tuple[str, ...], int] = {}
    numbers: dict[str, int] = {}
    packed = []
    for sentence in sentences:
        parts = _NUMBER.split(sentence)
        wording = wordings.setdefault(tuple(parts[::2]), len(wordings))
        packed.append([wording, *(numbers.setdefault(n, len(numbers)) for n in parts[1::2])])
    return {"wordings": list(wordings), "numbers": list(numbers), "at": packed}
