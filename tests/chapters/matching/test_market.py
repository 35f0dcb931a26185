"""What the reader sees of the market is what the code computes with."""

import ast

import pytest
from parts import cells
from prose import ran, source

from platformlab.chapters import BOOK
from platformlab.chapters.matching import market
from platformlab.chapters.matching._search import finding, look_for
from platformlab.chapters.matching._trade import buyers_pay, sellers_get, trade
from platformlab.checks.questions import every_bet, questions


def text_of(cell_id):
    (text,) = (cell.source for cell in cells("matching", "markdown") if cell.id == cell_id)
    return text


def test_market_of_the_notebook_is_that_of_the_figures():
    assert ran("matching", "by-hand")["market"] == market.MARKET


def test_place_of_the_workbench_lies_in_the_market_of_the_figures():
    tree = ast.parse(source("matching", "workbench"))
    place, month = (node.value for node in tree.body if isinstance(node, ast.Assign))
    (running,) = (word.value for word in month.keywords if word.arg == "operating_cost")
    place = ast.literal_eval(place) | {"operating_cost": ast.literal_eval(running)}
    assert place["platform_cost"] == market.PLATFORM_COST
    assert place | market.PLATFORM == place


def test_map_opens_on_the_costs_of_the_text():
    assert BOOK.explorers["matching"].defaults == {
        "search_cost": market.CLICK,
        "transaction_cost": market.OTHER_COSTS,
        "operating_cost": market.OPERATING_COST,
        "direct_cost": market.DIRECT_COST,
        "free_deals": market.FREE_DEALS,
    }
    assert finding(market.CLICK) + market.OTHER_COSTS == market.PLATFORM_COST


@pytest.mark.parametrize(
    ("name", "control", "value"),
    [
        ("wedge", "transaction_cost", market.DIRECT_COST),
        ("looking", "search_cost", market.TRIP),
        ("fee_setter", "direct_cost", market.DIRECT_COST),
    ],
)
def test_other_figures_open_on_the_same_market(name, control, value):
    assert BOOK.explorers[name].defaults == {control: value}


def test_bet_on_half_the_cost_tells_the_market_that_its_figure_shows():
    _, bet = every_bet()["half-the-cost"]
    assert bet.state.values == BOOK.explorers["matching"].defaults
    before = trade(market.DIRECT_COST).quantity
    assert (
        (
            f"${market.DIRECT_COST:,} together, and {before:.0f} a month come about. "
            f"If dealing cost nothing, it would be {market.FREE_DEALS:.0f} "
            "(demand and supply are straight lines)."  # else the best fee may leave a part of the saving
        )
        in bet.question
    )
    assert market.PLATFORM_COST == market.DIRECT_COST / 2


def test_quiz_on_a_fee_tells_the_gain_of_the_keenest_pair():
    (item,) = (item for item in questions("matching").items if item.id == "only-moves-money")
    assert f"The keenest pair gains ${market.GAIN:,}." in item.question


@pytest.mark.parametrize(
    "said",
    [
        rf"a deal costs \${market.DEAR_DEAL:,}.",
        rf"A look costs \${market.DEAR_LOOK:,}.",
        rf"now costs \${market.DEAR_PLATFORM:,} a month, twice as much.",
        rf"A deal costs \${market.BETTER_PLATFORM['platform_cost']:,} on the platform and "
        rf"\${market.BETTER_PLATFORM['direct_cost']:,} without it; the rest is as in the figures.",
        rf"the lowest fee that covers \${market.OPERATING_COST:,} a month?",
        rf"Compare with \${market.PLATFORM_COST:,} on the platform",
    ],
)
def test_exercise_tells_what_its_answer_computes_with(said):
    assert said in text_of("exercises")


def test_running_cost_of_the_exercise_is_twice_that_of_the_figures():
    assert market.DEAR_PLATFORM == 2 * market.OPERATING_COST


def test_lines_cross_where_dealing_is_free():
    assert buyers_pay(market.FREE_DEALS) == sellers_get(market.FREE_DEALS)
    assert trade(0).quantity == market.FREE_DEALS


def test_machine_costs_on_the_spot_what_supply_and_demand_make_it_where_dealing_is_free():
    assert market.OFFERS["lowest_price"] == sellers_get(market.FREE_DEALS)


@pytest.mark.parametrize("cost", [2_000, 10_000, market.WIDTH])
def test_look_for_a_cost_of_finding_is_the_one_that_leads_to_it(cost):
    assert finding(look_for(cost)) == pytest.approx(cost)
