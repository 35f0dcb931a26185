"""In a kernel her mark lies where it lies on a page, and wrong thoughts are drawn after the bet only."""

import re

import pytest

from platformlab.checks.on_plot import marks
from platformlab.checks.questions import every_bet

BETS = {name: bet for name, (_, bet) in every_bet().items()}


def test_line_is_drawn_from_the_last_known_point():
    bet = BETS["thirty-five-per-cent"]
    drawn = marks(bet, [20] * len(bet.sizes))
    assert 'points="0,65 ' in drawn
    assert drawn.count(",0 ") + drawn.count(',0"') == len(bet.sizes)


def test_number_is_a_stroke_at_its_place_on_the_axis():
    bet = BETS["facebook-2019"]
    assert 'points="0,50 100,50"' in marks(bet, [45])
    assert "you: $45 billion" in marks(bet, [45], is_told=True)


@pytest.mark.parametrize("name", ["facebook-2019", "thirty-five-per-cent", "acre-price"])
def test_wrong_thoughts_are_drawn_after_the_bet_only(name):
    bet = BETS[name]
    low = [0] * len(bet.sizes)
    for thought in bet.thoughts:
        assert thought["says"] not in marks(bet, low)
        assert thought["says"] in marks(bet, low, is_told=True)


def test_region_of_the_right_option_is_marked_after_the_bet_only():
    bet = BETS["old-price-back"]
    assert marks(bet, [0]).count("<polygon") == len(bet.options)
    assert ">you<" in marks(bet, [0], is_told=True)
    assert ">you<" not in marks(bet, [0])


def test_figure_without_an_axis_for_the_answer_has_no_mark():
    assert marks(BETS["six-of-ten"], [3]) == ""


def test_words_of_every_bet_have_room_inside_the_plot_and_may_take_two_lines(subtests):
    for name, bet in BETS.items():
        drawn = marks(bet, [size - 1 for size in bet.sizes], is_told=True)
        places = re.findall(r"absolute;(?:left|right):([-\d.]+)%;bottom", drawn)
        with subtests.test(name):
            assert all(0 <= float(at) <= 70 for at in places), places
            assert "nowrap" not in drawn
