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
        shipped = {c.name: c for c in explorer.columns[bet.answer["table"]]}[bet.answer["y"]]
        assert ours == pytest.approx(theirs, abs=0.5 * 10**-shipped.stored_decimals)
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
    given = [round(value) for value in outcomes.at_the_knots(bet)]
    assert outcomes._mean_distance(outcomes.words(bet), given) == 0


@of_kind("curve")
def test_points_to_draw_run_from_what_is_given_to_the_end(bet):
    knots, rows = outcomes.drawn(bet), len(outcomes.curve(bet)[0])
    assert (knots[-1].row, knots[-1].at) == (rows - 1, 1)
    assert knots[0].row >= outcomes.scale(bet).given
    assert 3 <= len(knots) <= outcomes.KNOTS + 1


def test_given_rows_are_known_and_the_line_goes_on_from_the_last():
    _, bet = every_bet()["thirty-five-per-cent"]
    later = bet._replace(scale=bet.scale | {"given": 13})
    assert len(outcomes.given(later)) == 13
    assert [knot.row for knot in outcomes.drawn(later)] == [14, 16, 18, 20, 22, 24]
    free = bet._replace(scale=bet.scale | {"given": 0})
    assert outcomes.given(free) == []
    assert [knot.row for knot in outcomes.drawn(free)] == [0, 4, 8, 12, 16, 20, 24]


def test_tags_of_all_bets_differ():
    tags = [outcomes.tag(bet) for bet in BETS.values()]
    assert len(set(tags)) == len(tags)
