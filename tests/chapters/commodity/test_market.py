"""What the reader is told of coffee machines and makers is what the code computes with."""

import pytest
from parts import notebook
from prose import ran, source

from platformlab.chapters import BOOK
from platformlab.chapters.commodity import market
from platformlab.chapters.commodity._firms import margins
from platformlab.chapters.commodity.answers import CHEAP_ENTRY, SAVING
from platformlab.chapters.commodity.instrument import SPREADS
from platformlab.chapters.commodity.more_variants import COSTS, made
from platformlab.chapters.commodity.tv_and_bricks import YEARS, margin, prices
from platformlab.chapters.commodity.which_hurts import crowded, lost
from platformlab.checks.questions import every_bet
from platformlab.data import load


def bet(name):
    _, found = every_bet()[name]
    return found


def test_bet_on_rivals_tells_the_market_and_changes_one_thing_at_a_time():
    told = bet("rivals-or-likeness")
    assert told.state.values == {"look": "profit", "firms": market.FIRMS}
    assert market.FIRMS == 4
    assert "You and three equal rivals" in told.question
    assert f"costs ${market.COST:.0f} to make" in told.question
    assert f"is worth ${market.WORTH:.0f} to the average customer" in told.question
    assert crowded(market.FIRMS) - 1 == 2 * (market.FIRMS - 1)


def test_bet_on_variants_tells_the_costs_the_customers_and_what_pays_before():
    told = bet("hundredth-of-set-up")
    assert told.state.values == {"setup_cost": market.CHEAP_SET_UP, "who": "one"}
    assert f"costs ${market.SET_UP:,.0f} a month" in told.question
    assert f"down to ${market.CHEAP_SET_UP:.0f}, a hundredth" in told.question
    assert pytest.approx(100) == market.SET_UP / market.CHEAP_SET_UP
    assert f"to {market.CUSTOMERS:,} customers" in told.question
    assert made("one", market.SET_UP)[0] == 10  # "ten are the most that pay"


def test_bet_on_televisions_tells_the_fall_of_the_price():
    told = bet("television-margin")
    assert told.state.values == {"year": "2018"}
    _, last = prices().values()
    assert f"became {100 * (1 - last):.0f} % cheaper" in told.question
    table = load("quoted_numbers").set_index("metric")
    assert table.loc["tv_index_1997", "date"] == "1997-12"
    assert table.loc["tv_index_2026", "date"] == "2026-08"


def test_market_of_the_notebook_is_that_of_the_figures():
    names = ran("commodity", "by-hand")
    assert names["market"] == {**market.MARKET, "quality_lead": 0, "same_side": 0}
    assert names["found"] == margins(taste_spread=market.SPREAD / 2)
    assert f"(7, {market.SPREAD:.0f})" in source("commodity", "by-hand")
    circle = source("commodity", "by-hand-circle")
    assert f"(4, {market.FARTHEST:.0f}), (7, {market.FARTHEST:.0f})" in circle
    assert f"stand_alone_value={market.FITTING:.0f}" in circle


def test_exercises_tell_the_numbers_of_their_answers():
    text = source("commodity", "exercises")
    assert f"Let tastes spread by {market.ALIKE:.0f} between four firms" in text
    assert f"machine for {SAVING:.0f} less" in text
    assert f"everybody uses gain {market.NETWORK:.0f}" in text
    assert f"tastes that spread by {market.SPREAD:.0f}, and twelve firms" in text
    assert f"with {market.FARTHEST:.0f} for the whole way round" in text
    assert f"{market.CUSTOMERS:,} customers" in text
    assert f"for {market.SET_UP:,.0f} a month, and later for {CHEAP_ENTRY:,.0f}" in text


# The figures


def test_two_losses_are_near_each_other_and_take_different_things():
    profit, price = lost("profit", market.FIRMS), lost("margin", market.FIRMS)
    assert abs(profit["rivals"] - profit["spread"]) < 0.02
    assert price["spread"] > 4 * price["rivals"]


@pytest.mark.parametrize("firms", [2, market.FIRMS, 12])
def test_network_only_ever_lowers_the_margin_of_firms_that_live(firms):
    strengths = tuple(range(0, 85, 5))
    found = margins(firms=firms, same_side=strengths)
    living = found.margin_first[found.status == "shared"]
    assert (living[1:] < living[:-1]).all()
    assert (found.status[: len(living)] == "shared").all()  # once tipped, tipped for good


def test_one_rule_is_changed_between_the_instrument_and_the_network():
    """At a strength of nothing both figures show the same margin, and they open with one market."""
    explorers = BOOK.explorers
    state = explorers["network"].defaults | {"same_side": 0.0}
    (without,) = explorers["network"].rows(**state)["outcome"]["margin"]
    (margin_there,) = explorers["instrument"].rows(**explorers["instrument"].defaults)["outcome"][
        "margin"
    ]
    assert without == pytest.approx(margin_there)
    for name in ("firms", "taste_spread"):
        assert explorers["network"].defaults[name] == explorers["instrument"].defaults[name]


def test_spreads_of_the_slider_are_points_of_the_line():
    (slider,) = (c for c in BOOK.explorers["instrument"].controls if c.name == "taste_spread")
    assert {int(value) for value in slider.values} <= set(SPREADS)


def test_variants_of_one_maker_serve_everybody_at_every_cost():
    for cost in COSTS:
        one, entry = made("one", cost), made("entry", cost)
        assert one[0] < entry[0]
        assert one[2] > entry[2] > 0


def test_margins_are_known_for_every_year_of_lego_and_for_the_years_of_the_control():
    assert sorted(margin("bricks")) == list(range(2004, 2026))
    assert sorted(margin("television")) == list(YEARS) == [2014, 2018, 2020, 2025]


def test_profit_of_lego_in_2014_over_revenue_is_the_margin_that_its_report_prints():
    """Annual Report 2015, financial ratios: 33.9 and 34.2 per cent."""
    assert margin("bricks")[2014] == pytest.approx(0.339, abs=0.0005)
    assert margin("bricks")[2015] == pytest.approx(0.342, abs=0.0005)


def test_lines_that_the_first_answer_promises_come_next():
    """They stood below the report's case, a screen and a half down on a phone."""
    told = bet("rivals-or-likeness")
    assert "as the next lines say" in told.reveal
    cells = [cell.id for cell in notebook("commodity").cells]
    assert cells[cells.index("bet") + 1] == "losses-reading"
