import pytest
from class_game import drawn_game, played

from platformlab.game import codes, games
from platformlab.game.games import FIRST
from platformlab.game.refusals import Refusal


@pytest.fixture
def game():
    return games.new_game(["Ada", "Bo", "Cy"], number=7)


def reason(refused):
    return refused.value.reason


def test_a_team_that_enters_nothing_repeats_its_last_decision(game):
    bold = dict(FIRST, price=101, platform=50, openness=2, terms=-1.5)
    game = games.enter(game, [bold, None, None])
    game = games.enter(game, [None, FIRST, None])
    assert game["played"][1]["decisions"] == [bold, FIRST, FIRST]


def test_a_study_is_not_repeated_for_a_team_that_enters_nothing(game):
    game = games.enter(games.enter(game, [dict(FIRST, study=1), None, None]), [None] * 3)
    assert [year["decisions"][0]["study"] for year in game["played"]] == [1, 0]


def test_a_team_may_bet_again_and_its_last_bet_counts(game):
    once = games.bet(game, 1, 2, 5)
    assert once["bets"] == [None, (2, 5), None]
    assert games.bet(once, 1, 0, 0)["bets"] == [None, (0, 0), None]


@pytest.mark.parametrize(("winner", "year", "why"), [(3, 5, "bet_team"), (-1, 5, "bet_team"), (0, 11, "bet_year"), (0, -1, "bet_year")])  # fmt: skip
def test_a_bet_on_nobody_or_on_no_year_is_refused(game, winner, year, why):
    with pytest.raises(Refusal) as refused:
        games.bet(game, 0, winner, year)
    assert reason(refused) == why


def test_undo_takes_back_the_last_year_and_no_more(game):
    once = games.enter(game, [None] * 3)
    assert games.undo(games.enter(once, [dict(FIRST, price=99)] * 3)) == once
    assert games.undo(game) == game


def test_a_corrected_year_gives_the_game_that_the_right_entry_would_have_given():
    right = drawn_game(8)
    teams = len(right["names"])
    wrong = games.correct(right, 3, teams - 1, FIRST)
    assert games.states_of(wrong)[-1] != games.states_of(right)[-1]
    mended = games.correct(wrong, 3, teams - 1, right["played"][2]["decisions"][-1])
    assert games.states_of(mended) == games.states_of(right)


@pytest.mark.parametrize("year", [0, -1, 2])
def test_a_year_that_was_not_played_cannot_be_corrected(game, year):
    with pytest.raises(Refusal, match="has not been played") as refused:
        games.correct(games.enter(game, [None] * 3), year, 0, FIRST)
    assert reason(refused) == "year_unplayed"


def test_a_code_of_this_year_is_taken(game):
    wanted = dict(FIRST, price=97)
    assert games.take_code(game, codes.encode(1, 1, wanted, 7)) == (1, wanted)


@pytest.mark.parametrize(
    ("team", "year", "number", "taken", "why"),
    [
        (1, 2, 7, (), "code_year"),
        (1, 1, 8, (), "code_check"),
        (3, 1, 7, (), "code_team"),
        (1, 1, 7, (0, 1), "code_twice"),
    ],
)
def test_a_code_that_does_not_belong_here_is_refused(game, team, year, number, taken, why):
    with pytest.raises(Refusal) as refused:
        games.take_code(game, codes.encode(team, year, FIRST, number), taken)
    assert reason(refused) == why


@pytest.mark.parametrize("names", [[], ["alone"], list("abcdefghi")])
def test_a_game_has_two_to_eight_teams(names):
    with pytest.raises(Refusal, match="2 to 8 teams") as refused:
        games.new_game(names)
    assert refused.value.slots == {"got": len(names)}


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ({"years": 16}, "years"), ({"years": 2.5}, "years"), ({"number": 31}, "numbers"),
        ({"scenario": "moon"}, "scenario"), ({"changes": {"market": 3}}, "rule"),
        ({"changes": {"patience": -1}}, "rule_value"), ({"changes": {"imitation": "a"}}, "rule_value"),
    ],
)  # fmt: skip
def test_a_setting_that_no_game_has_is_refused(settings, why):
    with pytest.raises(Refusal) as refused:
        games.new_game(["a", "b"], **settings)
    assert reason(refused) == why


def test_nothing_is_played_after_the_last_year():
    game = played("pure product", "imitator", years=2)
    with pytest.raises(Refusal, match="ends with year"):
        games.enter(game, [None, None])


def test_a_year_takes_one_decision_per_team(game):
    with pytest.raises(Refusal, match="one decision per team: 3"):
        games.enter(game, [None, None])


def test_a_decision_that_no_code_can_say_is_not_entered(game):
    with pytest.raises(Refusal, match="price must be"):
        games.enter(game, [dict(FIRST, price=10), None, None])


def test_an_unknown_card_is_refused(game):
    with pytest.raises(Refusal, match="no card called"):
        games.enter(game, [None] * 3, "rain")


def test_a_seed_deals_its_cards_and_a_facilitator_may_deal_another():
    dealt = games.new_game(["a", "b"], seed=3)
    for _ in range(4):
        dealt = games.enter(dealt, [None, None])
    dealt = games.enter(dealt, [None, None], "slump")
    assert [year["card"] for year in dealt["played"]] == [None, None, None, "boom", "slump"]


def test_a_change_asks_what_would_have_been():
    game = played("product first", *["pure product"] * 5)
    with_effect = games.states_of(game)[-1]["teams"][0]["apps"]
    without = games.states_of(game, cross_side_consumers=0.0)[-1]["teams"][0]["apps"]
    assert with_effect > 0.9 > 0.5 > without


def test_a_game_ends_early_or_goes_on_and_keeps_its_years(game):
    twice = games.enter(games.enter(game, [None] * 3), [None] * 3)
    over = games.lasting(twice, 2)
    assert games.states_of(over)[-1]["teams"] == games.states_of(twice)[-1]["teams"]
    with pytest.raises(Refusal) as refused:
        games.enter(over, [None] * 3)
    assert reason(refused) == "game_over"
    assert len(games.enter(games.lasting(over, 3), [None] * 3)["played"]) == 3


@pytest.mark.parametrize("years", [1, 16, 2.5])
def test_a_game_is_not_shorter_than_it_was_played_nor_longer_than_any(game, years):
    twice = games.enter(games.enter(game, [None] * 3), [None] * 3)
    with pytest.raises(Refusal) as refused:
        games.lasting(twice, years)
    assert reason(refused) == "years"
