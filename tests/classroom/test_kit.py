"""The sheets of the paper kit: their numbers are the rules', and nothing on them can be pressed."""

import re

import pytest
from bs4 import BeautifulSoup
from parts import ROOT

from platformlab.classroom import by_hand, kit
from platformlab.game.engine import LIMITS
from platformlab.game.scenarios import CARDS
from platformlab.game.thresholds import critical_mass

PAGE = (ROOT / "book" / "launch-paper.md").read_text(encoding="utf-8")


def face(part):
    return BeautifulSoup(kit.html(part), "html.parser")


def rows(part, number):
    """Cells of the table with this number, as numbers where they are."""
    captions = face(part).select("caption")
    (caption,) = [c for c in captions if re.match(rf"Table {number}\b", c.text)]
    lines = caption.parent.select("tbody tr")
    return [[cell.text for cell in line.select("th, td")] for line in lines]


@pytest.mark.parametrize("part", kit.PARTS)
def test_a_sheet_has_nothing_to_press(part):
    assert face(part).select("button, input, select, textarea, a, script") == []


def test_no_two_sheets_of_the_page_have_one_name():
    said = [region["aria-label"] for part in kit.PARTS for region in face(part).select("[role=region]")]  # fmt: skip
    assert len(said) == len(set(said))


def test_every_sheet_of_the_kit_is_on_the_page():
    assert set(re.findall(r"```\{launch\} (\S+)", PAGE)) == set(kit.PARTS)


def test_slips_for_the_class_page_ask_for_every_decision_within_its_limits():
    slip = face("slips").select(".pl-slip")[0]
    asked = [line.text for line in slip.select("tbody th")]
    assert len(asked) == len(LIMITS)
    for name, line in zip(kit.ASKED, asked, strict=True):
        if name in ("price", "develop", "platform", "terms"):
            told = [float(n.replace("−", "-")) for n in re.findall(r"−?\d+(?:\.\d+)?", line)[:2]]
            assert told == list(LIMITS[name])


def test_a_table_in_several_columns_loses_no_line():
    found = rows("teacher-tables", 8)
    pairs = {row[k]: row[k + 1] for row in found for k in range(0, len(row), 2) if row[k]}
    assert len(pairs) == len(by_hand.weights())
    assert float(pairs["−20"]) == by_hand.weights()[-20]
    assert float(pairs["59"]) == by_hand.weights()[59]


def test_the_critical_mass_of_the_debrief_is_the_engines():
    found = {row[0]: row[1:] for row in rows("teacher-tables", 9)}
    plan = {"platform": by_hand.SPENDING, "openness": 2, "terms": 0.0}
    used = by_hand.rules(cross_side_consumers=kit.MARKETS[0][1])
    assert found["160"][0] == f"{critical_mass(used, 160, plan)[1]:.0f}"
    assert found["60"][0] == "cannot live"
    assert found["200"][3] == "fills"


def test_a_rival_who_has_seventy_developers_leaves_no_platform_enough_to_live_on():
    """The debrief on paper says so, for every line and both kinds of table 9."""
    assert "where a rival has 70 of the 80, only 10 are left for all others" in PAGE
    for _, effect, _ in kit.MARKETS:
        used = by_hand.rules(cross_side_consumers=effect)
        for base in kit.BASES:
            for kind in by_hand.KINDS:
                plan = {"platform": by_hand.SPENDING, "openness": kind, "terms": 0.0}
                assert critical_mass(used, base, plan, 70 / used["developers"]) == ("not viable", None)  # fmt: skip


def test_a_book_has_a_place_for_the_bet_and_for_the_worth():
    book = face("book")
    assert "worth most is team ____" in book.text
    assert "40 of the 80 developers" in book.text
    (line,) = [row.text for row in book.select("tbody th[scope=row]") if "Worth" in row.text]
    assert f"{by_hand.rules()['multiple'] / 2:g} × (line 22 of the last two rounds, added)" in line


def test_dealt_cards_change_what_a_hand_works_with():
    said = " ".join(card.text for card in face("cards").select(".pl-cut"))
    used = by_hand.rules()
    assert f"{used['market'] * 1.25:g} for each team instead of {used['market']:g}" in said
    assert "cost of a machine times 1.06" in said
    assert set(kit.DEALT) <= set(CARDS)


def test_numbers_of_the_rules_by_hand_are_those_of_the_market():
    used = by_hand.rules()
    nobody = by_hand.WEIGHTS_IN_TEN * used["outside"]
    for said in (
        f"{used['start_base']:.0f} thousand machines in use",
        f"{used['start_experience']:.0f} thousand built",
        f"{used['start_cash']:.0f} million in cash",
        f"{used['developers'] / 2:.0f} of the {used['developers']:.0f} developers",
        f"({used['first_cost']:.0f} in round 1)",
        f"A platform costs {by_hand.SPENDING} a round",
        f"{used['usual_price']:.0f} less the price",
        f"{nobody:g} for each team",
        f"{used['market']:.0f} × teams × its weight",
        f"pays {used['study_cost']:.0f} and is shown",
        f"less than −{used['credit']:.0f} in cash",
        "three times the mean of its last two earnings",
    ):
        assert said in PAGE
    assert by_hand.ROUNDS == 6
    assert "play six rounds" in PAGE


def test_the_board_and_the_multiple_by_hand_are_those_of_the_market():
    assert by_hand.rules()["patience"] == 0
    assert by_hand.rules()["multiple"] == 3
    assert "three times the mean" in PAGE
