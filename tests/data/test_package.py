"""The file of the data package: damage to it is located, and damage to one entry stays there."""

import json
import re
import subprocess
import sys

import count_rows
import pytest
from data_copy import SENTENCE, entry_of
from places import ROOT

from platformlab import data

BROKEN = [
    ("{", "line 1", "valid JSON"),
    ("[" * 100_000, "datapackage.json", "valid JSON"),
    ("\ufeff{}", "line 1", "without a byte order mark"),
    ("[]", "datapackage.json", "an object"),
    ("{}", "datapackage.json", "the key 'resources'"),
    (
        '{"resource": []}',
        "datapackage.json",
        "the key 'resources', got resource; 'resource' should be 'resources'",
    ),
    ('{"resources": []}', "resources", "a list of data sets, got an empty list"),
    ('{"resources": {"name": "x"}}', "resources", "a list of data sets"),
    ('{"resources": null}', "resources", "a list of data sets"),
]


ALL_BUT_ONE = """
from platformlab import figures, load, models
from platformlab.data import DataError
print(load("claims").shape, figures.critical_mass.say())
for name in ("ecosystem", "conditions"):
    try:
        getattr(figures, name)
    except DataError as error:
        print(error)
"""


def wrong(package):
    """Spoil three data sets, each in another way."""
    del entry_of(package, "timeline")["title"]
    entry_of(package, "phone_makers")["schema"]["fields"] = "all of them"
    entry_of(package, "comparables")["path"] = 7


@pytest.mark.hostile(tables=BROKEN)
@pytest.mark.parametrize(("text", "place", "words"), BROKEN, ids=[b[0][:30] for b in BROKEN])
@pytest.mark.parametrize("call", [data.names, data.check, lambda: data.load("timeline")])
def test_damaged_package_is_refused_with_place_and_repair(copied, text, place, words, call):
    copied.package.write_text(text, encoding="utf-8")
    with pytest.raises(data.DataError, match=SENTENCE) as caught:
        call()
    assert str(caught.value).startswith(str(copied.package))
    assert place in str(caught.value)
    assert words in str(caught.value)


def test_package_in_another_encoding_is_told_how_to_be_saved(copied):
    text = copied.package.read_text(encoding="utf-8").replace("LG", "엘지")
    copied.package.write_bytes(text.encode("cp949", "replace"))
    with pytest.raises(
        data.DataError, match=r"expected UTF-8 text, got .*; save the file as UTF-8"
    ):
        data.names()


@pytest.mark.parametrize("name", [["a"], None, 3, {"name": "timeline"}, float("nan")])
def test_name_that_is_no_text_is_refused(name):
    with pytest.raises(data.DataError, match=r"expected a text, got .*; write one name in quotes"):
        data.load(name)


def test_name_that_is_like_no_other_is_told_where_to_add_it():
    with pytest.raises(data.DataError, match=r"got 'qqqq'; add the data set to datapackage\.json"):
        data.load("qqqq")


@pytest.mark.slow
def test_wrong_entries_stop_themselves_and_no_other(copied):
    copied.change(wrong)
    for name in data.names():
        if name in ("timeline", "phone_makers", "comparables"):
            with pytest.raises(data.DataError, match=f"resource {name}.*{SENTENCE}"):
                data.load(name)
        else:
            assert len(data.load(name))


@pytest.mark.slow
def test_package_imports_whatever_its_entries_are(copied):
    copied.change(wrong)
    code = (
        "from platformlab import bet, check, figures, load, models, quiz;"
        "print(len(load('claims')), len(figures.__all__), bet('six-of-ten') and quiz('giants') and 1)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_explorers_whose_controls_are_data_fail_alone_and_say_why(copied):
    for name in ("ecosystem_roles", "platform_foundings"):
        copied.change_entry(name, lambda entry: entry.pop("title"))
    done = subprocess.run(
        [sys.executable, "-c", ALL_BUT_ONE], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    for name in ("ecosystem_roles", "platform_foundings"):
        assert f"resource {name}: expected title, got nothing; complete the entry" in done.stdout


@pytest.mark.parametrize("entry", [{}, {"path": "x.csv"}, {"name": 7}, "x", None])
def test_entry_without_a_name_is_found_by_the_check_and_stops_nobody(copied, entry):
    copied.change(lambda package: package["resources"].append(entry))
    assert len(data.load("timeline"))
    with pytest.raises(data.DataError, match=rf"resource {len(data.names()) + 1}.*{SENTENCE}"):
        data.check()


def test_name_given_twice_is_refused_where_it_is_asked_for(copied):
    copied.change(lambda p: p["resources"].append(entry_of(p, "timeline")))
    with pytest.raises(data.DataError, match="timeline: expected a name of its own, got 2 entries"):
        data.load("timeline")
    assert len(data.load("comparables"))


@pytest.mark.slow
def test_every_data_set_of_the_book_can_be_loaded():
    data.check()


# One file and one entry


@pytest.mark.slow
def test_a_new_data_set_is_one_file_and_one_entry(copied, monkeypatch):
    monkeypatch.setattr(count_rows, "FOLDER", copied.folder)
    copied.table("timeline").rename(copied.table("mills"))
    copied.change_entry("timeline", lambda entry: entry.pop("rows_at_least"))
    copied.change_entry("timeline", lambda entry: entry.update(name="mills", path="mills.csv"))
    rows = len(data.load("mills", include_uncertain=True))
    assert count_rows.main(["--check"]) == 1
    assert count_rows.main([]) == 0
    assert count_rows.main(["--check"]) == 0
    package = json.loads(copied.package.read_text(encoding="utf-8"))
    assert entry_of(package, "mills")["rows_at_least"] == rows
    data.check()


def test_a_new_row_is_one_row(copied, monkeypatch):
    monkeypatch.setattr(count_rows, "FOLDER", copied.folder)
    header, first, *_ = copied.table("claim_sources").read_text(encoding="utf-8").splitlines()
    assert header.startswith("key,")
    with copied.table("claim_sources").open("a", encoding="utf-8") as file:
        file.write(f"mills-2031,{first.partition(',')[2]}\n")
    data.load("claim_sources")
    assert count_rows.main(["--check"]) == 0


def test_counting_changes_numbers_alone(copied, monkeypatch, capsys):
    monkeypatch.setattr(count_rows, "FOLDER", copied.folder)
    before = copied.package.read_text(encoding="utf-8")
    spoilt = re.sub(r'"rows_at_least": \d+', '"rows_at_least": 1', before)
    copied.package.write_text(spoilt, encoding="utf-8")
    assert count_rows.main([]) == 0
    assert copied.package.read_text(encoding="utf-8") == before
    copied.table("timeline").unlink()
    assert count_rows.main([]) == 1
    assert "timeline.csv does not exist; add it" in capsys.readouterr().out


@pytest.mark.slow
def test_rows_of_the_repository_are_counted():
    assert count_rows.main(["--check"]) == 0
    package = json.loads((ROOT / "data/datapackage.json").read_text(encoding="utf-8"))
    for entry in package["resources"]:
        rows = len(data.load(entry["name"], include_uncertain=True))
        assert 0.9 * rows <= entry["rows_at_least"] <= rows, f"{entry['name']}: run: make tidy"


def test_entry_whose_name_is_misspelt_is_found_by_its_table(copied):
    copied.change_entry("timeline", lambda entry: entry.update(nam=entry.pop("name")))
    said = (
        r"resource \d+ \(path timeline\.csv\): expected name, got nothing; 'nam' should be 'name'"
    )
    with pytest.raises(data.DataError, match=said):
        data.load("timeline")
