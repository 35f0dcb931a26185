import inspect
import re

import pytest
from bs4 import BeautifulSoup
from parts import ROOT

from platformlab.chapters import BOOK
from platformlab.checks import states
from platformlab.classroom import page
from platformlab.game import debrief, strategies
from platformlab.game.engine import LIMITS
from platformlab.game.refusals import SENTENCES
from platformlab.game.scenarios import CARDS, NAMES
from platformlab.game.strategies import PLAN_NAMES
from platformlab.words import curled, engine


@pytest.fixture(params=page.PARTS)
def face(request):
    return BeautifulSoup(page.html(request.param), "html.parser")


def test_every_field_has_a_label_and_no_id_stands_twice(face):
    ids = [tag["id"] for tag in face.select("[id]")]
    assert len(ids) == len(set(ids))
    labelled = {label.get("for") for label in face.select("label")}
    for field in face.select("input, select, textarea"):
        assert field.get("id") in labelled or field.parent.name == "label"


def test_fields_have_the_limits_of_the_rules(face):
    for name in page.NUMBERS:
        field = face.select_one(f"input[name={name}]")
        assert (float(field["min"]), float(field["max"])) == page.limits(name)


def test_help_is_chosen_in_words_for_the_number_pads_of_phones_have_no_minus(face):
    numbers = face.select("input[type=number]")
    assert numbers
    assert all(float(field["min"]) >= 0 for field in numbers)
    assert [option["value"] for option in face.select("[name=way] option")] == ["pay", "take"]
    assert page.limits("terms")[1] == LIMITS["terms"][1] == -LIMITS["terms"][0]


def test_every_market_and_card_of_the_rules_can_be_chosen():
    face = BeautifulSoup(page.html("class"), "html.parser")
    assert [o["value"] for o in face.select("[name=scenario] option")] == list(NAMES)
    assert {o["value"] for o in face.select("[name=card] option")} == {"", "none", *CARDS}


def test_pages_say_refusals_as_python_does():
    """Python's sentences are for notebooks; a page has them in its own language."""
    said = {name: curled(sentence) for name, sentence in SENTENCES.items()}
    assert engine.section("launch.refusals") == said


@pytest.mark.parametrize("name", [name for name, _, _ in debrief.COUNSELS])
def test_a_counsel_leads_to_a_state_that_its_figure_has(name):
    address, query = page.COUNSELS[name].split("?")
    topic, figure = re.fullmatch(r"(\w+)\.html#explore-([\w-]+)", address).groups()
    assert BOOK.homes[figure.replace("-", "_")] == topic
    states.complete(figure.replace("-", "_"), states.parsed(query))


def test_product_first_leads_to_its_own_chapter_opened_when_its_plan_opens():
    address, query = page.COUNSELS["product_first"].split("?")
    assert address == "product_first.html#explore-when-to-open"
    state = states.complete("when_to_open", states.parsed(query))
    begin = inspect.signature(strategies.product_first).parameters["begin"].default
    assert state["time"] == begin - 1
    told = BOOK.explorers["when_to_open"].rows(**state)["outcome"]
    assert told["best"] == [state["time"]]


def test_the_note_for_teachers_links_the_counsels_as_the_debrief_does():
    note = BeautifulSoup((ROOT / "book" / "launch-teaching.md").read_text("utf-8"), "html.parser")
    links = {a["href"] for a in note.select("a[href]") if "#explore-" in a["href"]}
    assert {f"../notebooks/{address}" for address in page.COUNSELS.values()} <= links


@pytest.mark.parametrize("part", page.PARTS)
def test_the_debrief_links_every_counsel(part):
    links = [a["href"] for a in BeautifulSoup(page.html(part), "html.parser").select("[data-counsel] a")]  # fmt: skip
    assert links == [f"../notebooks/{address}" for address in page.COUNSELS.values()]


def test_every_plan_of_the_debrief_has_words():
    assert set(engine.section("launch.plans")) == {
        f"{name.replace(' ', '_')}_plan" for name in PLAN_NAMES
    }


def test_words_of_hints_and_fields_name_the_limits_of_the_rules():
    for name in ("price", "develop", "terms"):
        told = re.findall(r"−?\d+(?:\.\d+)?", engine(f"launch.hints.{name}"))[:2]
        assert [float(number.replace("−", "-")) for number in told] == list(page.limits(name))
