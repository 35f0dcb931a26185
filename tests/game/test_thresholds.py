import pytest

from platformlab.game.engine import info_value, logistic, owner_gain, play_year, start, wants_in
from platformlab.game.games import FIRST
from platformlab.game.scenarios import rules_for
from platformlab.game.thresholds import (
    base_needed,
    critical_mass,
    least,
    resting_points,
    status,
    study,
    subsidy_needed,
)

RULES = rules_for()
OPEN = {"price": 100, "develop": 45, "platform": 50, "openness": 2, "terms": 0.0}


def test_at_a_resting_point_as_many_connect_as_are_connected():
    for machines in resting_points(RULES, 120.0, OPEN):
        info = info_value(RULES, machines / RULES["data_decay"], 30.0 / RULES["skill_decay"])
        apps = wants_in(RULES, machines, 2, 0.0, 0.0)
        assert 120.0 * logistic(owner_gain(RULES, info, apps, 2)) == pytest.approx(machines)


@pytest.mark.parametrize(
    ("base", "verdict", "roots"),
    [
        (60.0, "not viable", [5.5]),
        (100.0, "tips", [15.7, 71.9, 97.0]),
        (120.0, "tips", [22.5, 61.5, 119.1]),
        (160.0, "fills", [159.3]),
    ],
)
def test_roots_are_those_of_the_design(base, verdict, roots):
    """Printed in the design of the game, table D."""
    assert resting_points(RULES, base, OPEN) == pytest.approx(roots, abs=0.06)
    assert status(RULES, base, OPEN) == verdict
    needed = {"tips": pytest.approx(roots[len(roots) // 2], abs=0.06), "fills": 0.0}
    assert critical_mass(RULES, base, OPEN) == (verdict, needed.get(verdict))


def test_a_platform_can_live_from_93_and_fills_from_151_thousand_machines():
    """Printed in the design of the game, table D."""
    assert base_needed(RULES, OPEN, "tips") == pytest.approx(93.3, abs=0.05)
    assert base_needed(RULES, OPEN) == pytest.approx(150.8, abs=0.05)


def test_the_subsidy_that_fills_falls_with_the_base():
    """Printed in the design of the game, table D."""
    found = [subsidy_needed(RULES, base, OPEN, 60) for base in (60.0, 100.0, 140.0)]
    assert found == pytest.approx([1.39, 0.70, 0.14], abs=0.01)


def test_without_a_network_effect_no_base_and_no_subsidy_fills():
    off = rules_for(cross_side_consumers=0.0)
    assert base_needed(off, OPEN) is None
    assert subsidy_needed(off, 100.0, OPEN) is None


def test_above_the_critical_mass_a_platform_grows_and_below_it_sinks():
    _, needed = critical_mass(RULES, 120.0, OPEN)
    for factor, grows in ((0.9, False), (1.1, True)):
        now = needed * factor
        info = info_value(RULES, now / RULES["data_decay"], 30.0 / RULES["skill_decay"])
        apps = wants_in(RULES, now, 2, 0.0, 0.0)
        assert (120.0 * logistic(owner_gain(RULES, info, apps, 2)) > now) == grows


def test_a_rival_who_has_the_developers_leaves_too_few_and_one_who_has_some_lowers_their_cost():
    alone, beside = (critical_mass(RULES, 120.0, OPEN, apps)[1] for apps in (0.0, 0.15))
    assert beside < alone
    assert status(RULES, 120.0, OPEN, 0.9) == "not viable"


def test_a_study_tells_a_market_with_an_effect_from_one_without():
    told = []
    for effect in (7.0, 0.0):
        rules = rules_for(teams=2, cross_side_consumers=effect)
        state = play_year(start(rules), [dict(FIRST, study=1), FIRST])
        told.append(study(state, 0))
    assert told[0]["lives_from"] == pytest.approx(93.3, abs=1.5)
    assert told[0]["fills_from"] == pytest.approx(150.8, abs=1.5)
    assert told[1]["lives_from"] is told[1]["fills_from"] is None


def test_a_study_is_about_the_platform_that_the_team_runs():
    rules = rules_for("bricks", teams=2)
    partners = dict(FIRST, platform=38, openness=1, study=1)
    told = study(play_year(start(rules), [partners, FIRST]), 0)
    assert (told["openness"], told["platform"]) == (1, 38)
    assert told["lives_from"] < 60.0


def test_halving_finds_the_least_number_or_none():
    assert least(lambda x: x >= 3.0, 0.0, 10.0) == pytest.approx(3.0)
    assert least(lambda x: False, 0.0, 10.0) is None


def test_a_study_that_is_asked_for_again_tells_the_same_and_other_rules_are_studied_anew():
    state = play_year(start(rules_for(teams=2)), [dict(FIRST, study=1), FIRST])
    told = study(state, 0)
    first = dict(told)
    told["lives_from"] = None  # the caller's own
    assert study(state, 0) == first
    weaker = dict(state, rules=dict(state["rules"], cross_side_consumers=3.0))
    assert study(weaker, 0)["lives_from"] != first["lives_from"]
