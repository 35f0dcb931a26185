"""Areas are pale, take their colour from a role and hold no data."""

import altair as alt

from platformlab.charts.areas import between, under
from platformlab.charts.theme import colour


def area():
    return between("lost", alt.X("deals:Q"), alt.Y("low:Q"), "high:Q", role="threshold").to_dict()


def test_an_area_lies_between_two_fields():
    encoding = area()["encoding"]
    assert encoding["y"]["field"] == "low"
    assert encoding["y2"] == {"field": "high"}


def test_an_area_is_pale_in_the_colour_of_its_role_so_that_lines_and_words_stay_readable():
    mark = area()["mark"]
    assert mark["color"] == colour("threshold")
    assert mark["opacity"] < 0.5


def test_an_area_names_its_table_and_holds_no_data():
    assert area()["data"] == {"name": "lost"}


def test_an_area_under_a_line_starts_at_the_axis_and_is_not_stacked_on_another():
    y = alt.Y("platform:Q", title="cost")
    chart = under("pays", alt.X("direct:Q"), y, role="platform").to_dict()
    assert chart["encoding"]["y"] == {
        "field": "platform",
        "title": "cost",
        "type": "quantitative",
        "stack": None,
    }
    assert "y2" not in chart["encoding"]
    assert "stack" not in y.to_dict()
