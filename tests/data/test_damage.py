"""Damage to the data package never passes unseen."""

import json
import re

import pytest
from data_copy import cells, write

from platformlab import data


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


@pytest.mark.hostile(tables=DAMAGE)
@pytest.mark.parametrize(("change", "words"), DAMAGE.values(), ids=DAMAGE)
def test_damaged_csv_stops_with_place_expectation_and_repair(copied, change, words):
    path = copied.folder / "phone_makers.csv"
    write(path, change(cells(path)))
    with pytest.raises(data.DataError) as caught:
        data.load("phone_makers", include_uncertain=True)
    message = str(caught.value)
    assert message.startswith(f"{path}")
    assert re.search(r": expected .+, got .+; .+", message)
    for word in words:
        assert re.search(word, message), (word, message)


@pytest.mark.hostile
def test_file_that_is_not_utf8_is_refused(copied):
    path = copied.folder / "phone_makers.csv"
    path.write_bytes(path.read_bytes().replace(b"Nokia", b"Noki\xe4"))
    with pytest.raises(
        data.DataError, match=r"phone_makers.csv, line 81: expected a UTF-8 table.*0xe4"
    ):
        data.load("phone_makers")


@pytest.mark.hostile
def test_missing_csv_is_named(copied):
    (copied.folder / "timeline.csv").unlink()
    with pytest.raises(
        data.DataError, match=r"timeline\.csv: expected .* no such file; put the file there"
    ):
        data.load("timeline")


def test_damage_in_one_data_set_leaves_the_others_readable(copied):
    (copied.folder / "timeline.csv").write_text("nonsense\n", encoding="utf-8")
    assert len(data.load("comparables")) > 0


def test_several_problems_are_counted(copied):
    path = copied.folder / "phone_makers.csv"
    rows = put("value", "much")(cells(path))
    write(path, [*rows[:4], *rows[1:3]])
    with pytest.raises(data.DataError, match=r"'much'.*\(2 more problems in this file\)"):
        data.load("phone_makers")


def test_unknown_name_lists_the_valid_ones_and_the_nearest():
    with pytest.raises(data.DataError) as caught:
        data.load("phone_maker")
    assert "got 'phone_maker'; did you mean 'phone_makers'?" in str(caught.value)
    assert all(name in str(caught.value) for name in data.names())


@pytest.mark.parametrize("call", [data.names, lambda: data.load("timeline")])
def test_missing_folder_tells_which_variable_to_set(monkeypatch, tmp_path, call):
    monkeypatch.setenv("PLATFORMLAB_DATA", str(tmp_path / "nowhere"))
    with pytest.raises(data.DataError, match=r"nowhere: expected .* set .*PLATFORMLAB_DATA"):
        call()


def test_broken_json_is_located_by_line(copied):
    path = copied.folder / "datapackage.json"
    lines = path.read_text(encoding="utf-8").splitlines()
    broken = next(i for i, line in enumerate(lines) if line.endswith(","))
    lines[broken] = lines[broken].rstrip(",")
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(data.DataError, match=rf"datapackage.json, line {broken + 2}, .*valid JSON"):
        data.names()


def test_package_without_resources_is_refused(copied):
    (copied.folder / "datapackage.json").write_text('{"name": "x"}', encoding="utf-8")
    with pytest.raises(data.DataError, match=r"datapackage.json: expected .*'resources'"):
        data.names()


@pytest.mark.parametrize("key", ["title", "sources", "licenses", "as_of"])
def test_entry_without_source_or_licence_is_refused(copied, key):
    package = json.loads((copied.folder / "datapackage.json").read_text(encoding="utf-8"))
    del package["resources"][2][key]
    (copied.folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    with pytest.raises(
        data.DataError, match=rf"resource phone_makers: expected {key}, got nothing; complete"
    ):
        data.load("phone_makers")


@pytest.mark.parametrize("column", ["source", "confidence"])
def test_schema_without_source_or_confidence_is_refused(copied, column):
    package = json.loads((copied.folder / "datapackage.json").read_text(encoding="utf-8"))
    schema = package["resources"][2]["schema"]
    schema["fields"] = [field for field in schema["fields"] if field["name"] != column]
    (copied.folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    with pytest.raises(data.DataError, match=rf"phone_makers, schema, fields: expected {column}"):
        data.load("phone_makers")


def test_column_of_an_unknown_type_is_named(copied):
    package = json.loads((copied.folder / "datapackage.json").read_text(encoding="utf-8"))
    package["resources"][2]["schema"]["fields"][1]["type"] = "numeral"
    (copied.folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    with pytest.raises(
        data.DataError, match=r"phone_makers, schema, fields, year, type: .*numeral"
    ):
        data.load("phone_makers")


def test_changed_file_is_read_again(copied):
    assert len(data.load("predix_repo_activity")) == 16
    path = copied.folder / "predix_repo_activity.csv"
    rows = cells(path)
    write(path, [*rows, ["2019Q3", "2019-07-01", *rows[-1][2:]]])
    assert len(data.load("predix_repo_activity")) == 17
