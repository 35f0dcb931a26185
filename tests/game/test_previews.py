"""What a decision costs, part by part, and what might be a slip in it."""

import pytest
from class_game import played

from platformlab.game.engine import play_year, start
from platformlab.game.games import FIRST, states_of
from platformlab.game.previews import preview
from platformlab.game.scenarios import rules_for

BEFORE = start(rules_for(teams=4))
PARTS = {"fixed": 120.0, "develop": 30, "platform": 50, "help": 0.0, "study": 10.0}
PLAN = dict(FIRST, develop=30, platform=50, openness=2, study=1)


def after(decision):
    """The state after a year in which the first of four teams decided this, and the others the usual."""
    return play_year(BEFORE, [decision, FIRST, FIRST, FIRST])


@pytest.mark.parametrize(
    ("change", "warning"),
    [
        ({"price": 80}, "below_cost"),
        ({"platform": 5}, "running_cost"),
        ({"price": 150}, "dear"),
        ({"develop": 120, "platform": 120, "terms": -2.0}, None),
    ],
)
def test_a_preview_says_what_might_be_a_slip(change, warning):
    names = [name for name, _ in preview(FIRST | change, after(FIRST), 0)["warnings"]]
    assert names == ([warning] if warning else [])


def test_a_preview_warns_of_the_bank_and_of_developers_who_would_leave():
    state = states_of(played("subsidise early", *["volume"] * 3, years=6))[-1]
    dear = dict(FIRST, price=200, develop=120)
    names = {name for name, _ in preview(dear, state, 0)["warnings"]}
    assert {"leaves", "dear"} <= names


def test_a_preview_counts_every_part_of_what_a_decision_costs():
    told = preview(PLAN, BEFORE, 0)
    assert told == PARTS | {"spends": 120.0 + 90.0, "cash": 200.0, "warnings": []}


def test_help_is_counted_for_the_developers_there_are_and_a_fee_is_no_cost():
    state = after(dict(PLAN, terms=-2.0))
    paid = preview(dict(PLAN, terms=-2.0), state, 0)
    developers = state["teams"][0]["report"]["developers"]
    assert paid["help"] == pytest.approx(2.0 * developers)
    assert paid["spends"] == pytest.approx(120.0 + 90.0 + 2.0 * developers)
    assert preview(dict(PLAN, terms=2.0), state, 0)["help"] == 0.0


def test_a_platform_is_counted_at_its_running_cost_at_least():
    assert preview(dict(PLAN, platform=5), after(FIRST), 0)["platform"] == 20.0


def test_without_a_game_a_preview_counts_all_but_the_help():
    told = preview(dict(PLAN, terms=-1.0), None, 0)
    assert told == PARTS | {"spends": 210.0, "warnings": []}
