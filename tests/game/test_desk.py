"""What a page asks, and what it is answered; the numbers themselves are tested where they are made."""

import json

import pytest
from class_game import played

from platformlab.game import codes, games, logs
from platformlab.game.desk import ask
from platformlab.game.games import FIRST
from platformlab.game.rivals import RIVALS, rival

SETTING = {"scenario": "neutral", "years": 3, "number": 7, "seed": 0, "changes": {}}


def asked(what, **given):
    return json.loads(ask(json.dumps({"do": what, **given})))


def read(text):
    return asked("codes", text=text)["codes"]


@pytest.fixture
def begun():
    return asked("begin", names=["Ada", "Bo", "Cy", "Di"], **SETTING)


def test_a_begun_game_shows_names_log_and_no_year(begun):
    assert (begun["year"], begun["years"], begun["rows"]) == (0, 3, [])
    assert begun["names"] == ["Ada", "Bo", "Cy", "Di"]
    assert logs.read(begun["log"])[1] is None


def test_rows_have_a_number_for_each_column_and_rivals_show_the_public_ones(begun):
    shown = asked("play", decisions=[dict(FIRST, platform=50, openness=2), None, None, None])
    assert [len(team) for team in shown["rows"][0]] == [len(shown["columns"])] * 4
    public = [name for name, _, _ in shown["columns"][: shown["public"]]]
    assert public == ["price", "sales", "openness", "developers"]
    assert [team[2] for team in shown["rows"][0]] == ["open", "none", "none", "none"]


def test_alone_a_year_is_played_with_the_decisions_of_the_three_rivals(begun):
    dear = dict(FIRST, price=200)  # who sells little has another cost than the rivals
    for year in range(3):
        state = games.states_of(logs.read(asked("show")["log"])[0])[-1]
        moves = [dear] + [rival(kind, state, seat + 1) for seat, kind in enumerate(RIVALS)]
        shown = asked("play_alone", decision=dear)
        assert logs.read(shown["log"])[0]["played"][year]["decisions"] == moves


def test_what_cannot_be_used_is_refused_and_the_game_stands(begun):
    refused = asked("play", decisions=[dict(FIRST, price=5), None, None, None])
    assert refused["refusal"][0] == "decision"
    assert asked("show")["log"] == begun["log"]


def test_undo_and_correction_are_answered_with_the_whole_game(begun):
    asked("play", decisions=[None] * 4)
    corrected = asked("correct", team=1, year=1, decision=dict(FIRST, price=99))
    assert corrected["rows"][0][1][0] == 100.0
    assert asked("decided", team=1, year=1)["decision"]["price"] == 99
    assert asked("decided", team=1, year=2)["decision"]["price"] == 99
    assert asked("undo")["log"] == begun["log"]


def test_a_code_is_written_and_read(begun):
    code = asked("write_code", team=2, year=1, number=7, decision=FIRST)["code"]
    told = {"team": 2, "decision": FIRST, "warnings": []}
    assert read(code) == [told]
    assert read(f"{code} {code}") == [told, told]  # pasted twice is said once
    other = codes.encode(2, 1, dict(FIRST, price=99), 7)
    assert read(f"{code} {other}")[1]["refusal"][0] == "code_twice"
    assert read(codes.encode(2, 2, FIRST, 7))[0]["refusal"][0] == "code_year"


def test_a_decision_of_year_0_makes_no_code_for_that_would_be_a_bet(begun):
    refused = asked("write_code", team=2, year=0, number=7, decision=FIRST)["refusal"]
    assert refused == ["year", {"got": 0, "most": 15}]


def test_a_code_of_a_bet_is_taken_before_year_1_only(begun):
    code = asked("write_bet", team=2, number=7, winner=1, year=3)["code"]
    assert read(code) == [{"team": 2, "bet": [1, 3]}]
    for wrong in (codes.encode_bet(2, 4, 3, 7), codes.encode_bet(2, 1, 4, 7)):  # 4 teams, 3 years
        assert read(wrong)[0]["refusal"][0] in ("bet_team", "bet_year")
    asked("play", decisions=[None] * 4)
    assert read(code)[0]["refusal"][0] == "code_year"
    assert asked("bet", team=2, winner=1, year=3)["refusal"] == ["bet_late", {"year": 1}]


def test_a_code_that_might_be_a_slip_near_the_threshold_is_warned_of_at_the_desk():
    asked("load", log=logs.write(played("subsidise early", *["volume"] * 3, years=6)))
    plan = dict(FIRST, price=100, platform=50)
    for kind, warned in ((0, True), (2, False)):
        code = codes.encode(0, 7, dict(plan, openness=kind), 0)
        names = [name for name, _ in read(code)[0]["warnings"]]
        assert ("leaves" in names) == warned


def test_a_cut_log_gives_the_years_before_the_cut_and_the_reason():
    text = logs.write(played("pure product", "imitator", years=3))
    shown = asked("load", log=text[: text.rindex("\n") - 3])
    assert shown["year"] == 2
    assert shown["refusal"] == ["log_year", {"year": 3}]


def test_a_preview_knows_the_cash_of_the_game_that_stands(begun):
    asked("play", decisions=[None] * 4)
    told = asked("preview", decision=FIRST, seat=0)
    assert told["cash"] == asked("show")["rows"][0][0][-1]
    assert asked("preview", decision=dict(FIRST, price=None), seat=0)["refusal"][0] == "empty"


def test_only_who_paid_for_a_study_is_told(begun):
    asked("play", decisions=[dict(FIRST, study=1), None, None, None])
    (told,) = asked("study", seat=0)["studies"]
    assert told["openness"] == "open"
    assert told["lives_from"] < told["fills_from"]
    assert asked("study", seat=1) == {"studies": []}


def test_a_study_is_told_to_the_desk_for_each_team_and_is_not_lost_with_the_next_year(begun):
    asked("play", decisions=[dict(FIRST, study=1), None, None, None])
    first = asked("study")["studies"]
    asked("play", decisions=[None, None, dict(FIRST, study=1), None])
    both = asked("study")["studies"]
    assert [(study["seat"], study["year"]) for study in both] == [(0, 1), (2, 2)]
    assert both[:1] == first


def test_two_teams_of_one_name_are_refused(begun):
    refused = asked("begin", names=["A", "B", "A"], **SETTING)
    assert refused["refusal"] == ["names", {"got": "A"}]


@pytest.mark.parametrize("seed", [None, -1, 10_000, 1.5])
def test_a_number_that_deals_no_cards_is_refused(begun, seed):
    assert asked("begin", names=["A", "B"], **(SETTING | {"seed": seed}))["refusal"][0] == "seed"


def test_a_bet_without_a_year_is_no_bet_on_never(begun):
    assert asked("write_bet", team=0, number=7, winner=1, year=None)["refusal"][0] == "bet_year"
    assert asked("bet", team=0, winner=1, year=None)["refusal"][0] == "bet_year"


def test_who_takes_a_year_back_has_its_codes(begun):
    moves = [dict(FIRST, price=100 + seat) for seat in range(4)]
    asked("play", decisions=moves)
    undone = asked("undo")["undone"]
    assert [told["decision"] for told in read("\n".join(undone))] == moves
    assert asked("undo")["undone"] == []


@pytest.mark.parametrize(("played_with", "back"), [("boom", "boom"), (None, "none"), ("", "")])
def test_who_takes_a_year_back_has_its_card(played_with, back):
    asked("begin", names=["A", "B"], **(SETTING | {"seed": 3, "years": 10}))
    for _ in range(4):
        asked("play", decisions=[None, None])
    told = asked(
        "play", decisions=[None, None], card=played_with
    )  # the seed deals a card in year 5
    assert told["card"] == {"boom": "boom", None: None, "": "free_parent"}[played_with]
    assert asked("undo")["undone_card"] == back


def test_a_game_ends_where_it_stands_and_goes_on_for_a_year(begun):
    assert asked("end", more=0)["refusal"][0] == "years"  # nobody has played
    asked("play", decisions=[None] * 4)
    assert asked("end", more=0)["years"] == 1
    assert asked("play", decisions=[None] * 4)["refusal"][0] == "game_over"
    assert asked("end", more=1)["years"] == 2
    assert asked("play", decisions=[None] * 4)["year"] == 2


def test_everybody_is_told_the_numbers_of_the_market_but_not_the_effect():
    told = asked("begin", names=["A", "B"], **(SETTING | {"scenario": "turbine"}))["facts"]
    assert (told["running_cost"], told["patience"], told["first_cost"]) == (45.0, 3, 100.0)
    assert (told["sold_0"], told["taken_1"], told["taken_2"]) == (0.6, 0.3, 0.15)
    assert not {"cross_side_consumers", "hassle", "imitation", "multihoming"} & set(told)


def test_a_log_can_be_looked_at_while_the_game_stands(begun):
    text = logs.write(played("pure product", "imitator", years=3))
    assert asked("look", log=text) == {"year": 3, "log": text}
    cut = asked("look", log=text[: text.rindex("\n") - 3])
    assert (cut["year"], cut["refusal"][0]) == (2, "log_year")
    assert asked("show")["log"] == begun["log"]


def test_the_debrief_has_ranks_paths_and_a_best_plan_for_each_team():
    game = games.bet(played("product first", "pure product", years=5), 1, 0, 4)
    asked("load", log=logs.write(game))
    found = asked("debrief")
    assert [row["bet"] for row in found["beliefs"]] == [None, [0, 4]]
    assert sorted(found["ranks"]) == sorted(found["ranks_off"]) == [1, 2]
    assert [seat for seat, _ in found["paths"]] == [0]
    reply = asked("reply", seat=1)
    assert reply["value"] >= found["values"][1]
    told = asked("counsels", replies=[asked("reply", seat=seat)["all"] for seat in (0, 1)])
    assert [len(row) for row in told["counsels"]] == [3] * 4
    assert found["winners"] == [found["ranks"].index(1)]
