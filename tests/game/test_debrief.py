import pytest
from class_game import played

from platformlab.game import debrief
from platformlab.game.games import states_of, values_of

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


def test_every_counsel_is_worth_its_plan_less_the_product_alone_in_the_mean():
    two = [
        [(value + more, name) for name, value in
         {"product first": 5.0, "subsidise early": 9.0, "start hybrid": 4.0, "pure product": 2.0,
          "platform first": 3.0, "scout": 6.0}.items()]
        for more in (0.0, 10.0)
    ]  # fmt: skip
    assert debrief.counsels(two) == [
        ("product_first", 3.0),
        ("start_hybrid", 2.0),
        ("find_the_effect", 4.0),
        ("be_patient", 7.0),
    ]


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
