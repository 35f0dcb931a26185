"""Lines, points and words of charts keep to the signs of the book."""

from platformlab.charts import curves
from platformlab.charts.theme import colour


def encoding(chart, channel):
    return chart.to_dict()["encoding"][channel]


def mark(chart):
    return chart.to_dict()["mark"]


def axes():
    x = curves.axis_x("month", domain=(0, 24), values=[0, 12, 24])
    return x, curves.share_axis()


def test_share_axis_runs_from_nobody_to_everybody():
    axis = encoding(curves.line("path", *axes()), "y")
    assert axis["scale"] == {"domain": [0, 1], "nice": False}
    assert axis["axis"]["format"] == ".0%"


def test_ticks_are_given_and_do_not_follow_the_data():
    assert encoding(curves.line("path", *axes()), "x")["axis"]["values"] == [0, 12, 24]


def test_colour_is_never_the_only_sign_of_a_pipeline_or_of_an_unstable_point():
    assert "strokeDash" in mark(curves.line("path", *axes(), role="pipeline", is_dashed=True))
    assert "strokeDash" not in mark(curves.line("path", *axes()))
    hollow = mark(curves.dots("path", *axes(), role="threshold", is_hollow=True))
    assert (hollow["fill"], hollow["stroke"]) == (colour("paper"), colour("threshold"))


def test_levels_and_moments_are_dashed_lines_across_and_down():
    x, y = axes()
    assert set(curves.level("t", y).to_dict()["encoding"]) == {"y"}
    assert set(curves.moment("t", x).to_dict()["encoding"]) == {"x"}
    assert "strokeDash" in mark(curves.level("t", y))
    assert "strokeDash" in mark(curves.moment("t", x))


def test_words_stand_beside_their_point():
    words = curves.labels("end", *axes(), "label", role="platform", dx=10)
    assert encoding(words, "text") == {"field": "label", "type": "nominal"}
    assert mark(words)["color"] == colour("platform")


def test_two_panels_share_a_plot_without_touching():
    above = curves.panel_y("share", top=0, bottom=120, domain=(0, 1), values=[0, 1])
    under = curves.panel_y("price", top=180, bottom=330, domain=(0, 900), values=[0, 900])
    ranges = [axis.to_dict()["scale"]["range"] for axis in (above, under)]
    assert ranges == [[120, 0], [330, 180]]
    assert under.to_dict()["axis"]["orient"] == "left"
    assert 120 < under.to_dict()["axis"]["titleY"] < 180


def test_chart_forms_hold_no_data():
    x, y = axes()
    band = curves.band("raised", x, "until:Q")
    for form in (curves.line("a", x, y), curves.dots("a", x, y), band):
        assert set(form.to_dict()["data"]) == {"name"}
