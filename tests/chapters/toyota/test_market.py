"""What the reader sees of the four services is what the code computes with."""

import re

import pytest
from parts import cells, named_cell
from prose import ran

from platformlab.chapters import BOOK
from platformlab.chapters.toyota import _fleets, answers, market
from platformlab.chapters.toyota._hours import hours_of
from platformlab.checks.questions import every_bet
from platformlab.data import load
from platformlab.models import fleet_profiles, shared_fleet

HOURS = dict.fromkeys(market.SERVICES, "on")


def exercise(label):
    """What the notebook asks in one exercise."""
    return re.search(rf":label: {label}\n(.*?)```", named_cell("toyota", "exercises").source, re.S)[
        1
    ]


def test_hours_of_the_notebook_are_those_of_the_figures():
    hours = ran("toyota", "by-hand")["hours"]
    shown = hours_of(market.SERVICES)
    assert (hours.loc[list(market.SERVICES)].to_numpy() == shown["profiles"]).all()
    assert f"service_peak={shown['service_peak']}" in named_cell("toyota", "by-hand").source


def test_sources_of_the_hours_name_the_years_in_which_they_were_counted():
    """A file may have been released later than what it counts."""
    table = load("demand_profiles").query("service in @market.MEASURED")
    counted = {row[:4] for name in ("first_date", "last_date") for row in table[name].astype(str)}
    source = BOOK.explorers["hours_of_day"].source.partition("Data as of")[0]
    named = re.findall(r"\b(20\d\d)(?:–(\d\d))?", source)
    assert {first for first, _ in named} | {f"20{last}" for _, last in named if last} == counted


def test_figures_open_on_the_services_of_the_text():
    opening = HOURS | {"refit_time": market.REFIT, "foresight": "no"}
    assert BOOK.explorers["shared_fleet"].defaults == opening
    assert BOOK.explorers["two_savings"].defaults["service_peak"] == market.SERVICE_PEAK


def test_only_the_wait_differs_between_the_shared_fleet_and_its_contrast():
    at_once = BOOK.explorers["shared_fleet"].rows(**HOURS, refit_time=0, foresight="no")
    nobody = BOOK.explorers["waiting_riders"].rows(waiting_share=0, wait_time=0)
    assert nobody["fleet"]["vehicles"][0] == at_once["fleets"]["vehicles"][2]
    some = BOOK.explorers["waiting_riders"].rows(waiting_share=0.5, wait_time=1)
    assert some["hours"] == nobody["hours"]
    assert some["nobody"] == nobody["nobody"]


def test_drawn_fleets_without_refits_are_those_of_the_closed_form():
    sets = [("riders", "meals"), ("riders", "lorries"), ("meals", "vans"), market.SERVICES]
    for services in sets:
        closed = fleet_profiles.find_expected_fleets(
            **hours_of(services), served_target=market.TARGET
        )
        assert _fleets.shared(services, False, 0) == closed.shared
        assert _fleets.of_their_own(services) == closed.dedicated


@pytest.mark.parametrize("foresight", [False, True])
def test_fleets_of_all_refit_times_are_those_of_one_search_each(foresight):
    services = ("riders", "meals", "lorries")
    for refit in market.REFITS:
        found = shared_fleet.find_fleet_saving(
            _fleets.demand_of(services),
            served_target=market.TARGET,
            refit_time=refit,
            foresight=foresight,
        )
        assert _fleets.shared(services, foresight, refit) == found.shared


def test_bets_tell_the_services_that_their_figures_show():
    asked = {name: bet for name, (_, bet) in every_bet().items()}
    assert f"Each needs {market.SERVICE_PEAK} vehicles in" in asked["with-whom-to-share"].question
    half = asked["half-an-hour"]
    fleets = BOOK.explorers["shared_fleet"].rows(**half.state.values)["fleets"]["vehicles"]
    assert (
        f"need {fleets[0]} vehicles. One fleet that changes its work at once does with {fleets[1]}."
        in half.question
    )
    assert half.state.values == HOURS | {"refit_time": market.REFIT, "foresight": "no"}
    assert f"Part of the {fleets[0]} vehicles saved" == half.scale["label"]
    larger = asked["ten-times-as-large"]
    assert larger.state.values["service_peak"] == market.GROWN == 10 * market.SERVICE_PEAK
    small = BOOK.explorers["two_savings"].rows(
        services=larger.state.values["services"], service_peak=market.SERVICE_PEAK
    )
    assert (
        f"With {market.SERVICE_PEAK} vehicles each at the peak, sharing saves {100 * small['here']['saved'][0]:.0f} %."
        in larger.question
    )


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("toyota-1", f"{market.SERVICE_PEAK} vehicles at each peak and {100 * market.TARGET:.0f} % served"),
        ("toyota-3", f"Take {answers.THREE[0]}, {answers.THREE[1]} and {answers.THREE[2]} in this order, draw {market.DAYS} days"),
        ("toyota-3", f"the seed {market.SEED}, and let a refit take half an hour."),
    ],
)  # fmt: skip
def test_exercise_tells_what_its_answer_computes_with(label, told):
    assert told in exercise(label)


def test_workbench_serves_the_part_of_the_text():
    (cell,) = (cell for cell in cells("toyota", "code") if cell.id == "workbench")
    assert f"service_peak={market.SERVICE_PEAK}, served_target={market.TARGET}" in cell.source


def test_reasons_that_a_row_was_only_inferred_keep_it_out_of_the_layers():
    found = BOOK.explorers["layers"].rows(layer="data")["layers"]
    held = dict(zip(zip(found["vehicle"], found["layer"], strict=True), found["look"], strict=True))
    assert held["e-Palette, sold 2026", "Customer"] == "unknown"
    assert held["e-Palette, planned 2018", "Data"] == "yes"


def test_bet_on_half_an_hour_says_when_vehicles_change():
    """By a timetable far more would be left: a guess without the rule is a guess about another model."""
    question = every_bet()["half-an-hour"][1].question
    assert "none changes before some service is short" in question
    assert "once a service is short" in BOOK.explorers["shared_fleet"].source
