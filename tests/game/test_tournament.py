import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from class_game import played

from platformlab.game.games import states_of
from platformlab.game.strategies import PLAN_NAMES, PLANS
from platformlab.game.tournament import MARKETS, entrant, market, mixed_tables, opponents, play


@pytest.mark.parametrize(
    ("title", "best"),
    [
        ("network off", "pure product"),
        ("strong network", "subsidise early"),
        ("field", "closed data"),
        ("bricks", "start hybrid"),
    ],
)
def test_in_each_of_four_markets_another_plan_is_best(title, best):
    names = ("pure product", "subsidise early", "closed data", "start hybrid")
    found = mixed_tables(market(title), range(2), names)
    assert max(found, key=lambda name: found[name]["value"]) == best


def test_chance_wins_no_table_of_six():
    assert mixed_tables(market("neutral"), range(4), ("naive",))["naive"]["wins"] == 0.0


def test_a_tournament_gives_the_same_numbers_again():
    found = [mixed_tables(market("fleet"), range(2), ("naive",)) for _ in range(2)]
    assert found[0] == found[1]


def test_all_names_meet_the_same_opponents():
    own = {"twin": PLANS["volume"]}
    found = mixed_tables(market("4 teams"), range(2), ("twin", "volume"), own)
    assert found["twin"] == found["volume"]


def test_a_strategy_of_the_class_sits_down_with_the_known_ones():
    def cheap(seen):
        return dict(PLANS["volume"](seen), develop=0)

    found = mixed_tables(market("neutral"), range(2), ("volume", "cheap"), {"cheap": cheap})
    assert found["cheap"]["value"] < found["volume"]["value"]


def test_tables_played_elsewhere_give_the_same_numbers():
    names = ("volume", "naive")
    here = mixed_tables(market("2 teams"), range(4), names)
    with ThreadPoolExecutor(2) as pool:
        assert mixed_tables(market("2 teams"), range(4), names, spread=pool.map) == here


@pytest.mark.slow
def test_a_dask_client_plays_the_tables():
    distributed = pytest.importorskip("distributed")
    here = mixed_tables(market("2 teams"), range(4), ("volume",))
    with (
        distributed.LocalCluster(n_workers=1, processes=False, dashboard_address=":0") as cluster,
        distributed.Client(cluster) as client,
    ):

        def spread(play, tables):
            return client.gather(client.map(play, list(tables)))

        assert mixed_tables(market("2 teams"), range(4), ("volume",), spread=spread) == here


def test_a_decision_can_be_held_for_two_years():
    _, states = play(market("2 teams"), [PLANS["imitator"], PLANS["product first"]], held=2)
    prices = [state["teams"][1]["report"]["decision"]["price"] for state in states[1:]]
    assert prices[0::2] == pytest.approx(prices[1::2])


def test_an_unknown_market_is_refused_with_the_known_ones():
    with pytest.raises(ValueError, match=r"no market called moon; there are .*neutral"):
        market("moon")


def test_every_market_can_be_played_by_the_opponents_it_draws():
    for title, _, _ in MARKETS:
        rules = market(title)
        values, states = play(rules, [entrant("naive", 1), *opponents(rules, 7)])
        assert len(values) == rules["teams"]
        assert len(states) == rules["years"] + 1


def test_ten_years_with_six_teams_take_five_milliseconds_at_most():
    game, times = played(*PLAN_NAMES[:6]), []
    for _ in range(20):  # the fastest: a busy machine is no slower engine
        began = time.perf_counter()
        states_of(game)
        times.append(time.perf_counter() - began)
    assert min(times) <= 0.005
