"""Where a control lies on an axis: a slider stands below its point, or the point itself is dragged."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from platformlab.chapters.critical_mass.critical_mass import critical_mass
from platformlab.chapters.matching.looking import looking
from platformlab.chapters.matching.matching import matching
from platformlab.chapters.scale.spread_cost import spread_cost
from platformlab.chapters.value.law_fit import law_fit
from platformlab.explore import along, page, question


def ways(explorer):
    return along.ways(explorer, explorer.defaults)


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_slider_is_as_long_as_its_way_on_the_plot(width):
    control = spread_cost.controls[0]
    drawing = question.Drawing.of(spread_cost, spread_cost.defaults, width)
    first, last = drawing.along("x", "x", [control.values[0], control.values[-1]])
    assert ways(spread_cost)["output"].ends[width] == pytest.approx((first, last))
    middle = spread_cost.rows(output=control.values[15])["now"]["output"][0]
    share = 15 / (len(control.values) - 1)
    (below,) = drawing.along("x", "x", [middle])
    assert below == pytest.approx(first + share * (last - first), abs=along.NEAR)


def test_slider_whose_steps_are_not_those_of_the_axis_does_not_stand_below_it():
    way = ways(looking)["search_cost"]
    assert way.axis.way == "x"
    assert way.ends == {}


def test_upright_control_and_one_that_is_not_the_first_are_dragged_on_the_drawing():
    assert ways(critical_mass)["share"] == (("path", "share", "y", "y"), {})
    moved = ways(matching)
    assert {name: way.axis.way for name, way in moved.items()} == {
        "transaction_cost": "y",
        "direct_cost": "x",
    }
    assert not any(way.ends for way in moved.values())


def test_menu_may_lie_on_an_axis_too():
    assert [way.axis.column for way in ways(law_fit).values()] == ["users", "users"]


@pytest.mark.parametrize("place", ["end.rest", "path", "nothing.share_of_all"])
def test_place_that_is_on_no_axis_is_refused_with_its_name(place):
    astray = critical_mass.controls[0]._replace(along=place)
    explorer = replace(critical_mass, controls=(astray, *critical_mass.controls[1:]))
    with pytest.raises(ValueError, match=rf"control share lies along '{place}', which is on no"):
        ways(explorer)


def test_page_hands_the_axis_to_the_script_and_the_ends_to_the_style_sheet():
    html = BeautifulSoup(page.html(spread_cost), "html.parser")
    assert html.select_one(".pl-aligned input")["data-along"] == "now output x x"
    start, end = ways(spread_cost)["output"].ends["narrow"]
    style = html.select_one(".pl-aligned")["style"]
    assert f"--narrow-start:{100 * start:.1f}%;--narrow-end:{100 * end:.1f}%" in style
    upright = BeautifulSoup(page.html(critical_mass), "html.parser")
    assert not upright.select(".pl-aligned")
    assert upright.select_one("[data-along]")["data-along"] == "path share y y"
