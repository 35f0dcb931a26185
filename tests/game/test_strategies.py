import pytest

from platformlab.game.codes import check_decision
from platformlab.game.engine import play_year, start
from platformlab.game.scenarios import rules_for
from platformlab.game.strategies import PLAN_NAMES, PLANS, Naive, decide, dice, impatient, look
from platformlab.game.tournament import play

HIDDEN = ("cash", "quality", "data", "skill", "connected", "base", "experience")


def test_plans_are_named_once_and_in_order():
    assert sorted(PLANS) == sorted(PLAN_NAMES)


def test_a_team_sees_no_hidden_number_of_a_rival_and_not_the_network_effect():
    seen = look(start(rules_for(teams=3)), 1)
    assert len(seen["rivals"]) == 2
    assert not {name for rival in seen["rivals"] for name in rival} & set(HIDDEN)
    assert "cross_side_consumers" not in seen["market"]


@pytest.mark.parametrize("name", PLAN_NAMES)
def test_a_plan_decides_what_a_code_can_say_in_every_year(name):
    state = start(rules_for("turbine", teams=2))
    for _ in range(10):
        moves = [decide(PLANS[name], state, seat) for seat in range(2)]
        for move in moves:
            check_decision(move)
        state = play_year(state, moves)


def test_only_who_paid_sees_a_study():
    state = start(rules_for(teams=2))
    moves = [dict(decide(PLANS["pure product"], state, 0), study=paid) for paid in (1, 0)]
    after = play_year(state, moves)
    assert look(after, 0)["study"]["lives_from"] > 0
    assert look(after, 1)["study"] is None


@pytest.mark.parametrize(("scenario", "changes", "opens"), [
    ("neutral", {}, True),
    ("neutral", {"cross_side_consumers": 0.0}, False),
    ("neutral", {"cross_side_consumers": 3.0}, False),
    ("fleet", {}, False),
])  # fmt: skip
def test_the_scout_opens_a_platform_only_where_its_study_finds_an_effect(scenario, changes, opens):
    state = start(rules_for(scenario, teams=2, **changes))
    for _ in range(3):
        state = play_year(state, [decide(PLANS["scout"], state, seat) for seat in range(2)])
    assert (state["teams"][0]["report"]["decision"]["platform"] > 0) == opens


def test_nobody_careful_spends_on_while_the_bank_waits():
    state = start(rules_for(teams=2))
    state["teams"][0]["cash"] = -150.0
    move = decide(PLANS["subsidise early"], state, 0)
    assert (move["platform"], move["develop"], move["terms"]) == (0, 15, 0.0)


def test_chance_is_the_same_for_one_seed():
    state = start(rules_for(teams=2))
    assert Naive(4)(look(state, 0)) == Naive(4)(look(state, 0)) != Naive(5)(look(state, 0))


def test_dice_fall_on_every_side():
    roll = dice(1)
    assert {roll(6) for _ in range(200)} == set(range(6))


def test_impatient_stops_its_platform_after_three_years_of_losses_and_subsidise_early_does_not():
    rules = rules_for()
    spent = []
    for plan in (impatient, PLANS["subsidise early"]):
        _, states = play(rules, [plan] + [PLANS["pure product"]] * 5)
        spent.append([state["teams"][0]["report"]["decision"]["platform"] for state in states[1:]])
    stopped, patient = spent
    assert stopped[:3] == patient[:3] == [50, 50, 50]
    assert set(stopped[3:]) == {0}
    assert set(patient[3:]) == {50}
