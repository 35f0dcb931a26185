"""Bets are measured against the figure, and every reply is one that an author wrote."""

import pytest
from parts import EXPLORERS

from platformlab.checks import states
from platformlab.checks.questions import every_bet

BETS = {name: bet for name, (_, bet) in every_bet().items()}
every = pytest.mark.parametrize("bet", BETS.values(), ids=BETS)


def test_book_has_bets_of_every_kind():
    assert {bet.kind for bet in BETS.values()} == {"choice", "number", "curve"}


@every
def test_answer_is_the_figure_s_own_number(bet):
    explorer = EXPLORERS[bet.state.explorer]
    rows = explorer.rows(**states.complete(*bet.state))[bet.answer["table"]]
    ours, column = (bet.deciding, "y") if bet.kind == "curve" else (bet.value, "column")
    shipped = {c.name: c for c in explorer.columns[bet.answer["table"]]}[bet.answer[column]]
    theirs = list(rows[bet.answer[column]])
    theirs = theirs if bet.kind == "curve" else theirs[bet.answer["row"]]
    nearly = pytest.approx(theirs, abs=0.5 * 10**-shipped.stored_decimals)
    assert ours == (theirs if isinstance(ours, str) else nearly)


@every
def test_reply_has_no_gap_left_and_ends_as_a_sentence(bet):
    sizes = bet.sizes
    for given in ([0] * len(sizes), [size - 1 for size in sizes]):
        said = bet.reply(given)
        assert "{" not in said
        assert said.endswith(".")


def test_tags_of_all_bets_differ():
    tags = [bet.tag for bet in BETS.values()]
    assert len(set(tags)) == len(tags)
