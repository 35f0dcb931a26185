"""Answers to the exercises of the chapter on critical mass."""

from platformlab.chapters.critical_mass.market import MONTHS, PRICE, SERVICE, SPEED
from platformlab.checks.answers import Array, Number, Slip, Text
from platformlab.models import critical_mass as model


def _mass(**changes):
    return model.find_critical_mass(**SERVICE | changes)


def _resting_points(**changes):
    return model.find_equilibria(**SERVICE | changes).shares


def _after_two_years(start, price):
    market = SERVICE | {"price": price}
    return model.simulate(start, **market, adjustment=SPEED, periods=MONTHS)[-1]


ANSWERS = (
    Number(
        "critical-mass-1",
        lambda: _mass() - _mass(stand_alone_value=5),
        unit="share",
        slips=(
            Slip(
                _mass,
                "This is the critical mass when the service is worth nothing alone. "
                "Compute it again with the 5 dollars, and take the second from the first.",
            ),
            Slip(
                lambda: _mass(stand_alone_value=5),
                "This is the new critical mass. Asked is by how much it fell.",
            ),
            Slip(
                lambda: 1 - _mass(stand_alone_value=5) / _mass(),
                "This is the fall as a part of the old critical mass. Asked is the difference of the two shares.",
            ),
        ),
    ),
    Array(
        "critical-mass-2",
        lambda: [_resting_points(taste_spread=12, price=price)[0] for price in (PRICE, 32)],
        unit="share",
        slips=(
            Slip(
                lambda: [
                    _resting_points(taste_spread=11, price=PRICE)[2],
                    _resting_points(taste_spread=11, price=32)[0],
                ],
                "One step too early: at this spread `find_critical_mass` still finds a number.",
            ),
            Slip(
                lambda: [12, 12],
                "These are the spreads at which the critical mass is gone. Asked is where the market then rests.",
            ),
        ),
    ),
    Number(
        "critical-mass-3",
        lambda: _after_two_years(0.30, price=24),
        unit="share",
        slips=(
            Slip(
                lambda: _after_two_years(0.40, price=PRICE),
                "This is what becomes of the other choice. Is it the better one?",
            ),
        ),
    ),
    Text(
        "critical-mass-4",
        rubric=(
            "Does it name one service, and the customers whose number matters to one customer",
            "Does it say who does *not* matter to her, though the sales report counts them",
            "Does it name a count that your firm keeps, or could keep, and how often",
            "Does it say which value of that count would tell you to stop",
        ),
        least_words=30,
    ),
)
