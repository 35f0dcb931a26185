"""Derivations of the chapter on the prices of two sides agree with the library."""

import numpy as np
import pytest
from chapters.who_pays.letters import BOTTLENECK, GOODS, RANGES, Letters, changed, markets, pairs
from sheets import Sheet, drawn, slope

from platformlab.chapters.who_pays.market import COST, MARKET
from platformlab.models import (
    break_even,
    divide_and_conquer,
    free_goods,
    platform_rivalry,
    two_sided,
    two_sided_shares,
)

SHEET = Sheet("who_pays")


@SHEET.proves("A side joins in proportion to what joining is worth")
def test_shares_at_given_fees_solve_both_equations():
    inside = 0
    for at in drawn(fee_consumers=(0, 0.4), fee_producers=(0, 0.4), **RANGES):
        found, it = two_sided_shares.find_shares(**at), Letters(at)
        fees = np.array([at["fee_consumers"], at["fee_producers"]])
        own = it.a - it.b * fees
        left = 1 - it.both * it.alpha.prod()
        assert left > 0
        shares = (own + it.b * it.alpha * own[::-1]) / left
        if ((shares > 0) & (shares < 1)).all():
            inside += 1
            assert (found.share_consumers, found.share_producers) == pytest.approx(tuple(shares))
    assert inside > 5


@SHEET.proves("The owner asks cost and market power less the gift")
def test_owner_keeps_the_rule_the_shares_and_the_form_with_one_half():
    for at, best in markets(two_sided.find_monopoly):
        it = Letters(at)
        n, p = pairs(best)
        pulls = 2 * it.room + it.sigma * (it.b * it.room)[::-1]
        assert n == pytest.approx(it.b * pulls / it.k)
        gifts = it.alpha[::-1] * n[::-1]
        assert p == pytest.approx(it.f + n / it.b - gifts)
        half = (it.a / it.b + it.f - (it.alpha[::-1] - it.alpha) * n[::-1]) / 2
        assert p == pytest.approx(half)
        rule = two_sided.find_fee(cost=it.f, share=n, response=it.b, gift=gifts, kept_power=1)
        assert rule == pytest.approx(p)


@SHEET.proves("The owner asks cost and market power less the gift")
def test_no_other_pair_of_fees_earns_the_owner_more():
    rng = np.random.default_rng(3)
    for at, best in markets(two_sided.find_monopoly, count=20):
        other = {side: rng.uniform(-0.5, 1, 200) for side in ("fee_consumers", "fee_producers")}
        profit = two_sided_shares.find_shares(**other, **at).profit
        assert np.nanmax(profit) <= best.profit + 1e-12


@SHEET.proves("The owner asks cost and market power less the gift")
def test_owner_of_members_with_passive_expectations_charges_no_gift():
    """What is expected comes true, and no fee earns more while it is expected."""
    for at in drawn(count=9, **RANGES):
        it, expected = Letters(at), np.array([0.2, 0.2])
        for _ in range(200):
            expected = it.b * (it.room + it.alpha * expected[::-1]) / 2
        fees = two_sided.find_fee(cost=it.f, share=expected, response=it.b, gift=0, kept_power=1)
        others = np.linspace(-1, 3, 4_001)[:, None]
        joined = it.a + it.b * (it.alpha * expected[::-1] - others)
        profit = (fees - it.f) * expected
        assert (((others - it.f) * joined).max(axis=0) <= profit + 1e-9).all()
        assert it.a + it.b * (it.alpha * expected[::-1] - fees) == pytest.approx(expected)


@SHEET.proves("A side that gives much and would pay little is served below cost")
def test_side_is_below_cost_if_what_it_gives_more_outweighs_what_it_would_pay_alone():
    seen = set()
    for at, best in markets(two_sided.find_monopoly):
        it = Letters(at)
        n, p = pairs(best)
        more = (it.alpha[::-1] - it.alpha) * n[::-1]
        assert p - it.f == pytest.approx((it.room - more) / 2)
        below = p < it.f
        if (it.room > 0).all():
            assert not below.all()
        seen |= set(below.tolist())
    assert seen == {True, False}


@SHEET.proves("One fee falls and the other rises with what a side brings")
def test_fees_move_apart_as_consumers_bring_more():
    for at, best in markets(two_sided.find_monopoly):
        if at["cross_side_producers"] >= at["cross_side_consumers"]:
            falls, rises = changed(at, two_sided.find_monopoly, "cross_side_producers")
            assert falls < 0 < rises, best


@SHEET.proves("One fee falls and the other rises with what a side brings")
def test_crossings_are_roots_of_the_equation_in_the_gain():
    at = {name: value for name, value in MARKET.items() if name != "cross_side_producers"}
    it = Letters(MARKET)
    for fee in (COST, 0.0, -1.0):
        loss, (room, other) = COST - fee, it.room
        square = it.both * (loss + room)
        slope_of = it.b[1] * other + it.both * it.alpha[0] * (2 * loss + room)
        level = loss * (4 - it.both * it.alpha[0] ** 2) + 2 * room + it.alpha[0] * it.b[1] * other
        gain = (-slope_of + np.sqrt(slope_of**2 + 4 * square * level)) / (2 * square)
        found = two_sided_shares.find_gain_for_fee(fee_consumers=fee, **at)
        assert found == pytest.approx(gain)
        there = two_sided.find_monopoly(cross_side_producers=gain, **at)
        assert there.fee_consumers == pytest.approx(fee)
    best = two_sided.find_monopoly(cross_side_producers=np.linspace(0, 30, 31), **at)
    assert (np.diff(best.fee_consumers) < 0).all()
    assert (np.diff(best.fee_producers) > 0).all()


@SHEET.proves("One fee falls and the other rises with what a side brings")
def test_one_gain_fits_a_fee_unless_it_is_above_what_the_keenest_pays_or_the_right_side_negative():
    seen = set()
    for at in drawn(1_500, fee=(-0.5, 1), **RANGES):
        it = Letters(at)
        loss, (room, other), given = it.f[0] - at["fee"], it.room, it.alpha[0]
        square, level = it.both * (loss + room), it.b[1] * other * given + 2 * room
        slope_of = it.b[1] * other + it.both * given * (2 * loss + room)
        level += loss * (4 - it.both * given**2)
        roots = np.roots([square, slope_of, -level])
        fits = int(((roots.imag == 0) & (roots.real > 0)).sum())
        seen.add(fits)
        if loss >= 0 and (it.room > 0).all() and it.both * given**2 < 4:
            assert fits == 1
        if fits == 2:
            assert at["fee"] > it.a[0] / it.b[0] or level < 0
    assert seen == {0, 1, 2}


@SHEET.proves("A dearer side bears about half of it, and the other side may pay less")
def test_cost_of_a_side_moves_both_fees_by_the_formulas():
    for at, _ in markets(two_sided.find_monopoly):
        it = Letters(at)
        more = it.alpha[1] - it.alpha[0]
        own, other = changed(at, two_sided.find_monopoly, "serving_cost_consumers")
        assert own == pytest.approx(0.5 + more * it.sigma * it.both / it.k / 2, abs=1e-7)
        assert other == pytest.approx(-more * it.b[0] / it.k, abs=1e-7)
        assert (own > 1) == (it.alpha[1] * it.sigma * it.both > 2)


@SHEET.proves("Owner and public count the gift alike")
def test_covering_costs_uses_the_same_part_of_the_market_power_on_both_sides():
    for at, best in markets(break_even.find_break_even_fees):
        it = Letters(at)
        n, p = pairs(best)
        k = it.sigma * n.prod() / (n**2 / it.b).sum()
        assert 0 <= k < 1
        gifts = it.alpha[::-1] * n[::-1]
        rule = two_sided.find_fee(cost=it.f, share=n, response=it.b, gift=gifts, kept_power=k)
        assert p == pytest.approx(rule, abs=1e-7)
        assert ((p - it.f) * n).sum() == pytest.approx(0, abs=1e-9)


@SHEET.proves("Owner and public count the gift alike")
def test_platform_without_profit_asks_more_of_a_side_than_the_owner_in_some_markets():
    """Few consumers would pay much alone, and gain by far more than they give."""
    values = 1.19, 0.03, 0.06, 0.54, 0.7, 0.7, 0.27, 0.04
    at = dict(zip(RANGES, values, strict=True))
    owner, even = two_sided.find_monopoly(**at), break_even.find_break_even_fees(**at)
    assert even.fee_consumers > owner.fee_consumers + 0.02
    owner, even = two_sided.find_monopoly(**MARKET), break_even.find_break_even_fees(**MARKET)
    assert even.fee_consumers < owner.fee_consumers < COST


@SHEET.proves("What is best for all loses what the sides are worth to each other")
def test_best_for_all_charges_no_market_power_and_loses_the_gifts():
    for at, best in markets(two_sided.find_welfare_optimum):
        it = Letters(at)
        n, p = pairs(best)
        pulls = it.room + it.sigma * (it.b * it.room)[::-1]
        assert n == pytest.approx(it.b * pulls / (1 - it.sigma**2 * it.both))
        assert p == pytest.approx(it.f - it.alpha[::-1] * n[::-1])
        assert best.profit == pytest.approx(-it.sigma * n.prod())
        assert best.welfare == pytest.approx(best.profit + (n**2 / (2 * it.b)).sum())


@SHEET.proves("An even split of the same total can empty a side")
def test_nobody_joins_above_what_the_keenest_pays_where_all_others_are():
    for at in drawn(fee_producers=(0, 0.4), **RANGES):
        it = Letters(at)
        most = it.a[0] / it.b[0] + it.alpha[0]
        found = two_sided_shares.find_shares(fee_consumers=most, **at)
        assert found.share_consumers == 0
        own = max(it.a[1] - it.b[1] * at["fee_producers"], 0)
        assert found.share_producers == pytest.approx(own)
        assert found.profit == pytest.approx((at["fee_producers"] - it.f[1]) * own)
    best = two_sided.find_monopoly(**MARKET)
    it = Letters(MARKET)
    assert (best.fee_consumers + best.fee_producers) / 2 > it.a[0] / it.b[0] + it.alpha[0]


@SHEET.proves("A cap on the money side hurts the subsidy side")
def test_cap_raises_the_other_fee_and_the_condition_gives_the_shares():
    fees = np.linspace(-1, 2, 30_001)
    for at, best in markets(two_sided.find_monopoly, count=16):
        it, cap = Letters(at), best.fee_producers - 0.01
        capped = two_sided_shares.find_shares(fee_consumers=fees, fee_producers=cap, **at)
        top = np.nanargmax(capped.profit)
        assert fees[top] > best.fee_consumers
        left = 2 / it.b[0] * (1 - it.both * it.alpha.prod())
        gift = it.b[1] * it.alpha[1] * (cap - it.f[1])
        own = it.room[0] + it.alpha[0] * (it.a[1] - it.b[1] * cap)
        assert capped.share_consumers[top] == pytest.approx((own + gift) / left, abs=1e-4)
        fewer = (own + gift) / left < best.share_consumers
        assert fewer == (it.alpha[1] > it.alpha[0])


@SHEET.proves("Against disbelief it pays to win the side that gains less")
def test_start_leaves_the_gain_of_the_side_that_is_not_paid():
    for at in drawn(n1=(1, 9), n2=(1, 9), a1=(0, 4), a2=(0, 4), k1=(0, 1), k2=(0, 1), f=(0, 0.5)):
        found = divide_and_conquer.find_launch(
            members_consumers=at["n1"],
            members_producers=at["n2"],
            cross_side_consumers=at["a1"],
            cross_side_producers=at["a2"],
            joining_cost_consumers=at["k1"],
            joining_cost_producers=at["k2"],
            serving_cost_consumers=at["f"],
            serving_cost_producers=at["f"],
        )
        borne = at["n1"] * (at["k1"] + at["f"]) + at["n2"] * (at["k2"] + at["f"])
        gains = at["n1"] * at["a1"], at["n2"] * at["a2"]
        paid = at["n1"] * (-at["k1"] - at["f"]) + at["n2"] * (at["a2"] - at["k2"] - at["f"])
        assert found.profit_divide_consumers == pytest.approx(paid) == gains[1] - borne
        assert found.profit_divide_producers == pytest.approx(gains[0] - borne)
        assert found.profit_optimists - found.profit == pytest.approx(min(gains))


@SHEET.proves("Where fees are passed on, only the total counts")
def test_price_that_rises_by_the_fee_moved_leaves_guest_and_host_where_they_were():
    """Supply and demand by the two amounts that are left: the price is found anew after the move."""
    for at in drawn(guest=(0, 5), host=(0, 5), moved=(-3, 3), b=(0.5, 3), d=(0.5, 3)):

        def outcome(guest, host, at=at):
            # 40 − b (P + guest) are wanted, d (P − host) are offered.
            price = (40 - at["b"] * guest + at["d"] * host) / (at["b"] + at["d"])
            return price + guest, price - host

        before = outcome(at["guest"], at["host"])
        after = outcome(at["guest"] - at["moved"], at["host"] + at["moved"])
        assert after == pytest.approx(before)
        assert before[0] - before[1] == pytest.approx(at["guest"] + at["host"])


@SHEET.proves("Of two goods the one that spills over more is cheap")
def test_prices_of_two_goods_solve_both_conditions():
    for at in drawn(v_c=(1, 3), v_j=(1, 3), e_c=(0, 0.9), e_j=(0, 0.9)):
        found = free_goods.find_prices(**dict(zip(GOODS, at.values(), strict=True)))
        s = at["e_c"] + at["e_j"]
        reach = at["v_c"] + at["e_c"] * at["v_j"], at["v_j"] + at["e_j"] * at["v_c"]
        if found.status != "corner":
            assert found.price_consumers == pytest.approx(
                (2 * reach[0] - s * reach[1]) / (4 - s**2)
            )
            assert (found.status == "consumers free") == (2 * reach[0] <= s * reach[1])


@SHEET.proves("Fiercer rivalry lowers the fee of those who choose, dollar for dollar")
def test_market_is_settled_unless_few_consumers_and_all_producers_on_the_rival_earn_more():
    n, m = np.meshgrid(np.linspace(0, 0.5, 251), np.linspace(0, 1, 251))
    seen = set()
    for at in drawn(count=60, a1=(0, 1), a2=(0.5, 2), gap=(0.5, 3), spread=(0.3, 1), f=(0, 0.5)):
        a1, a2, gap, spread, cost = at.values()
        found = platform_rivalry.find_bottleneck(
            **dict(zip(BOTTLENECK, (a1, a2, gap, spread, cost, cost), strict=True))
        )
        local = 8 * gap * spread > a1**2 + 6 * a1 * a2 + a2**2
        assert (found.status == "one takes all") == (not local)
        if found.status in {"shared", "unsettled"}:
            fee = gap - a2 * (a2 + 3 * a1 - 2 * cost) / (4 * spread)  # above cost
            share = ((a1 + a2) / 2 - cost) / (2 * spread)
            rest = fee / 2 + (a2 / 2 - spread * share - cost) * share
            fewer = n * (fee + gap - a1 + a1 * m - 2 * gap * n) + m * (a2 * n - spread * m - cost)
            seen.add(found.status)
            assert (found.status == "unsettled") == (fewer.max() > rest)
    assert seen == {"shared", "unsettled"}


@SHEET.proves("Fiercer rivalry lowers the fee of those who choose, dollar for dollar")
def test_gap_enters_the_fee_of_consumers_whole_and_that_of_producers_not():
    for at in drawn(a1=(0, 4), a2=(8, 16), gap=(16, 40), spread=(8, 12), f=(0, 2)):
        values = at["a1"], at["a2"], np.array([1, 1.1]) * at["gap"], at["spread"], at["f"], at["f"]
        found = platform_rivalry.find_bottleneck(**dict(zip(BOTTLENECK, values, strict=True)))
        assert (found.status == "shared").all()
        assert np.diff(found.fee_consumers) == pytest.approx(0.1 * at["gap"])
        assert found.fee_producers == pytest.approx(at["f"] / 2 + (at["a2"] - at["a1"]) / 4)
        courted = at["a2"] * (at["a2"] + 3 * at["a1"] - 2 * at["f"]) / (4 * at["spread"])
        assert found.fee_consumers[0] == pytest.approx(at["f"] + at["gap"] - courted)


@SHEET.proves("The owner heeds those about to leave, the public the average")
def test_owner_can_charge_what_those_about_to_leave_gain():
    """Two kinds on a side, with worths of joining spread evenly over lines of different length."""
    for at in drawn(small=(0, 0.3), large=(0.4, 1), lines=(0.4, 0.6), other=(0.2, 0.6)):
        gains = np.array([at["small"], at["large"]])
        density = np.array([1, 2 * at["lines"]])

        def fee(other, gains=gains, density=density, at=at):
            # Of a kind density · (v₀ + gain · other − fee) join; the fee keeps all of them at one half.
            return ((density * (1 + gains * other)).sum() - 0.5) / density.sum()

        leaving = (density * gains).sum() / density.sum()
        assert slope(fee, at["other"]) == pytest.approx(leaving)
        joined = density * (1 + gains * at["other"] - fee(at["other"]))
        mean = (joined * gains).sum() / joined.sum()
        gifts = np.array([leaving, mean]) * 0.5
        owner, public = two_sided.find_fee(cost=2, share=0.5, response=1, gift=gifts, kept_power=0)
        assert (owner > public) == (mean > leaving)


def test_every_section_has_its_check():
    assert SHEET.unproven() == []
