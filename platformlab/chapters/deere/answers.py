"""Answers to the exercises of the chapter on John Deere."""

import numpy as np
import pandas as pd

from platformlab.chapters.deere._window import days, record
from platformlab.chapters.deere.market import (
    FAILURE_COST,
    FARMS_CEILING,
    FARMS_NEEDED,
    MAKERS_FARMS,
    MOST_OF_THE_GAIN,
    PART,
    RIVALS_FARMS,
)
from platformlab.checks.answers import Number, Slip, Text
from platformlab.models import fleet_learning, learning_curves, learning_from_data, maintenance

LAST = pd.Timestamp("2018-12-31")
LESS_AGEING = 1.5
PATIENCE = 0.999
CURVE = {"learning_ceiling": FARMS_CEILING, "learning_scale": FARMS_NEEDED}


def _windows_ahead(measure):
    """Year ends before the last from which Deere rose more than the index."""
    table = record(measure)
    firsts = [day for day in days() if day.month == LAST.month and day < LAST]
    rise = table.loc[LAST] / table.loc[firsts]
    return int((rise["Deere"] > rise["S&P 500"]).sum())


def _failures_needed(shape, *, of_cost=False):
    """Fewest failures with which nine tenths of the gain are had, by the formula."""
    part = {**PART, "weibull_shape": shape, "weibull_scale": 1.0}
    best = maintenance.find_replacement_age(**part).cost_rate
    life = maintenance.find_life(weibull_shape=shape, weibull_scale=part["weibull_scale"]).mean
    gain = 1.0 if of_cost else FAILURE_COST / life / best - 1
    failures = np.arange(2, 500)
    excess = fleet_learning.find_precision(failures=failures, **part).excess_cost
    return int(failures[np.argmax(excess <= (1 - MOST_OF_THE_GAIN) * gain)])


def _annuity(farms):
    return learning_from_data.annuity(customers=farms, discount_factor=PATIENCE, **CURVE)


def _today(farms):
    return learning_curves.saturating_value(customers=farms, **CURVE)


ANSWERS = (
    Number(
        "deere-1",
        lambda: _windows_ahead("dividends"),
        slips=(
            Slip(
                lambda: _windows_ahead("price"),
                "You left dividends out, or compared market values, which fall when shares are bought back. "
                "For Deere and for the index the table has a column that holds dividends.",
            ),
        ),
    ),
    Number(
        "deere-2",
        lambda: _failures_needed(LESS_AGEING),
        slips=(
            Slip(
                lambda: _failures_needed(PART["weibull_shape"]),
                "This is the answer for the part of the chapter. Change the shape in both models.",
            ),
            Slip(
                lambda: _failures_needed(LESS_AGEING, of_cost=True),
                "You compared the excess with the cost. Compare it with what the best timing saves.",
            ),
        ),
    ),
    Number(
        "deere-3",
        lambda: _annuity(MAKERS_FARMS) - _annuity(RIVALS_FARMS),
        unit="USD",
        slips=(
            Slip(
                lambda: _today(MAKERS_FARMS) - _today(RIVALS_FARMS),
                "This is how much better the rival must be today. Firms that look ahead count what is still to be learned.",
            ),
            Slip(
                lambda: _annuity(MAKERS_FARMS) - _annuity(0),
                "You gave the rival no farms at all. It starts with a thousand.",
            ),
        ),
    ),
    Text(
        "deere-4",
        rubric=(
            "names one stream of data of the reader's own firm and who produces it",
            "says which part of it teaches about all customers and which about one of them",
            "estimates how many cases are enough, and who else could see as many",
            "says what the customer could take along, by contract or by law",
            "says who gains the first dollar, and who is asked to pay",
        ),
    ),
)
