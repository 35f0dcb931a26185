"""Derivations of the chapter on Deere agree with the library and with its data."""

from math import gamma

import numpy as np
import pytest
from sheets import Sheet, drawn, slope
from wearing import PARTS, in_use, part, survival

from platformlab import load
from platformlab.chapters.deere import acre_fee, market
from platformlab.chapters.deere.protect_or_lock import protect_or_lock
from platformlab.models.machines import fleet_learning, maintenance

SHEET = Sheet("deere")


def best_age(at):
    return float(maintenance.find_replacement_age(**part(at)).replacement_age)


def cost(age, at):
    return float(maintenance.cost_rate(replacement_age=age, **part(at)))


def curvature(at):
    age = best_age(at)
    return (at["shape"] - 1) * age * survival(age, at) / in_use(age, at)


@SHEET.proves("Buying back parts the price of a share from the value of the firm")
def test_value_rises_by_price_times_shares_and_a_shareholder_by_more():
    table = load("manufacturer_market_cap")
    days = table[(table["entity"] == "Deere")].set_index("date")
    first, last = (days.loc[day] for day in ("2013-06-28", "2018-10-31"))
    price, shares = (last[name] / first[name] for name in ("price_usd", "shares_million"))
    value = last["market_cap_usd_bn"] / first["market_cap_usd_bn"]
    assert value == pytest.approx(price * shares, rel=0.01)
    assert shares < 1
    assert last["price_with_dividends_usd"] / first["price_with_dividends_usd"] > price > value


@SHEET.proves("The best age balances one more hour against what it risks")
def test_best_age_is_where_an_hour_costs_what_it_risks():
    for at in drawn(8, **PARTS):
        age = best_age(at)
        hazard = at["shape"] * age ** (at["shape"] - 1) / at["scale"] ** at["shape"]
        assert cost(age, at) == pytest.approx((at["failure"] - at["planned"]) * hazard, rel=1e-5)
        other = 0.7 * age
        hazard = at["shape"] * other ** (at["shape"] - 1) / at["scale"] ** at["shape"]
        bracket = (at["failure"] - at["planned"]) * hazard - cost(other, at)
        rises = survival(other, at) / in_use(other, at) * bracket
        assert slope(lambda hours, at=at: cost(hours, at), other, 1e-2) == pytest.approx(
            rises, rel=1e-4
        )
    young = part(at | {"shape": 0.9})
    assert maintenance.find_replacement_age(**young).status == "run to failure"


@SHEET.proves("A small error in the age costs its square")
def test_cost_of_a_wrong_age():
    for at in drawn(8, **PARTS):
        age, error = best_age(at), 0.003
        around = [cost((1 + sign * error) * age, at) / cost(age, at) - 1 for sign in (-1, 1)]
        assert np.mean(around) == pytest.approx(error**2 / 2 * curvature(at), rel=1e-2)


@SHEET.proves("What is lost by learning from n failures falls as one over n")
def test_excess_cost_is_kappa_over_n():
    for at in drawn(8, **PARTS):
        shape, euler = at["shape"], np.euler_gamma

        def log_age(shape, at=at):
            return np.log(best_age(at | {"shape": shape}))

        pull = shape**2 * slope(log_age, shape, 1e-4)
        spread = 6 / np.pi**2 * (pull + 1 - euler) ** 2 + 1
        kappa = curvature(at) / (2 * shape**2) * spread
        found = fleet_learning.find_precision(failures=[50, 500], **part(at))
        assert found.excess_cost * [50, 500] == pytest.approx([kappa, kappa], rel=1e-4)
        longer = fleet_learning.find_precision(failures=50, **part(at | {"scale": 3 * at["scale"]}))
        assert longer.excess_cost == pytest.approx(found.excess_cost[0])


@SHEET.proves("What is lost by learning from n failures falls as one over n")
def test_information_of_a_life_is_the_mean_square_of_its_scores():
    y = np.random.default_rng(3).exponential(size=400_000)
    by_scale, by_shape = y - 1, 1 + np.log(y) - y * np.log(y)
    euler = np.euler_gamma
    found = [(by_scale**2).mean(), (by_scale * by_shape).mean(), (by_shape**2).mean()]
    assert found == pytest.approx([1, -(1 - euler), np.pi**2 / 6 + (1 - euler) ** 2], rel=0.03)


@SHEET.proves("Count failures, not machines")
def test_gain_of_a_pool_depends_on_its_failures():
    for at in drawn(8, years=(1, 5), **PARTS):
        mean = at["scale"] * gamma(1 + 1 / at["shape"])  # hours, and here a year each
        shown = 3_000 * at["years"] / mean
        counted = fleet_learning.count_failures(
            pooled_machines=3_000, record_years=at["years"], failure_interval=mean
        )
        assert counted == int(shown)
        lowest, waiting = cost(best_age(at), at), at["failure"] / mean
        kappa = 1_000 * fleet_learning.find_precision(failures=1_000, **part(at)).excess_cost
        found = fleet_learning.find_precision(failures=100, **part(at))
        reached = (waiting - lowest * (1 + found.excess_cost)) / (waiting - lowest)
        assert reached == pytest.approx(1 - kappa * lowest / (100 * (waiting - lowest)))
        rarer = at | {"scale": 10 * at["scale"]}
        assert cost(best_age(rarer), rarer) == pytest.approx(lowest / 10)


@SHEET.proves("A pool protects from the small, records lock until they can leave")
def test_how_much_better_a_rival_must_be():
    for control in ({}, {"portable": 0.5}, {"portable": 1.0}):
        state = protect_or_lock.state(**control)
        seasons, q = market.SEASONS, state["portable"]
        many, few = (
            np.exp(-state[f"customers_{who}"] / market.FARMS_NEEDED)
            for who in ("incumbent", "entrant")
        )
        kept, taken = (np.exp(-part * seasons / market.OWN_NEEDED) for part in (1, q))
        told = market.FARMS_CEILING * (few - many) + market.OWN_CEILING * (taken - kept)
        assert protect_or_lock.rows(**state)["now"]["total"][0] == pytest.approx(told)


@SHEET.proves("A fee by the acre is a goal divided by the acres that pay")
def test_fee_times_the_acres_that_pay_is_the_goal():
    state = acre_fee.acre_fee.state()
    share, quantity = state["share"], acre_fee.acres(state["engaged"])
    fee = acre_fee.goal() * acre_fee.revenue() / (share * quantity)
    tables = acre_fee.acre_fee.rows(**state)
    assert tables["outcome"]["needed"][0] == pytest.approx(fee)
    assert fee * share * quantity / acre_fee.revenue() == pytest.approx(acre_fee.goal())


def test_every_section_has_its_check():
    assert SHEET.unproven() == []
