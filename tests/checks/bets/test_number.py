"""A number that hits is off by nothing."""

import re
from dataclasses import replace

import pytest

from platformlab.checks.questions import every_bet
from platformlab.words.numbers import is_share

BETS = {name: bet for name, (_, bet) in every_bet().items() if bet.kind == "number"}
every = pytest.mark.parametrize("bet", BETS.values(), ids=BETS)


@every
def test_number_that_hits_is_off_by_nothing(bet):
    scale = bet.ruler
    at = scale.nearest(bet.value)
    assert bet.words["off"][at] == scale.amount(scale.values[at] - bet.value)


def test_words_that_a_strip_has_no_room_for_on_a_phone_are_refused():
    bet = BETS["registered-and-connected"]
    assert list(bet.problems_of_question()) == []
    label = "home appliances connected, for each hundred registered users"
    (problem,) = replace(bet, scale=bet.scale | {"label": label}).problems_of_question()
    assert "scale have 64 characters; a phone has room for 44: shorten the label" in problem.said


@every
def test_figure_answers_a_number_in_the_measure_that_the_bet_asks_for(bet):
    """Who answered in parts and reads of multiples has to find out for herself whether she was right."""
    figure = bet.explorer
    state = figure.state(**bet.state.values)
    sentence = figure.sentence(figure.rows(**state), **state)
    if not bet.value:
        return  # said in words
    numbers = [float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", sentence)]
    value = bet.value * (100 if is_share(bet.scale.get("unit", "")) else 1)
    near = max(0.005 * abs(value), 0.5)
    assert any(abs(number - value) <= near for number in numbers), sentence
