"""What is wrong with a project is said with file, row, column, what was expected and the repair."""

import json
import os
import re

import pytest

from audits import checking, evidence
from audits.evidence import Told
from audits.project import CLAIMS, NOTEBOOK, PAGE
from platformlab import claims
from platformlab.data import DataError

SENTENCE = r": expected .+, got .+; .+"


@pytest.fixture
def as_written(monkeypatch):
    """Let each function find what its row says, so that a test of the rows needs no kernel."""

    def run(notebook, path, names):
        rows = claims.load_claims().values()
        return {row.check: Told(row.verdict, row.reason) for row in rows if row.check}

    monkeypatch.setattr(evidence, "run", run)


def message(folder):
    with pytest.raises(DataError, match=SENTENCE) as caught:
        checking.check(folder)
    return str(caught.value)


@pytest.mark.parametrize(
    ("column", "text", "words"),
    [
        ("source", "", ["a value", "fill in the cell"]),
        ("source", "nordwind-2018", ["a key of claim_sources", "nordwind-2019"]),
        ("source", "market_caps", ["a work, a document or a data set", "nearest are market_cap"]),
        ("verdict", "true", ["one of reproduced, with caveat, contested", "'true'"]),
        ("verdict", "contestd", ["did you mean 'contested'?"]),
        ("evidence_cell", "evidence#half-of-ten", ["a cell of evidence", "half-of-the-ten"]),
        ("evidence_cell", "evidenc#all-still-there", ["a notebook", "nearest are evidence"]),
        ("evidence_cell", "", ["either evidence_cell or untreated", "name the cell"]),
        ("id", "C02", ["a key of its own", "correct or remove one of the rows"]),
        ("section", "3", ["one of 1, 2"]),
        ("place", "section 2, paragraph 7", ["a paragraph of section 2", "these: 1, 2"]),
        ("place", "page 4", ["a text of the form"]),
        ("last_checked", "2019-04-30", ["a day from 2019-05 on, when the report appeared"]),
        ("last_checked", "soon", ["a full date", "'soon'"]),
        ("compared", "2018-12-31", ["a day from 2019-05 on", "or report.toml"]),
        ("check", "", []),
    ],
)
def test_damaged_row_is_told_where_and_how_to_mend_it(fresh, put, as_written, column, text, words):
    row = put("C05", column, text)
    if column == "check":  # a verdict that nobody computes is allowed
        assert checking.check(fresh)["C05"].check == ""
        return
    said = message(fresh)
    assert said.startswith(f"{fresh / CLAIMS}, row {row if column != 'id' else ''}")
    assert column in said
    for word in words:
        assert word in said


def test_verdict_older_than_a_document_that_it_rests_on_is_refused(fresh, put, as_written):
    put("nordwind-2019", "date", "2027-01", table="claim_sources")
    said = message(fresh)
    assert "row 5, column last_checked: expected a day from 2027-01 on, when nordwind-2019" in said
    assert "or the document's in claim_sources.csv" in said


@pytest.mark.parametrize("name", ["claims", "claim_sources"])
def test_table_in_another_encoding_is_refused_with_its_line(fresh, name):
    path = fresh / "data" / f"{name}.csv"
    path.write_bytes(path.read_bytes().replace(b"invented", b"caf\xe9").replace(b"Half", b"H\xe9"))
    said = message(fresh)
    assert re.match(rf"{re.escape(str(path))}, line 2: expected a UTF-8 table, got the byte", said)
    assert "save the file as UTF-8" in said


@pytest.mark.parametrize("place", [PAGE, NOTEBOOK])
def test_badge_of_a_claim_that_there_is_not_is_refused(fresh, as_written, place):
    path = fresh / place
    path.write_text(path.read_text("utf-8").replace("{claim}`C05`", "{claim}`C50`"), "utf-8")
    said = message(fresh)
    assert said.startswith(str(path))
    assert "expected the id of a claim, got 'C50'; did you mean 'C05'?" in said


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, ["row 2, column check", "a function of evidence.ipynb", "'half_of_the_ten'"]),
        (Told(None, "KeyError('x')"), ["function half_of_the_ten", "a Finding, got KeyError('x')"]),
        (Told("holds", "So."), ["function half_of_the_ten", "one of reproduced,", "'holds'"]),
        (Told("contested", "So."), ["row 2, column verdict", "half_of_the_ten finds, 'contested'"]),
        (Told("with caveat", "So."), ["row 2, column reason", "finds, 'So.'", "mend its rule"]),
    ],
)
def test_row_that_does_not_say_what_its_function_finds_is_refused(fresh, monkeypatch, told, words):
    found = told if isinstance(told, dict) else {"half_of_the_ten": told}
    monkeypatch.setattr(evidence, "run", lambda *given: found)
    said = message(fresh)
    for word in words:
        assert word in said


def test_data_of_the_book_are_read_again_afterwards(made, monkeypatch):
    monkeypatch.setenv("PLATFORMLAB_DATA", "before")
    with checking.data_of(made):
        assert list(claims.load_claims()) == ["C01", "C02", "C03", "C04", "C05"]
    assert os.environ["PLATFORMLAB_DATA"] == "before"
    monkeypatch.delenv("PLATFORMLAB_DATA")
    with checking.data_of(made):
        assert "PLATFORMLAB_DATA" in os.environ
    assert "PLATFORMLAB_DATA" not in os.environ


@pytest.mark.slow
def test_example_passes_as_it_is_and_its_verdicts_turn_with_the_data(fresh):
    rows = checking.check(fresh)
    assert [row.verdict for row in rows.values()] == [
        "with caveat", "with caveat", "reproduced", "not checkable", "contested",
    ]  # fmt: skip
    caps = fresh / "data" / "market_cap_top10.csv"
    lines = caps.read_text("utf-8").splitlines(keepends=True)
    first = next(i for i, line in enumerate(lines) if line.startswith("relbanks_2018,2018,"))
    lines[first] = lines[first].replace(",false,", ",true,", 1)
    caps.write_text("".join(lines), "utf-8")
    assert "row 2, column reason: expected what half_of_the_ten finds" in message(fresh)


def test_notebook_of_the_example_keeps_no_output(made):
    cells = json.loads((made / NOTEBOOK).read_text("utf-8"))["cells"]
    assert [cell for cell in cells if cell.get("outputs")] == []
