"""What is looked for in a project before its page is built: each fault with place and repair.

The rows are checked as the book's own are, by `platformlab.data` and `platformlab.claims`; here is
what only an audit has: a notebook that decides its verdicts, and days in an order.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from audits import evidence
from audits.composing import compose
from audits.project import CLAIMS, NOTEBOOK, PAGE, ProjectError, found, text_of
from platformlab import claims
from platformlab.nearest import nearest
from platformlab.reports import load_report

_CITED = re.compile(r"\{claim\}`([^`]*)`")


@contextmanager
def data_of(folder: Path) -> Iterator[None]:
    """Read the data of a project, here and in the kernels that are started meanwhile."""
    before = os.environ.get("PLATFORMLAB_DATA")
    os.environ["PLATFORMLAB_DATA"] = str(folder / "data")
    try:
        yield
    finally:
        os.environ.pop("PLATFORMLAB_DATA")
        if before is not None:
            os.environ["PLATFORMLAB_DATA"] = before


def check(folder: str | Path, **where: Any) -> dict[str, claims.Claim]:
    """Look a project through, run its notebook, and return its claims.

    The sources of its site lie in its ``_build`` afterwards, with what the notebook printed.

    Parameters
    ----------
    folder : path
        The project.
    **where
        Where the notebook runs, in the words of `evidence.run`; without any, with all rights of who
        calls.

    Raises
    ------
    DataError
        At the first fault.
    """
    place = found(folder)
    with data_of(place):
        rows = claims.load_claims()
        notebook = evidence.read(place / NOTEBOOK)
        claims.check_places(compose(place, notebook))
        _check_days(place, rows)
        _check_cited(place, notebook, rows)
        asked = [row.check for row in rows.values() if row.check]
        _check_found(place, rows, evidence.run(notebook, place / NOTEBOOK, asked, **where))
        compose(place, notebook)
    return rows


def _check_days(place, rows):
    """Refuse a verdict that is older than the report, or than a document that it rests on."""
    published, documents = load_report().published, claims.load_documents()
    for at, row in enumerate(rows.values(), start=2):
        for column in ("compared", "last_checked"):
            day = getattr(row, column)
            if day and day[: len(published)] < published:
                expected = f"a day from {published} on, when the report appeared"
                raise _wrong(place, at, column, expected, day, "correct the day, or report.toml")
        for key in row.source:
            day = documents[key].date if key in documents else ""
            if day and row.last_checked[: len(day)] < day:
                expected = f"a day from {day} on, when {key} appeared"
                repair = "correct the day, or the document's in claim_sources.csv"
                raise _wrong(place, at, "last_checked", expected, row.last_checked, repair)


def _check_cited(place, notebook, rows):
    """Refuse a badge of a claim that there is not."""
    texts = {f"{place / PAGE}": text_of(place / PAGE)}
    for at, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type == "markdown":
            texts[f"{place / NOTEBOOK}, cell {at} ({cell.id})"] = cell.source
    for where, text in texts.items():
        for name in _CITED.findall(text):
            if name not in rows:
                raise ProjectError(
                    f"{where}: expected the id of a claim, got {name!r}; "
                    f"{nearest(name, rows, 'there are ' + ', '.join(rows))}"
                )


def _check_found(place, rows, told):
    """Refuse a row that does not say what the function it names finds."""
    for at, row in enumerate(rows.values(), start=2):
        if not row.check:
            continue
        if row.check not in told:
            repair = nearest(row.check, told, "write the function, or empty the cell")
            expected = f"a function of {NOTEBOOK.name}"
            raise _wrong(place, at, "check", expected, row.check, repair)
        result = told[row.check]
        where = f"{place / NOTEBOOK}, function {row.check}"
        if result.verdict is None:
            raise ProjectError(
                f"{where}: expected a Finding, got {result.sentence}; "
                "end it with: return Finding(numbers, verdict, sentence)"
            )
        if result.verdict not in claims.VERDICTS:
            expected = f"one of {', '.join(claims.VERDICTS)}"
            repair = nearest(result.verdict, claims.VERDICTS, "correct the word")
            raise ProjectError(f"{where}: expected {expected}, got {result.verdict!r}; {repair}")
        for column, computed in (("verdict", result.verdict), ("reason", result.sentence)):
            if getattr(row, column) != computed:
                repair = "copy what the notebook finds, or mend its rule"
                expected = f"what {row.check} finds, {computed!r}"
                raise _wrong(place, at, column, expected, getattr(row, column), repair)


def _wrong(place, at, column, expected, got, repair):
    where = f"{place / CLAIMS}, row {at}, column {column}"
    return ProjectError(f"{where}: expected {expected}, got {got!r}; {repair}")
