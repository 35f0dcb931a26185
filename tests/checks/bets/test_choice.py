"""One option holds, and its reply is told."""

import pytest

from platformlab.checks.questions import every_bet

BETS = {name: bet for name, (_, bet) in every_bet().items() if bet.kind == "choice"}
every = pytest.mark.parametrize("bet", BETS.values(), ids=BETS)


@every
def test_right_option_is_the_one_that_holds(bet):
    assert len(bet.holding) == 1
    right = bet.right
    assert bet.options[right].reply in bet.reply([right])
