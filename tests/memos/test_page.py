import json

import pytest
from bs4 import BeautifulSoup
from places import ROOT

from platformlab import memos
from platformlab.memos import examples, page
from platformlab.words import engine
from platformlab.worksheet import fields, sheets


@pytest.fixture(scope="module")
def face():
    return BeautifulSoup(page.html(), "html.parser")


def test_the_form_asks_all_that_the_rules_know_and_nothing_else(face):
    asked = {field["name"] for field in face.select("[name]")} - {"stage"}
    assert asked == {*fields.FIRM, *fields.stage_fields()}
    offered = [radio["value"] for radio in face.select("[name=stage]")]
    assert tuple(offered) == fields.STAGES


def test_every_field_has_a_label_what_describes_it_stands_there_and_no_id_stands_twice(face):
    ids = [tag["id"] for tag in face.select("[id]")]
    assert len(ids) == len(set(ids))
    labelled = {label.get("for") for label in face.select("label")}
    for field in face.select("input, select, textarea"):
        assert field.get("id") in labelled or field.parent.name == "label"
        assert set(field.get("aria-describedby", "").split()) <= set(ids)


@pytest.mark.parametrize(("name", "offered"), [("mechanism", fields.MECHANISMS), ("leaves", fields.LEAVES)])  # fmt: skip
def test_a_choice_offers_what_the_rules_know_and_no_answer_yet(face, name, offered):
    options = [option["value"] for option in face.select(f"[name={name}] option")]
    assert options == ["", *offered]


def test_the_firms_to_begin_with_travel_in_the_page(face):
    firms = json.loads(face.select_one(".pl-ws-firms").string)
    assert firms == {name: memos.example(name) for name in examples.NAMES}


def test_the_page_and_the_rules_write_the_same_edition_of_a_sheet():
    script = (ROOT / "platformlab/memos/static/sheet.js").read_text(encoding="utf-8")
    assert f"const EDITION = {sheets.EDITION};" in script
    assert f"JSON.stringify({{ {sheets.MARK}: EDITION, answers }})" in script


def test_every_number_that_can_be_missing_has_a_short_name():
    names = {*fields.RANGES, *fields.SINGLES, "mechanism"}
    assert set(engine.section("worksheet.short")) == names
