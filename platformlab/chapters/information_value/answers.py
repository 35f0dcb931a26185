"""Answers to the exercises of the chapter on information added to things."""

from platformlab.chapters.information_value._contracts import OUTCOME, at, yearly
from platformlab.chapters.information_value._gains import gains
from platformlab.chapters.information_value.market import (
    APART,
    CARE_A_YEAR,
    COST,
    DEVELOPMENT,
    MONTHS,
    NET_WORTH,
)
from platformlab.checks.answers import Number, Slip, Text
from platformlab.models import logit_competition

DEAR_CARE = 1_200  # USD a year
LESS = 300.0  # USD a month that the information is worth, less its cost
# A market in which a buyer may also go without: what she would pay on average, and how tastes vary.
WANTED, SPREAD, MAKERS = 4_500.0, 500.0, 2


def _market(worth):
    return logit_competition.logit_price_with_outside_good(
        cost_per_customer=COST, taste_spread=SPREAD, firms=MAKERS, stand_alone_value=worth
    )


def _kept(firms):
    return firms * (_market(WANTED + NET_WORTH).profit - _market(WANTED).profit)


def _earned():
    return MAKERS * _market(WANTED + NET_WORTH).profit


def _years(worth):
    return DEVELOPMENT / (MONTHS * float(gains("we", worth).first))


def _years_by_price(worth):
    rise = float(gains("we", worth).price_first) - COST - APART
    return DEVELOPMENT / (MONTHS * rise)


def _seen_at_best(care):
    return float(yearly("unseen", care)[0].min() - yearly("seen", care)[0].min())


def _seen_at_full(care):
    end = at(OUTCOME)
    return float(yearly("unseen", care)[0][end] - yearly("seen", care)[0][end])


ANSWERS = (
    Number(
        "information-value-1",
        lambda: _kept(MAKERS),
        unit="USD",
        slips=(
            Slip(
                lambda: _kept(1),
                "This is what one maker gains. The question is about both together.",
            ),
            Slip(
                _earned,
                "This is all that the makers earn afterwards. Take off what they earned before.",
            ),
        ),
    ),
    Number(
        "information-value-2",
        lambda: _years(LESS),
        slips=(
            Slip(
                lambda: _years(NET_WORTH),
                "This is the answer for the information of the chapter. Let it be worth less.",
            ),
            Slip(
                lambda: _years_by_price(LESS),
                "You counted the rise of the price on every machine of the market. Count the gain in profit, which knows how many you sell.",
            ),
        ),
    ),
    Number(
        "information-value-3",
        lambda: _seen_at_best(DEAR_CARE),
        unit="USD",
        slips=(
            Slip(
                lambda: _seen_at_best(CARE_A_YEAR),
                "This is the answer for the care of the chapter. Make it dearer, in both models.",
            ),
            Slip(
                lambda: _seen_at_full(DEAR_CARE),
                "You compared contracts in which the maker pays all. Without the sensor one would choose another contract.",
            ),
        ),
    ),
    Text(
        "information-value-4",
        rubric=(
            "names one product and one thing that its information tells the customer",
            "says what that is worth to her, and how one could find out",
            "names who else could tell her the same, and how soon",
            "says who can do something about a failure, and what the other side can see of it",
            "chooses machine, hour or outcome, and says what would change the choice",
        ),
    ),
)
