"""Ranked lists: one line for each rank, marked rows filled, names and amounts in words."""

import pytest

from platformlab.chapters.giants.market import LIST_YEARS
from platformlab.chapters.giants.platform_count import platform_count
from platformlab.charts.ranked import ranked
from platformlab.charts.theme import NARROW, WIDE, colour, first_marked


@pytest.fixture(params=[WIDE, NARROW], ids=["wide", "narrow"])
def spec(request):
    frame = request.param
    return ranked("firms", "value", frame=frame, domain=[1, 2, 3], names=130, ends=110).to_dict()


def test_shorter_list_does_not_stretch_the_bars(spec):
    for layer in spec["layer"]:
        assert layer["encoding"]["y"]["scale"] == {"domain": [1, 2, 3]}


def test_marked_rows_are_filled_and_the_others_hollow(spec):
    bar = spec["layer"][0]["encoding"]
    assert bar["color"]["condition"][0]["value"] == colour("platform")
    assert bar["color"]["value"] == colour("paper")
    assert bar["stroke"]["value"] == colour("pipeline")


def test_amounts_start_at_zero_and_names_stand_left_of_it(spec):
    bar, name, end = (layer["encoding"] for layer in spec["layer"])
    assert bar["x"]["scale"]["zero"] is True
    assert (name["text"]["field"], end["text"]["field"]) == ("name", "label")
    assert name["x"] == {"value": 0}


def test_words_above_the_bars_are_those_of_the_heading(spec):
    assert spec["title"]["text"] == "heading"


def test_first_marked_row_says_in_its_bar_what_its_filling_means():
    assert first_marked([False, True, True], "counted") == ["", "counted", ""]
    ends = {"frame": WIDE, "domain": [1, 2], "is_keyed": True}
    key = ranked("firms", "value", **ends).to_dict()["layer"][-1]
    assert key["encoding"]["text"]["field"] == "key"
    assert key["encoding"]["x"] == {"value": 0}
    assert key["mark"]["color"] == colour("paper")


def test_long_names_are_cut_before_they_leave_the_drawing(spec):
    assert spec["padding"]["left"] == 130 > spec["layer"][1]["mark"]["limit"]
    assert spec["padding"]["right"] == 110 > spec["layer"][2]["mark"]["limit"]


WIDEST = 8.4  # pixels that a digit takes in the widest of the fonts that stand in for ours


@pytest.mark.parametrize("frame", [WIDE, NARROW], ids=["wide", "narrow"])
def test_no_amount_of_a_list_of_firms_is_cut_off(frame):
    longest = max(len(label) for year in LIST_YEARS for label in _labels(year))
    (end,) = (
        layer
        for layer in platform_count.chart(frame).to_dict()["layer"]
        if layer["encoding"].get("text", {}).get("field") == "label"
    )
    assert end["mark"]["limit"] > longest * WIDEST


def _labels(year):
    return platform_count.rows(rule="strict", year=year)["firms"]["label"]
