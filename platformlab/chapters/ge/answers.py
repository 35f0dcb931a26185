"""Answers to the exercises of the chapter on General Electric."""

import numpy as np

from platformlab.chapters.ge.market import DELAY, PILOT
from platformlab.checks.answers import Number, Slip, Text
from platformlab.data import load
from platformlab.models import options, patience

J_CURVE = {
    "saturation": 1e6,
    "first_users": 2e4,
    "unit_value": 4e-5,
    "running_cost": 2e6,
}
SPEED = 0.9
DEARER = 2 * PILOT["pilot_cost"]


def _back(speed):
    """Year in which all the money is back."""
    return float(patience.find_j_curve(growth_speed=speed, **J_CURVE).break_even_time)


def _trough(speed):
    return float(patience.find_j_curve(growth_speed=speed, **J_CURVE).trough_time)


def _stands_alone(*, with_unknown=False, of_all=False):
    """Share of platforms that are known not to lean on their owner."""
    table = load("industrial_platforms")
    if not of_all:
        table = table[table["still_offered"] == "yes"]
    if not with_unknown:
        table = table[table["leans_on_owner"] != "unknown"]
    return float((table["leans_on_owner"] == "no").mean())


def _chance(pilot_cost, *, worth_anything=False):
    """Chance from which everything at once beats the pilot, or from which it is worth anything."""
    chances = np.linspace(0, 1, 10_001)
    given = {**PILOT, "pilot_cost": pilot_cost, "discount_factor": DELAY}
    found = options.compare_pilot(success_chance=chances, **given)
    rival = 0 if worth_anything else found.staged
    return float(chances[np.argmax(found.all_in > rival)])


ANSWERS = (
    Number(
        "ge-1",
        lambda: _back(SPEED / 2) - _back(SPEED),
        unit="years",
        slips=(
            Slip(
                lambda: _back(SPEED / 2),
                "This is the year in the slow market. Take from it the year in the quick one.",
            ),
            Slip(
                lambda: _trough(SPEED / 2) - _trough(SPEED),
                "You compared the years in which most is lost. Compare those in which all is back.",
            ),
        ),
    ),
    Number(
        "ge-2",
        _stands_alone,
        unit="share",
        slips=(
            Slip(
                lambda: _stands_alone(with_unknown=True),
                "You counted those of which no source tells among the others. Leave them out.",
            ),
            Slip(
                lambda: _stands_alone(of_all=True),
                "You took all platforms. Take those that are still offered.",
            ),
        ),
    ),
    Number(
        "ge-3",
        lambda: _chance(DEARER),
        unit="share",
        slips=(
            Slip(
                lambda: _chance(PILOT["pilot_cost"]),
                "This is the answer for the cheaper pilot.",
            ),
            Slip(
                lambda: _chance(DEARER, worth_anything=True),
                "From here on everything at once is worth something. Compare it with the pilot, not with nothing.",
            ),
        ),
    ),
    Text(
        "ge-4",
        rubric=(
            "names one industry or group in which people would be seen to want in",
            "says which side is slow there, and how that is known",
            "states what will have been seen if it goes well, and what would speak against it",
            "gives the cost of seeing it, and what is saved by stopping",
            "says who decides, and that the date alone does not",
        ),
    ),
)
