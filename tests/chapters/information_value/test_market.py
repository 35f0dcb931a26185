"""What the reader is told of compressors, contracts and firms is what the code computes with."""

import pytest
from prose import ran, source

from platformlab import load
from platformlab.chapters import BOOK
from platformlab.chapters.information_value import market
from platformlab.chapters.information_value._contracts import OUTCOME, PARTS, SALE, at, yearly
from platformlab.chapters.information_value._gains import WHO, gains
from platformlab.chapters.information_value.hours_and_cash import YEARS, record
from platformlab.chapters.information_value.services_and_value import FINDINGS, FIRMS, services
from platformlab.checks.questions import every_bet
from platformlab.claims import load_claims
from platformlab.verdicts.information import information_came_with_contracts


def bet(name):
    _, found = every_bet()[name]
    return found


def test_bet_on_the_sensor_tells_its_worth_and_its_cost():
    told = bet("all-add")
    assert told.state.values["who"] == "both"
    assert told.state.values["transport_cost"] == market.APART
    assert f"worth ${market.WORTH:.0f} a month" in told.question
    assert f"costs its maker ${market.SENSOR_COST:.0f}" in told.question
    assert f"the ${market.NET_WORTH:.0f} that are left" in told.question


def test_bet_on_failures_tells_the_part_the_costs_and_the_care():
    told = bet("share-of-failures")
    assert told.state.values == {"carried_share": OUTCOME, "care_cost": market.CARE_A_YEAR}
    assert market.LIFE_YEARS == 4
    assert "once in four years" in told.question
    assert f"a failure costs ${market.FAILURE_COST:,.0f}" in told.question
    assert f"for ${market.PLANNED_COST:,.0f}" in told.question
    assert f"care costs her ${market.CARE_A_YEAR:.0f} a year" in told.question
    assert market.HARD_LIFE == 1 / 2
    assert "live half as long" in told.question


def test_bet_on_services_tells_the_sample_of_its_study():
    told = bet("makers-with-services")
    table = load("value_studies").set_index(["study", "outcome"])
    assert FINDINGS[told.state.values["outcome"]] == ("Neely 2008", "profit_share_of_sales")
    assert f"{table.loc[('Neely 2008', 'profit_share_of_sales'), 'sample_size']:,}" in told.question


def test_market_of_the_notebook_is_that_of_the_figures():
    given = ran("information_value", "by-hand")["market"]
    assert given == {**market.MARKET, "transport_cost": market.APART}


def test_exercises_tell_the_numbers_of_their_answers():
    text = source("information_value", "exercises")
    assert f"a cost of {market.COST:,.0f}" in text
    assert f"until {market.DEVELOPMENT:,.0f} of development" in text
    assert f"rather than {market.NET_WORTH:.0f}" in text


# The figures


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("apart", [300.0, 600.0, market.APART, 1_500.0])
def test_every_buyer_is_served_and_both_makers_sell_in_every_state(who, apart):
    assert gains(who, market.NET_WORTH, apart).status == "shared"


def test_customer_s_right_and_the_rival_s_copy_come_to_the_same():
    assert gains("both") == gains("anybody")


def test_cost_falls_with_the_part_until_care_ends_and_rises_there_once():
    cost, cares = yearly("unseen")
    last = int(cares.sum()) - 1
    assert (cost[1 : last + 1] <= cost[:last] + 1e-9).all()
    assert cost[last + 1] > cost[last] + 500
    assert (cost[last + 2 :] < cost[last + 1 : -1]).all()


def test_one_rule_is_changed_between_use_unseen_and_seen():
    """The contrast changes who sees the use; costs, lives and parts stay, and care is alike until it ends."""
    unseen, cares = yearly("unseen")
    seen, _ = yearly("seen")
    assert seen[cares] == pytest.approx(unseen[cares])
    assert (seen[~cares] < unseen[~cares]).all()
    defaults = {name: BOOK.explorers[name].defaults for name in ("who_carries", "use_seen")}
    assert defaults["who_carries"] | {"carried_share": OUTCOME} == defaults["use_seen"]


def test_ends_of_the_line_are_the_sale_and_the_guarantee():
    assert (PARTS[0], PARTS[-1]) == (SALE, OUTCOME)
    assert at(SALE) == 0
    assert at(OUTCOME) == len(PARTS) - 1


def test_only_the_year_without_a_count_has_no_bar():
    assert set(YEARS) - set(record("hours_flown")) == {"2021"}
    assert set(YEARS) <= set(record("free_cash_flow"))


@pytest.mark.parametrize("firm", FIRMS)
def test_part_of_services_is_a_share_with_the_words_of_the_firm(firm):
    part, year, counted = services(firm)
    assert 0.2 < part < 0.8
    assert 2019 <= int(year) <= 2025
    assert counted


def test_caterpillar_s_part_is_that_of_its_latest_full_year_and_no_goal():
    part, year, _ = services("Caterpillar")
    assert year == "2024"
    assert part == pytest.approx(24 / 64.809)


def test_report_at_its_best_says_how_a_maker_joins_a_platform():
    """The last sentence of the report's third section; a service alone is none, says the limit."""
    assert "can join a platform to its business" in source("information_value", "report-case")
    assert "is no platform before [others join]" in source("information_value", "limits")
    claim = load_claims()["CC046"]
    assert "join a platform" in claim.claim
    assert "once others join" in claim.reason


def test_engines_of_a_study_are_not_said_to_be_those_of_ge():
    finding = information_came_with_contracts()
    assert "which need not be GE" in finding.sentence
