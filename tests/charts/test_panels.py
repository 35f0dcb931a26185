"""Panels share one axis, keep their own scales and stay inside the plot."""

import pytest

from platformlab.charts import curves, panels
from platformlab.charts.theme import NARROW

PLACES = [
    panels.Place("cost", (0, 100), (0, 100), "d"),
    panels.Place("share", (0, 1), (0, 1), ".0%"),
]


def made(**changes):
    return panels.stack(PLACES, **{"height": 340, "weights": (1, 2), "gap": 40} | changes)


def test_panels_share_the_height_by_their_weights():
    cost, share = made()
    assert (cost.top, cost.bottom) == (0, 100)
    assert (share.top, share.bottom) == (140, 340)


def test_foot_stays_free():
    assert made(foot=30)[-1].bottom == pytest.approx(310)


def test_weights_and_panels_are_as_many():
    with pytest.raises(ValueError, match="longer"):
        made(weights=(1, 2, 3))


def test_axis_of_a_panel_covers_its_own_pixels_and_carries_its_title_there():
    _, share = made()
    y = share.y("share").to_dict()
    assert y["scale"]["range"] == [340, 140]
    assert y["scale"]["domain"] == [0, 1]
    assert y["axis"]["titleY"] == 130


def test_scales_of_panels_are_independent_and_the_outer_size_is_pinned():
    x = curves.axis_x("share", domain=(0, 1), values=[0, 1])
    marks = [curves.line("rows", x, panel.y(panel.title)) for panel in made()]
    chart = panels.draw_panels(panels.panelled(marks), NARROW, height=340)
    drawn = chart.to_dict()
    assert drawn["resolve"]["scale"] == {"y": "independent"}
    assert drawn["height"] == 340
    assert drawn["width"] + 58 + 64 == NARROW.width


def test_plumb_line_stays_in_its_panel_and_is_dashed_where_nothing_rests():
    x = curves.axis_x("share", domain=(0, 1), values=[0, 1])
    cost, _ = made()
    line = panels.plumb("unstable", x, cost).to_dict()
    assert (line["encoding"]["y"]["value"], line["encoding"]["y2"]["value"]) == (0, 100)
    assert "strokeDash" in line["mark"]
    assert "strokeDash" not in panels.plumb("stable", x, cost, is_dashed=False).to_dict()["mark"]


def test_way_runs_from_start_to_end_and_its_head_turns_with_the_data():
    ends = [
        curves.axis_x(field, title="share", domain=(0, 1), values=[0, 1])
        for field in ("start", "end")
    ]
    path, start, head = panels.way("way", *ends, at=300).to_dict()["layer"]
    assert (path["encoding"]["x"]["field"], path["encoding"]["x2"]["field"]) == ("start", "end")
    assert start["encoding"]["x"]["field"] == "start"
    assert head["encoding"]["x"]["field"] == "end"
    assert head["encoding"]["angle"]["field"] == "turn"


def test_panels_hold_no_data():
    x = curves.axis_x("share", domain=(0, 1), values=[0, 1])
    chart = panels.panelled([curves.line("rows", x, made()[0].y("cost"))])
    assert "datasets" not in chart.to_dict()
