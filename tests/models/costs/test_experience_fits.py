"""Learning rates recovered from records."""

import csv
from pathlib import Path

import numpy as np
import pytest

from platformlab.models.costs.experience_fits import fit_learning
from platformlab.models.costs.scale import cost_of_unit

RECORD = Path(__file__).parents[3] / "data" / "learning_curves.csv"


@pytest.mark.parametrize("learning_rate", [0, 0.1, 0.2, 0.5])
def test_rate_that_made_the_data_is_found_again(learning_rate):
    made = np.array([3, 10, 40, 1_000, 90_000])
    cost = cost_of_unit(cumulative_output=made, first_unit_cost=70, learning_rate=learning_rate)
    fit = fit_learning(made, cost)
    assert fit.learning_rate == pytest.approx(learning_rate, abs=1e-10)
    assert fit.first_price == pytest.approx(70)
    assert fit.price(made) == pytest.approx(cost)


def test_fit_says_how_much_of_the_spread_in_logarithms_it_explains():
    made, prices = np.array([1, 2, 4, 8, 16]), np.array([90, 85, 50, 60, 30])
    fit = fit_learning(made, prices)
    missed = np.log(prices) - np.log(fit.price(made))
    explained = 1 - np.sum(missed**2) / np.sum((np.log(prices) - np.log(prices).mean()) ** 2)
    assert fit.r_squared == pytest.approx(explained)


def test_rising_price_has_a_negative_learning_rate():
    assert fit_learning([1, 2, 4], [10, 11, 12.1]).learning_rate == pytest.approx(-0.1)


def test_solar_modules_lost_a_fifth_with_each_doubling_as_printed():
    # Our World in Data and R. Swanson's note print about 20 per cent for four decades.
    with RECORD.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["series"] == "solar_modules"]
    fit = fit_learning([float(r["made_total"]) for r in rows], [float(r["price"]) for r in rows])
    assert fit.learning_rate == pytest.approx(0.2, abs=0.005)


@pytest.mark.parametrize(
    ("made", "prices", "words"),
    [
        ([1, 2], [3, 2], "^made and prices must be two series of equal length, three or more"),
        ([1, 2, 3], [3, 2], r"equal length.*\(got shapes \(3,\) and \(2,\)\)"),
        ([1, 2, 0], [3, 2, 1], r"^made must be finite and above 0 \(got 0\); .*position 2"),
        ([1, 2, np.inf], [3, 2, 1], r"^made must be finite and above 0 \(got inf\)"),
        ([1, 2, 3], [3, np.nan, 1], r"^prices must be finite and above 0 \(got nan\)"),
        ([1, 2, 3], [3, 2, 0], r"^prices .*\(got 0\)"),
        ([1, 2, 3], [3, 2, -0.5], r"^prices .*\(got -0.5\)"),
        ([2, 2, 2], [3, 2, 1], r"^made must differ from each other \(got 2 throughout\)"),
    ],
)
def test_record_that_cannot_be_fitted_is_refused(made, prices, words):
    with pytest.raises(ValueError, match=words):
        fit_learning(made, prices)
