"""Bets are measured against the figure, and every reply is one that an author wrote."""

import pytest
from parts import EXPLORERS

from platformlab.checks import outcomes, states
from platformlab.checks.questions import every_bet

BETS = {name: bet for name, (_, bet) in every_bet().items()}
every = pytest.mark.parametrize("bet", BETS.values(), ids=BETS)


def of_kind(kind):
    found = {name: bet for name, bet in BETS.items() if bet.kind == kind}
    return pytest.mark.parametrize("bet", found.values(), ids=found)


def test_book_has_bets_of_every_kind():
    assert {bet.kind for bet in BETS.values()} == {"choice", "number", "curve"}


@every
def test_answer_is_the_figure_s_own_number(bet):
    explorer = EXPLORERS[bet.state.explorer]
    rows = explorer.rows(**states.complete(*bet.state))[bet.answer["table"]]
    if bet.kind == "curve":
        ours, theirs = outcomes.curve(bet)[1], list(rows[bet.answer["y"]])
        assert ours == pytest.approx(theirs, abs=0.001)
    else:
        shown = outcomes.answer(bet)
        theirs = list(rows[bet.answer["column"]])[bet.answer["row"]]
        assert (
            shown == theirs if isinstance(shown, str) else shown == pytest.approx(theirs, abs=0.06)
        )


@every
def test_reply_has_no_gap_left_and_ends_as_a_sentence(bet):
    sizes = outcomes.sizes(bet)
    for given in ([0] * len(sizes), [size - 1 for size in sizes]):
        said = outcomes.reply(bet, given)
        assert "{" not in said
        assert said.endswith(".")


@of_kind("choice")
def test_right_option_is_the_one_that_holds(bet):
    assert outcomes.holding(bet) == 1
    right = outcomes.right_option(bet)
    assert bet.options[right].reply in outcomes.reply(bet, [right])


@of_kind("number")
def test_number_that_hits_is_off_by_nothing(bet):
    scale = outcomes.scale(bet)
    at = scale.nearest(outcomes.answer(bet))
    assert outcomes.words(bet)["off"][at] == scale.amount(scale.values[at] - outcomes.answer(bet))


@of_kind("curve")
def test_curve_drawn_as_the_figure_has_it_is_off_by_less_than_a_step(bet):
    scale = outcomes.scale(bet)
    given = [round(value) for value in outcomes.at_the_knots(bet)]
    assert outcomes.reply(bet, given) == outcomes.reply(bet, given)
    assert outcomes._mean_distance(outcomes.words(bet), given) == 0
    assert len(outcomes.drawn(bet)) == len(outcomes.knots(bet)) - scale.given


@of_kind("curve")
def test_knots_run_from_the_first_point_to_the_last(bet):
    knots = outcomes.knots(bet)
    assert (knots[0].at, knots[-1].at) == (0, 1)
    assert 4 <= len(knots) <= outcomes.KNOTS + 1


def test_tags_of_all_bets_differ():
    tags = [outcomes.tag(bet) for bet in BETS.values()]
    assert len(set(tags)) == len(tags)
