"""What the reader is told of stages, members and pools is what the code computes with."""

import numpy as np
import pytest

from platformlab import load, models
from platformlab.chapters.deere import _knowledge
from platformlab.chapters.find_the_effect import answers, market
from platformlab.chapters.find_the_effect._members import path, spread_out
from platformlab.chapters.find_the_effect._shares import WAYS, fewest, shares
from platformlab.chapters.find_the_effect.eight_stages import KINDS, answer, coded, look
from platformlab.chapters.find_the_effect.from_how_many import from_how_many
from platformlab.checks.questions import every_bet, questions


def bet(name):
    _, found = every_bet()[name]
    return found


def item(name):
    (asked,) = (one for one in questions("find_the_effect").items if one.id == name)
    return asked


def test_every_row_of_the_table_answers_all_questions_of_an_effect_and_none_of_others():
    for row in coded().values():
        is_effect = row["helps_others"] == "yes"
        assert is_effect == (row["kind"] in KINDS), row["practice"]
        assert bool(row["kept"]) == bool(row["measured"]) == is_effect, row["practice"]


def test_stages_and_firms_of_the_figure_are_those_of_the_table():
    table = load("chain_effects")
    assert set(table["firm"]) == set(market.FIRMS)
    assert set(table["stage"]) <= set(market.STAGES)
    assert len(coded()) == len(table)


def test_stage_without_a_row_is_drawn_empty_and_no_answer_is_drawn_as_an_effect():
    assert answer("Deere", "buy", "kind") == ""
    assert look("") == "empty"
    assert [look(said) for said in ("yes", "data", "unknown", "no", "scale", "none")] == [
        *2 * ["full"],
        "half",
        *3 * ["not"],
    ]


def test_bet_on_stages_tells_the_firms_and_how_many_stages_they_have():
    told = bet("stages-without-effect").question
    many = len(market.FIRMS) * len(market.STAGES)
    assert f"{many} in all" in told
    assert len(market.STAGES) == 8
    assert "eight stages" in told
    for firm in market.FIRMS:
        assert firm in told


def test_bet_on_members_tells_gain_and_start_of_its_figure():
    told = bet("who-stays")
    assert told.state.values == {
        "gain": market.GAIN,
        "unsure": max(market.UNSURE),
        "start": market.STARTS[0],
    }
    assert f"gains {market.GAIN:g} times what staying costs" in told.question
    assert market.STARTS[0] == 1
    assert "All have joined" in told.question


def test_likely_wrong_answer_on_members_counts_who_gains_on_the_first_day():
    (first_day,) = bet("who-stays").thoughts[1]["values"]
    assert round(path(market.GAIN, 1.0, 1)[1], 2) == first_day


def test_bet_on_the_newcomer_tells_her_machines_and_the_pool():
    told = bet("gain-of-the-large")
    assert told.state.values == {"own": market.OWNER, "pool": market.POOL}
    assert f"pool of {market.POOL:,} machines" in told.question
    assert f"an owner of {market.OWNER} such machines" in told.question


def test_item_on_a_gain_above_cost_shows_a_gain_near_the_one_it_tells():
    """The item tells half as much again; its figure shows a gain a little below."""
    states = [option.state.values for option in item("gain-above-cost").options if option.state]
    assert {state["gain"] for state in states} == {1.4}
    assert path(1.5, 1.0, 50)[-1] == 0


def test_item_on_ten_times_as_many_tells_what_the_last_tenfold_brings():
    assert 1 - shares("maintenance", [1_000])[0] < 0.01
    assert fewest("crowd", 0.99) > fewest("learning", 0.99) > fewest("pooling", 0.9)


def test_part_that_fails_is_that_of_the_chapter_on_deere():
    here = WAYS["maintenance"](np.array([4, 20, 100, 1_000]))
    there = _knowledge.shares(
        [4, 20, 100, 1_000], market.FAILURE_COST, market.FAILURE_INTERVAL, market.RECORD_YEARS
    )
    assert here == pytest.approx(there)


@pytest.mark.parametrize("way", WAYS)
def test_fewest_participants_reach_the_part_and_one_less_does_not(way):
    for needed in (0.3, 0.9):
        count = fewest(way, needed)
        assert shares(way, [count])[0] >= needed
        assert count == 1 or shares(way, [count - 1])[0] < needed
    assert fewest(way, 1.01) is None


def test_estimate_that_no_number_reaches_says_never_and_has_no_dot():
    tables = from_how_many.rows(way="crowd", ratio=1.1, unsure=2.0)
    assert tables["words"]["label"][0] == "low: never"
    assert len(tables["crossings"]["count"]) == 2


def test_no_gain_of_the_grid_is_twice_the_cost_where_a_path_takes_for_ever():
    for gain in market.GAINS:
        for factor in (1, *market.UNSURE):
            assert abs(gain * factor - 2) > 0.05
            assert abs(gain / factor - 2) > 0.05


def test_words_at_the_end_of_lines_stand_a_gap_apart_in_their_order():
    placed = spread_out([0.5, 0.0, 0.01], 0.1)
    assert placed == pytest.approx([0.5, 0.0, 0.1])


def test_exercise_on_ideas_tells_its_numbers():
    assert answers.FEWER == 160
    assert answers.MORE == 20 * answers.FEWER
    lead = models.crowd_ideas.expected_best_screened(
        ideas=np.array([answers.FEWER, answers.MORE]),
        quality_mean=0,
        quality_spread=1,
        screening_accuracy=answers.JURY,
    )
    assert answers.ANSWERS[1].compute() == pytest.approx(lead[1] - lead[0])
