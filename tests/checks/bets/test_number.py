"""A number that hits is off by nothing."""

import pytest

from platformlab.checks.questions import every_bet

BETS = {name: bet for name, (_, bet) in every_bet().items() if bet.kind == "number"}
every = pytest.mark.parametrize("bet", BETS.values(), ids=BETS)


@every
def test_number_that_hits_is_off_by_nothing(bet):
    scale = bet.ruler
    at = scale.nearest(bet.value)
    assert bet.words["off"][at] == scale.amount(scale.values[at] - bet.value)
