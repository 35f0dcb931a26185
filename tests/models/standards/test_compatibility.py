"""Katz and Shapiro's oligopoly with a network value that is linear or a power."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples

from platformlab.models.standards.compatibility import find_compatible, find_incompatible

QUICK = examples(150)
MARKET = {"suppliers": 3, "highest_value": 10, "member_value": 0.4}


def responses(expected, *, highest_value, member_value, compatible):
    """Cournot outputs for given expected sales: each firm solves its own first-order condition.

    Prices are A + β·network − total, so the best outputs solve (I + 1) x = A + β·network.
    """
    expected = np.asarray(expected, dtype=float)
    networks = np.full_like(expected, expected.sum()) if compatible else expected
    firms = len(expected)
    return np.linalg.solve(
        np.eye(firms) + np.ones((firms, firms)), highest_value + member_value * networks
    )


def test_compatible_firms_sell_more_than_incompatible_ones():
    """v = 0.4 y, three firms, highest value 10: 10.714 and 8.333; computed by two routes."""
    assert find_compatible(**MARKET).total_output == pytest.approx(10.714285714, abs=1e-8)
    assert find_incompatible(**MARKET).total_output == pytest.approx(8.333333333, abs=1e-8)


@pytest.mark.parametrize(
    ("find", "compatible"), [(find_compatible, True), (find_incompatible, False)]
)
def test_expectations_revised_by_best_replies_end_in_the_stable_equilibrium(find, compatible):
    sales = np.array([0.1, 5, 2.0])
    for _ in range(500):
        sales = responses(sales, highest_value=10, member_value=0.4, compatible=compatible)
    market = find(**MARKET)
    assert market.is_stable
    assert sales == pytest.approx(np.full(3, market.total_output / 3), abs=1e-9)


def test_no_firm_gains_by_another_quantity_while_expectations_stand():
    market = find_incompatible(**MARKET)
    own = market.total_output / 3
    rivals = market.total_output - own
    quantities = np.linspace(0, 10, 10_001)
    profits = quantities * (10 + 0.4 * own - rivals - quantities)
    assert profits.max() == pytest.approx(market.profit_per_firm, abs=1e-6)
    assert quantities[profits.argmax()] == pytest.approx(own, abs=1e-3)
    assert market.unit_price == pytest.approx(10 + 0.4 * own - market.total_output)


def test_consumer_surplus_is_what_types_above_the_last_buyer_gain():
    market = find_compatible(**MARKET)
    types = np.linspace(10 - market.total_output, 10, 100_001)
    gains = types + 0.4 * market.total_output - market.unit_price
    assert gains[0] == pytest.approx(0, abs=1e-12)
    assert market.consumer_surplus == pytest.approx(np.trapezoid(gains, types), rel=1e-9)


def test_a_firm_alone_does_not_care_about_compatibility():
    market = {"suppliers": 1, "highest_value": 7, "member_value": [0.3, 1.5]}
    one, other = find_compatible(**market), find_incompatible(**market)
    assert [field.tolist() for field in one] == [field.tolist() for field in other]
    assert one.total_output == pytest.approx([7 / 1.7, 7 / 0.5])


def test_without_network_value_the_market_is_cournot():
    market = find_incompatible(suppliers=4, highest_value=10, member_value=0)
    assert market[:3] == pytest.approx((8, 2, 4))
    assert find_compatible(suppliers=4, highest_value=10, member_value=0) == market


def test_strong_separate_networks_make_the_symmetric_outcome_unstable():
    market = find_incompatible(suppliers=2, highest_value=10, member_value=1.4)
    assert market.status == "several"
    assert not market.is_stable
    each = market.total_output / 2
    drifted = np.array([each * 1.001, each * 0.999])
    reply = responses(drifted, highest_value=10, member_value=1.4, compatible=False)
    assert np.ptp(reply) > np.ptp(drifted)
    # One firm alone is an equilibrium: at its output an unknown rival has no buyer.
    alone = find_incompatible(suppliers=1, highest_value=10, member_value=1.4)
    assert alone.status == "unique"
    assert alone.total_output >= 10


def test_status_changes_exactly_where_the_networks_become_too_strong():
    market = {"suppliers": 3, "highest_value": 10}
    apart = find_incompatible(member_value=[0.999, 1, 3.999, 4], **market)
    assert apart.status.tolist() == ["unique", "several", "several", "unbounded"]
    assert apart.is_stable.tolist() == [True, False, False, False]
    joined = find_compatible(member_value=[1.333, 4 / 3, 2], **market)
    assert joined.status.tolist() == ["unique", "unbounded", "unbounded"]
    assert joined.is_stable.tolist() == [True, False, False]
    assert np.isnan(np.array(joined[:4])[:, 1:]).all()
    assert np.isnan(np.array(apart[:4])[:, 3]).all()


def replies(expected, *, value, power, compatible):
    """Best outputs at given expected sales, by many rounds of one firm's best reply after another."""
    networks = np.full_like(expected, expected.sum()) if compatible else expected
    offers = 10 + value * networks**power
    sales = np.zeros_like(expected)
    for _ in range(200):
        for firm, offer in enumerate(offers):
            sales[firm] = max((offer - sales.sum() + sales[firm]) / 2, 0)
    return sales


@pytest.mark.slow
@pytest.mark.parametrize("power", [0.3, 0.5, 0.9])
@pytest.mark.parametrize(
    ("find", "compatible"), [(find_compatible, True), (find_incompatible, False)]
)
def test_expectations_end_in_the_symmetric_outcome_of_a_network_of_falling_value(
    find, compatible, power
):
    sales = np.array([3.0, 1.0, 2.0])
    for _ in range(60):
        sales = replies(sales, value=0.9, power=power, compatible=compatible)
    market = find(suppliers=3, highest_value=10, member_value=0.9, network_power=power)
    assert market.is_stable
    assert sales == pytest.approx(np.full(3, market.total_output / 3), rel=1e-8)
    assert market.unit_price == pytest.approx(market.total_output / 3)


@QUICK
@given(st.integers(1, 1000), st.floats(1e-6, 1e6), st.floats(0, 1e6))
def test_sales_on_a_network_worth_the_root_of_its_size_solve_a_square(firms, highest, value):
    market = {"suppliers": firms, "highest_value": highest, "member_value": value}
    for find, joined in ((find_compatible, firms), (find_incompatible, 1)):
        gain = value * np.sqrt(joined)
        root = (gain + np.sqrt(gain**2 + 4 * highest * (firms + 1))) / (2 * (firms + 1))
        found = find(**market, network_power=0.5)
        assert found.unit_price == pytest.approx(root**2, rel=1e-9)


def test_a_power_close_to_one_gives_what_proportion_gives():
    for find in (find_compatible, find_incompatible):
        near, at = (find(**MARKET, network_power=power) for power in (1 - 1e-9, 1))
        assert near[:4] == pytest.approx(at[:4], rel=1e-7)
        assert (near.is_stable, near.status) == (at.is_stable, at.status)


@pytest.mark.parametrize("value", [1.0, 2.0, 3.0, 4.0, 5.0, 7.0])
def test_a_firm_of_which_nothing_is_expected_sells_nothing_where_there_are_several_outcomes(value):
    market = {"highest_value": 10, "member_value": value, "network_power": 0.6}
    three, two = (find_incompatible(suppliers=firms, **market) for firms in (3, 2))
    expected = np.array([two.total_output / 2, two.total_output / 2, 0])
    sales = replies(expected, value=value, power=0.6, compatible=False)
    stays = sales == pytest.approx(expected, abs=1e-6)
    assert stays == (three.status == "several")


def test_stability_is_whether_a_little_more_expected_sells_less_than_that():
    for value in (1.0, 3.0, 5.0, 9.0, 12.0):
        market = find_incompatible(
            suppliers=3, highest_value=10, member_value=value, network_power=0.9
        )
        even = np.full(3, market.total_output / 3)
        apart = even * [1 + 1e-6, 1, 1 - 1e-6]
        sales = replies(apart, value=value, power=0.9, compatible=False)
        assert (np.ptp(sales) < np.ptp(apart)) == market.is_stable


@QUICK
@given(st.integers(1, 1000), st.floats(1e-12, 1e12), st.floats(0, 1e12))
def test_every_market_has_a_positive_outcome_or_a_stated_reason(
    suppliers, highest_value, member_value
):
    market = {"suppliers": suppliers, "highest_value": highest_value, "member_value": member_value}
    both = find_compatible(**market), find_incompatible(**market)
    for found in both:
        numbers = np.array(found[:4], dtype=float)
        assert np.isnan(numbers).all() if found.status == "unbounded" else (numbers > 0).all()
    if both[0].status == "unique":
        assert both[0].total_output >= both[1].total_output * (1 - 1e-12)


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        ({"suppliers": 2.5}, ValueError, r"suppliers must be a whole number \(got 2.5\)"),
        ({"suppliers": 0}, ValueError, r"suppliers must lie in \[1, 1000\]"),
        ({"highest_value": 0}, ValueError, r"highest_value must lie in \(0, ∞\)"),
        ({"member_value": -0.1}, ValueError, r"member_value must lie in \[0, ∞\)"),
        ({"member_value": None}, TypeError, "member_value must be a number"),
    ],
)
def test_an_impossible_oligopoly_is_refused(change, error, message):
    for find in (find_compatible, find_incompatible):
        with pytest.raises(error, match=message):
            find(**{**MARKET, **change})
