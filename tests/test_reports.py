"""The report that is judged: its sections come from a file, which is refused where it is damaged."""

import re
import shutil

import pytest
from data_copy import SENTENCE
from places import ROOT

from platformlab.claims import load_claims
from platformlab.data import DataError
from platformlab.reports import load_report


@pytest.fixture
def copied(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.setenv("PLATFORMLAB_DATA", str(tmp_path / "data"))
    return tmp_path / "data" / "report.toml"


def test_report_of_the_book_has_its_twelve_sections_and_eight_charts():
    sections = load_report().sections
    assert list(sections)[::11] == ["Summary", "4.3"]
    assert [n for section in sections.values() for n in section.charts] == [*range(1, 9)]


def test_another_report_is_read_from_its_own_folder(copied):
    copied.write_text(
        'title = "On lifts"\npublished = "2020-05"\n'
        '[[section]]\nname = "A"\ntitle = "A Up"\nparagraphs = 2\n'
    )
    found = load_report()
    assert (found.title, found.published) == ("On lifts", "2020-05")
    assert found.sections["A"].paragraphs == (1, 2)
    assert found.sections["A"].charts == ()


@pytest.mark.parametrize(
    ("was", "becomes", "words"),
    [
        ('title = "The report of 2018"', "", ["report.toml, title", "a text in quotes"]),
        ('published = "2018"', 'published = "soon"', ["published", "such as 2018"]),
        ('published = "2018"', "published = 2018", ["published", "got 2018"]),
        ('name = "Summary"', 'name = "1"', ["names of their own", "'1' twice", "rename one"]),
        ('name = "Summary"', "", ["section 1, name", "give the section its name"]),
        ('name = "3.3"', 'name = "3, 3"', ["section 8, name", "without , and ;"]),
        ("paragraphs = 4", 'paragraphs = "four"', ["section 1, paragraphs", "'four'"]),
        ("charts = [4]", "charts = 4", ["section 3, charts", "such as [1, 2]"]),
        ("charts = [4]", "charts = [4", ["valid TOML", "line"]),
        ("[[section]]", "[[sektion]]", ["one [[section]] or more", "list the sections"]),
    ],
)
def test_damaged_report_is_refused_with_place_expectation_and_repair(copied, was, becomes, words):
    text = copied.read_text(encoding="utf-8")
    assert was in text
    copied.write_text(text.replace(was, becomes), encoding="utf-8")
    with pytest.raises(DataError, match=SENTENCE) as caught:
        load_report()
    assert str(caught.value).startswith(str(copied))
    for word in words:
        assert word in str(caught.value)


def test_missing_report_and_one_that_is_no_text_are_refused(copied):
    copied.write_bytes(b'title = "\xe9t\xe9"\n')
    with pytest.raises(
        DataError, match=r"report\.toml: expected UTF-8 text, got .*; save the file"
    ):
        load_report()
    copied.unlink()
    with pytest.raises(
        DataError, match=re.escape("expected a file, got 'no such file'; write one")
    ):
        load_report()


def test_claims_are_read_again_when_only_the_report_has_changed(copied):
    assert load_claims()["C25"].section == "3.2"
    text = copied.read_text(encoding="utf-8")
    copied.write_text(text.replace('name = "3.2"', 'name = "3.9"'), encoding="utf-8")
    with pytest.raises(DataError, match=r"column place: expected one of Summary, .*, got '3.2'"):
        load_claims()
