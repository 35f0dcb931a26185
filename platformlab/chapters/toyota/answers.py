"""Answers to the exercises of the chapter on Toyota."""

from platformlab.chapters.toyota._hours import hours_of
from platformlab.chapters.toyota.market import DAYS, REFIT, SEED, SERVICES, TARGET
from platformlab.checks.answers import Number, Slip, Text
from platformlab.data import load
from platformlab.models import fleet_profiles, shared_fleet

THREE = ("riders", "meals", "lorries")


def _fleets(day="weekday"):
    return fleet_profiles.find_expected_fleets(**hours_of(SERVICES, day), served_target=TARGET)


def _dearer(day):
    """How much dearer a vehicle that changes may be, as a part of the other's cost."""
    return _fleets(day).dedicated / _fleets(day).shared - 1


def _certain(day):
    return fleet_profiles.find_certain_fleets(**hours_of(SERVICES, day), served_target=TARGET)


def _three(foresight):
    demand = fleet_profiles.draw_fleet_demand(**hours_of(THREE), days=DAYS, seed=SEED)
    return shared_fleet.find_fleet_saving(
        demand, served_target=TARGET, refit_time=REFIT, foresight=foresight
    ).shared


def _price():
    figures = load("company_figures").query("metric == 'epalette_price'")
    return figures["value"].item()


ANSWERS = (
    Number(
        "toyota-1",
        lambda: _fleets("weekend").saved,
        unit="share",
        slips=(
            Slip(
                lambda: _fleets().saved,
                "These are the hours of a weekday. Take the rows of the weekend.",
            ),
            Slip(
                lambda: _certain("weekend").saved,
                "This is what different hours save alone. Asked is the whole, with chance.",
            ),
            Slip(
                lambda: _fleets("weekend").shared / _fleets("weekend").dedicated,
                "This is the part of the vehicles that is still needed. Asked is what is saved.",
            ),
        ),
    ),
    Number(
        "toyota-2",
        lambda: _dearer("weekend"),
        unit="share",
        slips=(
            Slip(
                lambda: _fleets("weekend").saved,
                "This is the part saved of the larger number. The smaller fleet may cost as much as the larger one: "
                "write that down as an equation.",
            ),
            Slip(
                lambda: _dearer("weekday"),
                "These are the hours of a weekday. Take the rows of the weekend.",
            ),
            Slip(
                lambda: 1 + _dearer("weekend"),
                "This is the whole price in parts of the other. Asked is how much more it is.",
            ),
        ),
    ),
    Number(
        "toyota-3",
        lambda: (_three(False) - _three(True)) * _price(),
        unit="million yen",
        slips=(
            Slip(
                lambda: _three(False) - _three(True),
                "These are vehicles. Asked is what they cost.",
            ),
            Slip(
                lambda: _three(True) * _price(),
                "This is the price of the fleet with foresight. Asked is what foresight saves.",
            ),
        ),
    ),
    Text(
        "toyota-4",
        rubric=(
            "Does it put the report's forecast as a loop: better service, more firms, more users, better service",
            "Does it name one number that Toyota has and that nobody outside can see",
            "Does it say which value of that number would count for the report, and which against it",
            "Does it keep apart what sharing vehicles saves and what users bring each other",
        ),
        least_words=40,
    ),
)
