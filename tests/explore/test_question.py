"""A question is drawn on the axes of its answer, and holds nothing that was not named as known."""

import re

import pytest

from platformlab.chapters.critical_mass.critical_mass import critical_mass
from platformlab.chapters.critical_mass.hysteresis import hysteresis
from platformlab.explore.question import Drawing, Known
from platformlab.explore.svg import FRAMES
from platformlab.words.numbers import percent

STATE = critical_mass.defaults


@pytest.fixture(scope="module")
def drawing():
    return Drawing.of(critical_mass, STATE, "wide")


def texts(svg):
    return re.findall(r"<text[^>]*>([^<]+)<", svg)


def test_question_has_the_axes_and_no_mark(drawing):
    asked = drawing.asked([], prefix="one")
    assert {percent(0), percent(1), "24"} <= {
        said.replace("\N{NO-BREAK SPACE}", " ") for said in texts(asked)
    }
    assert not any("critical mass" in said for said in texts(asked))
    assert "stroke-dasharray" not in asked  # the threshold


def test_known_rows_are_drawn_where_the_answer_has_them():
    drawing = Drawing.of(hysteresis, hysteresis.defaults, "wide")
    (line,) = re.findall(r'class="mark-line[^>]*><path[^>]* d="([^"]+)"', _asked(drawing, 13))
    (whole,) = re.findall(r'class="mark-line[^>]*><path[^>]* d="([^"]+)"', _asked(drawing, None))
    assert whole.startswith(line)
    assert line.count("L") == 12


def _asked(drawing, rows):
    return drawing.asked([Known("path", rows)], prefix="one")


def test_column_that_is_not_known_has_neither_value_nor_word(drawing):
    shown = drawing.asked([Known("threshold", columns=("share",))], prefix="one")
    assert "stroke-dasharray" in shown
    assert not any("critical mass" in said or said == "null" for said in texts(shown))


def test_answer_s_column_is_found_on_its_axis_with_what_stands_beside_it(drawing):
    assert drawing.channel("path", "share")[:2] == ("y", "y")
    assert drawing.channel("path", "share").other_field == "month"
    assert drawing.channel("end", "rest") is None


def test_places_run_along_the_plot(drawing):
    plot = drawing.plot
    bottom, top = drawing.along("y", "y", [0, 1])
    assert (bottom, top) == pytest.approx((plot.top + plot.height, plot.top))
    assert drawing.along("x", "x", [0, 12]) == pytest.approx(
        [plot.left, plot.left + plot.width / 2]
    )


@pytest.mark.parametrize("width", FRAMES)
def test_axis_of_a_panel_reaches_as_far_as_its_panel(width):
    drawing = Drawing.of(hysteresis, hysteresis.defaults, width)
    share = drawing.channel("end", "share")
    top, bottom = drawing.reach("y", share.scale)
    ends = drawing.along("y", share.scale, [1, 0])
    assert (top, bottom) == pytest.approx(ends)
    assert top > drawing.plot.top + 0.1
    assert drawing.reach("x", "x") == pytest.approx(
        (drawing.plot.left, drawing.plot.left + drawing.plot.width)
    )
