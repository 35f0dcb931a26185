"""The claims ledger: what the report of 2018 says, claim by claim, and whether it holds.

One row of ``data/claims.csv`` is one claim. `load` checks every cell against the schema; this
module checks what a schema cannot: that each name in a row leads somewhere.
"""

import difflib
import json
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from platformlab.data import DataError, describe, load, names
from platformlab.reports import load_report, report_path

VERDICTS = ("reproduced", "with caveat", "contested", "not checkable")
KINDS = ("figure", "ranking", "event", "causal", "definition", "forecast", "advice")
_ROOT = Path(__file__).parents[1]
_PARTS = {"paragraph": "paragraphs", "chart": "charts", "footnote": "footnotes"}
_WORK = re.compile(r"^@\w+\{([^,\s]+),", re.MULTILINE)


class Claim(NamedTuple):
    """One claim; ``also``, ``place``, ``evidence_data`` and ``source`` are tuples of names."""

    id: str
    also: tuple[str, ...]
    section: str
    place: tuple[str, ...]
    compared: str
    claim: str
    kind: str
    verdict: str
    reason: str
    evidence_data: tuple[str, ...]
    evidence_cell: str
    check: str
    source: tuple[str, ...]
    confidence: str
    last_checked: str
    untreated: str

    @property
    def anchor(self):
        """Id of the claim's row on the ledger page."""
        return f"claim-{self.id.lower()}"


class Document(NamedTuple):
    """A document that the ledger cites: press, company pages, reports."""

    key: str
    source: str
    title: str
    date: str
    url: str
    kind: str
    confidence: str
    note: str


def load_claims():
    """Every claim by its id, in the order of the ledger.

    Uncertain rows are part of it: that something cannot be checked is what the ledger says.

    Raises
    ------
    DataError
        If a cell breaks the schema, two rows claim one name, or a name leads nowhere.

    Examples
    --------
    >>> claims = load_claims()
    >>> claims["C25"].verdict
    'contested'
    >>> claims["C25"].also
    ('CC027',)
    """
    return dict(_claims(_stamps("claims", "claim_sources")))


def load_documents():
    """Documents by key.

    Examples
    --------
    >>> load_documents()["wsj-2020"].source
    'The Wall Street Journal'
    """
    return dict(_documents(_stamps("claim_sources")))


def claim(claim_id):
    """Look one claim up; an unknown id is answered with the nearest ones.

    Examples
    --------
    >>> claim("C07").verdict
    'reproduced'
    """
    found = load_claims()
    if claim_id in found:
        return found[claim_id]
    for row in found.values():
        if claim_id in row.also:
            raise KeyError(f"claim {claim_id} was merged into {row.id}; use {row.id}")
    near = ", ".join(difflib.get_close_matches(str(claim_id).upper(), found, n=3, cutoff=0))
    raise KeyError(f"there is no claim {claim_id!r}; the nearest are {near}")


def count(**where):
    """Number of claims whose fields have the given values.

    Examples
    --------
    >>> count(verdict="reproduced", section="3.1")
    1
    """
    rows = load_claims().values()
    if unknown := sorted(where.keys() - set(Claim._fields)):
        raise TypeError(f"a claim has no {unknown[0]!r}; its fields are {', '.join(Claim._fields)}")
    return sum(all(getattr(row, field) == value for field, value in where.items()) for row in rows)


def check_places(root=None):
    """Stop unless every cell and every work that the ledger names exists.

    Parameters
    ----------
    root : path, optional
        Folder with ``notebooks/`` and ``book/references.bib``; by default that of the repository.
    """
    root = Path(root or _ROOT)
    works = set(_WORK.findall((root / "book" / "references.bib").read_text(encoding="utf-8")))
    documents, sets = load_documents(), names()
    for at, row in enumerate(load_claims().values(), start=2):
        for key in row.source:
            if key not in documents and key not in sets and key not in works:
                known = [*works, *documents, *sets]
                repair = f"correct it or add the work to book/references.bib; {_near(key, known)}"
                raise _wrong(at, "source", "a work, a document or a data set", key, repair)
        if row.evidence_cell:
            _check_cell(root, at, row.evidence_cell)


def _check_cell(root, at, place):
    notebook, _, cell = place.partition("#")
    path = root / "notebooks" / f"{notebook}.ipynb"
    if not path.is_file():
        known = [p.stem for p in (root / "notebooks").glob("*.ipynb")]
        raise _wrong(at, "evidence_cell", "a notebook", notebook, _near(notebook, known))
    cells = [c["id"] for c in json.loads(path.read_text(encoding="utf-8"))["cells"]]
    if cell not in cells:
        raise _wrong(at, "evidence_cell", f"a cell of {notebook}", cell, _near(cell, cells))


def _stamps(*sets):
    """Tell versions of the files apart, so that a changed ledger is read again."""
    paths = [*(describe(name).path for name in sets), report_path()]  # places are checked with it
    return tuple((path, path.stat().st_mtime_ns) for path in paths if path.is_file())


@lru_cache(maxsize=4)
def _documents(stamps):
    rows = load("claim_sources", include_uncertain=True).fillna("").to_dict("records")
    return {row["key"]: Document(**row) for row in rows}


@lru_cache(maxsize=4)
def _claims(stamps):
    frame = load("claims", include_uncertain=True)
    for day in ("compared", "last_checked"):
        frame[day] = frame[day].dt.strftime("%Y-%m-%d")
    rows = [_claim(row) for row in frame.fillna("").to_dict("records")]
    _check_names(rows)
    return {row.id: row for row in rows}


def _claim(row):
    split = ("also", "place", "evidence_data", "source")
    return Claim(**row | {name: tuple(filter(None, row[name].split("; "))) for name in split})


def _check_names(rows):
    seen = {row.id: at for at, row in enumerate(rows, start=2)}
    sets = names()
    models = [f"models.{p.stem}" for p in sorted(Path(__file__).parent.glob("models/*/[a-z]*.py"))]
    documents = load_documents()
    for at, row in enumerate(rows, start=2):
        _check_original(at, row)
        for other in row.also:
            if other in seen:
                repair = f"row {seen[other]} has it already; correct or remove one"
                raise _wrong(at, "also", "names that no other row has", other, repair)
            seen[other] = at
        for name in row.evidence_data:
            if name not in sets and name not in models:
                repair = f"correct the name; {_near(name, [*sets, *models])}"
                raise _wrong(at, "evidence_data", "a data set or models.name", name, repair)
        for key in row.source:
            if "-" in key and key not in documents:
                repair = f"add the document to claim_sources.csv; {_near(key, documents)}"
                raise _wrong(at, "source", "a key of claim_sources", key, repair)
        if bool(row.evidence_cell) == bool(row.untreated):
            got = "both" if row.untreated else "neither"
            repair = "name the cell that shows the evidence, or say why no chapter does"
            expected = "either evidence_cell or untreated"
            raise _wrong(at, "evidence_cell, untreated", expected, got, repair)


def _check_original(at, row):
    """Refuse a place that the report does not have, or that is in another section than the row."""
    sections = load_report().sections
    for place in row.place:
        named, _, part = place.partition(", ")
        section = named.removeprefix("section ")
        if section not in sections:
            expected = f"one of {', '.join(sections)}"
            raise _wrong(at, "place", expected, section, "correct it, or add it to report.toml")
        kind, _, number = part.partition(" ")
        known = [str(n) for n in getattr(sections[section], _PARTS[kind])]
        if number not in known:
            had = ", ".join(known) or "none"
            repair = f"section {section} has these: {had}; look it up in the report and correct it"
            raise _wrong(at, "place", f"a {kind} of section {section}", place, repair)
    if row.section not in sections:
        expected = f"one of {', '.join(sections)}"
        raise _wrong(at, "section", expected, row.section, "correct the cell")
    if row.section != row.place[0].removeprefix("section ").partition(",")[0]:
        repair = "put the place in the row's section first, or correct the section"
        raise _wrong(at, "place", f"a place in section {row.section} first", row.place[0], repair)


def _near(name, known):
    near = difflib.get_close_matches(name, known, n=3, cutoff=0)
    return f"the nearest are {', '.join(near)}"


def _wrong(at, column, expected, got, repair):
    place = f"{describe('claims').path}, row {at}, column {column}"
    return DataError(f"{place}: expected {expected}, got {got!r}; {repair}")
