"""Starting against pessimism, and attacking an incumbent."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples

from platformlab.models.sides.divide_and_conquer import (
    find_incumbent,
    find_launch,
    has_profitable_entry,
)

QUICK = examples(200)
SIDES = ("consumers", "producers")
START = {
    "members_consumers": 1,
    "members_producers": 1,
    "cross_side_consumers": 0.4,
    "cross_side_producers": 0.9,
    "joining_cost_consumers": 0.1,
    "joining_cost_producers": 0.05,
    "serving_cost_consumers": 0.02,
    "serving_cost_producers": 0.03,
}
BIG = {**START, "members_consumers": 50, "members_producers": 3}
MONEY = st.floats(0, 1e12)


def swapped(values):
    """Exchange the sides."""
    return {
        f"{name[:-9]}{SIDES[1 - SIDES.index(name[-9:])]}": value for name, value in values.items()
    }


def joins(fees, start):
    """Who joins when everybody expects nobody, then sees who joined; repeated until it settles."""
    there = {side: 0.0 for side in SIDES}
    for _ in range(3):
        there = {
            side: float(
                start[f"cross_side_{side}"] * there[other]
                - start[f"joining_cost_{side}"]
                - fees[side]
                >= -1e-12
            )
            for side, other in (SIDES, SIDES[::-1])
        }
    return there


def profit_at(fees, start):
    """Profit from those who join at these fees, expecting nobody at first."""
    there = joins(fees, start)
    return sum(
        there[side] * start[f"members_{side}"] * (fees[side] - start[f"serving_cost_{side}"])
        for side in SIDES
    )


def test_dividing_the_consumers_pays_most_against_pessimists():
    """N = (1, 1), α = (0.4, 0.9), k = (0.1, 0.05), f = (0.02, 0.03): profit 0.70; computed by two
    routes.
    """
    start = find_launch(**START)
    assert start.profit == pytest.approx(0.70, abs=1e-12)
    assert start.status == "divide consumers"


def test_pessimism_costs_the_gain_of_the_divided_side():
    """The same launch: 0.40 = α₁ N₁ N₂; computed by two routes."""
    start = find_launch(**START)
    assert start.profit_optimists - start.profit == pytest.approx(0.40, abs=1e-12)
    # α₁ N₁ N₂ with α₁ = cross-side gain / N₂
    big = find_launch(**BIG)
    assert big.profit_optimists - big.profit_divide_consumers == pytest.approx(0.4 * 50)
    assert big.profit_optimists - big.profit_divide_producers == pytest.approx(0.9 * 3)


@pytest.mark.parametrize("start", [START, BIG, swapped(START), swapped(BIG)])
def test_no_other_fees_earn_more_from_pessimists(start):
    found = find_launch(**start)
    best = {"consumers": found.fee_consumers, "producers": found.fee_producers}
    assert joins(best, start) == {"consumers": 1, "producers": 1}
    assert profit_at(best, start) == pytest.approx(found.profit, abs=1e-9)
    grid = np.round(np.arange(-0.5, 1.5, 0.05), 10)
    others = [profit_at({"consumers": p, "producers": q}, start) for p in grid for q in grid]
    assert max(others) <= found.profit + 1e-9


def test_the_side_whose_gain_is_smaller_in_all_is_paid_first():
    assert find_launch(**BIG).status == "divide producers"
    assert find_launch(**swapped(START)).status == "divide producers"


def test_swapping_the_sides_swaps_fees_and_profits():
    here, there = find_launch(**BIG), find_launch(**swapped(BIG))
    assert here.fee_consumers == there.fee_producers
    assert here.profit_divide_consumers == pytest.approx(there.profit_divide_producers)
    assert here.profit_optimists == pytest.approx(there.profit_optimists)


def test_a_start_that_cannot_pay_for_itself_is_a_loss_even_where_optimists_would_come():
    start = find_launch(**{**START, "joining_cost_consumers": [0.1, 0.9, 5]})
    assert start.status.tolist() == ["divide consumers", "does not start", "does not start"]
    assert (start.profit_optimists > 0).tolist() == [True, True, False]
    assert np.isnan(start.fee_consumers).tolist() == [False, True, True]
    assert np.isnan(start.fee_producers).tolist() == [False, True, True]
    assert start.profit[1] == pytest.approx(-0.1)


@QUICK
@given(st.tuples(*[st.floats(1e-6, 1e9)] * 2), st.tuples(*[MONEY] * 6))
def test_every_start_has_a_profit_and_fees_unless_it_is_a_loss(members, money):
    names = list(START)
    start = find_launch(**dict(zip(names, (*members, *money), strict=True)))
    assert not np.isnan(start[2:6]).any()
    assert np.isnan(start[:2]).all() == (start.status == "does not start") == (start.profit < 0)
    assert start.profit_optimists >= start.profit


def test_an_incumbent_earns_although_entrants_may_divide_and_conquer():
    """λ = 0.8, u = (0.65, 0.35): 0.24; computed by two routes. That such an incumbent can earn is a
    result of Caillaud and Jullien (2003).
    """
    found = find_incumbent(match_probability=0.8, surplus_share_consumers=0.65)
    assert found.profit == pytest.approx(0.24, abs=1e-12)
    assert found.status == "earns"


@pytest.mark.parametrize("share", [0.1, 0.35, 0.5, 0.55, 0.65, 0.8, 1.0])
def test_no_fees_that_keep_entrants_out_earn_the_incumbent_more(share):
    grid = np.round(np.arange(-1.0, 0.8001, 0.02), 10)
    one, other = np.meshgrid(grid, grid, indexing="ij")
    affordable = (one <= 0.8 * share + 1e-9) & (other <= 0.8 * (1 - share) + 1e-9)
    # A hair below each fee, so that rounding does not read a tie as an entry.
    entry = has_profitable_entry(
        fee_consumers=one - 1e-9,
        fee_producers=other - 1e-9,
        match_probability=0.8,
        surplus_share_consumers=share,
    )
    best = (one + other)[affordable & ~entry].max()
    found = find_incumbent(match_probability=0.8, surplus_share_consumers=share)
    assert found.profit == pytest.approx(max(best, 0), abs=0.021)
    assert found.profit >= best - 1e-7
    assert not has_profitable_entry(
        fee_consumers=found.fee_consumers - 1e-9,
        fee_producers=found.fee_producers - 1e-9,
        match_probability=0.8,
        surplus_share_consumers=share,
    )


def test_fees_that_keep_entrants_out_do_so_in_the_unit_in_which_entry_is_judged():
    match = {"match_probability": 0.8, "surplus_share_consumers": 0.65, "match_value": 30}
    found = find_incumbent(**match)
    assert found.profit == pytest.approx(30 * 0.24)
    for dearer in (-1e-6, 1e-6):
        entry = has_profitable_entry(
            fee_consumers=found.fee_consumers + dearer,
            fee_producers=found.fee_producers + dearer,
            **match,
        )
        assert entry == (dearer > 0)


def test_sides_alike_or_a_side_without_surplus_leave_the_incumbent_nothing():
    found = find_incumbent(match_probability=1, surplus_share_consumers=[0.5, 0, 1])
    assert found.profit.tolist() == [0, 0, 0]
    assert found.status.tolist() == ["contestable"] * 3


@QUICK
@given(st.floats(1e-9, 1), st.floats(0, 1))
def test_incumbent_profit_is_the_printed_formula_and_symmetric(chance, share):
    found = find_incumbent(match_probability=chance, surplus_share_consumers=share)
    mirror = find_incumbent(match_probability=chance, surplus_share_consumers=1 - share)
    expected = chance * min(abs(2 * share - 1), min(share, 1 - share))
    assert found.profit == pytest.approx(expected, abs=1e-12)
    assert mirror.profit == pytest.approx(found.profit, abs=1e-12)
    assert found.fee_consumers + found.fee_producers == pytest.approx(found.profit, abs=1e-12)
    assert found.fee_consumers == pytest.approx(mirror.fee_producers, abs=1e-12) or (
        abs(share - 0.5) < 1e-9
    )


def test_entry_conditions_are_those_printed():
    # no profitable entry iff p₁ − λu₁ + λu₂ + min(0, p₂) ≤ 0, and mirrored
    values = {"match_probability": 0.5, "surplus_share_consumers": 0.8}
    fees = {"fee_consumers": [0.3, 0.31, 0.4, -0.2], "fee_producers": [-0.4, 0.2, -0.05, -0.11]}
    assert has_profitable_entry(**values, **fees).tolist() == [False, True, True, False]
    mirrored = {"fee_consumers": fees["fee_producers"], "fee_producers": fees["fee_consumers"]}
    swap = {"match_probability": 0.5, "surplus_share_consumers": 0.2}
    assert has_profitable_entry(**swap, **mirrored).tolist() == [False, True, True, False]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"match_probability": 0}, r"match_probability must lie in \(0, 1\] \(got 0\); write 80 %"),
        (
            {"surplus_share_consumers": 65},
            r"surplus_share_consumers must lie in \[0, 1\] \(got 65\)",
        ),
    ],
)
def test_an_impossible_match_is_refused(values, message):
    with pytest.raises(ValueError, match=message):
        find_incumbent(**{"match_probability": 0.8, "surplus_share_consumers": 0.65, **values})


def test_a_side_without_members_is_refused():
    with pytest.raises(ValueError, match=r"members_producers must lie in \(0, ∞\) \(got 0\)"):
        find_launch(**{**START, "members_producers": 0})


def test_an_entrant_who_would_earn_nothing_stays_away():
    # Numbers that a computer holds exactly: the gain on each side is one half, the lead is nil.
    even = {"match_probability": 1, "surplus_share_consumers": 0.5}
    assert not has_profitable_entry(fee_consumers=0, fee_producers=0, **even)
    assert has_profitable_entry(fee_consumers=0.25, fee_producers=0, **even)
