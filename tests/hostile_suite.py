"""Which tests try hostile and careless inputs, and how many these are, counted from the cases themselves.

A test belongs to the suite by its mark, which may name what it tries, by kind:

    @pytest.mark.hostile
    @pytest.mark.hostile(pages=FORMS)

`submissions` are handed in and graded, `pages` given to pages of the book or of the marking server,
`files` and `names` to the reader of what is handed in, `tables` to the loader of data, and `sequences`
are random uses of a reader's record. A case that several tests try counts once.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import NamedTuple

import pytest
from places import ROOT

MARK = "pytest.mark.hostile"
WANTED = "hostile"  # as in: pytest -m hostile tests


class Tried(NamedTuple):
    """The cases of each kind that were collected, and the files of the suite that were not."""

    cases: dict
    missing: list


TRIED = pytest.StashKey[Callable[[], Tried]]()  # counted where somebody asks: it takes a second


def is_of(path) -> bool:
    """Whether a file holds tests of the suite."""
    return MARK in path.read_text(encoding="utf-8")


def is_wanted_alone(config) -> bool:
    """Whether this run is one of the suite."""
    return config.getoption("markexpr") == WANTED


def tried_by(items) -> Tried:
    """Count what the marks of tests name."""
    cases = defaultdict(set)
    for item in items:
        for mark in item.iter_markers(WANTED):
            for kind, tried in mark.kwargs.items():
                cases[kind] |= {repr(case) for case in _listed(tried)}
    known = {item.path for item in items}
    files = (path for path in (ROOT / "tests").rglob("test_*.py") if is_of(path))
    return Tried(dict(cases), sorted(path.name for path in files if path not in known))


def said(config) -> str:
    """Say in a line what the suite tries."""
    counts = {kind: len(found) for kind, found in config.stash[TRIED]().cases.items()}
    return "hostile suite: " + ", ".join(f"{n:,} {kind}" for kind, n in sorted(counts.items()))


def _listed(tried):
    return tried.items() if isinstance(tried, dict) else tried
