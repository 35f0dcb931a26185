"""Words that tell the answer of a bet: its value, and numbers that its figure alone gives."""

import pytest

from platformlab.checks.bets import telling
from platformlab.checks.questions import every_bet

_, BET = every_bet()["deere-premium"]


@pytest.mark.parametrize(
    ("said", "tells"),
    [
        (f"It made {BET.shown_value} of it.", True),
        (f"It made {BET.shown_value}0 of it.", False),
        (f"It made {BET.shown_value}.50 of it.", False),
        ("You put $100 into its shares on 28 June 2013.", False),
        ("In 2018 the index made $188 of $100.", False),
        ("", False),
    ],
)
def test_value_is_told_and_what_the_question_says_is_not(said, tells):
    assert telling.is_told(BET, said) == tells


def test_years_round_hundreds_and_small_numbers_tell_nothing():
    told = {number for _, bet in every_bet().values() for number in telling.numbers(bet)}
    assert told
    assert not told & {"2013", "2018", "100", "200", "9", "34"}
