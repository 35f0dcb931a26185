"""Bars take their colour from a role."""

from platformlab.charts.bars import bars, columns
from platformlab.charts.theme import colour


def test_columns_have_the_colour_of_one_role():
    chart = columns("activity", "quarter:O", "commits:Q", role="pipeline").to_dict()
    assert chart["mark"] == {"type": "bar", "color": colour("pipeline")}
    assert chart["data"] == {"name": "activity"}


def test_bars_are_coloured_by_the_role_of_each_row_without_a_legend():
    chart = bars("firms", "firm:N", "value:Q", roles=("platform", "pipeline")).to_dict()
    fill = chart["encoding"]["color"]
    assert fill["scale"]["domain"] == ["platform", "pipeline"]
    assert fill["scale"]["range"] == [colour("platform"), colour("pipeline")]
    assert fill["legend"] is None
