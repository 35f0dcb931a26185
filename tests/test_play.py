"""The class game in Python: logs that play again, changes, refusals, tournaments here and on a cluster."""

import warnings
from functools import cache

import numpy as np
import pytest

from platformlab import play
from platformlab.game import games, logs, tournament
from platformlab.game.strategies import PLANS


@cache
def example():
    return play.example()


def ours(seen):
    return {"price": seen["cost"] + 9, "develop": 60, "openness": "open"}


def peeks(seen):
    return {"price": seen["rivals"][0]["cash"], "develop": 0}


# A log


def test_log_gives_the_game_that_was_played_whether_pasted_or_in_a_file(tmp_path):
    file = tmp_path / "our game.txt"
    file.write_text(example(), encoding="utf-8-sig")  # as an editor on Windows saves it
    whole = logs.read(example())[0]
    assert play.read(example()) == play.read(file) == play.read(str(file)) == whole
    assert play.read(f"\ufeff{example()}") == whole


@pytest.mark.parametrize("market", ["neutral", "strong network", "field"])
def test_example_is_what_the_known_plans_play_in_that_market(market):
    rules = tournament.market(market)
    values, _ = tournament.play(rules, [PLANS[name] for name in play.SIX])
    game = play.read(play.example(market))
    assert games.values_of(games.states_of(game)[-1]) == values
    assert [name.lower() for name in game["names"]] == list(play.SIX)


@pytest.mark.parametrize(
    ("log", "said"),
    [
        ("our-game.txt", "no such file to read; upload it"),
        (None, "got 'None'"),
        ("", "no such file to read"),
        ("Dear class,\nhere is the game", "this is no log of the game"),
        ("LAUNCH 2 scenario=neutral", "of edition 2, and this book plays edition 1"),
        ("LAUNCH 1", "the head of the log was changed"),
        ("LAUNCH 1 teams=2\nnames Ada Bo", "the head of the log was changed"),
    ],
)
def test_what_is_no_log_is_refused_in_one_sentence_with_the_repair(log, said):
    with pytest.raises(play.Refused, match=said) as caught:
        play.read(log)
    assert "\n" not in str(caught.value)
    assert caught.value._render_traceback_() == [str(caught.value)]


def test_file_that_is_no_text_is_refused_in_one_sentence(tmp_path):
    file = tmp_path / "photo.txt"
    file.write_bytes(b"\xff\xd8\xff\xe0")
    with pytest.raises(play.Refused, match="which is plain text; choose another file"):
        play.read(file)


def test_every_changed_sign_of_a_log_is_refused_or_ends_the_reading_there():
    text = example()
    whole = play.read(text)
    for at in range(7, len(text), 41):
        other = "7" if text[at] != "7" else "8"
        changed = text[:at] + other + text[at + 1 :]
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with pytest.raises((play.Refused, UserWarning)):
                play.read(changed)
    assert play.read(text) == whole


def test_log_that_was_cut_gives_the_years_before_and_says_where_it_ends():
    lines = example().splitlines()
    with pytest.warns(UserWarning, match="cut or changed in year 5; everything before"):
        game = play.read("\n".join(lines[:6]))
    assert len(game["played"]) == 4


# A change


def test_change_alters_one_decision_and_leaves_the_others():
    game = play.read(example())
    other = play.change(game, team="Product first", year=5, terms=0, openness="partners")
    was, now = game["played"][4]["decisions"], other["played"][4]["decisions"]
    assert now[1] == was[1] | {"terms": 0, "openness": 1}
    assert [d for seat, d in enumerate(now) if seat != 1] == [
        d for seat, d in enumerate(was) if seat != 1
    ]
    assert [y for y in other["played"] if y["decisions"] != now] == [
        y for y in game["played"] if y["decisions"] != was
    ]
    assert play.change(game, team=2, year=5, terms=0, openness="partners") == other


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"team": "Produkt first", "year": 5}, "did you mean 'Product first'"),
        ({"team": 7, "year": 5}, "there is no team 7"),
        ({"team": 0, "year": 5}, "there is no team 0"),
        ({"team": 1, "year": 11}, "year 11 has not been played"),
        ({"team": 1, "year": "5"}, "year 5 has not been played"),
        ({"team": 1, "year": 5, "prize": 100}, "did you mean 'price'"),
        ({"team": 1, "year": 5, "price": "low"}, "price must be a number from 60 to 200"),
        ({"team": 1, "year": 5, "price": float("nan")}, "price must be a number"),
        ({"team": 1, "year": 5, "price": 10}, "from 60 to 200"),
        ({"team": 1, "year": 5, "openness": "half"}, "openness must be a number from 0 to 2"),
    ],
)
def test_change_that_cannot_be_played_is_refused_in_one_sentence(asked, said):
    with pytest.raises(play.Refused, match=said) as caught:
        play.change(play.read(example()), **asked)
    assert "\n" not in str(caught.value)


# What came


def test_results_are_values_and_ranks_with_the_effect_and_without():
    found = play.results(play.read(example()))
    assert found.loc["Product first", "rank"] == 1
    assert found.loc["Pure product", "rank_off"] == 1
    assert sorted(found["rank"]) == [1, 2, 3, 4, 5, 6]


def test_years_and_path_tell_a_team_by_year():
    game = play.read(example())
    table = play.years(game, "Subsidise early")
    assert list(table.index) == list(range(1, 11))
    assert (table["platform"] == 50).all()
    found = play.path(game, "Subsidise early")
    assert found["connected"].tolist() == pytest.approx(table["machines"].tolist(), abs=0.06)
    assert play.path(game, "Pure product").empty


# A tournament


def test_tournament_gives_what_the_game_itself_counts():
    names = (*tournament.PLAN_NAMES, "ours")
    theirs = tournament.mixed_tables(
        tournament.market("neutral"), range(1, 3), names, {"ours": ours_in_numbers}
    )
    found = play.tournament({"ours": ours}, tables=2)
    assert found.loc["neutral"].index.tolist() == list(names)
    for name in names:
        assert found.loc[("neutral", name), "value"] == round(theirs[name]["value"])
        assert found.loc[("neutral", name), "won"] == theirs[name]["wins"]


def ours_in_numbers(seen):
    return play.NOTHING | {"price": seen["cost"] + 9, "develop": 60, "openness": 2}


def test_among_us_the_class_meets_itself_alone():
    own = {"ours": ours, "plain": lambda seen: {"price": 110, "develop": 30}}
    found = play.tournament(own, tables=2, among_us=True)
    assert found.loc["neutral"].index.tolist() == ["ours", "plain"]
    alone = play.tournament({"ours": ours}, tables=1, among_us=True).loc[("neutral", "ours")]
    values, _ = tournament.play(tournament.market("neutral"), [ours_in_numbers] * 6)
    assert alone["value"] == round(values[0])


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"ours": 5}, "ours must be a function"),
        ({"ours": lambda seen: None}, "ours, year 1: expected a dictionary"),
        ({"ours": lambda seen: {"cost": 3}}, "ours, year 1: there is no decision 'cost'"),
        ({"ours": lambda seen: {"price": None}}, "ours, year 1: price must be a number"),
        ({"ours": lambda seen: {"price": np.inf}}, "ours, year 1: price must be a number"),
    ],
)
def test_strategy_that_gives_no_decision_is_named_with_the_year(own, said):
    with pytest.raises(play.Refused, match=said):
        play.tournament(own, tables=1)


def test_strategy_sees_no_hidden_number_of_a_rival():
    with pytest.raises(KeyError, match="cash"):
        play.tournament({"peeks": peeks}, tables=1)


def test_unknown_market_and_nobody_among_us_are_refused():
    with pytest.raises(play.Refused, match="did you mean 'neutral'"):
        play.tournament(markets="neutrall")
    with pytest.raises(play.Refused, match="there is nobody yet"):
        play.tournament(among_us=True)


@pytest.mark.slow
def test_cluster_gives_the_same_tournament_with_a_strategy_of_the_class():
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=False, dashboard_address=":0"
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        spread = play.tournament({"ours": ours}, tables=3, client=client)
    assert spread.equals(play.tournament({"ours": ours}, tables=3))
