"""Points to draw lead from what is given to the end, and are measured in steps."""

from dataclasses import replace

import pytest

from platformlab.checks.bets.curve import KNOTS
from platformlab.checks.questions import every_bet

BETS = {name: bet for name, (_, bet) in every_bet().items() if bet.kind == "curve"}
every = pytest.mark.parametrize("bet", BETS.values(), ids=BETS)


@every
def test_curve_drawn_as_the_figure_has_it_is_off_by_less_than_a_step(bet):
    given = [round(value) for value in bet.truth]
    assert bet.mean_distance(given) == 0


@every
def test_points_to_draw_run_from_what_is_given_to_the_end(bet):
    knots, rows = bet.knots, len(bet.across)
    assert (knots[-1].row, knots[-1].at) == (rows - 1, 1)
    assert knots[0].row >= bet.ruler.given
    assert 3 <= len(knots) <= KNOTS + 1


def test_given_rows_are_known_and_the_line_goes_on_from_the_last():
    _, bet = every_bet()["thirty-five-per-cent"]
    later = replace(bet, scale=bet.scale | {"given": 13})
    assert len(later.given) == 13
    assert [knot.row for knot in later.knots] == [14, 16, 18, 20, 22, 24]
    free = replace(bet, scale=bet.scale | {"given": 0})
    assert free.given == []
    assert [knot.row for knot in free.knots] == [0, 4, 8, 12, 16, 20, 24]
