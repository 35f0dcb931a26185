"""Words at the bars of the shared fleet."""

from prose import EXPLORERS

from platformlab.explore import grid


def test_a_fleet_that_saves_nothing_is_not_said_to_save_minus_nothing():
    figure = EXPLORERS["shared_fleet"]
    said = [
        label for state in grid.states(figure) for label in figure.rows(**state)["fleets"]["label"]
    ]
    assert any("\N{MINUS SIGN}" in label for label in said)
    assert [label for label in said if "\N{MINUS SIGN}0 %" in label] == []
