"""The worksheet on paper asks what the page asks, and leaves room to write."""

from bs4 import BeautifulSoup

from platformlab.memos import paper
from platformlab.words import text
from platformlab.worksheet import fields


def sheets():
    return BeautifulSoup(paper.html(), "html.parser")


def test_every_stage_and_field_of_the_page_is_asked():
    said = " ".join(sheets().get_text(" ").split())
    for stage in fields.STAGES:
        assert text(f"worksheet.stages.{stage}") in said
        assert text(f"worksheet.asks.{stage}") in said
    for name in (
        *fields.FIRM,
        *fields.TEXTS,
        *fields.RANGES,
        *fields.SINGLES,
        "leaves",
        "mechanism",
    ):
        assert text(f"worksheet.fields.{name}") in said
    for choice in (*fields.MECHANISMS, *fields.LEAVES):
        assert text(f"worksheet.choices.{choice}") in said


def test_each_range_has_a_place_for_each_of_its_ends():
    ranges = {text(f"worksheet.fields.{name}") for name in fields.RANGES}
    rows = {row.th.contents[0]: row for row in sheets().select("tbody tr")}
    for name in ranges:
        assert len(rows[name].select("td")) == len(fields.ENDS)


def test_nothing_needs_a_device():
    assert sheets().select("input, select, textarea, button, script, [hidden]") == []
