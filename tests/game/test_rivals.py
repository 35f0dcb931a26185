import pytest

from platformlab.game.engine import play_year, start
from platformlab.game.games import values_of
from platformlab.game.rivals import RIVALS, rival
from platformlab.game.scenarios import NAMES, rules_for
from platformlab.game.strategies import PLANS, Naive, decide


def ranks_of_reader(strategy, scenario, **changes):
    rules = rules_for(scenario, teams=4, **changes)
    state = start(rules)
    for _ in range(rules["years"]):
        moves = [decide(strategy, state, 0)]
        moves += [rival(kind, state, k + 1) for k, kind in enumerate(RIVALS)]
        state = play_year(state, moves)
    values = values_of(state)
    return 1 + sum(other > values[0] for other in values)


@pytest.mark.parametrize("scenario", NAMES)
def test_in_every_market_a_known_plan_beats_all_rivals_and_chance_beats_none(scenario):
    assert 1 in [ranks_of_reader(plan, scenario) for plan in PLANS.values()]
    assert ranks_of_reader(Naive(3), scenario) == 4


def test_the_builder_opens_in_year_three_and_the_opener_at_once():
    state = start(rules_for(teams=3))
    opened = []
    for _ in range(3):
        moves = [rival(kind, state, k) for k, kind in enumerate(RIVALS)]
        opened.append([move["platform"] > 0 for move in moves])
        state = play_year(state, moves)
    assert opened == [[False, True, False], [False, True, False], [True, True, False]]


def test_a_rival_without_cash_cuts():
    state = start(rules_for(teams=3))
    for team in state["teams"]:
        team["cash"] = -150.0
    for k, kind in enumerate(RIVALS):
        move = rival(kind, state, k)
        assert (move["platform"], move["develop"], move["terms"]) == (0, 15, 0.0)


def test_rivals_decide_alike_whether_the_network_effect_is_there_or_not():
    for kind in RIVALS:
        moves = [
            rival(kind, start(rules_for(teams=3, cross_side_consumers=effect)), 1)
            for effect in (0.0, 15.0)
        ]
        assert moves[0] == moves[1]
