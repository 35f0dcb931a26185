"""Derivations of the chapter on critical mass agree with the library."""

from math import exp, log

import numpy as np
import pytest
from scipy.optimize import brentq
from sheets import Sheet, drawn, slope

from platformlab.chapters.critical_mass.market import (
    BASE_PRICE,
    FULL_VALUE,
    RAISED,
    RAISED_PRICE,
    RESTORED,
    SERVICE,
    SPEED,
    TASTE_SPREAD,
)
from platformlab.models import critical_mass as model

SHEET = Sheet("critical_mass")
TIPPING = {"a": (0, 20), "s": (1, 9), "strong": (1.1, 4), "place": (0.05, 0.95)}


def market(a, s, strong, place):
    """A market with a critical mass: `strong` counts in four spreads, `place` says where in the band."""
    beta = 4 * s * strong
    folds = model.find_folds(stand_alone_value=a, same_side=beta, taste_spread=s)
    price = folds.low_price + place * (folds.high_price - folds.low_price)
    return {"stand_alone_value": a, "same_side": beta, "price": price, "taste_spread": s}


def keeping_price(n, *, stand_alone_value, same_side, taste_spread, **_):
    return stand_alone_value + same_side * n - taste_spread * log(n / (1 - n))


def foreseen(n, speed, terms):
    """Shares of next month that come about if they are expected, when `n` are in."""

    def gap(then):
        return (1 - speed) * n + speed * model.next_share(then, **terms) - then

    grid = np.linspace(0, 1, 501)
    above = np.sign(gap(grid))
    (turns,) = np.nonzero(above[:-1] != above[1:])
    return [brentq(gap, grid[at], grid[at + 1], xtol=1e-13) for at in turns]


def foreseen_months(n, speed, terms, *, months):
    """Path of the share while only one of next month can be expected."""
    path = [n]
    for _ in range(months):
        (after,) = foreseen(path[-1], speed, terms)
        path.append(after)
        if abs(after - path[-2]) < 1e-9:
            break
    return path


def steepness(n, *, same_side, taste_spread, **_):
    return same_side - taste_spread / (n * (1 - n))


@SHEET.proves("The price that keeps the last member first rises with the network and then falls")
def test_arch_has_the_two_roots_of_the_library_and_only_the_right_one_lasts():
    for at in drawn(p=(0.01, 0.2499)):
        p, found = at["p"], model.rohlfs_equilibria(relative_price=at["p"])
        roots = [(1 + sign * (1 - 4 * p) ** 0.5) / 2 for sign in (-1, 1)]
        assert [found.critical_mass, found.mature] == pytest.approx(roots)
        for n in roots:
            assert n * (1 - n) == pytest.approx(p)
            steep = slope(lambda m, p=p: model.rohlfs_next_share(m, relative_price=p), n, 1e-7)
            assert steep == pytest.approx((1 - n) / n, rel=1e-5)
    assert model.rohlfs_equilibria(relative_price=0.2501).status == "not viable"


@SHEET.proves("Logistic tastes give the share that wants to take part")
def test_share_that_wants_in_is_the_logistic_and_has_the_slope_of_the_sheet():
    rng = np.random.default_rng(3)
    tastes = rng.logistic(size=200_000)
    for at in drawn(count=5, n=(0.1, 0.9), **TIPPING):
        n = at.pop("n")
        terms = market(**at)
        a, beta, price, s = terms.values()
        found = model.next_share(n, **terms)
        assert found == pytest.approx(1 / (1 + exp(-(a + beta * n - price) / s)))
        assert found == pytest.approx(np.mean(a + beta * n - price + s * tastes > 0), abs=0.005)
        steep = slope(lambda m, terms=terms: model.next_share(m, **terms), n)
        assert steep == pytest.approx(beta / s * found * (1 - found), rel=1e-5)


@SHEET.proves("The path goes where D points and never jumps over a resting point")
def test_path_moves_one_way_to_the_resting_point_on_its_side_of_the_critical_mass():
    for at in drawn(count=8, start=(0, 1), speed=(0.2, 1), **TIPPING | {"strong": (1.5, 4)}):
        start, speed = at.pop("start"), at.pop("speed")
        terms = market(**at)
        low, critical, high = model.find_equilibria(**terms).shares
        path = model.simulate(start, adjustment=speed, periods=3000, **terms)
        end = high if start > critical else low
        assert path[-1] == pytest.approx(end, abs=1e-6)
        steps = np.diff(path) * np.sign(end - start)
        assert (steps > -1e-12).all()


@SHEET.proves("The path goes where D points and never jumps over a resting point")
def test_where_few_change_at_once_a_foreseen_month_leaves_the_start_its_say():
    for at in drawn(count=4, slow=(0.5, 0.99), start=(0, 1), **TIPPING | {"strong": (1.5, 4)}):
        slow, start = at.pop("slow"), at.pop("start")
        terms = market(**at)
        speed = slow * 4 * terms["taste_spread"] / terms["same_side"]  # so that λβ is below 4s
        low, critical, high = model.find_equilibria(**terms).shares
        path = foreseen_months(start, speed, terms, months=4000)
        assert path[-1] == pytest.approx(high if start > critical else low, abs=1e-5)


@SHEET.proves("The path goes where D points and never jumps over a resting point")
def test_where_all_change_at_once_a_foreseen_month_may_be_any_resting_point():
    found = model.find_equilibria(**SERVICE)
    for start in (0.05, 0.5, 0.95):
        assert foreseen(start, 1, SERVICE) == pytest.approx(found.shares, abs=1e-6)
    assert len(foreseen(0.35, SPEED, SERVICE)) == 1


@SHEET.proves("The path goes where D points and never jumps over a resting point")
def test_small_distance_from_a_resting_point_shrinks_or_grows_by_the_factor_of_the_sheet():
    for at in drawn(count=10, speed=(0.2, 1), **TIPPING):
        speed = at.pop("speed")
        terms = market(**at)
        found = model.find_equilibria(**terms)
        for n, lasts in zip(found.shares, found.is_stable, strict=True):
            steep = terms["same_side"] * n * (1 - n) / terms["taste_spread"]
            assert (steep < 1) == lasts
            after = model.simulate(n + 1e-7, adjustment=speed, periods=1, **terms)[1]
            assert (after - n) / 1e-7 == pytest.approx(1 - speed * (1 - steep), rel=1e-3)


@SHEET.proves("Two futures need an effect above four spreads and a price in a band")
def test_folds_lie_where_the_keeping_price_turns_and_bound_the_prices_that_tip():
    for at in drawn(**TIPPING):
        terms = market(**at)
        price = terms.pop("price")
        folds = model.find_folds(**terms)
        root = (1 - 4 * terms["taste_spread"] / terms["same_side"]) ** 0.5
        shares = [(1 - root) / 2, (1 + root) / 2]
        assert [folds.low_share, folds.high_share] == pytest.approx(shares)
        ends = [keeping_price(n, **terms) for n in shares]
        assert [folds.low_price, folds.high_price] == pytest.approx(ends)
        assert sum(ends) / 2 == pytest.approx(at["a"] + terms["same_side"] / 2)
        around = [ends[0] - 0.01, price, ends[1] + 0.01]
        found = model.find_equilibria(**terms | {"price": np.maximum(around, 0)})
        assert found.status.tolist() == ["single", "tips", "single"]
        assert found.shares[0, 0] > shares[1]
        assert found.shares[2, 0] < shares[0]


@SHEET.proves("Two futures need an effect above four spreads and a price in a band")
def test_effect_of_four_spreads_or_less_leaves_one_future_at_every_price():
    for at in drawn(s=(1, 20), weak=(0.1, 1)):
        beta = 4 * at["s"] * at["weak"]
        folds = model.find_folds(stand_alone_value=0, same_side=beta, taste_spread=at["s"])
        assert folds.status == "single"
        terms = {"stand_alone_value": 0, "same_side": beta, "taste_spread": at["s"]}
        assert max(steepness(n, **terms) for n in np.linspace(0.01, 0.99, 99)) <= 1e-9


@SHEET.proves("The critical mass rises with the price and falls with the effect")
def test_critical_mass_moves_with_each_quantity_as_the_implicit_function_says():
    for at in drawn(count=8, **TIPPING | {"a": (1, 20), "place": (0.2, 0.8)}):
        terms = market(**at)
        m = model.find_critical_mass(**terms)
        assert keeping_price(m, **terms) == pytest.approx(terms["price"])
        rises = steepness(m, **terms)
        assert rises > 0
        moves = {
            "price": 1 / rises,
            "stand_alone_value": -1 / rises,
            "same_side": -m / rises,
            "taste_spread": log(m / (1 - m)) / rises,
        }
        for name, expected in moves.items():

            def mass(value, terms=terms, name=name):
                return model.find_critical_mass(**terms | {name: value})

            assert slope(mass, terms[name]) == pytest.approx(expected, rel=1e-3, abs=1e-6)


@SHEET.proves("The critical mass rises with the price and falls with the effect")
def test_tangent_for_the_blackboard_is_exact_in_the_middle_and_too_high_below_it():
    for at in drawn(count=8, **TIPPING | {"place": (0.05, 0.5)}):
        terms = market(**at)
        a, beta, price, s = terms.values()
        along = 0.5 + (price - a - beta / 2) / (beta - 4 * s)
        assert along >= model.find_critical_mass(**terms) - 1e-9
        middle = model.find_critical_mass(**terms | {"price": a + beta / 2})
        assert middle == pytest.approx(0.5)
        assert slope(
            lambda p, terms=terms: model.find_critical_mass(**terms | {"price": p}), a + beta / 2
        ) == pytest.approx(1 / (beta - 4 * s), rel=1e-4)


@SHEET.proves("Who expects growth needs fewer members")
def test_expected_growth_acts_as_a_stronger_effect_and_lowers_the_critical_mass():
    for at in drawn(g=(0.02, 0.1), **TIPPING | {"strong": (1.5, 4), "place": (0.4, 0.7)}):
        g = at.pop("g")
        terms = market(**at)
        stronger = terms | {"same_side": (1 + g) * terms["same_side"]}
        m = model.find_critical_mass(**stronger)
        assert model.next_share((1 + g) * m, **terms) == pytest.approx(m)
        assert m < model.find_critical_mass(**terms)


@SHEET.proves("An almost empty network is mostly people who want the service alone")
def test_part_of_the_low_network_that_would_join_an_empty_one_is_above_its_bound():
    for at in drawn(**TIPPING):
        terms = market(**at)
        low = model.find_equilibria(**terms).shares[0]
        part = model.next_share(0, **terms) / low
        bound = 1 - terms["same_side"] / terms["taste_spread"] * low * (1 - low)
        assert bound <= part < 1
    low = model.find_equilibria(**SERVICE).shares[0]
    assert 0.7 < model.next_share(0, **SERVICE) / low < 0.8


def raised_and_restored(strength, price):
    """Share before, after a year at `price`, and long after the old price has returned."""
    value = {"stand_alone_value": FULL_VALUE - strength, "same_side": strength}
    terms = value | {"taste_spread": TASTE_SPREAD}
    before = np.nanmax(model.find_equilibria(price=BASE_PRICE, **terms).shares)
    path = {"adjustment": SPEED, **terms}
    low = model.simulate(before, price=price, periods=RAISED, **path)[-1]
    back = model.simulate(low, price=BASE_PRICE, periods=40 * RESTORED, **path)
    return before, low, back[RESTORED], back[-1]


@SHEET.proves("Members who left stay away if the old price lies in the band")
def test_way_back_is_open_below_the_strength_at_which_the_old_price_enters_the_band():
    def lower_end(beta):
        high = (1 + (1 - 4 * TASTE_SPREAD / beta) ** 0.5) / 2
        return FULL_VALUE - beta * high - TASTE_SPREAD * log((1 - high) / high)

    for beta in (40.0, 52.0, 59.0):
        folds = model.find_folds(
            stand_alone_value=FULL_VALUE - beta, same_side=beta, taste_spread=TASTE_SPREAD
        )
        assert folds.low_price == pytest.approx(lower_end(beta))
        assert slope(lower_end, beta) == pytest.approx(-folds.high_share, rel=1e-6)
    closes = brentq(lambda beta: lower_end(beta) - BASE_PRICE, 40, FULL_VALUE)
    for beta, returns in ((closes - 0.2, True), (closes + 0.2, False)):
        before, low, soon, late = raised_and_restored(beta, RAISED_PRICE)
        assert soon < before - 0.02
        assert (late > before - 0.02) == returns, (low, late)


@SHEET.proves("Members who left stay away if the old price lies in the band")
def test_year_is_final_if_it_takes_the_share_below_the_critical_mass_at_the_old_price():
    terms = {"stand_alone_value": 0, "same_side": FULL_VALUE, "taste_spread": TASTE_SPREAD}
    critical = model.find_critical_mass(price=BASE_PRICE, **terms)
    assert critical == pytest.approx(0.5)
    kept = {}
    for price in (37, 39, 40, 45):
        _, low, _, late = raised_and_restored(FULL_VALUE, price)
        kept[price] = late > 0.9
        assert kept[price] == (low > critical)
    assert kept == {37: True, 39: True, 40: False, 45: False}


def test_every_section_has_its_check():
    assert SHEET.unproven() == []
