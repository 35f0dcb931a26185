"""A number that hits is off by nothing."""

from dataclasses import replace

import pytest

from platformlab.checks.questions import every_bet

BETS = {name: bet for name, (_, bet) in every_bet().items() if bet.kind == "number"}
every = pytest.mark.parametrize("bet", BETS.values(), ids=BETS)


@every
def test_number_that_hits_is_off_by_nothing(bet):
    scale = bet.ruler
    at = scale.nearest(bet.value)
    assert bet.words["off"][at] == scale.amount(scale.values[at] - bet.value)


def test_words_that_a_strip_has_no_room_for_on_a_phone_are_refused():
    bet = BETS["large-newcomer"]
    assert list(bet.problems_of_question()) == []
    label = "gain of the small owner, times hers, for each machine"
    (problem,) = replace(bet, scale=bet.scale | {"label": label}).problems_of_question()
    assert "scale have 57 characters; a phone has room for 44: shorten the label" in problem.said
