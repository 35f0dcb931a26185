"""Break-even fees: Ramsey's problem with two sides."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from platformlab.models.break_even import find_break_even_fees
from platformlab.models.two_sided import find_monopoly, find_welfare_optimum
from platformlab.models.two_sided_shares import find_shares

QUICK = settings(derandomize=True, deadline=None, max_examples=200)
MARKET = {
    "cross_side_consumers": 2, "cross_side_producers": 20,
    "base_share_consumers": 0.1, "base_share_producers": 0.48,
    "response_consumers": 0.02, "response_producers": 0.015,
    "serving_cost_consumers": 2, "serving_cost_producers": 2,
}  # fmt: skip


def welfare_at(fees):
    found = find_shares(fee_consumers=fees[0], fee_producers=fees[1], **MARKET)
    surplus = found.share_consumers**2 / (2 * MARKET["response_consumers"])
    surplus += found.share_producers**2 / (2 * MARKET["response_producers"])
    return found.profit + surplus


def test_no_other_fees_that_cover_the_costs_are_better_for_all():
    found = find_break_even_fees(**MARKET)
    covers = {
        "type": "eq",
        "fun": lambda f: find_shares(fee_consumers=f[0], fee_producers=f[1], **MARKET).profit,
    }
    best = minimize(lambda f: -welfare_at(f), (-4, 5), constraints=[covers], method="SLSQP")
    assert best.success
    assert best.x == pytest.approx([found.fee_consumers, found.fee_producers], abs=0.01)
    assert -best.fun == pytest.approx(found.welfare, abs=1e-6)


@QUICK
@given(st.floats(0, 6), st.floats(0, 32), st.floats(0, 4))
def test_costs_are_covered_exactly_and_one_side_at_most_pays_more_than_its_cost(a1, a2, cost):
    market = {**MARKET, "cross_side_consumers": a1, "cross_side_producers": a2,
              "serving_cost_consumers": cost}  # fmt: skip
    found = find_break_even_fees(**market)
    assert found.status == "interior"
    assert found.profit == pytest.approx(0, abs=1e-9)
    margins = found.fee_consumers - cost, found.fee_producers - market["serving_cost_producers"]
    assert min(margins) <= 1e-9


def test_result_lies_between_what_an_owner_and_what_society_would_choose():
    owner, even, society = (
        find(**MARKET) for find in (find_monopoly, find_break_even_fees, find_welfare_optimum)
    )
    assert owner.share_consumers < even.share_consumers < society.share_consumers
    assert owner.share_producers < even.share_producers < society.share_producers
    assert owner.welfare < even.welfare < society.welfare
    assert owner.profit > 0 > society.profit


def test_sides_that_do_not_matter_to_each_other_pay_their_costs():
    found = find_break_even_fees(**{**MARKET, "cross_side_consumers": 0, "cross_side_producers": 0})
    assert (found.fee_consumers, found.fee_producers) == pytest.approx((2, 2))


def test_costs_can_be_covered_where_society_would_not_stop():
    gains = {"cross_side_consumers": 30, "cross_side_producers": 30}
    market = {**MARKET, **gains, "base_share_consumers": 0.06, "base_share_producers": 0.07}
    assert find_welfare_optimum(**market).status == "tips"
    found = find_break_even_fees(**market)
    assert found.status == "interior"
    assert found.profit == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"serving_cost_consumers": 60, "serving_cost_producers": 60}, "corner"),
        ({"cross_side_consumers": 80, "cross_side_producers": 80}, "tips"),
    ],
)
def test_market_without_an_interior_outcome_is_named(change, status):
    found = find_break_even_fees(**{**MARKET, **change})
    assert found.status == status
    assert np.isnan(found.fee_consumers)


def test_of_two_equal_sides_each_pays_for_the_other_what_it_brings():
    # With b, a and costs alike both serve equally many, so the fees differ by the gifts alone.
    alike = {"base_share_consumers": 0.3, "base_share_producers": 0.3,
             "response_consumers": 0.015, "response_producers": 0.015}  # fmt: skip
    found = find_break_even_fees(**{**MARKET, **alike})
    assert found.profit == pytest.approx(0, abs=1e-9)
    assert found.share_consumers == pytest.approx(found.share_producers)
    assert found.fee_producers - found.fee_consumers == pytest.approx(18 * found.share_producers)
    assert found.welfare < find_welfare_optimum(**{**MARKET, **alike}).welfare
