"""The race between two firms that learn from each customer."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import drawn, examples

from platformlab.models import learning_from_data as model

QUICK = examples(150)
CURVE = {"learning_ceiling": 1, "learning_scale": 3, "discount_factor": 0.9}
VALUES = 1 - np.exp(-np.arange(13) / 3)  # constant after twelve


def winners_by_value_iteration(values, lead, discount):
    """Whether the incumbent serves the next customer in every state, at what price, and both values.

    The winner's price leaves the loser at its reservation: price plus the change in the
    loser's future. No formula of the model is used.
    """
    last = len(values) - 1
    mine, theirs = np.meshgrid(range(last + 1), range(last + 1), indexing="ij")
    up, right = np.minimum(mine + 1, last), np.minimum(theirs + 1, last)
    first, second = np.zeros((2, last + 1, last + 1))
    surplus = lead + values[mine] - values[theirs]
    for _ in range(600):
        win_1, lose_1 = discount * first[up, theirs], discount * first[mine, right]
        win_2, lose_2 = discount * second[mine, right], discount * second[up, theirs]
        # Each bids down to what winning is worth to it beyond losing.
        edge = surplus + (win_1 - lose_1) - (win_2 - lose_2)
        first = lose_1 + np.maximum(edge, 0)
        second = lose_2 + np.maximum(-edge, 0)
    price = np.where(edge > 0, surplus - (win_2 - lose_2), -surplus - (win_1 - lose_1))
    return edge > 0, price, first, second


def test_the_annuity_rule_names_the_winner_found_by_dynamic_programming():
    # All 169 states, entrant better by 0.25
    annuities = model.annuity_of_path(VALUES, discount_factor=0.9)
    by_rule = annuities[:, None] > 0.25 + annuities[None, :]
    assert by_rule.size == 169
    np.testing.assert_array_equal(by_rule, winners_by_value_iteration(VALUES, -0.25, 0.9)[0])


@pytest.mark.parametrize("seed", range(5))
def test_the_annuity_rule_holds_for_any_rising_curve(seed):
    rng = np.random.default_rng(seed)
    values = np.concatenate([[0], np.cumsum(rng.exponential(0.2, size=8))])
    lead, discount = rng.normal(0, 0.4), rng.uniform(0.3, 0.95)
    annuities = model.annuity_of_path(values, discount_factor=discount)
    by_rule = lead + annuities[:, None] > annuities[None, :]
    np.testing.assert_array_equal(by_rule, winners_by_value_iteration(values, lead, discount)[0])


@pytest.mark.parametrize("seed", range(12))
def test_prices_and_profits_are_those_of_dynamic_programming_in_every_state(seed):
    rng = np.random.default_rng(seed)
    values = np.concatenate([[0], np.cumsum(rng.exponential(0.3, size=7))])
    lead, discount = rng.normal(0, 0.5), rng.uniform(0.2, 0.95)
    race = model.run_race(values, quality_lead=lead, discount_factor=discount)
    wins, price, first, second = winners_by_value_iteration(values, lead, discount)
    np.testing.assert_array_equal(race.status == "incumbent", wins)
    np.testing.assert_allclose(race.price, price, atol=1e-9)
    np.testing.assert_allclose(race.incumbent_profit, first, atol=1e-9)
    np.testing.assert_allclose(race.entrant_profit, second, atol=1e-9)


def test_a_price_may_be_below_cost_where_the_rival_would_bid_for_the_lead():
    race = model.run_race([0, 0, 9, 9], quality_lead=0.1, discount_factor=0.9)
    assert race.price[0, 0] < 0 < race.incumbent_profit[0, 0]
    assert race.entrant_profit[0, 0] == 0


def test_profit_of_the_winner_is_not_the_difference_of_the_annuities():
    annuities = model.annuity_of_path(VALUES, discount_factor=0.9)
    race = model.run_race(VALUES, quality_lead=-0.25, discount_factor=0.9)
    difference = (annuities[7] - annuities[0] - 0.25) / (1 - 0.9)
    assert abs(race.incumbent_profit[7, 0] / difference - 1) > 0.1


def test_firms_alike_earn_nothing():
    race = model.run_race(VALUES, quality_lead=0, discount_factor=0.9)
    assert set(np.diagonal(race.status)) == {"either"}
    assert np.diagonal(race.incumbent_profit) == pytest.approx(0, abs=1e-9)
    assert np.diagonal(race.entrant_profit) == pytest.approx(0, abs=1e-9)


def test_a_path_on_which_a_firm_forgets_is_refused():
    with pytest.raises(ValueError, match=r"^values must never fall \(got \[0, 4, 3\]\)"):
        model.run_race([0, 4, 3], quality_lead=0, discount_factor=0.9)


def test_annuity_of_a_new_firm_is_the_discounted_sum_of_what_it_will_know():
    """f(j) = 1 − exp(−j/3) up to twelve customers, δ = 0.9: 0.7147; computed by two routes."""
    annuities = model.annuity_of_path(VALUES, discount_factor=0.9)
    assert annuities[0] == pytest.approx(0.714690261, abs=1e-9)
    summed = 0.1 * sum(0.9**j * VALUES[min(j, 12)] for j in range(500))
    assert annuities[0] == pytest.approx(summed)


def test_seven_customers_are_the_smallest_base_that_beats_a_better_entrant():
    """The same curve, entrant better by 0.25; computed by two routes."""
    annuities = model.annuity_of_path(VALUES, discount_factor=0.9)
    assert np.argmax(annuities > 0.25 + annuities[0]) == 7
    start = model.find_head_start(customers_entrant=0, quality_lead=-0.25, **CURVE)
    assert int(start.customers) + 1 == 7  # the curve without a cap agrees


@pytest.mark.parametrize("served", [0, 1, 7.5])
def test_the_closed_annuity_is_the_discounted_sum_over_the_saturating_curve(served):
    path = 1 - np.exp(-(served + np.arange(2_000)) / 3)
    expected = model.annuity_of_path(path, discount_factor=0.9)[0]
    assert model.annuity(customers=served, **CURVE) == pytest.approx(expected, rel=1e-12)


def test_a_row_of_discount_factors_gives_a_row_of_annuities():
    both = model.annuity_of_path(VALUES, discount_factor=[0, 0.9])
    assert both.shape == (2, 13)
    assert both[0] == pytest.approx(VALUES)
    assert both[1] == pytest.approx(model.annuity_of_path(VALUES, discount_factor=0.9))


def test_the_given_path_is_left_unchanged():
    values = VALUES.copy()
    model.annuity_of_path(values, discount_factor=0.9)
    np.testing.assert_array_equal(values, VALUES)


def test_a_data_lead_is_worth_nothing_once_the_curve_is_flat():
    race = {"quality_lead": -1e-3, **CURVE}
    early = model.find_winner(customers_incumbent=5, customers_entrant=0, **race)
    late = model.find_winner(customers_incumbent=1e6, customers_entrant=100, **race)
    assert (early.status, late.status) == ("incumbent", "entrant")


def test_equal_firms_are_a_coin_toss():
    race = model.find_winner(customers_incumbent=4, customers_entrant=4, quality_lead=0, **CURVE)
    assert race.status == "either"
    assert race.incumbent == race.entrant == model.annuity(customers=4, **CURVE)


def test_the_lead_counts_in_the_annuity_of_the_incumbent():
    race = model.find_winner(customers_incumbent=2, customers_entrant=4, quality_lead=0.5, **CURVE)
    assert race.incumbent == pytest.approx(0.5 + model.annuity(customers=2, **CURVE))
    assert race.entrant == pytest.approx(model.annuity(customers=4, **CURVE))
    assert race.status == "incumbent"


@pytest.mark.parametrize(("served", "lead"), [(2, -0.1), (2, 0.05), (5, -0.03), (0, -0.2)])
def test_at_the_head_start_both_are_worth_the_same(served, lead):
    start = model.find_head_start(customers_entrant=served, quality_lead=lead, **CURVE)
    assert start.customers > 0
    incumbent = lead + model.annuity(customers=start.customers, **CURVE)
    assert incumbent == pytest.approx(model.annuity(customers=served, **CURVE), abs=1e-12)


def test_a_better_product_needs_no_head_start_and_a_much_worse_one_none_helps():
    start = model.find_head_start(customers_entrant=2, quality_lead=[0.9, 0, -0.9], **CURVE)
    assert start.customers[:2].tolist() == [0, 2]
    assert start.status.tolist() == ["reachable", "reachable", "out of reach"]
    assert np.isnan(start.customers[2])


def test_where_data_teach_nothing_only_quality_counts():
    flat = {**CURVE, "learning_ceiling": 0}
    start = model.find_head_start(customers_entrant=2, quality_lead=[0.1, 0, -0.1], **flat)
    assert start.status.tolist() == ["reachable", "reachable", "out of reach"]
    assert start.customers[:2].tolist() == [0, 2]


RACE = ("customers_entrant", "quality_lead", "learning_ceiling", "learning_scale")


@QUICK
@given(drawn(*RACE, "discount_factor", "customers_incumbent"))
def test_the_race_has_a_winner_over_the_whole_range(draw):
    race = model.find_winner(**draw)
    assert np.isfinite([race.incumbent, race.entrant]).all()
    ranks = {"incumbent": 1, "entrant": -1, "either": 0}
    assert ranks[race.status] == np.sign(race.incumbent - race.entrant)
    del draw["customers_incumbent"]
    start = model.find_head_start(**draw)
    assert (start.status == "out of reach") == np.isnan(start.customers)


@QUICK
@given(
    st.fixed_dictionaries(
        {
            "customers_entrant": st.floats(0, 20),
            "quality_lead": st.floats(-0.5, 0.5),
            "learning_ceiling": st.floats(0.5, 10),
            "learning_scale": st.floats(1, 10),
            "discount_factor": st.floats(0, 0.95),
        }
    )
)
def test_just_above_the_head_start_the_incumbent_wins_and_just_below_it_loses(draw):
    start = model.find_head_start(**draw)
    if start.status == "reachable" and 0.01 < start.customers < 50:
        for shift, winner in ((0.005, "incumbent"), (-0.005, "entrant")):
            race = model.find_winner(customers_incumbent=start.customers + shift, **draw)
            assert race.status == winner
    elif start.status == "out of reach":
        race = model.find_winner(customers_incumbent=1e9, **draw)
        assert race.status == "entrant"


@pytest.mark.parametrize(
    "values", [[], [[1, 2]], [1, np.nan], [1, np.inf], "steep", None, [[1], [2, 3]], 4]
)
def test_a_learning_path_that_is_no_row_of_numbers_is_refused(values):
    with pytest.raises(ValueError, match=r"values must be one row of finite numbers \(got .*list"):
        model.annuity_of_path(values, discount_factor=0.9)


@pytest.mark.parametrize(
    ("bad", "error", "message"),
    [
        ({"discount_factor": 1}, ValueError, r"discount_factor must lie in \[0, 1\) \(got 1\)"),
        ({"customers": -1}, ValueError, r"customers must lie in \[0, "),
        ({"learning_scale": 0}, ValueError, r"learning_scale must lie in \[0.01, "),
        ({"learning_ceiling": None}, TypeError, "learning_ceiling must be a number"),
    ],
)
def test_wrong_input_names_the_argument_the_range_and_the_value(bad, error, message):
    with pytest.raises(error, match=message):
        model.annuity(**{"customers": 1, **CURVE, **bad})


def test_a_lead_as_large_as_all_that_data_can_teach_is_out_of_reach():
    found = model.find_head_start(
        customers_entrant=0,
        quality_lead=[-1, -0.99],
        learning_ceiling=1,
        learning_scale=3,
        discount_factor=0,
    )
    assert found.status.tolist() == ["out of reach", "reachable"]
    assert np.isnan(found.customers).tolist() == [True, False]
