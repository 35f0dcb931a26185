"""The ledger is whole: every claim judged, sourced, shown or excused, and no name leads nowhere."""

import csv
import itertools
import re
import shutil
from functools import cache
from pathlib import Path

import pytest
from data_copy import put
from parts import CHAPTERS, ROOT, cells

from platformlab import claims
from platformlab.data import DataError, load
from platformlab.reports import load_report

ROWS = claims.load_claims()
SECTIONS = load_report().sections
AUDITED = {f"C{n:02}" for n in range(1, 36)} | {f"CC{n:03}" for n in range(1, 89)}
CITED = re.compile(r"\{claim\}`([^`]+)`")
WORKS = set(
    re.findall(r"^@\w+\{([^,]+),", (ROOT / "book/references.bib").read_text("utf-8"), flags=re.M)
)


@cache
def treated():
    """Claims by the chapters that cite them."""
    found = {}
    for chapter in CHAPTERS:
        for cell in cells(chapter, "markdown"):
            for name in CITED.findall(cell.source):
                found.setdefault(name, set()).add(chapter)
    return found


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """A copy of data, notebooks and bibliography that a test may damage."""
    for folder in ("data", "notebooks"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "book").mkdir()
    shutil.copyfile(ROOT / "book/references.bib", tmp_path / "book/references.bib")
    monkeypatch.setenv("PLATFORMLAB_DATA", str(tmp_path / "data"))
    return tmp_path


# The rows


def test_every_audited_claim_stands_in_the_ledger_once():
    held = [*ROWS, *(other for row in ROWS.values() for other in row.also)]
    assert sorted(AUDITED - set(held)) == [], "an audited claim is gone; put its row back"
    assert sorted({name for name in held if held.count(name) > 1}) == [], "keep each name once"


def test_a_new_claim_is_one_row(copy):
    path = copy / "data/claims.csv"
    with path.open(encoding="utf-8", newline="") as file:
        header, *_, last = csv.reader(file)
    new = [*last]
    for column, text in {"id": "C99", "also": "", "check": "", "evidence_cell": ""}.items():
        new[header.index(column)] = text
    new[header.index("untreated")] = "No chapter is about it yet."
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow(new)
    assert claims.claim("C99").section == last[header.index("section")]
    claims.check_places(copy)


def test_count_of_a_field_that_no_claim_has_is_refused_with_those_there_are():
    with pytest.raises(TypeError, match="a claim has no 'verdicts'; its fields are id, also"):
        claims.count(verdicts="reproduced")


def test_market_ids_stay_and_case_ids_merge_into_them():
    assert {f"C{n:02}" for n in range(1, 36)} <= set(ROWS)
    assert not [row.id for row in ROWS.values() if row.also and row.id.startswith("CC")]


def test_claim_has_verdict_reason_and_source(subtests):
    for row in ROWS.values():
        with subtests.test(row.id):
            assert row.verdict in claims.VERDICTS
            assert row.kind in claims.KINDS
            assert row.section in SECTIONS
            assert row.source
            assert len(row.reason.split()) >= 4


def test_claim_and_reason_are_one_sentence_each(subtests):
    for row in ROWS.values():
        with subtests.test(row.id):
            for text in (row.claim, row.reason):
                assert text.endswith(".")
                assert not re.search(r"[a-z]{2}\. [A-Z]", text), text
                assert not re.search(r"[가-힣]", text)


def test_rows_stand_in_the_order_of_the_report():
    order = list(SECTIONS)
    for before, after in itertools.pairwise(ROWS.values()):
        assert order.index(before.section) <= order.index(after.section), (
            f"data/claims.csv: expected {after.id} (section {after.section}) above the rows of "
            f"section {before.section}, got it below {before.id}; move the row up"
        )


def test_every_section_of_the_report_has_claims():
    assert all(claims.count(section=section) for section in SECTIONS)


def test_every_name_in_the_ledger_leads_somewhere():
    claims.check_places()


def test_no_document_is_without_a_claim():
    used = {key for row in ROWS.values() for key in row.source}
    unused = sorted(set(claims.load_documents()) - used)
    assert unused == [], (
        "name these in the source of a claim, or remove them from claim_sources.csv"
    )


def test_no_work_of_the_bibliography_is_without_a_use():
    places = [ROOT / "platformlab", ROOT / "book", ROOT / "data"]
    files = (p for place in places for p in place.rglob("*") if p.suffix in (".py", ".md", ".csv"))
    used = {word for p in files for word in re.findall(r"\w+", p.read_text(encoding="utf-8"))}
    assert sorted(WORKS - used) == []


def test_keys_of_documents_data_sets_and_works_never_coincide():
    documents = set(claims.load_documents())
    assert documents & WORKS == set()
    assert all("-" in key for key in documents)


def test_claim_that_cannot_be_checked_or_rests_on_memory_says_so_somewhere():
    for row in ROWS.values():
        if row.confidence == "recalled" and not row.check and not row.evidence_data:
            assert re.search("recalled|memory", row.reason) or set(row.source) & WORKS, row.id


def test_thesis_chart_five_and_each_part_of_the_second_section_stand_in_the_ledger():
    places = {place for row in ROWS.values() for place in row.place}
    assert {f"section 2, paragraph {n}" for n in (2, 3, 4, 5)} | {"section 2, chart 5"} <= places
    both = {"Summary, paragraph 2", "section 2, paragraph 4"}
    assert [row.id for row in ROWS.values() if both <= set(row.place)] == ["C45"]


def test_audited_claim_was_compared_with_the_original_by_a_second_reader():
    held = {name: row for row in ROWS.values() for name in (row.id, *row.also)}
    assert [name for name in AUDITED if not held[name].compared] == []


# Chapters


def test_untreated_claim_gives_a_reason_and_treated_claim_has_none(subtests):
    for row in ROWS.values():
        with subtests.test(row.id):
            chapters = treated().get(row.id, set())
            assert bool(chapters) != bool(row.untreated), (
                f"data/claims.csv, {row.id}: empty untreated, for {', '.join(sorted(chapters))} cites it"
                if chapters
                else f"data/claims.csv, {row.id}: say in untreated why no chapter cites it"
            )


def test_evidence_stands_in_a_chapter_that_cites_the_claim(subtests):
    for row in ROWS.values():
        with subtests.test(row.id):
            if row.evidence_cell:
                notebook = row.evidence_cell.partition("#")[0]
                assert notebook in treated().get(row.id, set())


def test_excuse_ends_when_its_chapter_is_written(subtests):
    for row in ROWS.values():
        with subtests.test(row.id):
            if named := re.search(r"the chapter (\w+) is not written yet", row.untreated):
                assert named[1] not in CHAPTERS, "treat the claim there, or give another reason"


def test_chapters_cite_only_claims_that_exist():
    for name in treated():
        claims.claim(name)  # says which are near


def test_badges_stand_at_the_end_of_a_sentence_or_line():
    for chapter in CHAPTERS:
        for cell in cells(chapter, "markdown"):
            for line in cell.source.splitlines():
                for found in CITED.finditer(line):
                    before, after = line[: found.start()].rstrip(), line[found.end() :].strip()
                    assert re.search(r"[.?!)`]$", before), line
                    assert not after or after[0].isupper() or after.startswith("{claim}"), line


# Looking up


def test_claim_is_found_by_its_id():
    assert claims.claim("C24").section == "3.2"
    assert claims.claim("C24").anchor == "claim-c24"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("C99", "there is no claim 'C99'; the nearest are C"),
        ("", "there is no claim ''; the nearest are"),
        ("CC027", "claim CC027 was merged into C25; use C25"),
    ],
)
def test_unknown_claim_is_answered_with_the_nearest_or_the_one_it_became(wrong, message):
    with pytest.raises(KeyError, match=re.escape(message)):
        claims.claim(wrong)


def test_count_adds_up():
    assert sum(claims.count(verdict=verdict) for verdict in claims.VERDICTS) == len(ROWS)
    assert sum(claims.count(kind=kind) for kind in claims.KINDS) == len(ROWS)


def test_ledger_holds_uncertain_rows_too():
    assert len(ROWS) > len(load("claims"))


# Damage


@pytest.mark.parametrize(
    ("column", "text", "words"),
    [
        ("verdict", "", ["a value", "fill in"]),
        ("verdict", "true", ["one of reproduced, ", "'true'"]),
        ("reason", "", ["a value"]),
        ("kind", "number", ["one of figure, ranking"]),
        ("section", "5", ["one of Summary, "]),
        ("last_checked", "yesterday", ["a full date", "'yesterday'"]),
        ("id", "C23", ["primary|key", "correct or remove"]),
        ("also", "CC026", ["names that no other row has", "'CC026'", "has it already"]),
        ("also", "C01", ["a text of the form"]),
        ("evidence_data", "market", ["a data set or models.name", "'market'", "nearest are"]),
        ("evidence_data", "models.metcalf", ["models.name", "models.matching|models"]),
        ("source", "reuter-2018", ["key of claim_sources", "reuters-2018"]),
        ("source", "", ["a value"]),
        ("evidence_cell", "", ["either evidence_cell or untreated", "'neither'", "name the cell"]),
        ("evidence_cell", "giants", ["a text of the form"]),
        ("untreated", "No chapter yet.", ["either evidence_cell or untreated", "'both'"]),
        ("place", "", ["a value", "fill in"]),
        ("place", "page 4", ["a text of the form"]),
        (
            "place",
            "section 3.2, paragraph 9",
            ["a paragraph of section 3.2", "these: 1, 2, 3; look it up"],
        ),
        ("place", "section 3.2, footnote 1", ["a footnote of section 3.2", "these: none"]),
        (
            "place",
            "section 3.3, paragraph 2",
            ["a place in section 3.2 first", "correct the section"],
        ),
        ("compared", "last week", ["a full date"]),
    ],
)
def test_damaged_row_stops_with_file_row_column_expectation_and_repair(copy, column, text, words):
    row = put(copy, "C25", column, text)
    with pytest.raises(DataError) as caught:
        claims.load_claims()
    message = str(caught.value)
    assert message.startswith(str(copy / "data" / "claims.csv"))
    assert f"row {row}" in message
    assert column in message
    assert re.search(r": expected .+, got .+; .+", message)
    for word in words:
        assert re.search(word, message), (word, message)


@pytest.mark.parametrize(
    ("column", "text", "words"),
    [
        ("source", "zhu2061", ["a work, a document or a data set", "zhu2016"]),
        ("evidence_cell", "gaints#figure", ["a notebook", "giants"]),
        ("evidence_cell", "giants#figures", ["a cell of giants", "figure"]),
    ],
)
def test_name_that_leads_nowhere_is_found_with_the_nearest(copy, column, text, words):
    row = put(copy, "C01", column, text)
    with pytest.raises(DataError) as caught:
        claims.check_places(copy)
    message = str(caught.value)
    assert f"claims.csv, row {row}, column {column}: expected" in message
    for word in words:
        assert word in message


def test_changed_ledger_is_read_again(copy):
    assert claims.claim("C25").verdict == "contested"
    put(copy, "C25", "verdict", "reproduced")
    assert claims.claim("C25").verdict == "reproduced"


def test_ledger_is_found_from_any_working_folder(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert len(claims.load_claims()) == len(ROWS)
    claims.check_places()
    assert Path.cwd() == tmp_path
