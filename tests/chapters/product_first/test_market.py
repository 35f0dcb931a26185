"""What the reader is told of cutters, developers and firms is what the code computes with."""

import itertools

import numpy as np
import pytest
from prose import ran, source

from platformlab import figures
from platformlab.chapters import BOOK
from platformlab.chapters.product_first import _bases as bases
from platformlab.chapters.product_first import answers, market
from platformlab.chapters.product_first.base_converts import CASES, counted
from platformlab.chapters.product_first.paid_programs import paid_for
from platformlab.chapters.product_first.points_or_subsidy import with_points, with_subsidy
from platformlab.checks.questions import every_bet
from platformlab.words.numbers import percent


def bet(name):
    _, found = every_bet()[name]
    return found


def test_bet_on_the_year_tells_the_market_of_the_figure():
    told = bet("when-to-open")
    assert told.state.values["switching_cost"] == market.SWITCHING_COST
    assert (market.START, market.LEAD / market.POINT) == (1 / 2, 2)
    assert "each have half of the laser cutters" in told.question
    assert (market.MATCHED_YEARS, market.HORIZON) == (6, 15)
    assert "in six years" in told.question
    assert "after fifteen" in told.question


def test_bet_on_points_tells_subsidy_lead_cost_and_bar():
    told = bet("points-or-subsidy")
    state = told.state.values
    assert state["quality_lead"] == market.LEAD
    assert state["added_first"] == market.SUBSIDY
    assert f"${market.SUBSIDY:.0f} a month as long as her cutter lives" in told.question
    assert f"worth ${market.LEAD:.0f} a month, for six years" in told.question
    assert f"as dear as ${state['switching_cost']:.0f} a month" in told.question
    assert f"needs {percent(bases.bar(state['switching_cost']))} of the cutters" in told.question


def test_bet_on_appliances_tells_the_base():
    assert f"{counted('appliances').base:.0f} million" in bet("registered-and-connected").question


def test_market_of_the_notebook_is_that_of_the_figures():
    names = ran("product_first", "by-hand")
    assert names["lead"] == market.LEAD
    text = source("product_first", "by-hand-years")
    assert f"replacement_share=1 / {market.LIFE_YEARS * market.MONTHS}" in text
    assert f"periods={market.MATCHED_YEARS * market.MONTHS}" in text
    assert f"cross_side_consumers={market.PROGRAMS:.0f}" in text
    assert f"relative_fee_producers={market.FIRST_PROGRAM}" in text


def test_exercises_tell_the_numbers_of_their_answers():
    text = source("product_first", "exercises")
    assert rf"ask \${answers.DEARER:.0f} a month more" in text
    assert rf"worth \${market.LEAD:.0f} more" in text
    assert (answers.LONGER_YEARS, market.LIFE_YEARS) == (10, 5)
    assert "ten years in place of five" in text
    assert rf"worth only \${answers.OURS_ALONE * market.PROGRAMS:.0f} more" in text


# The figures


def test_a_path_is_that_of_the_model_month_by_month():
    """Recomputed from the formula of the chapter, with a platform opened after two years."""
    owners, programs, path = market.START, 0.0, [market.START]
    for month in range(bases.END):
        lead = market.LEAD if month < market.MATCHED_YEARS * market.MONTHS else 0.0
        ahead = lead + market.PROGRAMS * programs
        stays, comes = (
            1 / (1 + np.exp(-(ahead + side * market.SWITCHING_COST) / market.TASTE_SPREAD))
            for side in (1, -1)
        )
        wanted = max(1 - market.FIRST_PROGRAM / owners, 0) if month >= 24 else 0.0
        programs += market.PACE * (wanted - programs)
        owners += market.REPLACED * (owners * stays + (1 - owners) * comes - owners)
        path.append(owners)
    assert bases.path(2)[0] == pytest.approx(np.array(path))


def test_a_platform_that_opens_on_the_last_day_brings_and_costs_nothing():
    assert bases.brought(bases.NEVER) == 0


def test_money_is_margin_and_fee_on_our_cutters_less_what_the_open_platform_costs():
    owners, programs = bases.path(3)
    alone, _ = bases.path()
    months = bases.END - 3 * market.MONTHS
    sold = market.MARGIN * (owners - alone) + market.FEE * owners * programs
    assert bases.brought(3) == pytest.approx(sold[1:].sum() - market.RUNNING_COST * months)


def test_points_and_subsidy_begin_alike_and_differ_in_what_buyers_get_and_when():
    assert with_points(20.0, 10.0)[0] == with_subsidy(80.0, 10.0)[0] == market.START
    same = with_subsidy(20.0, 10.0)[: market.MONTHS + 1]
    assert with_points(20.0, 10.0)[: market.MONTHS + 1] == pytest.approx(same)


def test_one_rule_is_changed_where_developers_are_paid():
    """Without pay the cutters are alike and half stay; pay adds the programs and nothing else."""
    owners, programs = paid_for(0, market.SWITCHING_COST)
    assert owners == pytest.approx(market.START)
    assert (programs == 0).all()
    paid, _ = paid_for(2, market.SWITCHING_COST)
    as_lead = bases.grown(market.START, market.PROGRAMS, market.SWITCHING_COST, 24)
    assert paid[:25] == pytest.approx(as_lead)
    defaults = {name: BOOK.explorers[name].defaults for name in ("paid_programs", "when_to_open")}
    assert len({state["switching_cost"] for state in defaults.values()}) == 1


@pytest.mark.parametrize("case", CASES)
def test_less_than_half_of_each_base_followed(case):
    assert 0 < counted(case).of_each_hundred < 50


def test_money_beside_the_dot_says_whether_it_is_brought_or_lost_where_no_line_is():
    figure = figures.when_to_open
    for year, cost, matched in itertools.product(range(11), (0.0, 10.0, 20.0), (4, 6, 8)):
        found = figure.rows(time=year, switching_cost=cost, years=matched)
        above, below = found["now"]["above"][0], found["now"]["below"][0]
        money = found["line"]["gain"]
        word = "loses" if round(money[year]) < 0 else "brings"
        assert (above or below).startswith(f"{word} $")
        assert bool(below) == (money[min(year + 1, 10)] > money[year]), "the line goes up there"
        assert not (above and below)
