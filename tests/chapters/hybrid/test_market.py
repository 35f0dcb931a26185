"""What the reader is told of ideas, juries, prices and LEGO is what the code computes with."""

import numpy as np
import pytest
from parts import EXPLORERS
from prose import source

from platformlab import load
from platformlab.chapters.hybrid import answers, market
from platformlab.chapters.hybrid._juries import picked_after_votes, picked_by_reading
from platformlab.chapters.hybrid.best_of_many import best
from platformlab.chapters.hybrid.lego_years import NAMES, year_of
from platformlab.checks.questions import every_bet
from platformlab.models import hybrid, two_sided


def bet(name):
    _, found = every_bet()[name]
    return found


def test_bet_on_many_ideas_tells_the_market_of_its_figure():
    told = bet("eight-hundred-times").question
    assert f"worth {market.AVERAGE:g} points, and ideas differ by {market.SPREAD:g}" in told
    assert f"Your staff have {market.STAFF} of them" in told
    assert f"the best is worth {float(best(market.STAFF)):.0f}" in told
    assert f"Outsiders send in {market.CROWD:,}" in told
    assert f"{market.CROWD / market.STAFF:g} times as many" in told


def test_bet_on_reading_tells_the_hours_and_the_pick_from_the_staff():
    told = bet("read-them-all")
    assert f"has {market.JURY_HOURS:,} hours" in told.question
    assert f"the staff’s {market.STAFF} ideas" in told.question
    staff = float(picked_by_reading(market.STAFF, market.JURY_HOURS))
    assert f"worth {staff:.0f} points" in told.question
    assert told.state.values["even_time"] == market.EVEN_TIME
    assert told.state.values["ideas"] == market.CROWD


def test_bet_on_the_price_tells_the_price_alone_and_the_gain():
    told = bet("price-of-the-kit").question
    alone = hybrid.compare_hybrid(**market.kit()).pipeline_price
    assert f"alone earns most at ${alone:.0f}" in told
    assert f"worth ${market.GAIN:.0f} to a buyer" in told


def test_exercises_tell_the_numbers_of_their_answers():
    text = source("hybrid", "exercises")
    assert f"best of {answers.FEW} ideas that differ by {answers.WIDER}" in text
    assert f"best of {answers.MANY:,} that differ by {market.SPREAD:g}" in text
    assert f"votes have an accuracy of {answers.VOTES}" in text
    assert f"the {answers.LIST} with most votes in {market.JURY_HOURS:,} hours" in text
    for amount in (market.KEENEST_BUYER, market.KEENEST_FAN, market.KIT_COST, market.GAIN):
        assert rf"\${amount:.0f}" in text
    assert f"a share of {market.RESPONSE} of a side" in text


def test_exercises_ask_for_numbers_that_the_chapter_does_not_print():
    """Else a difference of two printed numbers answers them."""
    ideas = EXPLORERS["best_of_many"].controls[0].values
    assert not {answers.FEW, answers.MANY} & set(ideas)
    for votes in (market.VOTE_ACCURACY, answers.VOTES):
        lengths, points = picked_after_votes(market.CROWD, market.JURY_HOURS, votes)
        assert lengths[int(points.argmax())] != answers.LIST
    assert answers.VOTES != market.VOTE_ACCURACY


def test_price_with_free_tools_is_that_of_the_calculus():
    """Fans then come for the tools alone, and buyers' line is higher by what these fans are worth."""
    fans = market.RESPONSE * market.KEENEST_FAN
    by_hand = (market.KEENEST_BUYER + market.GAIN * fans + market.KIT_COST) / 2
    exercise = {answer.id: answer for answer in answers.ANSWERS}["hybrid-3"]
    assert exercise.compute() == pytest.approx(by_hand, abs=0.05)


def test_dashed_line_of_the_contrast_is_the_curve_of_the_figure_before():
    """One rule: the same ideas, hours and reading; votes alone are new."""
    before = EXPLORERS["same_hours"].rows(**EXPLORERS["same_hours"].defaults)["curve"]
    after = EXPLORERS["votes_first"].rows(**EXPLORERS["votes_first"].defaults)["lot"]
    assert list(after["ideas"]) == list(before["ideas"])
    assert after["points"] == pytest.approx(before["points"])
    blind = EXPLORERS["votes_first"].rows(
        **EXPLORERS["votes_first"].defaults | {"vote_accuracy": 0}
    )["curve"]
    assert blind["points"] == pytest.approx(before["points"], abs=1e-6)


def test_more_accurate_votes_and_more_hours_never_hurt():
    for ideas in (1_500, market.CROWD):
        tops = [picked_after_votes(ideas, 1_000, votes)[1].max() for votes in (0, 0.1, 0.3, 0.5)]
        assert tops == sorted(tops)
        longer = [picked_after_votes(ideas, hours, 0.3)[1].max() for hours in (300, 1_000, 3_000)]
        assert longer == sorted(longer)


@pytest.mark.parametrize("buyers", [0, 150, 400])
@pytest.mark.parametrize("fans", [0, 250, 400])
def test_price_that_is_drawn_earns_more_than_its_neighbours(buyers, fans):
    given = market.kit(buyers, fans)
    best_one = two_sided.find_monopoly(**given)
    found = hybrid.compare_hybrid(**given)
    assert found.status == "interior"
    assert found.hybrid_price == pytest.approx(best_one.fee_consumers)
    apart = found.hybrid_price - found.pipeline_price
    assert np.sign(round(apart, 6)) == np.sign(buyers - fans)


def test_bars_of_programmes_end_where_the_data_do():
    table = load("lego_programmes")
    assert sorted(NAMES) == sorted(table["programme"])
    ended = table.dropna(subset="ended")
    assert (ended["started"].map(year_of) < ended["ended"].map(year_of)).all()
    assert year_of("2012-01-16") == pytest.approx(2012 + 0.5 / 12)
    assert year_of("2000") == 2000.5


def test_rounds_that_two_data_sets_tell_agree():
    rounds = load("lego_ideas_rounds").set_index("closed")
    figures = load("company_figures").query("company == 'LEGO'")
    for metric, column in (
        ("ideas_round_qualifiers", "qualified"),
        ("ideas_round_approved", "approved"),
    ):
        told = figures[figures["metric"] == metric].set_index("date")["value"]
        assert len(told) > 1
        for date, value in told.items():
            assert rounds.loc[date, column] == value
