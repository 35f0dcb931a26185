"""One option holds, and its reply is told."""

import re

import pytest

from platformlab.checks.questions import every_bet

BETS = {name: bet for name, (_, bet) in every_bet().items() if bet.kind == "choice"}


def given(bet):
    """Every answer that a reader can give."""
    return [[at] for at in range(len(bet.options))]


every = pytest.mark.parametrize("bet", BETS.values(), ids=BETS)


@every
def test_answer_below_zero_is_told_with_a_minus_and_no_hyphen(bet):
    assert not re.search(r"(?<![\w.])-\d", " ".join([bet.solution(), *map(bet.reply, given(bet))]))


@every
def test_right_option_is_the_one_that_holds(bet):
    assert len(bet.holding) == 1
    right = bet.right
    assert bet.options[right].reply in bet.reply([right])
