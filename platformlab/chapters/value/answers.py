"""Answers to the exercises of the chapter on what a network is worth."""

from math import log

from platformlab import models
from platformlab.chapters.value.market import COST_PER_USER, FIRST, RUNNING_COST
from platformlab.checks.answers import Number, Slip, Text
from platformlab.data import load

FADING = 2.1715  # value of one unit, as the exercise gives it
LARGE, SMALL = 900, 300
DEARER = 20  # USD a year for each user, dearer than any that a figure offers


def _pays(
    cost_per_user=DEARER, find=models.network_value.find_odlyzko_break_even, unit_value=FADING
):
    return find(unit_value=unit_value, cost_per_user=cost_per_user, running_cost=RUNNING_COST)


def _gains():
    return models.network_value.find_merger_gain(users=LARGE, partner_users=SMALL, unit_value=1)


def _closest_to(wanted, fit=models.network_value_fits.fit_power):
    """Last year of the window whose free exponent comes closest to `wanted`."""
    table = load("network_value").query("company != 'Tencent'")

    def gap(last):
        window = table[table["year"].between(FIRST, last)]
        users, revenue = 1e6 * window["mau_million"], 1e9 * window["revenue_usd_bn"]
        return abs(fit(users, revenue).exponent - wanted)

    return min(range(2010, 2024), key=gap)


ANSWERS = (
    Number(
        "value-1",
        _pays,
        unit="users",
        slips=(
            Slip(
                lambda: _pays(cost_per_user=COST_PER_USER),
                f"This is the size at {COST_PER_USER:.0f} dollars a user. Let each user cost {DEARER}.",
            ),
            Slip(
                lambda: _pays(find=models.network_value.find_break_even, unit_value=0.1),
                "This is what the square says. Asked is the size if contacts fade.",
            ),
        ),
    ),
    Number(
        "value-2",
        lambda: log((LARGE + SMALL) / SMALL) / log((LARGE + SMALL) / LARGE),
        unit="",
        slips=(
            Slip(
                lambda: _gains().odlyzko_partner_gain / _gains().odlyzko_gain,
                "This compares the two networks. Divide each gain by the users who share it.",
            ),
            Slip(
                lambda: LARGE / SMALL,
                "This is the ratio under the square, where each user gains the other network's size. "
                "Let contacts fade.",
            ),
            Slip(
                lambda: log((LARGE + SMALL) / LARGE) / log((LARGE + SMALL) / SMALL),
                "You have divided the other way round: a user of the small network gains more.",
            ),
        ),
    ),
    Number(
        "value-3",
        lambda: _closest_to(3),
        unit="",
        tolerance=0.0001,  # a year is right or wrong
        slips=(
            Slip(
                lambda: _closest_to(2),
                "With this year the exponent comes closest to 2, the square. Asked is the cube.",
            ),
            Slip(
                lambda: _closest_to(3, models.network_value_fits.fit_exponent),
                "That is the fit on logarithms, where no last year leads near 3. Fit in dollars.",
            ),
        ),
    ),
    Text(
        "value-4",
        rubric=(
            "Does it name one network, and who or what is a member of it",
            "Does it say what one more member adds for *one* who is there, in her words",
            "Does it name members for whom she adds nothing",
            "Does it name a number that could come out against you, and when you would look",
        ),
        least_words=30,
    ),
)
