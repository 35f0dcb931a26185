import pytest
from class_game import played

from platformlab.game import debrief
from platformlab.game.games import FIRST, enter, new_game, states_of, values_of
from platformlab.game.strategies import decide, impatient

SIX = (
    "pure product",
    "product first",
    "start hybrid",
    "subsidise early",
    "closed data",
    "imitator",
)


@pytest.fixture(scope="module")
def game():
    return played(*SIX)


def test_the_network_effect_made_the_ranks_and_without_it_they_change(game):
    found = debrief.standings(game)
    assert sorted(found["ranks"]) == sorted(found["ranks_off"]) == [1, 2, 3, 4, 5, 6]
    assert found["ranks_off"][SIX.index("pure product")] == 1
    assert found["ranks"][SIX.index("pure product")] > 1
    assert found["values"] == values_of(states_of(game)[-1])


def test_a_platform_passes_its_critical_mass_in_the_years_before_it_tips(game):
    states = states_of(game)
    for seat in debrief.largest_platforms(states[-1]):
        path = debrief.critical_path(states, seat)
        above = [
            row["status"] == "fills" or row["connected"] > (row["needed"] or 1e9) for row in path
        ]
        assert (above[0], above[-1]) == (False, True)


def test_years_without_a_platform_are_not_on_its_path(game):
    path = debrief.critical_path(states_of(game), SIX.index("product first"))
    assert [row["year"] for row in path] == list(range(3, 11))
    assert debrief.critical_path(states_of(game), SIX.index("pure product")) == []


def test_the_largest_platforms_come_first_and_pipelines_not_at_all(game):
    state = states_of(game)[-1]
    seats = debrief.largest_platforms(state, 9)
    sizes = [state["teams"][seat]["report"]["machines"] for seat in seats]
    assert sizes == sorted(sizes, reverse=True)
    assert SIX.index("pure product") not in seats


def test_replaying_a_team_by_its_own_plan_brings_its_own_value(game):
    seat = SIX.index("start hybrid")
    found = {name: value for value, name in debrief.replies(game, seat)}
    assert found["start hybrid"] == pytest.approx(debrief.standings(game)["values"][seat])


def test_the_best_reply_is_the_first_and_no_worse_than_any(game):
    found = debrief.replies(game, 0)
    assert [value for value, _ in found] == sorted((value for value, _ in found), reverse=True)
    assert found[0][0] >= debrief.standings(game)["values"][0]


def test_every_counsel_is_worth_its_plan_less_the_product_alone_and_less_the_opposite():
    two = [
        [(value + more, name) for name, value in
         {"product first": 5.0, "subsidise early": 9.0, "start hybrid": 4.0, "pure product": 2.0,
          "platform first": 3.0, "scout": 6.0, "impatient": 1.0}.items()]
        for more in (0.0, 10.0)
    ]  # fmt: skip
    assert debrief.counsels(two) == [
        ("product_first", 3.0, -4.0),
        ("start_hybrid", 2.0, -5.0),
        ("find_the_effect", 4.0, 1.0),
        ("be_patient", 7.0, 8.0),
    ]


def test_a_study_that_saves_a_platform_is_worth_more_than_the_platform_without_it():
    game = played("pure product", "pure product", "volume", changes={"cross_side_consumers": 0.0})
    found = [[*debrief.replies(game, seat), debrief.opposed(game, seat)] for seat in range(3)]
    worth = {name: (more, opposed) for name, more, opposed in debrief.counsels(found)}
    assert worth["find_the_effect"][0] == pytest.approx(-10.0)  # the price of the study
    assert worth["find_the_effect"][1] > 100


def test_whoever_plays_the_opposite_of_patience_is_worth_what_it_says():
    game, states = new_game(["a", "b"]), []
    for _ in range(6):
        states = states_of(game)
        game = enter(game, [decide(impatient, states[-1], 0), None])
    assert debrief.opposed(game, 0) == (values_of(states_of(game)[-1])[0], "impatient")


def test_teams_that_decide_alike_win_together_and_a_bet_on_either_is_right():
    game = enter(
        enter(new_game(["a", "b", "c"]), [None, FIRST, dict(FIRST, price=180)]), [None] * 3
    )
    states = states_of(game)
    assert debrief.winners(values_of(states[-1])) == [0, 1]
    rows = debrief.beliefs([(0, 0), (1, 0), (2, 0)], states)
    assert [row["winner_right"] for row in rows] == [True, True, False]


def test_a_bet_is_compared_with_what_came(game):
    states = states_of(game)
    values = values_of(states[-1])
    winner, tipped = values.index(max(values)), debrief.first_tip(states)
    rows = debrief.beliefs([(winner, tipped + 2), (winner + 1, 0), None, None, None, None], states)
    assert (rows[0]["winner_right"], rows[0]["years_off"]) == (True, 2)
    assert (rows[1]["winner_right"], rows[1]["years_off"]) == (False, None)
    assert rows[2]["bet"] is None
    assert not rows[2]["winner_right"]


def test_a_platform_has_tipped_when_half_of_all_developers_work_for_it(game):
    states = states_of(game)
    year = debrief.first_tip(states)
    most = [max(team["apps"] for team in state["teams"]) for state in states]
    assert most[year - 1] < 0.5 <= most[year]
    assert debrief.first_tip(states[:2]) == 0
