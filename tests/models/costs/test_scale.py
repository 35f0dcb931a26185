"""Experience curve, average cost and the loop from output to cost to output."""

import numpy as np
import pytest
from hypothesis import given
from properties import drawn, examples
from scipy.optimize import minimize_scalar

from platformlab.models import scale as model

QUICK = examples(150)
PLANT = {"fixed_cost": 900, "unit_cost": 3, "congestion_cost": 0.04}


def summed(last, first_unit_cost, learning_rate):
    """Add up the units one by one."""
    exponent = np.log2(1 - learning_rate)
    return first_unit_cost * np.sum(np.arange(1.0, last + 1) ** exponent)


def test_ten_doublings_at_80_percent_leave_a_tenth_of_the_cost():
    """Exponent 0.3219, cost 0.1074; computed by two routes."""
    assert model.learning_exponent(learning_rate=0.2) == pytest.approx(0.321928095, abs=1e-9)
    cost = model.cost_of_unit(cumulative_output=2**10, first_unit_cost=1, learning_rate=0.2)
    assert cost == pytest.approx(0.107374182, abs=1e-9)


def test_a_printed_fall_in_the_price_of_thin_film_modules_is_a_progress_ratio_of_81_percent():
    """A published exercise prints 3.5 USD/W at 100 MW and 0.85 USD/W at 10,000 MW; the ratio
    0.80814 follows.
    """
    args = {"first_unit_cost": 1, "learning_rate": 1 - 0.80814}
    early, late = model.cost_of_unit(cumulative_output=[100, 10_000], **args)
    assert late / early == pytest.approx(0.85 / 3.5, rel=1e-3)


def test_total_cost_of_ten_thousand_units_and_its_approximation_are_as_summed():
    """Progress ratio 0.8: 759.4238, by the integral 759.4511; computed by two routes."""
    args = {"cumulative_output": 10_000, "first_unit_cost": 1, "learning_rate": 0.2}
    assert model.total_cost(**args) == pytest.approx(759.423808, abs=1e-5)
    assert model.total_cost_approximate(**args) == pytest.approx(759.451105, abs=1e-5)


@pytest.mark.parametrize("learning_rate", [0, 0.05, 0.2, 0.5, 0.5001, 0.75, 0.9])
@pytest.mark.parametrize("last", [1, 2, 8, 9, 10, 11, 300, 100_000])
def test_exact_total_is_the_sum_over_units(last, learning_rate):
    total = model.total_cost(cumulative_output=last, first_unit_cost=7, learning_rate=learning_rate)
    assert total == pytest.approx(summed(last, 7, learning_rate), rel=1e-8)


@QUICK
@given(drawn("cumulative_output", "first_unit_cost", "learning_rate"))
def test_totals_lie_between_the_last_and_the_first_unit_times_the_number(draw):
    exact, last = model.total_cost(**draw), model.cost_of_unit(**draw)
    assert 0 <= last <= draw["first_unit_cost"]
    assert last * draw["cumulative_output"] <= exact * (1 + 1e-9)
    assert exact <= draw["first_unit_cost"] * draw["cumulative_output"] * (1 + 1e-9)
    assert model.total_cost_approximate(**draw) >= exact * (1 - 1e-9)  # the curve is convex


def test_without_learning_every_unit_costs_as_much_as_the_first():
    args = {"cumulative_output": [1, 50], "first_unit_cost": 3, "learning_rate": 0}
    assert model.cost_of_unit(**args).tolist() == [3, 3]
    assert model.total_cost(**args) == pytest.approx([3, 150])
    assert model.total_cost_approximate(**args) == pytest.approx([3, 150])


@pytest.mark.parametrize("output", [90, 150, 212, 213, 1000, 5e5])
def test_no_other_number_of_plants_is_cheaper(output):
    found = model.find_plants(output=output, **PLANT)
    costs = [
        model.average_cost(output=output / n, **PLANT) for n in range(1, int(min(output, 4000)))
    ]
    assert found.average_cost == pytest.approx(min(costs))
    assert found.number == 1 + int(np.argmin(costs))


def test_one_plant_is_enough_without_crowding_and_none_too_many_if_they_are_free():
    spacious = PLANT | {"congestion_cost": 0}
    found = model.find_plants(output=600, **spacious)
    assert found.number == 1
    assert found.average_cost == model.average_cost(output=600, **spacious)
    free = model.find_plants(output=600, **PLANT | {"fixed_cost": 0})
    assert free.average_cost == pytest.approx(PLANT["unit_cost"])


def test_average_cost_is_lowest_where_no_search_finds_it_lower():
    """F = 900, c = 3, d = 0.04: 15 at 150 units; computed by two routes."""
    cheapest = model.find_cheapest_output(**PLANT)
    assert cheapest == (pytest.approx(150, abs=1e-9), pytest.approx(15, abs=1e-9), "minimum")
    found = minimize_scalar(lambda q: model.average_cost(output=q, **PLANT), bounds=(1, 1e4))
    assert cheapest.output == pytest.approx(found.x, rel=1e-4)
    assert cheapest.average_cost == pytest.approx(found.fun)


def test_without_crowding_a_single_firm_is_always_cheapest():
    cheapest = model.find_cheapest_output(fixed_cost=900, unit_cost=3, congestion_cost=0)
    assert cheapest == (np.inf, 3, "natural monopoly")


def test_a_fixed_cost_of_half_a_dollar_is_one():
    cheapest = model.find_cheapest_output(fixed_cost=0.5, unit_cost=3, congestion_cost=0.02)
    assert cheapest[:2] == pytest.approx((5, 3.2))
    assert cheapest.status == "minimum"


@pytest.mark.parametrize("congestion_cost", [0, 0.04])
def test_without_a_fixed_cost_size_saves_nothing(congestion_cost):
    cheapest = model.find_cheapest_output(
        fixed_cost=0, unit_cost=3, congestion_cost=congestion_cost
    )
    assert cheapest == (0, 3, "no scale economy")


@QUICK
@given(drawn("output", "fixed_cost", "unit_cost", "congestion_cost"))
def test_no_output_costs_less_than_the_cheapest(draw):
    output = draw.pop("output")
    lowest = model.find_cheapest_output(**draw).average_cost
    assert draw["unit_cost"] <= lowest
    assert lowest <= model.average_cost(output=output, **draw) * (1 + 1e-9)


def test_the_circle_of_cost_and_demand_rests_at_the_computed_output():
    """b = 0.322, elasticity 2, price 1.3 × cost: ln q = −1.474; computed by two routes."""
    circle = model.find_resting_output(learning_rate=1 - 2**-0.322, demand_elasticity=2, markup=0.3)
    assert circle.log_output == pytest.approx(-1.473956542, abs=1e-8)
    assert circle.loop_gain == pytest.approx(0.644)


def test_the_circle_run_step_by_step_ends_at_the_resting_output():
    loop = {"learning_rate": 0.2, "demand_elasticity": 2.5, "markup": 0.2}
    output = 1.0
    for _ in range(200):
        output = model.next_relative_output(output, **loop)
    circle = model.find_resting_output(**loop)
    assert np.log(output) == pytest.approx(circle.log_output)
    assert circle.status == "settles"


def test_above_a_loop_gain_of_one_the_resting_output_is_a_critical_mass():
    loop = {"learning_rate": 0.2, "demand_elasticity": 4, "markup": 0.3}
    circle = model.find_resting_output(**loop)
    assert (circle.loop_gain, circle.status) == (
        pytest.approx(1.2877, abs=1e-4),
        "grows or collapses",
    )
    assert np.exp(circle.log_output) == pytest.approx(38.382, abs=1e-3)
    # From the sales at the first unit's cost, 1, the circle shrinks: 0.35, 0.09, 0.016.
    for start, grows in ((1.0, False), (38.0, False), (38.8, True)):
        path = [start]
        for _ in range(6):
            path.append(model.next_relative_output(path[-1], **loop))
        assert (np.diff(path) > 0).tolist() == [grows] * 6
        if start == 1:
            assert path[1:4] == pytest.approx([0.3501, 0.0906, 0.0159], abs=1e-4)


def test_at_a_loop_gain_of_one_output_collapses_or_stays():
    loop = {"learning_rate": 0.5, "markup": 0.2}
    circle = model.find_resting_output(demand_elasticity=[0.99, 1, 1.01], **loop)
    assert circle.loop_gain == pytest.approx([0.99, 1, 1.01])
    assert circle.status.tolist() == ["settles", "collapses", "grows or collapses"]
    assert np.isnan(circle.log_output).tolist() == [False, True, False]
    # Each turn costs the same part of output, whatever the start; without a mark-up none.
    first = model.next_relative_output([0.1, 1, 100], demand_elasticity=1, **loop)
    assert first == pytest.approx(np.array([0.1, 1, 100]) / 1.2)
    plain = {"learning_rate": 0.5, "demand_elasticity": 1, "markup": 0}
    assert model.find_resting_output(**plain).status == "stays"
    assert model.next_relative_output([0.1, 100], **plain) == pytest.approx([0.1, 100])


def test_the_loop_gain_is_the_slope_of_the_circle_in_percent():
    loop = {"learning_rate": 0.3, "demand_elasticity": 1.2, "markup": 0.1}
    low, high = model.next_relative_output([2.0, 2.02], **loop)
    slope = np.log(high / low) / np.log(1.01)
    assert model.find_resting_output(**loop).loop_gain == pytest.approx(slope)


@QUICK
@given(drawn("learning_rate", "demand_elasticity", "markup"))
def test_the_resting_output_reproduces_itself_where_it_exists(draw):
    circle = model.find_resting_output(**draw)
    assert (circle.status == "settles") == (circle.loop_gain < 1)
    assert (circle.status == "grows or collapses") == (circle.loop_gain > 1)
    assert np.isfinite(circle.log_output) == (circle.loop_gain != 1)
    assert circle.log_output <= 0 if circle.loop_gain < 1 else not circle.log_output < 0
    if abs(circle.log_output) < 20:
        rest = np.exp(circle.log_output)
        assert model.next_relative_output(rest, **draw) == pytest.approx(rest, rel=1e-6)


@QUICK
@given(drawn("relative_output", "learning_rate", "demand_elasticity", "markup"))
def test_the_next_output_is_a_number_over_the_whole_range(draw):
    assert 0 <= model.next_relative_output(draw.pop("relative_output"), **draw) < np.inf


def test_an_array_gives_the_same_numbers_as_one_call_each():
    rates = np.array([[0.1], [0.2]])
    made = np.array([3, 30, 300])
    together = model.total_cost(cumulative_output=made, first_unit_cost=2, learning_rate=rates)
    for (i, j), total in np.ndenumerate(together):
        args = {"cumulative_output": made[j], "learning_rate": rates[i, 0]}
        assert total == model.total_cost(first_unit_cost=2, **args)


@pytest.mark.parametrize(
    ("bad", "error", "message"),
    [
        (
            {"learning_rate": 20},
            ValueError,
            r"learning_rate must lie in \[0, 0.9\] \(got 20\); .*0\.2",
        ),
        ({"cumulative_output": 0}, ValueError, r"cumulative_output must lie in \[1, "),
        ({"cumulative_output": 1.5}, ValueError, "cumulative_output must be a whole number"),
        ({"first_unit_cost": "low"}, TypeError, "first_unit_cost must be a number"),
    ],
)
def test_wrong_input_names_the_argument_the_range_and_the_value(bad, error, message):
    good = {"cumulative_output": 10, "first_unit_cost": 1, "learning_rate": 0.2}
    with pytest.raises(error, match=message):
        model.total_cost(**{**good, **bad})
