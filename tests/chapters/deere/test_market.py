"""What the reader is told of prices, machines and farms is what the code computes with."""

import pandas as pd
import pytest
from parts import EXPLORERS
from prose import ran, source

from platformlab import load
from platformlab.chapters import BOOK
from platformlab.chapters.deere import acre_fee, market
from platformlab.chapters.deere._knowledge import FEWEST, gain, shares
from platformlab.chapters.deere._window import MEASURES, grown, record
from platformlab.checks.questions import every_bet, questions
from platformlab.verdicts import manufacturers


def bet(name):
    _, found = every_bet()[name]
    return found


def test_bet_on_the_share_tells_the_days_the_values_and_the_index_of_its_figure():
    told = bet("deere-premium")
    values = told.state.values
    table = load("manufacturer_market_cap").set_index("date")
    deere = table[table["entity"] == "Deere"]["market_cap_usd_bn"]
    first, last = (pd.Timestamp(values[name]) for name in ("first", "last"))
    assert (first, last) == (manufacturers.START, manufacturers.END)
    assert f"is worth {deere[first]:.1f} billion dollars" in told.question
    assert f"is worth {deere[last]:.1f} billion." in told.question
    rows = EXPLORERS["share_against_index"].rows(**values)
    assert f"makes ${rows['outcome']['index'][0]:.0f} of $100" in told.question


def test_bet_on_machines_tells_the_part_of_its_figure():
    told = bet("machines-to-know")
    assert told.state.values == {
        "failure_interval": market.FAILURE_INTERVAL,
        "record_years": market.RECORD_YEARS,
        "failure_cost": market.FAILURE_COST,
    }
    assert market.FAILURE_INTERVAL == 5
    assert "fails about once in five years" in told.question
    assert market.RECORD_YEARS == 1
    assert "watched for one season" in told.question
    assert market.MOST_OF_THE_GAIN == 9 / 10
    assert "nine tenths of what" in told.question


def test_bet_on_the_fee_tells_the_acres_the_goal_and_the_share_that_paid():
    told = bet("acre-price")
    assert acre_fee.acres(told.state.values["engaged"]) == 500e6
    assert "covers 500 million acres" in told.question
    assert acre_fee.goal() == 0.1
    assert "a tenth of its revenue to recur" in told.question
    assert told.state.values["share"] == acre_fee.paid_before()
    assert acre_fee.paid_before() == pytest.approx(1 / 7, abs=0.005)
    assert "one acre in seven" in told.question


def test_quiz_tells_the_machines_and_the_saving_of_the_part():
    (item,) = (item for item in questions("deere").items if item.id == "price-of-a-farm")
    whole = gain(market.FAILURE_COST, market.FAILURE_INTERVAL)
    assert f"saves her ${whole:.0f} a year" in item.question
    assert market.MACHINES == {"farm": 4, "dealer": 300, "maker": 10_000}
    assert "with four machines" in item.question
    assert "ten thousand connected machines" in item.question


def test_part_of_the_notebook_is_that_of_the_figures():
    part = ran("deere", "by-hand")["part"]
    assert {name: part[name] for name in market.PART} == market.PART


def test_exercise_on_rivals_who_look_ahead_tells_the_farms_and_the_curve_of_the_market():
    text = source("deere", "exercises")
    assert f"the rival with {market.RIVALS_FARMS:,.0f} farms" in text
    assert f"the maker with {market.MAKERS_FARMS:,.0f}" in text
    assert (
        f"a ceiling of {market.FARMS_CEILING:.0f} and a scale of {market.FARMS_NEEDED:,.0f}" in text
    )


def test_exercise_on_ageing_tells_the_shape_of_the_market():
    assert f"in place of {market.WEIBULL_SHAPE}." in source("deere", "exercises")


# The figures


@pytest.mark.parametrize("measure", MEASURES)
def test_both_begin_with_a_hundred_dollars_on_the_first_day(measure):
    days = record(measure).index
    both = grown(measure, days[0], days[-1])
    assert (both.iloc[0] == 100).all()
    assert both.index[-1] == days[-1]


def test_window_that_ends_before_it_begins_is_empty_and_says_so():
    figure = BOOK.explorers["share_against_index"]
    assert grown("price", manufacturers.END, manufacturers.START).empty
    assert grown("price", manufacturers.END, manufacturers.END).empty
    said = figure.say(first=f"{manufacturers.END:%Y-%m-%d}", last=f"{manufacturers.START:%Y-%m-%d}")
    assert said.startswith("The last day must come after the first")


def test_a_lead_found_by_the_figure_is_that_of_the_verdict():
    values = manufacturers.deere_against_the_index().values
    for measure, name in (("dividends", "total"), ("price", "price")):
        both = grown(measure, manufacturers.START, manufacturers.END).iloc[-1]
        assert both["Deere"] / 100 - 1 == pytest.approx(values[name][0])
        assert both["S&P 500"] / 100 - 1 == pytest.approx(values[name][1])


def test_more_failures_never_teach_less():
    pools = [10, 30, 100, 300, 1_000, 10_000, 100_000]
    known = shares(pools, market.FAILURE_COST, market.FAILURE_INTERVAL, market.RECORD_YEARS)
    assert known == sorted(known)
    assert known[-1] < 1


def test_a_pool_that_has_shown_one_failure_knows_nothing():
    machines = int(market.FAILURE_INTERVAL)
    assert FEWEST == 2
    assert shares([machines], market.FAILURE_COST, market.FAILURE_INTERVAL, 1) == [0]


def test_few_failures_and_many_meet_where_the_formula_takes_over():
    state = market.FAILURE_COST, 1.0, 1.0
    before, after = shares([15, 16], *state)
    assert before < after < before + 0.01


def test_what_fails_half_as_often_is_worth_half_as_much_a_year():
    assert gain(2_500, 10) == pytest.approx(gain(2_500, 5) / 2)


def test_one_rule_is_changed_between_staying_and_leaving_with_her_records():
    """The contrast changes what may be taken along; both pools and her seasons stay."""
    figure = BOOK.explorers["protect_or_lock"]
    stays, goes = (figure.rows(**figure.state(portable=share))["now"] for share in (0.0, 1.0))
    assert stays["protects"] == goes["protects"]
    assert goes["locks"] == [0]
    assert figure.defaults == {
        "portable": 0.0,
        "customers_incumbent": market.MAKERS_FARMS,
        "customers_entrant": market.RIVALS_FARMS,
    }


def test_source_of_the_pool_says_how_many_histories_are_drawn():
    assert f"{market.HISTORIES:,} simulated histories" in BOOK.explorers["machines_pooled"].source


def test_line_of_fees_turns_while_its_axis_stays_and_leaves_the_plot_at_the_top():
    for share in (0.05, 0.14, 1.0):
        state = acre_fee.acre_fee.state(share=share, price=100)
        tables = acre_fee.acre_fee.rows(**state)
        assert max(tables["curve"]["share"]) <= acre_fee._TOP
        assert ("↑" in tables["now"]["left"][0]) == (tables["now"]["share"][0] > acre_fee._TOP)


def test_acres_of_a_rival_that_the_bet_counts_are_not_its_last_ones():
    """Paid acres are known of one year only; what was counted later is called by another name."""
    assert "Later counts, of acres subscribed, are larger" in source("deere", "acre-intro")
    table = load("company_figures", include_uncertain=True).query("company == 'Climate FieldView'")
    acres = table.set_index("metric")["value"]
    assert acres["subscribed_acres"].min() > acres["enrolled_acres"]


def test_fall_of_a_rival_is_not_all_a_fall_of_its_trade():
    assert "in part by currencies" in source("deere", "share-reading")
