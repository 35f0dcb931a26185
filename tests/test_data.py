"""The data package is whole, tidy and sourced, and damage to it never passes unseen."""

import csv
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import frictionless
import pandas as pd
import pytest

from platformlab import data

FOLDER = Path(__file__).parents[1] / "data"
PACKAGE = json.loads((FOLDER / "datapackage.json").read_text(encoding="utf-8"))
ENTRIES = {entry["name"]: entry for entry in PACKAGE["resources"]}
ISO_PREFIX = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """A copy of the data folder that a test may damage."""
    folder = tmp_path / "data"
    shutil.copytree(FOLDER, folder)
    monkeypatch.setenv("PLATFORMLAB_DATA", str(folder))
    return folder


def cells(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


# The package


@pytest.mark.slow
def test_data_package_is_valid_for_frictionless():
    # Handed over as it is: frictionless takes a bracket in a path for a pattern.
    described = json.loads((FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    report = frictionless.Package(described, basepath=str(FOLDER)).validate()
    assert report.valid, report.to_summary()


def test_every_csv_is_in_the_package_and_every_entry_has_its_csv():
    paths = sorted(entry["path"] for entry in ENTRIES.values())
    assert sorted(path.name for path in FOLDER.glob("*.csv")) == paths
    assert all(entry["path"] == f"{name}.csv" for name, entry in ENTRIES.items())


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
            if {"unit", "value"} <= set(frame.columns) and series[-1] in ("indicator", "metric"):
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


def test_changed_file_is_read_again(copy):
    assert len(data.load("predix_repo_activity")) == 16
    path = copy / "predix_repo_activity.csv"
    rows = cells(path)
    write(path, [*rows, ["2019Q3", "2019-07-01", *rows[-1][2:]]])
    assert len(data.load("predix_repo_activity")) == 17


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


# Damage


def drop_column(rows):
    return [row[:4] + row[5:] for row in rows]


def rename_column(rows):
    return [["firm", *rows[0][1:]], *rows[1:]]


def put(column, text):
    def change(rows):
        rows[3][rows[0].index(column)] = text
        return rows

    return change


def double_row(rows):
    return [*rows[:3], rows[1], *rows[3:]]


def shorten_row(rows):
    rows[3] = rows[3][:3]
    return rows


DAMAGE = {
    "missing column": (drop_column, ["row 1", "column metric", "company, year", "header"]),
    "unknown column": (rename_column, ["row 1", "column company", "got firm", "header"]),
    "wrong type": (put("value", "much"), ["row 4", "column value", "number", "'much'", "correct"]),
    "not an enumerated word": (put("unit", "USD"), ["row 4", "column unit", "USD bn", "'USD'"]),
    "below the minimum": (
        put("value", "-1"),
        ["row 4", "column value", "expected 0 or more", "'-1'"],
    ),
    "above the maximum": (
        put("year", "3000"),
        ["row 4", "column year", "expected 2016 or less", "'3000'"],
    ),
    "not an ISO date": (put("period_end", "May 2007"), ["row 4", "period_end", "'May 2007'"]),
    "empty source": (put("source", ""), ["row 4", "column source", "a value", "fill in"]),
    "unknown confidence": (put("confidence", "sure"), ["row 4", "column confidence", "'sure'"]),
    "duplicate key": (double_row, ["row 4", "column company, metric, year", "row at position 2"]),
    "short row": (shorten_row, ["row 4", "expected", "repair|fill"]),
    "no rows and no header": (lambda rows: [], ["expected a UTF-8 table", "empty", "repair"]),
}


@pytest.mark.parametrize(("change", "words"), DAMAGE.values(), ids=DAMAGE)
def test_damaged_csv_stops_with_place_expectation_and_repair(copy, change, words):
    path = copy / "phone_makers.csv"
    write(path, change(cells(path)))
    with pytest.raises(data.DataError) as caught:
        data.load("phone_makers", include_uncertain=True)
    message = str(caught.value)
    assert message.startswith(f"{path}")
    assert re.search(r": expected .+, got .+; .+", message)
    for word in words:
        assert re.search(word, message), (word, message)


def test_file_that_is_not_utf8_is_refused(copy):
    path = copy / "phone_makers.csv"
    path.write_bytes(path.read_bytes().replace(b"Nokia", b"Noki\xe4"))
    with pytest.raises(
        data.DataError, match=r"phone_makers.csv, line 81: expected a UTF-8 table.*0xe4"
    ):
        data.load("phone_makers")


def test_missing_csv_is_named(copy):
    (copy / "timeline.csv").unlink()
    with pytest.raises(
        data.DataError, match=r"timeline\.csv: expected .* no such file; put the file there"
    ):
        data.load("timeline")


def test_damage_in_one_data_set_leaves_the_others_readable(copy):
    (copy / "timeline.csv").write_text("nonsense\n", encoding="utf-8")
    assert len(data.load("comparables")) > 0


def test_several_problems_are_counted(copy):
    path = copy / "phone_makers.csv"
    rows = put("value", "much")(cells(path))
    write(path, [*rows[:4], *rows[1:3]])
    with pytest.raises(data.DataError, match=r"'much'.*\(2 more problems in this file\)"):
        data.load("phone_makers")


def test_unknown_name_lists_the_valid_ones_and_the_nearest():
    with pytest.raises(data.DataError) as caught:
        data.load("phone_maker")
    assert "got 'phone_maker'; did you mean 'phone_makers'?" in str(caught.value)
    assert all(name in str(caught.value) for name in ENTRIES)


@pytest.mark.parametrize("call", [data.names, lambda: data.load("timeline")])
def test_missing_folder_tells_which_variable_to_set(monkeypatch, tmp_path, call):
    monkeypatch.setenv("PLATFORMLAB_DATA", str(tmp_path / "nowhere"))
    with pytest.raises(data.DataError, match=r"nowhere: expected .* set .*PLATFORMLAB_DATA"):
        call()


def test_broken_json_is_located_by_line(copy):
    path = copy / "datapackage.json"
    lines = path.read_text(encoding="utf-8").splitlines()
    broken = next(i for i, line in enumerate(lines) if line.endswith(","))
    lines[broken] = lines[broken].rstrip(",")
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(data.DataError, match=rf"datapackage.json, line {broken + 2}, .*valid JSON"):
        data.names()


def test_package_without_resources_is_refused(copy):
    (copy / "datapackage.json").write_text('{"name": "x"}', encoding="utf-8")
    with pytest.raises(data.DataError, match=r"datapackage.json: expected .*'resources'"):
        data.names()


@pytest.mark.parametrize("key", ["title", "sources", "licenses", "as_of"])
def test_entry_without_source_or_licence_is_refused(copy, key):
    package = json.loads((copy / "datapackage.json").read_text(encoding="utf-8"))
    del package["resources"][2][key]
    (copy / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    with pytest.raises(
        data.DataError, match=rf"resource phone_makers: expected {key}, got nothing; complete"
    ):
        data.load("phone_makers")


@pytest.mark.parametrize("column", ["source", "confidence"])
def test_schema_without_source_or_confidence_is_refused(copy, column):
    package = json.loads((copy / "datapackage.json").read_text(encoding="utf-8"))
    schema = package["resources"][2]["schema"]
    schema["fields"] = [field for field in schema["fields"] if field["name"] != column]
    (copy / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    with pytest.raises(data.DataError, match=rf"phone_makers, schema, fields: expected {column}"):
        data.load("phone_makers")


def test_column_of_an_unknown_type_is_named(copy):
    package = json.loads((copy / "datapackage.json").read_text(encoding="utf-8"))
    package["resources"][2]["schema"]["fields"][1]["type"] = "numeral"
    (copy / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    with pytest.raises(
        data.DataError, match=r"phone_makers, schema, fields, year, type: .*numeral"
    ):
        data.load("phone_makers")


# What the data say


@pytest.mark.parametrize(
    ("list_id", "strict", "principal", "broad"),
    [
        ("report_2018_KERI", 3, 5, 7),
        ("report_2008_KERI", 0, 0, 1),
        ("ft_global500_2008", 0, 0, 1),
        ("us_listed_2013", 1, 1, 3),
        ("world_2024", 2, 3, 5),
    ],
)
def test_number_of_platforms_depends_on_the_rule(list_id, strict, principal, broad):
    frame = data.load("market_cap_top10", include_uncertain=True)
    flags = frame.loc[
        frame["list_id"] == list_id, ["platform_strict", "platform_principal", "platform_broad"]
    ]
    assert len(flags) == 10
    assert tuple(flags.sum()) == (strict, principal, broad)


def test_a_stricter_rule_never_counts_a_platform_that_a_wider_one_leaves_out():
    frame = data.load("market_cap_top10", include_uncertain=True)
    assert (frame["platform_strict"] <= frame["platform_principal"]).all()
    assert (frame["platform_principal"] <= frame["platform_broad"]).all()


@pytest.mark.parametrize(
    "list_id", ["ft_global500_2008", "us_listed_2013", "relbanks_2018", "pwc_2018", "world_2024"]
)
def test_independent_lists_are_ranked_by_value(list_id):
    frame = data.load("market_cap_top10")
    ranked = frame[frame["list_id"] == list_id].sort_values("rank")
    assert ranked["market_cap_usd_bn"].is_monotonic_decreasing


def test_seven_platform_start_ups_sum_to_239_and_all_ten_to_295():
    frame = data.load("startups_top10_2018")
    assert frame["is_platform"].sum() == 7
    assert round(frame.loc[frame["is_platform"], "valuation_usd_bn"].sum()) == 239
    assert round(frame["valuation_usd_bn"].sum()) == 295


def test_rim_shipments_grew_until_2011():
    frame = data.load("phone_makers")
    units = frame[
        (frame["company"] == "BlackBerry (RIM)") & (frame["metric"] == "smartphone_units")
    ]
    units = units.set_index("year")["value"]
    assert units.idxmax() == 2011
    assert units[2007] == 11.8
    assert units[2011] == 51.1


@pytest.mark.parametrize(
    ("deere_column", "index_column", "deere_rise", "index_rise"),
    [
        ("price_usd", "index_level", 0.67, 0.69),
        ("price_with_dividends_usd", "total_return_index", 0.89, 0.88),
    ],
)
def test_deere_share_rose_as_the_index_did_over_the_reports_window(
    deere_column, index_column, deere_rise, index_rise
):
    frame = data.load("manufacturer_market_cap").set_index(["entity", "date"])
    ends = [pd.Timestamp("2013-06-28"), pd.Timestamp("2018-10-31")]
    deere = frame.loc["Deere"].loc[ends, deere_column]
    index = frame.loc["S&P 500"].loc[ends, index_column]
    assert round(deere.iloc[1] / deere.iloc[0] - 1, 2) == deere_rise
    assert round(index.iloc[1] / index.iloc[0] - 1, 2) == index_rise


def test_market_value_is_price_times_shares():
    frame = data.load("manufacturer_market_cap")
    frame = frame.dropna(subset=["price_usd", "shares_million"])
    product = frame["price_usd"] * frame["shares_million"] / 1000
    assert ((product / frame["market_cap_usd_bn"] - 1).abs() < 0.005).all()


def test_what_was_made_so_far_only_grows():
    for _, series in data.load("learning_curves").groupby("series"):
        assert series["made_total"].is_monotonic_increasing
        assert series["price_level"].notna().all() or series["price_level"].isna().all()


def test_own_fits_follow_from_the_network_table():
    table = data.load("network_value", include_uncertain=True)
    fits = data.load("network_value_coefficients").query("study == 'Own fit' and law == 'Metcalfe'")
    assert len(fits) == 3
    for fit in fits.itertuples():
        window = table["year"].between(fit.first_year, fit.last_year)
        rows = table[table["company"].str.startswith(fit.company) & window]
        squared, value = (rows["mau_million"] * 1e6) ** 2, rows["revenue_usd_bn"] * 1e9
        slope = (squared * value).sum() / (squared**2).sum()
        assert slope == pytest.approx(fit.value, rel=0.001)


def test_year_end_rows_fall_on_the_last_weekday_of_december():
    frame = data.load("manufacturer_market_cap").query("occasion == 'year_end'")
    end = pd.to_datetime(frame["year"].astype("str") + "-12-31")
    assert (frame["date"].dt.day_of_week < 5).all()
    assert ((end - frame["date"]).dt.days <= 2).all()
