"""The open points of the rules are settled by numbers, and the sentences hold with them."""

import re

import pytest

from platformlab.classroom import page, settled


@pytest.fixture(scope="module")
def told():
    return settled.found()


def number(said):
    return float(re.search(r"[−+]?[\d,.]+", said)[0].replace("−", "-").replace(",", ""))


def test_the_effect_cannot_be_seen_in_two_years_and_a_study_tells_it(told):
    found = told["study"]
    assert 0 < number(found["with_effect"]) - number(found["without"]) < 2
    assert 60 < number(found["lives"]) < 200
    assert "cannot live" in found["never"]


def test_a_slip_near_the_threshold_costs_several_times_one_of_price(told):
    assert number(told["slips"]["platform"]) > 3 * number(told["slips"]["product"]) > 0


def test_the_keen_plan_is_best_with_the_effect_and_not_without(told):
    assert number(told["keen"]["usual"]) > 95
    assert number(told["keen"]["strong"]) > 95
    assert number(told["keen"]["off"]) < 75
    assert number(told["keen"]["higher"]) > 100 > number(told["keen"]["lower"])


def test_a_board_of_five_years_is_as_deadly_as_one_of_three_and_ten_is_never(told):
    found = {name: number(said) for name, said in told["patience"].items()}
    assert max(found["after_3"], found["after_5"]) < 0 < found["after_7"]
    assert abs(found["after_10"] - found["after_0"]) <= 1
    assert page.PATIENCE == (0, 3, 7)


def test_eight_teams_have_more_places_than_developers_and_the_order_of_four(told):
    assert number(told["crowd"]["served"]) > 80
    assert number(told["crowd"]["of_4"]) > 0
    assert number(told["crowd"]["of_8"]) > 0


def test_rounds_of_two_years_favour_early_help_unless_the_effect_is_5(told):
    assert number(told["rounds"]["effect_7"]) < 0 < number(told["rounds"]["effect_5"])


def test_all_build_platforms_although_all_would_earn_more_without(told):
    race = {name: number(said) for name, said in told["race"].items()}
    assert race["one"] > race["none"] > race["all"]


def test_every_question_is_on_the_page_with_its_numbers():
    html = settled.html()
    assert html.count("<dt>") == html.count("<dd>") == len(settled.QUESTIONS)
    assert all(re.search(r"\d", told) for _, told in settled.rows())
