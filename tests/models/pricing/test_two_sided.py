"""Armstrong's monopoly platform and the welfare optimum."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples
from scipy.optimize import minimize

from platformlab.models.pricing.two_sided import find_monopoly, find_welfare_optimum

QUICK = examples(200)
MARKET = {
    "cross_side_consumers": 0.3,
    "cross_side_producers": 0.6,
    "base_share_consumers": 0.4,
    "base_share_producers": 0.24,
    "response_consumers": 0.8,
    "response_producers": 0.6,
    "serving_cost_consumers": 0,
    "serving_cost_producers": 0,
}
SMALL = {
    **MARKET,
    "response_consumers": 0.5,
    "response_producers": 0.4,
    "base_share_consumers": 0.25,
    "base_share_producers": 0.2,
    "serving_cost_consumers": 0.05,
    "serving_cost_producers": 0.1,
}
SIDES = ("consumers", "producers")


def swapped(values):
    """Exchange the sides of a market."""
    return {
        f"{name[:-9]}{SIDES[1 - SIDES.index(name[-9:])]}": value for name, value in values.items()
    }


def shares_at(fees, market):
    """Shares on board that reproduce themselves at given fees, found by repeating the step."""
    shares = np.array([0.1, 0.1])
    for _ in range(120):
        shares = np.array(
            [
                market[f"base_share_{side}"]
                + market[f"response_{side}"]
                * (market[f"cross_side_{side}"] * shares[1 - i] - fees[i])
                for i, side in enumerate(SIDES)
            ]
        )
    return shares


def worth(fees, market):
    """Profit and welfare at given fees, with surplus as the area under each demand."""
    shares = shares_at(fees, market)
    costs = [market[f"serving_cost_{side}"] for side in SIDES]
    profit = (np.array(fees) - costs) @ shares
    surplus = sum(
        np.trapezoid(np.linspace(0, share, 101), dx=share / 100) / market[f"response_{side}"]
        for share, side in zip(shares, SIDES, strict=True)
    )
    return profit, profit + surplus


def test_a_monopoly_platform_serves_the_computed_shares():
    """A = (0.5, 0.4), b = (0.8, 0.6), α₁ + α₂ = 0.9: 0.2694 and 0.1927, profit 0.1059; computed by
    two routes.
    """
    best = find_monopoly(**MARKET)
    assert best.share_consumers == pytest.approx(0.269384138, abs=1e-8)
    assert best.share_producers == pytest.approx(0.192733717, abs=1e-8)
    assert best.profit == pytest.approx(0.105892778, abs=1e-8)
    assert best.status == "interior"


def test_costs_enter_as_lower_room():
    """The same A₁ = base / response − cost, with a cost of 0.1 and a larger base."""
    best = find_monopoly(**{**MARKET, "base_share_consumers": 0.48, "serving_cost_consumers": 0.1})
    assert best.share_consumers == pytest.approx(0.269384138, abs=1e-8)
    assert best.profit == pytest.approx(0.105892778, abs=1e-8)


@pytest.mark.slow
@pytest.mark.parametrize(("find", "which"), [(find_monopoly, 0), (find_welfare_optimum, 1)])
@pytest.mark.parametrize("market", [MARKET, SMALL])
def test_no_other_pair_of_fees_is_better(find, which, market):
    found = find(**market)
    fees = [found.fee_consumers, found.fee_producers]
    assert shares_at(fees, market) == pytest.approx(
        [found.share_consumers, found.share_producers], abs=1e-9
    )
    assert worth(fees, market) == pytest.approx((found.profit, found.welfare), abs=1e-9)
    best = minimize(
        lambda f: -worth(f, market)[which],
        np.add(fees, 0.03),
        method="Nelder-Mead",
        options={"xatol": 1e-7, "fatol": 1e-13, "maxiter": 150},
    )
    assert -best.fun == pytest.approx((found.profit, found.welfare)[which], abs=1e-8)
    assert best.x == pytest.approx(fees, abs=1e-3)


def test_owner_charges_cost_plus_market_power_less_what_the_side_brings():
    best = find_monopoly(**SMALL)
    for side, other in (SIDES, SIDES[::-1]):
        market_power = getattr(best, f"share_{side}") / SMALL[f"response_{side}"]
        gift = SMALL[f"cross_side_{other}"] * getattr(best, f"share_{other}")
        cost = SMALL[f"serving_cost_{side}"]
        assert getattr(best, f"fee_{side}") == pytest.approx(cost + market_power - gift)


def test_welfare_fees_lie_below_cost_by_the_gift_to_the_other_side():
    best = find_welfare_optimum(**SMALL)
    gift = SMALL["cross_side_producers"] * best.share_producers
    assert best.fee_consumers == pytest.approx(SMALL["serving_cost_consumers"] - gift)
    assert best.profit < 0


def test_an_owner_serves_fewer_than_would_be_best_for_all():
    owner, society = find_monopoly(**SMALL), find_welfare_optimum(**SMALL)
    assert owner.share_consumers < society.share_consumers
    assert owner.share_producers < society.share_producers
    assert owner.profit > society.profit
    assert owner.welfare < society.welfare


@pytest.mark.parametrize("find", [find_monopoly, find_welfare_optimum])
def test_swapping_the_sides_swaps_the_results(find):
    here, there = find(**SMALL), find(**swapped(SMALL))
    assert here.share_consumers == pytest.approx(there.share_producers, rel=1e-12)
    assert here.fee_producers == pytest.approx(there.fee_consumers, rel=1e-12)
    assert here.profit == pytest.approx(there.profit, rel=1e-12)


def test_strong_attraction_between_the_sides_leaves_no_interior_outcome():
    gains = {"cross_side_consumers": [1.0, 2, 2.1], "cross_side_producers": [1.0, 2, 2.1]}
    market = {
        **MARKET,
        **gains,
        "response_consumers": 0.5,
        "response_producers": 0.5,
        "base_share_consumers": 0.01,
        "base_share_producers": 0.01,
    }
    found = find_monopoly(**market)
    assert found.status.tolist() == ["interior", "runs away", "runs away"]
    assert np.isnan(np.array(found[:6])[:, 1:]).all()
    halves = {"cross_side_consumers": [0.49, 1.0], "cross_side_producers": [0.49, 1.0]}
    assert find_welfare_optimum(**{**market, **halves}).status.tolist() == ["interior", "runs away"]


@pytest.mark.parametrize(
    "change",
    [
        {"serving_cost_consumers": 5},  # consumers cost more than they bring: an empty side
        {"serving_cost_producers": 5},
        {"base_share_consumers": 1, "response_consumers": 0.9, "cross_side_producers": 1.8},
        {"base_share_producers": 1, "response_producers": 0.9, "cross_side_consumers": 1.6},
    ],
)
def test_an_empty_or_complete_side_is_a_corner_and_not_a_number(change):
    found = find_monopoly(**{**MARKET, **change})
    assert found.status == "corner"
    assert np.isnan(found[:6]).all()


@QUICK
@given(
    st.tuples(*[st.floats(0, 1e12)] * 2),
    st.tuples(*[st.floats(0, 1)] * 2),
    st.tuples(*[st.floats(1e-12, 1e12)] * 2),
    st.tuples(*[st.floats(0, 1e12)] * 2),
)
def test_every_platform_is_interior_with_true_shares_or_says_why_not(gains, bases, slopes, costs):
    values = {}
    for name, pair in (
        ("cross_side", gains),
        ("base_share", bases),
        ("response", slopes),
        ("serving_cost", costs),
    ):
        values |= {f"{name}_{side}": number for side, number in zip(SIDES, pair, strict=True)}
    for find in (find_monopoly, find_welfare_optimum):
        found = find(**values)
        if found.status == "interior":
            assert 0 < found.share_consumers < 1
            assert 0 < found.share_producers < 1
            assert not np.isnan(found[:6]).any()
        else:
            assert np.isnan(found[:6]).all()


@examples(100)
@given(
    st.tuples(*[st.floats(0, 0.9)] * 2),
    st.tuples(*[st.floats(0.05, 0.4)] * 2),
    st.tuples(*[st.floats(0.1, 0.5)] * 2),
)
def test_outcomes_reproduce_themselves_at_their_fees(gains, bases, slopes):
    values = {"serving_cost_consumers": 0.1, "serving_cost_producers": 0}
    for name, pair in (("cross_side", gains), ("base_share", bases), ("response", slopes)):
        values |= {f"{name}_{side}": number for side, number in zip(SIDES, pair, strict=True)}
    found = find_monopoly(**values)
    if found.status == "interior":
        for i, side in enumerate(SIDES):
            pull = gains[i] * getattr(found, f"share_{SIDES[1 - i]}") - getattr(
                found, f"fee_{side}"
            )
            assert bases[i] + slopes[i] * pull == pytest.approx(getattr(found, f"share_{side}"))


def test_arrays_broadcast_to_one_shape():
    found = find_monopoly(
        **{
            **MARKET,
            "cross_side_consumers": np.array([[0.1], [0.3]]),
            "serving_cost_producers": np.array([0, 0.1, 9]),
        }
    )
    assert {field.shape for field in found} == {(2, 3)}
    one = find_monopoly(**{**MARKET, "serving_cost_producers": 0.1})
    assert [field[1, 1] for field in found] == list(one)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"response_consumers": 0}, r"response_consumers must lie in \(0, ∞\) \(got 0\)"),
        ({"cross_side_producers": -0.1}, r"cross_side_producers must lie in \[0, ∞\)"),
        ({"base_share_producers": 24}, r"base_share_producers must lie in .*write 24 % as 0.24"),
    ],
)
def test_an_impossible_platform_is_refused(change, message):
    with pytest.raises(ValueError, match=message):
        find_monopoly(**{**MARKET, **change})


def test_dearer_consumers_lower_the_producers_fee_if_producers_value_consumers_more():
    # dp₂/df₁ = −b₁ (α₂ − α₁) / (4 − (α₁ + α₂)² b₁ b₂): a seesaw, in either direction
    for gains in ((0.3, 0.6), (0.6, 0.3), (0.4, 0.4)):
        market = {**SMALL, "cross_side_consumers": gains[0], "cross_side_producers": gains[1]}
        before = find_monopoly(**market).fee_producers
        after = find_monopoly(**{**market, "serving_cost_consumers": 0.06}).fee_producers
        b1, b2 = SMALL["response_consumers"], SMALL["response_producers"]
        slope = -b1 * (gains[1] - gains[0]) / (4 - sum(gains) ** 2 * b1 * b2)
        assert after - before == pytest.approx(0.01 * slope, abs=1e-12)


@pytest.mark.parametrize("gains", [(0, 0), (0.3, 0), (0, 0.3), (0.3, 0.6)])
def test_what_is_best_for_all_loses_what_members_bring_each_other(gains):
    market = {**SMALL, "cross_side_consumers": gains[0], "cross_side_producers": gains[1]}
    best = find_welfare_optimum(**market)
    loss = sum(gains) * best.share_consumers * best.share_producers
    assert best.profit == pytest.approx(-loss, abs=1e-12)
    assert best.fee_consumers == pytest.approx(0.05 - gains[1] * best.share_producers)
    assert best.fee_producers == pytest.approx(0.1 - gains[0] * best.share_consumers)


def test_the_largest_and_smallest_amounts_raise_no_warning():
    amounts = np.array([1e-300, 1, 1e150, 1e300])
    names = [name for name in MARKET if name[:4] != "base"]
    market = dict(zip(names, np.meshgrid(*[amounts] * len(names)), strict=True))
    for find in (find_monopoly, find_welfare_optimum):
        best = find(**market, base_share_consumers=0.5, base_share_producers=0.5)
        assert not np.isnan(np.array(best[:6], dtype=float)[:, best.status == "interior"]).any()
