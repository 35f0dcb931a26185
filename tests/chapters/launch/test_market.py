"""What the reader is told of the game is what its rules and figures compute with."""

import pytest
from parts import EXPLORERS
from prose import source

from platformlab import load, play
from platformlab.chapters.launch import answers, market
from platformlab.chapters.launch._games import (
    COUNSELS,
    alone,
    fate_of,
    path_alone,
    price_kept,
    worth_of_each,
)
from platformlab.checks.questions import every_bet
from platformlab.game.strategies import PLANS, impatient
from platformlab.game.tournament import KINDS, MARKETS
from platformlab.game.tournament import play as play_game
from platformlab.words.numbers import number


def bet(name):
    _, found = every_bet()[name]
    return found


def test_bet_on_six_makers_tells_what_each_is_worth_without_platforms():
    told = bet("all-six-open")
    nobody = number(worth_of_each("price kept", "usual", 0)[1], 0)
    alone_ = number(worth_of_each("price kept", "usual", 1)[0], 0)
    assert f"it is worth ${alone_} million" in told.question
    assert f"each is worth ${nobody} million at the end" in told.question
    assert market.TEAMS == 6
    assert told.question.startswith("Six makers")
    assert market.YEARS == 10
    assert "for ten years" in told.question
    assert told.state.values == {"openers": 6, "plan": "price_kept", "effect": "usual"}
    assert [f"{value:,.0f}" for value in told.thoughts[0]["values"]] == [nobody]
    assert [f"{value:,.0f}" for value in told.thoughts[1]["values"]] == [alone_]


def test_bet_on_a_sixth_year_tells_the_help_and_the_values_of_its_figure():
    told = bet("a-sixth-year")
    figure = EXPLORERS["years_of_help"]
    five, six = (
        {name: values[0] for name, values in figure.rows(**state)["outcome"].items()}
        for state in (told.state.values | {"helped": years} for years in (5, 6))
    )
    nothing = five["worth"] - five["gain"]
    assert f"pay developers ${market.SUBSIDY:g} million each a year" in told.question
    assert f"you would be worth ${number(nothing, 0)} million" in told.question
    assert f"five years of help for ${number(five['paid'], 0)} million in all" in told.question
    assert f"you are worth ${number(five['worth'], 0)} million" in told.question
    more = six["paid"] - five["paid"]
    assert f"which costs ${number(more, 0)} million more" in told.question
    (dearer,) = (thought["values"][0] for thought in told.thoughts)
    assert dearer == round(five["worth"] - more)


def test_reply_on_the_sixth_year_tells_what_the_platform_had_and_needed():
    path = {row["year"]: row for row in path_alone(1, 6, "usual")}
    had, needed = (number(path[6][name], 0) for name in ("connected", "needed"))
    said = bet("a-sixth-year").reveal
    assert f"In year 6 the platform has {had} thousand machines connected" in said
    assert f"would need {needed} to grow" in said
    assert path[7]["connected"] > path[7]["needed"]
    with_six, with_five = (
        number(100 * alone(1, years, "usual")[1][6]["teams"][0]["apps"], 0) for years in (6, 5)
    )
    assert f"with {with_six} % of all developers in place of {with_five} %" in said
    assert path_alone(1, 5, "usual")[5] == path_alone(1, 6, "usual")[5] | {"subsidy": 0.0}


def test_misconceptions_tell_the_numbers_of_their_figures():
    said = load("misconceptions").set_index("id")["refutation"]
    opens = [number(worth_of_each("price kept", "usual", n)[0], 0) for n in (1, 6)]
    nobody = number(worth_of_each("price kept", "usual", 0)[1], 0)
    assert (
        f"alone, its price kept, is worth {opens[0]} million dollars"
        in said["right-for-one-right-for-all"]
    )
    assert (
        f"all open {opens[1]} million, less than the {nobody} million"
        in (said["right-for-one-right-for-all"])
    )
    assert (
        f"from {opens[0]} million dollars to {opens[1]} million"
        in (said["bigger-network-richer-makers"])
    )
    worth = {years: alone(1, years, "usual")[0][0] for years in (5, 6)}
    stays = alone(0, 0, "usual")[0][0]
    assert (
        f"five years of help lose {number(stays - worth[5], 0)} million dollars"
        in (said["needs-help-is-dead"])
    )
    assert f"a gain of {number(worth[6] - stays, 0)} million" in said["needs-help-is-dead"]


def test_contrast_keeps_every_decision_and_changes_the_effect_alone():
    figure = EXPLORERS["same_decisions"]
    teams = figure.rows(market="neutral")["teams"]
    game = play.read(play.example())
    assert sorted(map(round, teams["value_off"])) == sorted(play.results(game)["value_off"])
    rules = {"cross_side_consumers": 0.0}
    changed = {n for n in market.RULES if rules.get(n, market.RULES[n]) != market.RULES[n]}
    assert changed == {"cross_side_consumers"}


def test_maker_that_never_opens_plays_as_those_beside_it():
    values, _ = alone(0, 0, "usual")
    assert max(values) == pytest.approx(min(values), abs=1e-9)
    same, _ = play_game(market.RULES, [PLANS["pure product"]] * market.TEAMS)
    assert values == same


def test_exercises_tell_the_markets_tables_and_years_of_their_answers():
    text = source("launch", "exercises")
    names = ", ".join(f'"{name}"' for name in answers.UNKNOWN)
    assert f"play.tournament(markets=[{names}], tables={market.FEW_TABLES})" in text
    assert f"let *{answers.TEAM}* pay no help in year {market.CHANGED_YEAR}" in text
    assert set(KINDS) <= {title for title, _, _ in MARKETS}


def test_first_way_to_open_changes_the_platform_and_nothing_else():
    _, states = play_game(market.RULES, [price_kept] + [PLANS["pure product"]] * 5)
    done = [[team["report"]["decision"] for team in state["teams"][:2]] for state in states[1:]]
    opened = [year for year, (ours, _) in enumerate(done, start=1) if ours["platform"]]
    assert opened == list(range(3, 11))
    for ours, beside in done:
        assert ours["develop"] == beside["develop"]
    _, off = play_game(market.RULES, [PLANS["pure product"]] * 6)
    for name in ("price", "develop"):
        assert done[2][0][name] == off[3]["teams"][0]["report"]["decision"][name]


def test_difference_of_less_than_two_standard_errors_is_called_none():
    assert fate_of(34.0, 63.0) == fate_of(-19.0, 1.0) == "even"
    assert (fate_of(140.0, 63.0), fate_of(-21.0, 1.0)) == ("holds", "fails")


def test_opposite_of_patience_is_the_same_plan_until_it_stops_and_then_the_product_alone():
    plan, opposite = COUNSELS["be_patient"]
    assert (plan, opposite) == ("subsidise early", "impatient")
    paths = []
    for way in (PLANS[plan], impatient):
        _, states = play_game(market.RULES, [way] + [PLANS["pure product"]] * 5)
        paths.append([state["teams"][0]["report"]["decision"] for state in states[1:]])
    assert paths[0][:3] == paths[1][:3]
    assert {decision["develop"] for decision in paths[1][3:]} == {60}
