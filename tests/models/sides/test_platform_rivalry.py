"""Two rival platforms: both sides choose one, or producers use both."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples
from rival_profits import (
    bottleneck_profit,
    duopoly_profit,
    first_order,
    hessian,
    most_by_any_fees,
)
from scipy.optimize import brentq
from two_sides import SIDES, both

from platformlab.models.sides.platform_rivalry import find_bottleneck, find_duopoly

QUICK = examples(200)
DUOPOLY = both(cross_side=(0.5, 0.8), platform_gap=(1, 1.2), serving_cost=(0.2, 0.1))
BOTTLENECK = {
    **both(cross_side=(0.3, 1.5)),
    "platform_gap_consumers": 1.2,
    "joining_cost_spread": 1.4,
    **both(serving_cost=(0.1, 0.2)),
}


def test_rivals_on_both_sides_charge_each_side_less_for_what_it_gives_the_other():
    """α = (0.5, 0.8), t = (1, 1.2), f = (0.2, 0.1): fees 0.4 and 0.8, profit 0.45 each; computed by
    two routes.
    """
    rivals = find_duopoly(**DUOPOLY)
    assert rivals.fee_consumers == pytest.approx(0.4, abs=1e-12)
    assert rivals.fee_producers == pytest.approx(0.8, abs=1e-12)
    assert rivals.profit == pytest.approx(0.45, abs=1e-12)
    assert rivals.share_producers == 0.5
    assert rivals.status == "shared"
    assert rivals.is_stable


def test_a_bottleneck_takes_from_producers_what_it_gives_to_consumers():
    """α = (0.3, 1.5), t₁ = 1.2, f = (0.1, 0.2), κ = 1.4: fees 0.764 and 0.4; computed by two
    routes.
    """
    rivals = find_bottleneck(**BOTTLENECK)
    assert rivals.fee_consumers == pytest.approx(0.764285714, abs=1e-8)
    assert rivals.fee_producers == pytest.approx(0.4, abs=1e-12)
    assert rivals.share_producers == pytest.approx(0.25, abs=1e-12)
    assert rivals.status == "shared"


@pytest.mark.parametrize(
    ("find", "profit", "market"),
    [(find_duopoly, duopoly_profit, DUOPOLY), (find_bottleneck, bottleneck_profit, BOTTLENECK)],
)
def test_no_platform_gains_by_other_fees(find, profit, market):
    rivals = find(**market)
    fees = np.array([rivals.fee_consumers, rivals.fee_producers])
    assert profit(fees, fees, market) == pytest.approx(rivals.profit, abs=1e-12)
    for one in np.linspace(-0.3, 0.3, 61):
        for other in np.linspace(-0.3, 0.3, 61):
            assert profit(np.add(fees, (one, other)), fees, market) <= rivals.profit + 1e-12


@pytest.mark.parametrize(
    ("find", "profit", "market", "gap"),
    [
        # 4 t₁ t₂ = (α₁ + α₂)² at t₁ = 1.69 / 4.8, and 8 t κ = α₁² + 6 α₁α₂ + α₂² at t = 5.04 / 11.2
        (find_duopoly, duopoly_profit, DUOPOLY, 1.69 / 4.8),
        (find_bottleneck, bottleneck_profit, BOTTLENECK, 5.04 / 11.2),
    ],
)
def test_sharing_ends_exactly_where_fees_stop_being_best(find, profit, market, gap):
    for factor, is_best in ((1.001, True), (0.999, False)):
        here = {**market, "platform_gap_consumers": gap * factor}
        assert (np.linalg.eigvalsh(hessian(profit, [0.1, 0.1], here)) < 0).all() == is_best
        assert find(**here).status == ("shared" if is_best else "one takes all")


def test_strong_attraction_leaves_no_shared_market():
    for find, market in ((find_duopoly, DUOPOLY), (find_bottleneck, BOTTLENECK)):
        rivals = find(**{**market, "cross_side_producers": [0.8, 8.0]})
        assert rivals.status.tolist()[1] == "one takes all"
        assert rivals.is_stable.tolist()[1] is False
        assert np.isnan(np.array(rivals[:4], dtype=float)[:, 1]).all()


@pytest.mark.parametrize(
    "change",
    [{"serving_cost_producers": 2}, {"joining_cost_spread": 0.3, "platform_gap_consumers": 9}],
)
def test_without_or_with_all_producers_the_bottleneck_is_a_corner(change):
    rivals = find_bottleneck(**{**BOTTLENECK, **change})
    assert rivals.status == "corner"
    assert not rivals.is_stable
    assert np.isnan(rivals[:4]).all()


def test_fees_beaten_by_fees_that_leave_the_rival_all_producers_are_no_answer():
    market = {
        **both(cross_side=(0.5, 1.8)),
        "platform_gap_consumers": 2,
        "joining_cost_spread": 0.6,
        **both(serving_cost=(0, 0)),
    }
    fees, profit = first_order(market)
    assert fees == pytest.approx([-0.475, 0.325])
    assert profit == pytest.approx(0.0740, abs=1e-4)
    # At 0.16 and 0.185 few consumers stay, and all producers are on the rival's platform.
    consumers = 0.5
    for _ in range(200):
        own, others = (
            np.clip((1.8 * share - fee) / 0.6, 0, 1)
            for share, fee in ((consumers, 0.185), (1 - consumers, fees[1]))
        )
        consumers = 0.5 + (0.5 * (own - others) - (0.16 - fees[0])) / (2 * 2)
    assert (consumers, others) == (pytest.approx(0.284, abs=1e-3), 1)
    assert 0.16 * consumers + 0.185 * own > 1.9 * profit
    rivals = find_bottleneck(**market)
    assert rivals.status == "unsettled"
    assert not rivals.is_stable
    assert np.isnan(rivals[:4]).all()


def random_bottlenecks(number):
    draw = np.random.default_rng(5).uniform
    return {
        **both(cross_side=(draw(0, 2, number), draw(0, 3, number))),
        "platform_gap_consumers": draw(0.05, 3, number),
        "joining_cost_spread": draw(0.05, 3, number),
        **both(serving_cost=(draw(0, 1, number), draw(-1, 1, number).clip(0))),
    }


@pytest.mark.slow
def test_no_fees_at_all_are_better_for_rivals_who_share_the_producers():
    market = random_bottlenecks(20_000)
    # In a part of the markets a side gains much and producers differ much.
    market["joining_cost_spread"][::2] *= 30
    market["cross_side_consumers"][::4] *= 6
    market["cross_side_producers"][2::4] *= 6
    status = find_bottleneck(**market).status
    fees, profit = first_order(market)
    more = most_by_any_fees(fees, market, np.linspace(0, 1, 401)[:, None]) - profit
    assert (status == "unsettled").sum() > 100
    assert (more[status == "shared"] < 1e-9).all()
    assert (more[status == "unsettled"] > -1e-5).all()  # the grid may miss the best by a little


@pytest.mark.parametrize(
    ("market", "close", "far"),
    [  # The platform keeps some producers in the first two cases, none in the third.
        ((0.5, 1.8, 0.6, 0), 2, 300),
        ((0.5, 1.3, 0.4, 0.2), 2, 300),
        ((0.55, 1.42, 0.32, 0.72), 2.9, 5),
    ],
)
def test_sharing_ends_exactly_where_leaving_the_rival_all_producers_begins_to_pay(
    market, close, far
):
    names = (
        "cross_side_consumers",
        "cross_side_producers",
        "joining_cost_spread",
        "serving_cost_producers",
    )
    market = dict(zip(names, market, strict=True)) | {"serving_cost_consumers": 0.3}

    def gain_by_fewer_consumers(gap):
        here = market | {"platform_gap_consumers": gap}
        fees, profit = first_order(here)
        until = 1 - (here["joining_cost_spread"] + fees[1]) / here["cross_side_producers"]
        return most_by_any_fees(fees, here, np.linspace(0, until, 200_001)) - profit

    border = brentq(gain_by_fewer_consumers, close, far, xtol=1e-12)
    for factor, status in ((1 - 1e-6, "unsettled"), (1 + 1e-6, "shared")):
        assert find_bottleneck(**market, platform_gap_consumers=border * factor).status == status


def test_nobody_is_let_go_where_consumers_gain_much_from_the_producers():
    market = {
        **both(cross_side=(10, 0.1)),
        "platform_gap_consumers": 1,
        "joining_cost_spread": 100,
        **both(serving_cost=(0, 0)),
    }
    rivals = find_bottleneck(**market)
    fees, profit = first_order(market)
    assert rivals.status == "shared"
    assert rivals.profit == pytest.approx(profit, abs=1e-12)
    assert most_by_any_fees(fees, market, np.linspace(0, 1, 401)) < profit + 1e-12


@pytest.mark.parametrize("unit", [1e-6, 1, 1e6])
def test_where_consumers_gain_nothing_from_producers_no_change_of_fees_pays(unit):
    market = random_bottlenecks(5_000) | {"cross_side_consumers": 0}
    market = {name: unit * amount for name, amount in market.items()}
    assert "unsettled" not in find_bottleneck(**market).status


def test_no_fees_at_all_are_better_for_rivals_whose_members_choose_one():
    draw, number = np.random.default_rng(6).uniform, 2_000
    market = {name: draw(0.05, 2, number) for name in DUOPOLY}
    rivals = find_duopoly(**market)
    a, t, f = (
        [market[f"{name}_{side}"] for side in SIDES]
        for name in ("cross_side", "platform_gap", "serving_cost")
    )
    n = np.meshgrid(*[np.linspace(0, 1, 41)] * 2, indexing="ij")
    n = [share[..., None] for share in n]
    rival = rivals.fee_consumers, rivals.fee_producers
    # Any shares can be had by the fees that leave the last member of each side indifferent.
    profit = sum(
        (rival[i] + a[i] * (2 * n[1 - i] - 1) - t[i] * (2 * n[i] - 1) - f[i]) * n[i] for i in (0, 1)
    )
    shared = rivals.status == "shared"
    assert shared.sum() > 500
    assert profit.max(axis=(0, 1))[shared] == pytest.approx(rivals.profit[shared], abs=1e-9)


def test_the_largest_and_smallest_amounts_raise_no_warning():
    amounts = np.array([1e-300, 1e-150, 1, 1e150, 1e300])
    grid = np.meshgrid(*[amounts] * 6)
    for find, market in ((find_duopoly, DUOPOLY), (find_bottleneck, BOTTLENECK)):
        rivals = find(**dict(zip(market, grid, strict=True)))
        known = rivals.status == "shared"
        assert not np.isnan(np.array(rivals[:4], dtype=float)[:, known]).any()


def test_the_side_that_uses_both_pays_more_than_when_it_must_choose():
    rivals = find_bottleneck(**BOTTLENECK)
    single = find_duopoly(
        **{**DUOPOLY, **{k: v for k, v in BOTTLENECK.items() if k in DUOPOLY}},
    )
    assert rivals.fee_producers > BOTTLENECK["serving_cost_producers"]
    assert rivals.fee_consumers < BOTTLENECK["serving_cost_consumers"] + 1.2
    assert single.status == "shared"


def test_swapping_the_sides_swaps_the_fees_of_a_duopoly():
    mirror = {
        name.replace("consumers", "x")
        .replace("producers", "consumers")
        .replace("x", "producers"): value
        for name, value in DUOPOLY.items()
    }
    here, there = find_duopoly(**DUOPOLY), find_duopoly(**mirror)
    assert here.fee_consumers == there.fee_producers
    assert here.profit == there.profit


def test_costs_are_passed_on_in_full_to_single_homing_members():
    dear = find_duopoly(**{**DUOPOLY, "serving_cost_consumers": 0.7})
    assert dear.fee_consumers == pytest.approx(0.9)
    assert dear.profit == pytest.approx(0.45)


@QUICK
@given(st.tuples(*[st.floats(0, 1e12)] * 4), st.tuples(*[st.floats(1e-12, 1e12)] * 2))
def test_rivals_share_the_market_or_the_status_says_why_not(values, gaps):
    names = (
        "cross_side_consumers",
        "cross_side_producers",
        "serving_cost_consumers",
        "serving_cost_producers",
    )
    market = dict(zip(names, values, strict=True)) | {"platform_gap_consumers": gaps[0]}
    for rivals in (
        find_duopoly(**market, platform_gap_producers=gaps[1]),
        find_bottleneck(**market, joining_cost_spread=gaps[1]),
    ):
        if rivals.status == "shared":
            assert rivals.is_stable
            assert 0 < rivals.share_producers < 1
            assert not np.isnan(rivals[:4]).any()
        else:
            assert not rivals.is_stable
            assert np.isnan(rivals[:4]).all()


def test_arrays_broadcast_to_one_shape():
    for find, market in ((find_duopoly, DUOPOLY), (find_bottleneck, BOTTLENECK)):
        found = find(
            **{
                **market,
                "cross_side_consumers": np.array([[0.1], [0.2]]),
                "serving_cost_producers": np.array([0, 0.1, 0.2]),
            }
        )
        assert {field.shape for field in found} == {(2, 3)}


def test_platforms_without_any_difference_are_refused():
    with pytest.raises(ValueError, match=r"platform_gap_consumers must lie in \(0, ∞\)"):
        find_duopoly(**{**DUOPOLY, "platform_gap_consumers": 0})
    with pytest.raises(ValueError, match=r"joining_cost_spread must lie in \(0, ∞\)"):
        find_bottleneck(**{**BOTTLENECK, "joining_cost_spread": 0})
