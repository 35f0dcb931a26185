"""On a phone the text below a bet is read with it: it does not tell what the bet asks."""

import re
from types import SimpleNamespace

import parts
import pytest
from parts import CHAPTERS

from platformlab.checks.questions import questions

# Words below a bet that a screen of 360 by 740 pixels shows while the bet's buttons are still on it: what is
# left of the screen below them and below the place of the answer has some fifteen lines, headings among them.
ON_THE_SCREEN = 75
NO_PROSE = re.compile(r"```.*?```|\]\([^)]*\)|\{\w+\}`[^`]*`", re.S)


def read_with(chapter, bet):
    """Words that follow a bet as far as a screen reaches; a figure or a piece of code fills it."""
    following, is_below = [], False
    for cell in parts.notebook(chapter).cells:
        if cell.cell_type == "code":
            if is_below:
                break
            is_below = f'bet("{bet.id}")' in cell.source
        elif is_below:
            following += NO_PROSE.sub("", cell.source).split()
    return " ".join(following[:ON_THE_SCREEN])


def names(told, bet):
    """Whether a text has the answer of a bet, with its unit or without, where the question has not."""
    number = re.match(r"\D{0,2}\d[\d,.]*", bet.shown_value)
    answer = re.compile(
        rf"(?<![\w.,$]){re.escape(number[0] if number else bet.shown_value)}(?![\w]|[.,]\d)",
        re.IGNORECASE,
    )
    return bool(answer.search(told.replace("\\$", "$"))) and not answer.search(bet.question)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_no_text_on_the_screen_of_a_bet_names_its_answer(chapter):
    """Deere's $189 stood under the button that asks for it, and so did a dozen other answers."""
    told = {bet.id: read_with(chapter, bet) for bet in questions(chapter).bets}
    assert all(told.values()), "each bet is shown in a cell of its own, with text below it"
    telling = [bet.id for bet in questions(chapter).bets if names(told[bet.id], bet)]
    assert telling == [], "move up what does not answer, or down what does"


@pytest.mark.parametrize("answer", ["$189", "8 %", "20", "Riders and lorries"])
def test_an_answer_is_found_whatever_it_is(answer):
    bet = SimpleNamespace(shown_value=answer, question="What is it?")
    assert names(f"So it is {answer.replace('$', chr(92) + '$')}, by the model.", bet)
    assert not names("So it is 1,208.5 or $1890, by vans and lorries.", bet)
