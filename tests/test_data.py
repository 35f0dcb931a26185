"""The data package is whole, tidy and sourced, and damage to it never passes unseen."""

import json
import re
import subprocess
import sys
from pathlib import Path

import frictionless
import pytest
from data_copy import cells

from platformlab import data

FOLDER = Path(__file__).parents[1] / "data"
PACKAGE = json.loads((FOLDER / "datapackage.json").read_text(encoding="utf-8"))
ENTRIES = {entry["name"]: entry for entry in PACKAGE["resources"]}
ISO_PREFIX = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


# The package


@pytest.mark.slow
def test_data_package_is_valid_for_frictionless():
    # Handed over as it is: frictionless takes a bracket in a path for a pattern.
    described = json.loads((FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    report = frictionless.Package(described, basepath=str(FOLDER)).validate()
    assert report.valid, report.to_summary()


def test_every_csv_is_in_the_package_and_every_entry_has_its_csv():
    files = {path.name for path in FOLDER.glob("*.csv")}
    assert list(unpaired(files, {entry["path"] for entry in ENTRIES.values()})) == []
    assert all(entry["path"] == f"{name}.csv" for name, entry in ENTRIES.items())


def unpaired(files, paths):
    """Say of each table without an entry, and each entry without a table, how to repair it."""
    for name in sorted(files - paths):
        yield (
            f"data/{name}: no entry in data/datapackage.json has this path; write one, or remove the file"
        )
    for name in sorted(paths - files):
        yield (
            f"data/datapackage.json, path {name}: there is no such file in data/; put the table there, "
            "or correct the path"
        )


def test_table_or_entry_that_is_alone_is_named_with_its_repair():
    said = list(unpaired({"mills.csv", "both.csv"}, {"tolls.csv", "both.csv"}))
    assert said[0].startswith("data/mills.csv: no entry in data/datapackage.json has this path")
    assert said[1].startswith(
        "data/datapackage.json, path tolls.csv: there is no such file in data/"
    )
    assert len(said) == 2


def test_every_entry_tells_title_description_sources_licence_and_date(subtests):
    for name in ENTRIES:
        with subtests.test(name):
            entry = ENTRIES[name]
            assert entry["title"]
            assert entry["as_of"]
            assert 1 <= len(re.findall(r"[.:](?= |$)", entry["description"])) <= 6
            assert all(source["title"] for source in entry["sources"])
            assert [licence["name"] for licence in entry["licenses"]] == ["CC-BY-4.0"]


def test_every_field_has_title_description_and_a_unit_where_it_is_a_quantity(subtests):
    for name in ENTRIES:
        with subtests.test(name):
            fields = ENTRIES[name]["schema"]["fields"]
            columns = {field["name"] for field in fields}
            for field in fields:
                assert field["title"], field
                assert field["description"].endswith("."), field
                is_count = field["type"] == "integer" and re.search("year|rank", field["name"])
                is_text = field["type"] in ("string", "boolean", "date")
                has_unit = (
                    "unit" in field or "unit" in columns or f"{field['name']}_unit" in columns
                )
                assert is_count or is_text or has_unit or field["name"] == "r_squared", field


def test_every_column_named_like_a_date_is_sortable_text_or_a_full_date(subtests):
    for name in ENTRIES:
        with subtests.test(name):
            frame = data.load(name, include_uncertain=True)
            for column in frame.columns[
                frame.columns.str.contains(r"date$|as_of$|_end$|launched$")
            ]:
                if frame[column].dtype == "str":
                    assert frame[column].dropna().map(ISO_PREFIX.fullmatch).notna().all(), column
                else:
                    assert frame[column].dtype == "datetime64[us]", column


# These tell plans, targets and laws to come, beside what was.
LOOKS_AHEAD = {"company_figures", "rules", "vehicle_fleets"}


def test_no_data_set_is_as_of_a_day_before_what_it_tells(subtests):
    """A figure said "as of 2018-08" over what had become of its start-ups by June 2026."""
    for name, entry in ENTRIES.items():
        with subtests.test(name):
            head, *rows = cells(FOLDER / entry["path"])
            days = {
                day
                for row in rows
                for column, day in zip(head, row, strict=True)
                if re.search(r"date$|as_of$|checked$|compared$|^year$", column)
                and ISO_PREFIX.fullmatch(day)
            }
            later = {day for day in days if day > entry["as_of"][: len(day)]}
            later -= {day for day in later if day.startswith(entry["as_of"])}  # within its year
            assert name in LOOKS_AHEAD or not later, (
                f"{name} is as of {entry['as_of']} and tells of {max(later)}; write that day as as_of"
            )


def test_year_column_agrees_with_date_column(subtests):
    for name in ENTRIES:
        with subtests.test(name):
            frame = data.load(name, include_uncertain=True)
            if {"year", "date"} <= set(frame.columns):
                assert (frame["date"].astype("str").str[:4].astype("Int64") == frame["year"]).all()


# The rows


def test_every_row_names_its_source_and_confidence(subtests):
    for name in ENTRIES:
        with subtests.test(name):
            frame = data.load(name, include_uncertain=True)
            assert frame["source"].str.len().min() > 3
            assert frame["confidence"].isin(["verified", "recalled", "uncertain"]).all()
            assert not frame["source"].str.fullmatch("recalled|same page|as above|-").any()


def test_confidence_is_the_weakest_of_its_parts(subtests):
    for name in ENTRIES:
        with subtests.test(name):
            frame = data.load(name, include_uncertain=True)
            order = {"verified": 0, "recalled": 1, "uncertain": 2}
            parts = frame.columns[frame.columns.str.endswith("_confidence")]
            weakest = frame[parts].map(order.get).max(axis=1)
            assert parts.empty or (frame["confidence"].map(order) >= weakest).all()


def test_primary_key_is_unique(subtests):
    for name in ENTRIES:
        with subtests.test(name):
            key = ENTRIES[name]["schema"]["primaryKey"]
            assert not data.load(name, include_uncertain=True).duplicated(key).any()


def test_csv_is_utf8_with_line_feeds_and_no_stray_blanks(subtests):
    for name in ENTRIES:
        with subtests.test(name):
            raw = (FOLDER / ENTRIES[name]["path"]).read_bytes()
            assert raw.decode("utf-8").endswith("\n")
            assert not raw.endswith(b"\n\n")
            assert b"\r" not in raw
            assert not raw.startswith(b"\xef\xbb\xbf")
            rows = cells(FOLDER / ENTRIES[name]["path"])
            assert all(cell == cell.strip() for row in rows for cell in row)
            assert not any("$" in cell for row in rows for cell in row), (
                "Markdown reads $ as mathematics"
            )
            assert all(re.fullmatch("[a-z][a-z0-9_]*", column) for column in rows[0])


def test_one_series_has_one_unit(subtests):
    for name in ENTRIES:
        with subtests.test(name):
            frame = data.load(name, include_uncertain=True)
            series = [c for c in ("company", "indicator", "metric") if c in frame]
            if {"unit", "value"} <= set(frame.columns) and series[-1:] in (
                ["indicator"],
                ["metric"],
            ):
                assert (frame.groupby(series)["unit"].nunique() == 1).all()


# The frame


def test_frame_is_typed_and_carries_its_sources(subtests):
    for name in ENTRIES:
        with subtests.test(name):
            frame = data.load(name)
            kinds = {
                "string": "str",
                "integer": "Int64",
                "number": "float64",
                "date": "datetime64[us]",
            }
            for field in ENTRIES[name]["schema"]["fields"]:
                assert frame[field["name"]].dtype == kinds.get(field["type"], "bool"), field["name"]
            assert frame.attrs["title"] == ENTRIES[name]["title"]
            assert frame.attrs["sources"] == ENTRIES[name]["sources"]
            assert frame.attrs["as_of"] == ENTRIES[name]["as_of"]
            assert set(frame.attrs["units"]) <= set(frame.columns)


def test_uncertain_rows_are_left_out_and_counted_unless_asked_for(subtests):
    for name in ENTRIES:
        with subtests.test(name):
            certain, whole = data.load(name), data.load(name, include_uncertain=True)
            uncertain = whole["confidence"] == "uncertain"
            assert "uncertain" not in set(certain["confidence"])
            assert len(certain) + uncertain.sum() == len(whole)
            assert certain.attrs["left_out"] == uncertain.sum()
            assert whole.attrs["left_out"] == 0
            assert list(certain.index) == list(range(len(certain)))


def test_some_rows_are_uncertain():
    assert sum(data.load(name).attrs["left_out"] for name in data.names()) > 0


def test_changing_a_frame_changes_no_later_load():
    for include_uncertain in (False, True):
        frame = data.load("phone_makers", include_uncertain=include_uncertain)
        frame.loc[:, "company"] = "spoilt"
        frame.attrs["sources"].clear()
        again = data.load("phone_makers", include_uncertain=include_uncertain)
        assert "spoilt" not in set(again["company"])
        assert again.attrs["sources"]


def test_second_load_does_not_validate_again(monkeypatch):
    data.load("comparables")
    monkeypatch.setattr(frictionless.Resource, "validate", None)
    data.load("comparables")


@pytest.mark.slow
def test_importing_the_module_does_not_import_frictionless():
    code = "import sys, platformlab.data; sys.exit('frictionless' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=FOLDER.parent)


def test_describe_tells_what_the_package_says():
    about = data.describe("market_cap_top10")
    assert about.title == ENTRIES["market_cap_top10"]["title"]
    assert about.path == FOLDER / "market_cap_top10.csv"
    assert about.licence == "CC-BY-4.0"
    assert [field["name"] for field in about.fields] == list(data.load("market_cap_top10"))
    about.fields.clear()
    assert data.describe("market_cap_top10").fields


def test_names_lists_the_package_in_order():
    assert data.names() == list(ENTRIES)
