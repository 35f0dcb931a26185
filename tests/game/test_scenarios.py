import pytest

from platformlab.game.engine import RULES, with_changes
from platformlab.game.refusals import Refusal
from platformlab.game.scenarios import (
    CARDS,
    KNOBS,
    NAMES,
    SCENARIOS,
    changes_of,
    draw_card,
    rules_for,
)


def test_every_market_changes_rules_that_there_are():
    assert set(NAMES) == set(SCENARIOS)
    for scenario in NAMES:
        assert set(SCENARIOS[scenario]) <= set(RULES)


def test_every_card_changes_something_in_some_market():
    for card in CARDS:
        changed = [with_changes(rules_for(name), changes_of(card))[0] for name in NAMES]
        assert any(rules != rules_for(name) for rules, name in zip(changed, NAMES, strict=True))


def test_what_the_facilitator_can_change_is_inside_its_range_in_every_market():
    for scenario in NAMES:
        for name, (low, high) in KNOBS.items():
            assert low <= rules_for(scenario)[name] <= high


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: rules_for("moon"), "no market called moon"),
        (lambda: rules_for(colour=1), "nothing called colour"),
        (lambda: changes_of("rain"), "no card called rain"),
    ],
)
def test_an_unknown_name_is_refused_with_the_known_ones(call, says):
    with pytest.raises(Refusal, match=says):
        call()


def test_a_seed_deals_the_same_cards_always_and_about_one_in_three_years():
    dealt = [draw_card(seed, year) for seed in range(1, 200) for year in range(2, 11)]
    share = sum(card is not None for card in dealt) / len(dealt)
    assert 0.25 < share < 0.42
    assert set(dealt) == {None, *CARDS}


def test_no_card_falls_in_the_first_year_or_without_a_seed():
    assert {draw_card(seed, 1) for seed in range(50)} == {None}
    assert {draw_card(0, year) for year in range(1, 15)} == {None}
