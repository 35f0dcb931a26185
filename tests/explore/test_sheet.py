"""The numbers of a figure are saved as one table that opens wherever tables are opened."""

import csv
import io
import shutil
import subprocess

import pandas as pd
import pytest
from parts import EXPLORERS, ROOT

from platformlab.explore import grid

pytestmark = pytest.mark.slow
SOME = {name: EXPLORERS[name] for name in ("two_worlds", "critical_mass", "ecosystem", "phones")}
ABOUT = {
    "figure": "Fees, “both” sides",
    "figure_state": 'Fee: 5; "gain": −2',
    "figure_source": "a, b",
}
ABOUT |= {"saved_on": "2026-11-29"}
NAMES = {
    "critical_mass_fee=2_gain=-0.5_who=all_users.csv": ["critical_mass", {"fee": 2, "gain": -0.5, "who": "all users"}],
    "x_who=a_b-c-한글.csv": ["x", {"who": "a_b/c:한글"}],
    f"{'long' * 30}.csv": ["long" * 40, {}],
    "plain.csv": ["plain", {}],
}  # fmt: skip
CELLS = {
    "text": [{"word": w, "n": i} for i, w in enumerate(['a "b"', "c,d", "e\nf", " g ", "", "=x"])]
}


@pytest.fixture(scope="module")
def saved(browser):
    """What the script makes of the tables of some figures, by name; tests/site saves those of all, and the names of files."""
    page = browser.new_page()
    page.add_script_tag(path=ROOT / "platformlab/explore/static/sheet.js")
    tables = {name: rows_of(explorer) for name, explorer in SOME.items()} | {"cells": CELLS}
    made = page.evaluate(
        """([about, tables, names]) => [
            Object.fromEntries(Object.entries(tables).map(([name, t]) => [name, platformlab.sheet.csv(about, t)])),
            names.map((asked) => platformlab.sheet.fileName(...asked))]""",
        [ABOUT, tables, list(NAMES.values())],
    )
    page.close()
    return made


def rows_of(explorer):
    tables = grid.shipped(explorer, explorer.rows(**explorer.defaults))
    return {name: pd.DataFrame(table).to_dict("records") for name, table in clean(tables).items()}


def clean(tables):
    return {
        name: {c: pd.Series(values, dtype=object) for c, values in table.items()}
        for name, table in tables.items()
    }


def test_file_is_one_table_with_a_cell_for_each_column(saved, subtests):
    for name, text in saved[0].items():
        with subtests.test(name):
            heads, *lines = csv.reader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
            assert len(set(heads)) == len(heads)
            assert {len(line) for line in lines} == {len(heads)}
            assert heads[0] == "figure"
            assert heads[-3:] == ["figure_state", "figure_source", "saved_on"]
            assert {(line[0], *line[-3:]) for line in lines} == {tuple(ABOUT.values())}


def test_pandas_reads_numbers_as_numbers_and_every_row_of_every_table(saved, subtests):
    for name, explorer in SOME.items():
        with subtests.test(name):
            frame = pd.read_csv(io.StringIO(saved[0][name]), keep_default_na=False, na_values=[""])
            tables = grid.shipped(explorer, explorer.rows(**explorer.defaults))
            for table, columns in explorer.columns.items():
                own = frame[frame["table"] == table] if "table" in frame else frame
                for column in columns:
                    wanted = tables[table][column.name]
                    if not column.is_text:
                        assert pd.api.types.is_numeric_dtype(frame[column.name]), column.name
                        assert own[column.name].tolist() == pytest.approx(
                            [float("nan") if v is None else v for v in wanted], nan_ok=True
                        )
                    assert len(own) == len(wanted)


def test_mark_of_utf8_is_there_for_excel_where_a_letter_needs_it(saved):
    for text in saved[0].values():
        assert text.startswith("\ufeff") is not text.isascii()


def test_cells_hold_their_text_whatever_it_holds(saved):
    rows = list(csv.DictReader(io.StringIO(saved[0]["cells"].removeprefix("\ufeff"), newline="")))
    assert [row["word"] for row in rows] == [row["word"] for row in CELLS["text"]]


def test_name_of_the_file_tells_the_state_and_is_one_that_every_system_takes(saved):
    assert saved[1] == list(NAMES)


def test_libreoffice_opens_the_file_with_the_same_rows(saved, tmp_path):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        pytest.skip("LibreOffice is not installed (Debian: libreoffice-calc-nogui)")
    for name in ("two_worlds", "cells"):
        (tmp_path / f"{name}.csv").write_text(saved[0][name], encoding="utf-8", newline="")
    # Without a window it asks nobody for the letters of a file: 76 says UTF-8, as its dialogue finds.
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    form = ["--infilter=CSV:44,34,76", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76"]
    command = [office, home, "--headless", *form, "--outdir", tmp_path / "out"]
    subprocess.run([*command, *tmp_path.glob("*.csv")], check=True, capture_output=True)
    for name in ("two_worlds", "cells"):
        written = (tmp_path / "out" / f"{name}.csv").read_text(encoding="utf-8-sig")
        opened = list(csv.reader(io.StringIO(written, newline="")))
        given = list(csv.reader(io.StringIO(saved[0][name].removeprefix("\ufeff"), newline="")))
        assert [len(line) for line in opened] == [len(line) for line in given]
        assert opened[0] == given[0]
        assert [line[0] for line in opened] == [line[0] for line in given]
