"""The virtuous circle: its turns, its gain and its end."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples

from platformlab.models import virtuous_circle as model
from platformlab.models.costs.scale import cost_of_unit, learning_exponent

MARKET = {"start_price": 900, "start_output": 20_000, "yearly_market": 2_000_000}
START = {**MARKET, "fixed_cost": 4e6, "markup": 0.125, "years": 20}


def run(**changes):
    given_ = {"learning_rate": 0.15, "demand_elasticity": 3, **START, **changes}
    return model.simulate(**given_)


def test_at_the_starting_price_the_starting_output_sells_whatever_the_market():
    sold = model.yearly_demand(
        unit_price=900, **MARKET | {"yearly_market": [5e4, 4e6]}, demand_elasticity=[1, 4]
    )
    assert sold == pytest.approx([20_000, 20_000])


def test_elasticity_is_the_stated_one_in_an_empty_market_and_half_of_it_in_a_half_full_one():
    price, step = 900.0, 1e-4
    for served in (1e-7, 0.5):
        market = {**MARKET, "yearly_market": 20_000 / served}
        low, high = model.yearly_demand(
            unit_price=[price * (1 - step), price * (1 + step)], **market, demand_elasticity=3
        )
        slope = np.log(low / high) / np.log((1 + step) / (1 - step))
        assert slope == pytest.approx(3 * (1 - served), rel=1e-6)


def test_loop_gain_is_the_response_of_sales_to_one_percent_more_of_everything():
    learning, elasticity, fixed, other, made, output = 0.2, 3.0, 4e6, 600.0, 4e4, 2e4
    b = learning_exponent(learning_rate=learning)

    def sales(factor):
        cost = fixed / (output * factor) + other * (made * factor) ** -b * made**b
        return model.yearly_demand(
            unit_price=cost * 1.125, **MARKET, demand_elasticity=elasticity
        ), fixed / (output * factor) / cost

    (below, _), (now, part), (above, _) = sales(1 - 1e-5), sales(1), sales(1 + 1e-5)
    measured = np.log(above / below) / np.log((1 + 1e-5) / (1 - 1e-5))
    gain = model.loop_gain(
        market_share=now / 2e6,
        fixed_share=part,
        learning_rate=learning,
        demand_elasticity=elasticity,
    )
    assert gain == pytest.approx(measured, rel=1e-6)


def test_price_without_a_plant_is_the_marked_up_experience_curve():
    path = run(fixed_cost=0, learning_rate=0.2)
    doublings = np.log2(path.made / 20_000)
    assert path.price == pytest.approx(900 * 0.8**doublings)
    curve = cost_of_unit(cumulative_output=[1, 2, 4], first_unit_cost=900, learning_rate=0.2)
    assert path.price[1] == pytest.approx(curve[1])


def test_without_learning_nothing_moves():
    for fixed in (0, 4e6):
        path = run(learning_rate=0, fixed_cost=fixed)
        assert path.price == pytest.approx(np.full(21, 900))
        assert path.output == pytest.approx(np.full(21, 20_000))


def test_made_is_the_sum_of_the_years_before():
    path = run()
    assert path.made[0] == 20_000
    assert np.diff(path.made) == pytest.approx(path.output[:-1])


@examples(80)
@given(st.floats(0, 0.3), st.floats(0, 8e6), st.floats(0.5, 4), st.floats(1e5, 4e6))
def test_price_never_rises_and_output_never_falls_nor_exceeds_the_market(
    learning, fixed, elasticity, market
):
    path = run(
        learning_rate=learning,
        fixed_cost=fixed,
        demand_elasticity=elasticity,
        yearly_market=market,
    )
    assert (np.diff(path.price) <= 1e-6).all()
    assert (np.diff(path.output) >= -1e-3).all()
    assert (path.output <= market * (1 + 1e-9)).all()


def test_circle_of_learning_alone_ends_at_the_share_of_the_closed_form():
    path = run(fixed_cost=0, learning_rate=0.3, demand_elasticity=4, years=20)
    share = path.output / 2e6
    full = model.find_full_share(learning_rate=0.3, demand_elasticity=4)
    end = model.find_end(path.gain)
    assert share[int(end.year)] <= full <= share[int(end.year) + 1]
    assert model.find_full_share(learning_rate=0.15, demand_elasticity=4) == 0
    # An exponent of one half and an elasticity of three: gain 1.5, and 1 − 1/1.5 of the market.
    third = model.find_full_share(learning_rate=1 - 2**-0.5, demand_elasticity=3)
    assert third == pytest.approx(1 / 3)


@pytest.mark.parametrize("learning_rate", [0.1, 0.15, 0.2, 0.3])
@pytest.mark.parametrize("demand_elasticity", [3, 4])
@pytest.mark.parametrize("fixed_cost", [4e6, 8e6])
def test_sales_grow_fastest_in_percent_about_where_the_circle_stops_feeding_itself(
    learning_rate, demand_elasticity, fixed_cost
):
    path = run(
        learning_rate=learning_rate, demand_elasticity=demand_elasticity, fixed_cost=fixed_cost
    )
    fastest = np.argmax(np.diff(np.log(path.output))) + 0.5
    assert abs(fastest - model.find_end(path.gain).year) < 1.2


@pytest.mark.parametrize(
    ("gain", "year", "status"),
    [
        ([0.9, 0.5], 0, "never feeds itself"),
        ([1, 0.5], 0, "stops feeding itself"),
        ([1.5, 0.5], 0.5, "stops feeding itself"),
        ([0.9, 1.2, 1, 0.5], 2, "stops feeding itself"),
        ([1.5, 1.2], np.nan, "still feeds itself"),
    ],
)
def test_end_is_where_the_gain_falls_below_one_for_good(gain, year, status):
    end = model.find_end(gain)
    assert end.year == pytest.approx(year, nan_ok=True)
    assert end.status == status


@pytest.mark.parametrize("gain", [np.nan, [1.5, np.nan], [np.inf, 1.2], [], [[1.5, 0.5]]])
def test_a_gain_that_is_no_row_of_numbers_has_no_end(gain):
    with pytest.raises(ValueError, match=r"^gain must be (finite|one series).* \(got "):
        model.find_end(gain)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"fixed_cost": 2e7}, "fixed_cost must be at most cost_of_the_start"),
        ({"yearly_market": 20_000}, "start_output must be below yearly_market"),
        ({"learning_rate": 15}, "write 20 % as 0.2"),
    ],
)
def test_impossible_start_is_refused_with_a_repair(wrong, words):
    with pytest.raises(ValueError, match=words):
        run(**wrong)


def test_demand_refuses_a_market_no_larger_than_the_start():
    with pytest.raises(ValueError, match="larger than what sells"):
        model.yearly_demand(
            unit_price=900, **MARKET | {"yearly_market": 20_000}, demand_elasticity=2
        )
