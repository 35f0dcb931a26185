"""Bets on the built pages: pointer, keyboard, scales and what a browser refuses, each on one page.

What holds for every bet of every chapter, test_new_reader.py asks.
"""

import pytest
from bets import OnPage
from figure import Figure
from parts import EXPLORERS
from playwright.sync_api import expect

from platformlab.checks import states
from platformlab.checks.questions import every_bet
from platformlab.words.numbers import whole

pytestmark = pytest.mark.slow

critical_mass = pytest.mark.xdist_group("notebooks/critical_mass.html")
CURVE = every_bet()["thirty-five-per-cent"][1]


@pytest.fixture
def open_new(tab):
    """Open a chapter as somebody who has never been there."""
    return lambda base, chapter, fragment="", **options: tab(
        f"{base}notebooks/{chapter}.html{fragment}", is_new=True, **options
    )


@critical_mass
def test_link_to_a_state_of_a_figure_that_stands_in_a_bet_alone_opens_it(open_new, address):
    bet = every_bet()["old-price-back"][1]
    link = states.link(bet.state, chapter="critical_mass")
    opened = open_new(address, "critical_mass", link)
    figure = Figure(opened, EXPLORERS["hysteresis"])
    expect(figure.part(".pl-sentence")).to_have_text(figure.explorer.say(**bet.values))
    expect(figure.part(".pl-sentence")).to_be_visible()
    expect(opened.locator("#bet-thirty-five-per-cent button[type=submit]")).to_be_visible()


@pytest.mark.xdist_group("notebooks/value.html")
def test_pointer_sets_a_number_on_the_axis_of_the_figure(open_new, host):
    opened, asked = open_new(host, "value"), every_bet()["facebook-2019"][1]
    bet = OnPage(opened, asked)
    plot = bet.part(".pl-plot")
    plot.scroll_into_view_if_needed()
    area = plot.bounding_box()
    opened.mouse.click(area["x"] + area["width"] * 0.9, area["y"] + area["height"] * 0.25)
    slider = bet.part(".pl-guess input")
    assert int(slider.input_value()) == pytest.approx(0.75 * asked.scale["high"], abs=1)
    expect(bet.part(".pl-you")).to_have_text(asked.shown[int(slider.input_value())])
    set_to = int(slider.input_value())
    bet.part("button[type=submit]").click()
    bet.tells([set_to])
    expect(bet.part("form .pl-you")).to_contain_text("you: ")


@critical_mass
def test_pointer_draws_the_curve_and_the_keyboard_corrects_it(open_new, host):
    opened = open_new(host, "critical_mass", viewport={"width": 360, "height": 800})
    bet = OnPage(opened, CURVE)
    plot = bet.part("form .pl-plot")
    plot.scroll_into_view_if_needed()
    area = plot.bounding_box()
    mouse, top = opened.mouse, CURVE.ruler.size - 1
    mouse.move(area["x"] + 2, area["y"] + area["height"] / 2)
    mouse.down()
    for step in range(1, 31):
        mouse.move(
            area["x"] + area["width"] * step / 30, area["y"] + area["height"] * (1 - step / 30)
        )
    mouse.up()
    drawn = [int(point.input_value()) for point in bet.part(".pl-knot").all()]
    assert drawn == sorted(drawn)
    assert (drawn[0], drawn[-1]) == (pytest.approx(top * 2 / 12, abs=2), top)
    last = bet.part(".pl-knot").last
    last.focus()
    last.press("ArrowDown")
    expect(last).to_have_attribute("aria-valuetext", whole(CURVE.ruler.show(0.95)))
    expect(last).to_have_attribute("aria-label", "Month 24")
    bet.part("button[type=submit]").click()
    bet.tells([*drawn[:-1], top - 1])


@pytest.mark.xdist_group("notebooks/value.html")
def test_mark_of_a_bet_stays_only_on_the_scale_that_it_was_made_on(open_new, host):
    opened, asked = open_new(host, "value"), every_bet()["facebook-2019"][1]
    bet = OnPage(opened, asked)
    bet.part(".pl-guess input").press("ArrowRight")
    bet.part("button[type=submit]").click()
    again = Figure(opened, EXPLORERS["law_fit"])
    firm, law = again.explorer.controls[:2]
    for figure, place in (
        (bet.figure, bet.part("form .pl-place")),
        (again, again.part(".pl-place")),
    ):
        figure.unfold()
        for control, label, shown in (
            (law, "Cube: n³", "1"),  # another curve on the same axes
            (firm, "Tencent", "0"),
            (firm, "Facebook", "1"),
        ):
            figure.field(control).select_option(label=label)
            figure.settle()
            expect(place).to_have_css("opacity", shown)


@pytest.mark.xdist_group("notebooks/value.html")
def test_untouched_slider_is_a_bet_only_at_the_second_press(open_new, host):
    asked = every_bet()["facebook-2019"][1]
    bet = OnPage(open_new(host, "value"), asked)
    bet.part("button[type=submit]").click()
    expect(bet.part(".pl-missing")).to_contain_text("press again")
    bet.part("button[type=submit]").click()
    bet.tells([asked.ruler.size // 2])


@critical_mass
def test_line_that_is_not_drawn_to_the_end_is_no_bet(open_new, host):
    bet = OnPage(open_new(host, "critical_mass"), CURVE)
    expect(bet.part(".pl-drawn")).to_have_attribute("points", "")
    for _ in range(2):
        bet.part("button[type=submit]").click()
        expect(bet.part(".pl-missing")).to_contain_text("to the end")


@critical_mass
def test_bet_works_for_the_visit_where_the_browser_keeps_nothing(tab, host):
    opened = tab(is_new=True)
    opened.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked') } })"
    )
    opened.goto(f"{host}notebooks/critical_mass.html")
    bet = OnPage(opened, every_bet()["old-price-back"][1])
    bet.part("input").first.check()
    bet.part("button[type=submit]").click()
    expect(bet.part(".pl-told")).to_contain_text(bet.bet.reply([0]))
    expect(bet.part(".pl-told")).to_contain_text("lasts until you leave the page")
    expect(bet.figure.part(".pl-sentence")).to_be_visible()
