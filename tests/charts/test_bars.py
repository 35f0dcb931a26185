"""Bars take their colour from a role."""

import altair as alt

from platformlab.charts.bars import bars, columns, signed, ticks
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


def test_signed_bars_differ_by_colour_and_by_filling_and_start_at_zero():
    looks = {"now": ("consumers", "filled"), "then": ("consumers", "hollow")}
    chart = signed("fees", "row:O", alt.X("fee:Q"), looks=looks, field="look").to_dict()
    bar, zero = chart["layer"]
    assert zero["mark"] == {"type": "rule", "color": colour("ink")}
    assert zero["transform"] == [{"calculate": "0", "as": zero["encoding"]["x"]["field"]}]
    encoding = bar["encoding"]
    assert "x2" not in encoding  # a lying bar with one end starts at zero
    assert encoding["fill"]["scale"]["domain"] == ["now", "then"]
    assert set(encoding["fill"]["scale"]["range"]) == {colour("consumers")}
    weights = {case["value"] for case in encoding["fillOpacity"]["condition"][1:]}
    assert weights == {1, 0}


def test_ticks_stand_where_their_amount_is():
    chart = ticks("fees", "row:O", "cost:Q").to_dict()
    assert chart["mark"]["type"] == "tick"
    assert chart["mark"]["color"] == colour("threshold")
    assert chart["encoding"]["x"]["field"] == "cost"
