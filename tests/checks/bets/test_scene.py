"""A bet is answered on the plot where the figure has an axis for it, in both widths alike."""

from dataclasses import replace

import pytest

from platformlab.checks.questions import every_bet

BETS = {name: bet for name, (_, bet) in every_bet().items()}


def test_line_begins_where_the_figure_s_own_line_stands():
    bet = BETS["thirty-five-per-cent"]
    wide = bet.stage()["boxes"]["wide"]
    assert bet.scene.places([0.35], wide) == pytest.approx([0.35])
    assert (wide.left, wide.width) == pytest.approx((0.0806, 0.7889), abs=0.001)


def test_number_stands_beside_what_it_belongs_to():
    bet = BETS["facebook-2019"]
    stage = bet.stage()
    assert stage["way"] == "y"
    assert stage["places"] == sorted(stage["places"])
    assert len(stage["places"]) == bet.ruler.size
    assert stage["beside"] == pytest.approx(2498 / 2600, abs=0.01)


def test_regions_of_a_choice_share_the_plot_among_its_options():
    regions = sorted(BETS["old-price-back"].stage()["regions"])
    assert [round(edge, 3) for region in regions for edge in region] == [0, 0.2, 0.2, 0.8, 0.8, 1]


def test_regions_follow_an_axis_of_equal_ratios():
    regions = sorted(BETS["machines-to-know"].stage()["regions"])
    assert [round(end, 2) for _, end in regions] == [0.4, 0.6, 1]


def test_scale_that_leaves_the_drawing_is_answered_on_a_strip_below_it():
    bet = BETS["facebook-2019"]
    stage = replace(bet, scale=bet.scale | {"high": 400}).stage()
    assert stage["strip"]["ends"] == ("$0 billion", "$400 billion")
    assert stage["places"][:2] == [0, 0.0025]


def test_choice_without_an_axis_has_a_strip_if_it_has_a_scale():
    bet = BETS["half-the-cost"]
    regions = sorted(bet.stage()["regions"])
    assert [round(start, 2) for start, _ in regions] == [0, 0.26, 0.31, 0.51]
    assert replace(bet, scale={}).stage() is None
    assert BETS["with-whom-to-share"].stage() is None
