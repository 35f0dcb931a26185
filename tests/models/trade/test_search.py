"""Sequential search and fixed samples (Stigler, McCall)."""

import numpy as np
import pytest
from hypothesis import given
from properties import drawn, examples
from scipy import integrate

from platformlab.models import search as model

QUICK = examples(150)
PRICES = {"lowest_price": 0, "highest_price": 1}
OFFERS = {"lowest_price": 50, "highest_price": 150}


def prices_in_order(draw):
    low, high = sorted((draw["lowest_price"], draw["highest_price"]))
    return {**draw, "lowest_price": low, "highest_price": high}


def test_search_costs_the_buyer_as_much_as_the_price_she_finds():
    """Prices even on [0, 1], a look 0.02: price 0.1, in all 0.2; computed by two routes."""
    search = model.search_in_sequence(**PRICES, search_cost=0.02)
    assert search.expected_price == pytest.approx(0.1, abs=1e-12)
    assert search.total_cost == pytest.approx(0.2, abs=1e-12)


def test_simulated_buyers_pay_and_look_as_the_formula_says():
    rng = np.random.default_rng(9)
    offers = rng.uniform(50, 150, size=(40_000, 60))
    search = model.search_in_sequence(**OFFERS, search_cost=2)
    accepted = np.argmax(offers <= search.reservation_price, axis=1)
    paid = offers[np.arange(len(offers)), accepted]
    assert paid.mean() == pytest.approx(search.expected_price, abs=0.1)
    assert (accepted + 1).mean() == pytest.approx(search.looks, abs=0.1)
    assert (paid + 2 * (accepted + 1)).mean() == pytest.approx(search.total_cost, abs=0.2)


@pytest.mark.parametrize("search_cost", [0.5, 2, 30, 49.9])
def test_at_the_reservation_price_one_more_look_gains_just_its_cost(search_cost):
    reservation = model.search_in_sequence(**OFFERS, search_cost=search_cost).reservation_price
    gain, _ = integrate.quad(lambda price: (reservation - price) / 100, 50, reservation)
    assert gain == pytest.approx(search_cost, rel=1e-9)


def test_halving_the_search_cost_raises_looks_by_the_square_root_of_two_only():
    looks = model.search_in_sequence(**OFFERS, search_cost=[2, 1]).looks
    assert looks[1] / looks[0] == pytest.approx(np.sqrt(2))


def test_expensive_looks_make_the_buyer_take_the_first_offer():
    search = model.search_in_sequence(**OFFERS, search_cost=[49.999, 50, 80])
    assert search.status.tolist() == ["compares offers"] + 2 * ["takes the first offer"]
    assert search.looks[1:].tolist() == [1, 1]
    assert search.expected_price[1:].tolist() == [100, 100]
    assert search.total_cost[1:].tolist() == [150, 180]
    assert search.reservation_price[0] == pytest.approx(150, abs=0.01)  # joins continuously


def test_free_looks_are_never_ended_and_reach_the_lowest_price():
    search = model.search_in_sequence(**OFFERS, search_cost=0)
    assert search == (50, 50, np.inf, 50, "searches without end")


def test_without_price_dispersion_nobody_compares():
    search = model.search_in_sequence(lowest_price=7, highest_price=7, search_cost=[0, 1])
    assert search.status.tolist() == 2 * ["takes the first offer"]
    assert search.total_cost.tolist() == [7, 8]
    assert model.find_best_sample(lowest_price=7, highest_price=7, search_cost=[0, 1]).tolist() == [
        1,
        1,
    ]


def test_nine_looks_are_best_at_a_hundredth_a_look():
    """Prices even on [0, 1]; computed by two routes."""
    assert model.find_best_sample(**PRICES, search_cost=0.01) == 9


@pytest.mark.parametrize("search_cost", [0.0007, 1 / 6, 1 / 12, 1 / 90, 0.03, 0.2, 5])
def test_no_other_sample_size_is_cheaper_than_the_best(search_cost):
    best = model.find_best_sample(**PRICES, search_cost=search_cost)
    sizes = np.arange(1, 200)
    costs = model.search_in_sample(**PRICES, search_cost=search_cost, sample_size=sizes).total_cost
    assert costs[int(best) - 1] == pytest.approx(costs.min(), abs=1e-15)


def test_of_two_equally_good_samples_the_smaller_is_chosen():
    # From 2 to 3 offers the price falls by 1/12, just the cost of the look.
    assert model.find_best_sample(**PRICES, search_cost=1 / 12) == 2


def test_mean_price_of_a_sample_is_that_of_the_smallest_of_n_draws():
    drawn_prices = np.random.default_rng(3).uniform(50, 150, size=(50_000, 4)).min(axis=1)
    sample = model.search_in_sample(**OFFERS, search_cost=2, sample_size=4)
    assert sample.expected_price == pytest.approx(drawn_prices.mean(), abs=0.3)
    assert sample.total_cost == sample.expected_price + 8


def test_free_looks_have_no_largest_sample():
    assert model.find_best_sample(**PRICES, search_cost=0) == np.inf


def test_searching_in_sequence_is_never_dearer_than_the_best_fixed_sample():
    costs = np.linspace(0.001, 0.4, 50)
    sizes = model.find_best_sample(**PRICES, search_cost=costs)
    fixed = model.search_in_sample(**PRICES, search_cost=costs, sample_size=sizes).total_cost
    assert (model.search_in_sequence(**PRICES, search_cost=costs).total_cost <= fixed + 1e-12).all()


@QUICK
@given(drawn("lowest_price", "highest_price", "search_cost", "sample_size").map(prices_in_order))
def test_search_is_defined_and_bounded_over_the_whole_range(draw):
    size = draw.pop("sample_size")
    search = model.search_in_sequence(**draw)
    assert search.looks >= 1
    assert np.isfinite(search.looks) or search.status == "searches without end"
    slack = 1e-9 * (1 + draw["highest_price"])
    middle = (draw["lowest_price"] + draw["highest_price"]) / 2
    assert draw["lowest_price"] <= search.expected_price <= middle + slack
    assert search.expected_price <= search.total_cost + slack
    sample = model.search_in_sample(**draw, sample_size=size)
    assert draw["lowest_price"] <= sample.expected_price <= middle + slack
    assert model.find_best_sample(**draw) >= 1


@pytest.mark.parametrize(
    "call",
    [
        lambda **prices: model.search_in_sequence(**prices, search_cost=1),
        lambda **prices: model.search_in_sample(**prices, search_cost=1, sample_size=2),
        lambda **prices: model.find_best_sample(**prices, search_cost=1),
    ],
)
def test_prices_in_the_wrong_order_are_refused(call):
    with pytest.raises(
        ValueError, match=r"lowest_price must be at most highest_price = 40 \(got 50\); swap"
    ):
        call(lowest_price=50, highest_price=40)


@pytest.mark.parametrize(
    ("bad", "error", "message"),
    [
        ({"search_cost": -1}, ValueError, r"search_cost must lie in \[0, 1e\+09\] \(got -1\)"),
        ({"search_cost": np.nan}, ValueError, r"search_cost must lie in .*\(got nan\)"),
        ({"search_cost": "2"}, TypeError, "search_cost must be a number"),
        ({"search_cost": []}, ValueError, "search_cost must not be empty"),
        ({"sample_size": 2.5}, ValueError, "sample_size must be a whole number"),
        ({"sample_size": 0}, ValueError, r"sample_size must lie in \[1, "),
        ({"sample_size": [1, 2], "search_cost": [1, 2, 3]}, ValueError, "must broadcast"),
    ],
)
def test_wrong_input_names_the_argument_the_range_and_the_value(bad, error, message):
    with pytest.raises(error, match=message):
        model.search_in_sample(**{**OFFERS, "search_cost": 1, "sample_size": 2, **bad})
