"""What the reader sees of the station is what the code computes with."""

from parts import notebook
from prose import ran, source

from platformlab.chapters import BOOK
from platformlab.chapters.platforms import market
from platformlab.chapters.platforms.answers import STRONGER
from platformlab.checks.questions import every_bet


def test_station_of_the_notebook_is_that_of_the_figures():
    shown = ran("platforms", "by-hand-rest")["station"]
    drawn = market.launch_market()
    assert shown == {name: drawn[name] for name in shown}
    assert drawn.keys() - shown.keys() == {"relative_stand_alone"}


def test_numbers_typed_in_other_cells_are_those_of_the_station():
    trip, rent, shops, town = (
        f"{value:.0f}"
        for value in (market.TRIP, market.RENT, market.SHOPS_WORTH, market.TOWN_WORTH)
    )
    assert f"come = 1 - {trip} / ({shops} * let)" in source("platforms", "by-hand")
    assert f"stay = 1 - {rent} / ({town} * come)" in source("platforms", "by-hand")
    assert f"habit = 1 - {trip} / {shops}" in source("platforms", "contrast-code")
    assert f"trains / {shops}" in source("platforms", "workbench")


def test_figure_opens_on_the_station_of_the_text():
    set_to = BOOK.explorers["station"].defaults
    assert set_to["cross_side_consumers"] == market.SHOPS_WORTH
    assert set_to["cross_side_producers"] == market.TOWN_WORTH
    controls = {control.name: control for control in BOOK.explorers["station"].controls}
    assert controls["stand_alone_value"].values == (0, market.FEW_TRAINS, market.MANY_TRAINS)


def test_bet_waits_as_long_as_its_figure():
    _, bet = every_bet()["every-shop-let"]
    assert "after two years" in bet.question
    assert market.MONTHS == 2 * 12


def test_exercises_tell_the_numbers_that_answer_them():
    (cell,) = (cell for cell in notebook("platforms").cells if cell.id == "exercises")
    assert rf"be worth \${STRONGER['cross_side_consumers']:.0f} to the keenest" in cell.source
    assert rf"Back at \${market.SHOPS_WORTH:.0f}, open" in cell.source
