import pytest
from class_game import drawn_game, played

from platformlab.game import engine
from platformlab.game.codes import fingerprint
from platformlab.game.games import FIRST, states_of, values_of
from platformlab.game.scenarios import changes_of, rules_for
from platformlab.game.strategies import PLAN_NAMES

SIX = PLAN_NAMES[:6]


@pytest.mark.parametrize(
    ("scenario", "signs"),
    [
        ("neutral", "3V2M"),
        ("fleet", "AA15"),
        ("field", "VDHR"),
        ("turbine", "5850"),
        ("bricks", "5VW8"),
        ("paper", "36WA"),
    ],
)
def test_a_golden_game_ends_in_the_state_it_ended_in_when_the_rules_were_set(scenario, signs):
    """A change of these says that the rules have changed: old logs then need another edition."""
    assert fingerprint(states_of(played(*SIX, scenario=scenario))[-1]) == signs


def test_teams_that_decide_alike_stay_alike():
    rules = rules_for(teams=3)
    state = engine.start(rules)
    for _ in range(10):
        state = engine.play_year(state, [dict(FIRST, platform=50, openness=2)] * 3)
    assert state["teams"][0] == state["teams"][1] == state["teams"][2]


def test_seats_do_not_matter():
    there = values_of(states_of(played(*SIX))[-1])
    back = values_of(states_of(played(*reversed(SIX)))[-1])
    assert back[::-1] == pytest.approx(there, rel=1e-12)


def test_shares_of_buyers_and_of_those_who_buy_nothing_fill_the_market():
    for state in states_of(drawn_game(4))[1:]:
        shares = [team["report"]["share"] for team in state["teams"]]
        assert 0.0 < sum(shares) < 1.0


def test_cash_is_what_was_earned_since_the_start():
    game = drawn_game(5)
    states = states_of(game)
    for seat in range(len(game["names"])):
        profits = sum(state["teams"][seat]["report"]["profit"] for state in states[1:])
        now = states[-1]["teams"][seat]["cash"]
        assert now == pytest.approx(engine.RULES["start_cash"] + profits)


def test_a_year_changes_no_earlier_state():
    rules = rules_for(teams=2)
    before = engine.start(rules)
    engine.play_year(before, [dict(FIRST, platform=80)] * 2, changes_of("copycats"))
    assert before == engine.start(rules)


def test_a_lower_price_sells_more():
    state = engine.start(rules_for(teams=2))
    after = engine.play_year(state, [dict(FIRST, price=110), FIRST])
    first, second = (team["report"]["sales"] for team in after["teams"])
    assert first > second


def test_nobody_sells_below_the_cost_of_last_year():
    after = engine.play_year(engine.start(rules_for(teams=2)), [dict(FIRST, price=60)] * 2)
    assert after["teams"][0]["report"]["decision"]["price"] == 100.0


def test_decisions_are_brought_inside_their_limits():
    wild = {"price": 1e9, "develop": -5, "platform": 1, "openness": 7, "terms": -99, "study": 9}
    after = engine.play_year(engine.start(rules_for(teams=2)), [wild, FIRST])
    assert after["teams"][0]["report"]["decision"] == {
        "price": 200,
        "develop": 0,
        "platform": 20.0,
        "openness": 2,
        "terms": -2.0,
        "study": 1,
    }


def test_a_study_costs_what_the_rules_say_and_changes_nothing_else():
    state = engine.start(rules_for(teams=2))
    with_study = engine.play_year(state, [dict(FIRST, study=1), FIRST])["teams"][0]
    without = engine.play_year(state, [FIRST, FIRST])["teams"][0]
    assert without["cash"] - with_study["cash"] == pytest.approx(engine.RULES["study_cost"])
    assert without["earnings"] == with_study["earnings"]


def test_the_board_stops_a_platform_for_good_after_its_patience():
    state = engine.start(rules_for("turbine", teams=2))
    spends = dict(FIRST, platform=80, openness=2)
    runs = []
    for _ in range(6):
        state = engine.play_year(state, [spends, FIRST])
        runs.append(state["teams"][0]["report"]["decision"]["platform"] > 0)
    assert runs == [True, True, True, False, False, False]


def test_a_bank_that_took_over_forbids_the_platform_until_cash_is_back():
    state = engine.start(rules_for(teams=2))
    burns = dict(FIRST, price=200, develop=120, platform=120)
    for _ in range(3):
        state = engine.play_year(state, [burns, FIRST])
    assert state["teams"][0]["broke"]
    after = engine.play_year(state, [burns, FIRST])["teams"][0]
    assert after["report"]["decision"]["platform"] == 0
    assert after["report"]["decision"]["develop"] == 10
    assert after["report"]["interest"] > 0.0


@pytest.mark.parametrize(("cash", "is_waiting"), [(-400.0, True), (-150.0, True), (0.0, False)])
def test_the_bank_stays_until_no_debt_is_left(cash, is_waiting):
    state = engine.start(rules_for(teams=2))
    state["teams"][0].update(cash=cash, broke=True)
    after = engine.play_year(state, [dict(FIRST, develop=0)] * 2)["teams"][0]
    assert after["cash"] < 0.0 or not is_waiting
    assert after["broke"] == is_waiting


def test_a_card_of_one_year_ends_and_a_lasting_one_stays():
    state = engine.start(rules_for(teams=2))
    boom = engine.play_year(state, [FIRST] * 2, changes_of("boom"))
    assert boom["rules"]["market"] == engine.RULES["market"]
    assert boom["teams"][0]["report"]["sales"] == pytest.approx(
        1.25 * engine.play_year(state, [FIRST] * 2)["teams"][0]["report"]["sales"]
    )
    tools = engine.play_year(state, [FIRST] * 2, changes_of("open_tools"))
    assert tools["rules"]["multihoming"] == 0.9


def test_a_subsidy_is_paid_and_a_fee_is_earned():
    state = engine.start(rules_for(teams=2))
    for terms, sign in ((-2.0, -1), (2.0, 1)):
        d = dict(FIRST, platform=60, openness=2, terms=terms)
        report = engine.play_year(state, [d, FIRST])["teams"][0]["report"]
        assert report["fees"] * sign > 0.0


def test_value_counts_the_mean_of_the_last_two_years():
    rules = rules_for()
    team = dict(engine.start(rules)["teams"][0], cash=50.0, earnings=(10.0, 30.0))
    assert engine.value(team, rules) == 50.0 + 3.0 * 20.0
