"""A table is whole or refused: nothing cut, no infinity and no other encoding passes."""

import pytest
from data_copy import SENTENCE, cells, write

from platformlab import data


def refused(name, *words):
    with pytest.raises(data.DataError, match=SENTENCE) as caught:
        data.load(name)
    for word in words:
        assert word in str(caught.value)


@pytest.mark.slow
@pytest.mark.parametrize("rows", [0, 1, 5, -1])
def test_cut_table_is_refused(copied, rows, subtests):
    for name in data.names():
        with subtests.test(name):
            path = copied.table(name)
            header, *lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
            path.write_text(header + "".join(lines[:rows]), encoding="utf-8")
            refused(
                name, f"{path}", "rows or more, as its entry in datapackage.json says", "restore"
            )


@pytest.mark.parametrize("cut", [1, 2, 5, 30])
def test_table_cut_inside_its_last_line_is_refused(copied, cut):
    path = copied.table("predix_repo_activity")
    path.write_bytes(path.read_bytes()[:-cut])
    refused("predix_repo_activity", f"{path}", "line feed" if cut == 1 else "; re")


@pytest.mark.parametrize("text", ["INF", "-INF", "inf", "NaN", "nan", "1e999"])
def test_number_that_is_none_is_refused(copied, text):
    path = copied.table("phone_makers")
    path.write_text(path.read_text(encoding="utf-8").replace("72.98", text), encoding="utf-8")
    refused("phone_makers", f"{path}, row 3, column value", "a plain number", repr(text))


def test_whole_number_too_large_to_keep_is_refused(copied):
    path = copied.table("predix_repo_activity")
    text = path.read_text(encoding="utf-8").replace("01,58,58", "01,58,99999999999999999999")
    path.write_text(text, encoding="utf-8")
    refused("predix_repo_activity", "row 2, column commits_without_px_vis", "a whole number")


@pytest.mark.parametrize("encoding", ["cp949", "utf-16", "euc-kr"])
def test_table_in_another_encoding_is_told_how_to_be_saved(copied, encoding):
    path = copied.table("phone_makers")
    text = path.read_text(encoding="utf-8").replace("Nokia", "노키아")
    path.write_bytes(text.encode(encoding, "replace"))
    refused("phone_makers", f"{path}, line", "none of UTF-8", "save the file as UTF-8")


def test_folder_in_place_of_a_table_is_refused(copied):
    copied.table("timeline").unlink()
    copied.table("timeline").mkdir()
    refused("timeline", "no such file")


def test_advice_on_commas_is_kept_for_rows_of_another_length(copied):
    path = copied.table("phone_makers")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(",72.98,", ",72,98,"), encoding="utf-8")
    refused("phone_makers", "row 3", "10 cells, one for each column, got 11", "hold commas")


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("timeline", "2016-04", "2016-13", ["a date as far as it is known", "'2016-13'"]),
        ("timeline", ",2016-04,", ",2016-02-30,", ["a date as far as", "'2016-02-30'"]),
        ("timeline", ",2016-04,", ",4/2016,", ["a date as far as it is known", "'4/2016'"]),
        ("phone_makers", "USD bn", "USD bm", ["expected one of USD bn", "did you mean 'USD bn'?"]),
    ],
)
def test_cell_against_its_constraint_is_told_in_words(copied, name, old, new, words):
    path = copied.table(name)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    refused(name, f"{path}, row ", *words)


@pytest.mark.parametrize(
    "end", [",,,,,,,,,\n", ",,,,,,,,,\r\n" * 3, "\n\n", "  ,,,\n", "," * 30 + "\n"]
)
def test_empty_lines_that_a_spreadsheet_leaves_at_the_end_are_passed_over(copied, end):
    whole = data.load("phone_makers")
    path = copied.table("phone_makers")
    path.write_text(path.read_text(encoding="utf-8") + end, encoding="utf-8", newline="")
    assert data.load("phone_makers").equals(whole)


def test_empty_line_between_rows_is_named(copied):
    path = copied.table("phone_makers")
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines[:5], ",,,,,,,,,\n", *lines[5:]]), encoding="utf-8")
    refused("phone_makers", f"{path}, row 6: expected a row of values, got an empty row; remove it")


@pytest.mark.parametrize("text", ["7_2.98", "٧٢", "７２", "72.98e", "0x48", "--72"])
def test_number_in_signs_of_a_program_or_another_script_is_refused(copied, text):
    path = copied.table("phone_makers")
    path.write_text(path.read_text(encoding="utf-8").replace("72.98", text), encoding="utf-8")
    refused("phone_makers", "row 3, column value", "a plain number", repr(text))


@pytest.mark.parametrize(("sign", "named"), [(";", "semicolons"), ("\t", "tabs")])
def test_table_apart_by_other_signs_is_told_which(copied, sign, named):
    path = copied.table("phone_makers")
    path.write_text(path.read_text(encoding="utf-8").replace(",", sign), encoding="utf-8")
    refused("phone_makers", f"{path}, row 1: expected columns apart by commas, got {named}; save")


@pytest.mark.parametrize(
    "sign", ["\u00a0", "\u200b", "\ufeff", "\u202e", "\u3164", "\u00ad", "\t", "\u2028", " "]
)
def test_text_with_what_nobody_sees_is_no_second_name_of_the_same(copied, sign):
    path = copied.table("predix_repo_activity")
    rows = cells(path)
    at = rows[0].index("source")
    rows[2][at] = f"{rows[2][at]}{sign}"
    write(path, rows)
    expected = "row 3, column source: expected a text without blanks around it and signs that"
    refused("predix_repo_activity", expected, f"write {rows[1][at][:9]!r}"[:-1])


def test_table_in_utf16_without_a_mark_is_told_so(copied):
    path = copied.table("phone_makers")
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16-le"))
    refused("phone_makers", "line 1: expected a UTF-8 table, got empty bytes between", "as UTF-8")


def test_nan_with_a_blank_is_no_number_that_is_too_small(copied):
    path = copied.table("phone_makers")
    path.write_text(path.read_text(encoding="utf-8").replace("72.98", "nan "), encoding="utf-8")
    refused("phone_makers", "row 3, column value", "a plain number", "'nan '")


def test_column_without_a_name_is_called_so(copied):
    path = copied.table("phone_makers")
    write(path, [[*row, ""] for row in cells(path)])
    refused("phone_makers", "row 1, column without a name: expected the columns company")


def test_package_of_nameless_entries_is_told_to_name_them(copied):
    (copied.folder / "datapackage.json").write_text('{"resources": ["a"]}', encoding="utf-8")
    refused("phone_makers", "resources: expected entries in { } with a name, got 'a'; give each")
