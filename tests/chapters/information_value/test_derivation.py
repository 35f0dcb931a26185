"""Derivations of the chapter on information agree with the library."""

import numpy as np
import pytest
from chapters.information_value.derived import in_sight
from sheets import Sheet, drawn
from wearing import PARTS, in_use, part, survival

from platformlab.chapters.information_value.market import LIFE_YEARS
from platformlab.models.decisions import failure_contracts
from platformlab.models.machines import maintenance
from platformlab.models.rivalry import competition, shared_feature

SHEET = Sheet("information_value")
RANGES = {"t": (50, 200), "c": (0, 300), "first": (0, 140), "second": (0, 140)}


def gains(at):
    return shared_feature.find_gains(
        added_first=at["first"],
        added_second=at["second"],
        transport_cost=at["t"],
        cost_per_customer=at["c"],
        stand_alone_value=5_000,
    )


@SHEET.proves("Prices part by a third of the lead on each side")
def test_prices_part_by_a_third_of_the_lead():
    for at in drawn(**RANGES):
        lead = at["first"] - at["second"]
        found = competition.hotelling(
            quality_lead=lead,
            same_side=0,
            transport_cost=at["t"],
            cost_per_customer=at["c"],
            stand_alone_value=5_000,
        )
        assert found.price_first == pytest.approx(at["c"] + at["t"] + lead / 3)
        assert found.price_second == pytest.approx(at["c"] + at["t"] - lead / 3)
        assert found.share_first == pytest.approx(1 / 2 + lead / (6 * at["t"]))


@SHEET.proves("What both add, the buyers keep")
def test_equal_additions_go_to_the_buyers():
    for at in drawn(**RANGES):
        found = gains(at | {"second": at["first"]})
        assert [found.buyers, found.first, found.second] == pytest.approx([at["first"], 0, 0])


@SHEET.proves("A lead pays its maker less than it brings the buyers")
def test_gains_of_a_lead():
    for at in drawn(**RANGES):
        lead, t, found = at["first"] - at["second"], at["t"], gains(at)
        square = (lead / 3) ** 2 / (2 * t)
        assert found.first == pytest.approx(lead / 3 + square)
        assert found.second == pytest.approx(-lead / 3 + square)
        assert found.buyers == pytest.approx((at["first"] + at["second"]) / 2 + (lead / 6) ** 2 / t)
        alone = gains(at | {"second": 0})
        assert alone.buyers > alone.first > 0 > alone.second
        assert alone.first - alone.second == pytest.approx(2 * at["first"] / 3)


@SHEET.proves("A lead must last the longer, the more the machines differ")
def test_time_to_pay_rises_with_what_parts_the_machines():
    def years(lead, t):
        return 6_000 / 12 / (lead / 3 + (lead / 3) ** 2 / (2 * t))

    for at in drawn(**RANGES):
        alone = at | {"second": 0}
        assert years(at["first"], at["t"]) == pytest.approx(6_000 / (12 * gains(alone).first))
        assert gains(alone | {"t": 1.1 * at["t"]}).first < gains(alone).first


def set_by_the_maker(carried, at):
    """The best age for a maker that pays a part of a failure."""
    own = part(at) | {"failure_cost": carried * at["failure"]}
    return float(maintenance.find_replacement_age(**own).replacement_age)


def together(age, at):
    alive = survival(age, at)
    return (at["planned"] * alive + at["failure"] * (1 - alive)) / in_use(age, at)


@SHEET.proves("The maker replaces a part the sooner, the more of a failure it pays")
def test_age_fulfils_the_condition_with_the_part_that_the_maker_pays():
    for at in drawn(8, carried=(0.6, 0.95), **PARTS):
        age = set_by_the_maker(at["carried"], at)
        hazard = at["shape"] / at["scale"] * (age / at["scale"]) ** (at["shape"] - 1)
        left = hazard * in_use(age, at) - (1 - survival(age, at))
        at_stake = at["carried"] * at["failure"] - at["planned"]
        assert left == pytest.approx(at["planned"] / at_stake, rel=1e-5)
        assert set_by_the_maker(1, at) < age


def contract(carried, care, at, find=failure_contracts.find_contract):
    return find(carried_share=carried, care_cost=care, hard_life=0.5, **part(at))


@SHEET.proves("What both pay falls with the maker's part, as long as the user takes care")
def test_sum_falls_until_care_ends_and_jumps_there():
    for at in drawn(8, carried=(0.6, 0.95), **PARTS):
        age = set_by_the_maker(at["carried"], at)
        stops = (1 - survival(age, at)) / in_use(age, at)
        hard_stops = (1 - survival(age / 0.5, at)) / (0.5 * in_use(age / 0.5, at))
        saved = (1 - at["carried"]) * at["failure"] * (hard_stops - stops)
        cared = contract(at["carried"], 0.9 * saved, at)
        assert cared.status == "care"
        assert cared.saved_by_care == pytest.approx(saved, rel=1e-5)
        assert cared.cost_rate == pytest.approx(together(age, at) + 0.9 * saved, rel=1e-5)
        hard = contract(at["carried"], 1.1 * saved, at)
        assert hard.status == "hard use"
        assert hard.cost_rate == pytest.approx(together(age, at) / 0.5, rel=1e-5)
        less = set_by_the_maker(0.9 * at["carried"], at)
        assert together(less, at) > together(age, at)
        assert contract(1, 1e-9, at).status == "hard use"


@SHEET.proves("What both pay falls with the maker's part, as long as the user takes care")
def test_maker_bound_by_an_age_in_sight_sets_a_later_one_where_that_keeps_care():
    seen = set()
    for at in drawn(8, carried=(0.6, 0.9), **PARTS):
        age = set_by_the_maker(at["carried"], at)
        saved = float(contract(at["carried"], 1e-9, at).saved_by_care)
        for care in (0.98 * saved, 1.02 * saved):
            unseen = contract(at["carried"], care, at).status == "care"
            later, cares, pays, both = in_sight(at["carried"], care, 0.5, part(at))
            seen.add((unseen, cares))
            if cares:
                assert (later > 1.001 * age) == (not unseen)
                assert pays < maker_pays(age, at) / 0.5  # hard use halves every life
                assert both == pytest.approx(together(later, at) + care, rel=1e-5)
    assert seen == {(True, True), (False, True), (False, False)}


def maker_pays(age, at):
    return together(age, at | {"failure": at["carried"] * at["failure"]})


@SHEET.proves("Where the use is seen, the full guarantee is the cheapest contract")
def test_seen_guarantee_costs_least_and_what_a_well_advised_owner_pays():
    for at in drawn(8, **PARTS):
        best = float(maintenance.find_replacement_age(**part(at)).cost_rate)
        for care in (0.5 * best, 2 * best):
            seen = contract(np.linspace(0, 1, 11), care, at, failure_contracts.find_seen_contract)
            assert seen.cost_rate.argmin() == 10
            assert seen.cost_rate[-1] == pytest.approx(min(best + care, best / 0.5))


@SHEET.proves("The bill of many machines varies with one over the root of their stops")
def test_many_machines_even_out_as_poisson_numbers_do():
    machines = 1_000
    stops = np.random.default_rng(5).poisson(1 / LIFE_YEARS, (4_000, machines)).sum(axis=1)
    assert stops.std() / stops.mean() == pytest.approx(np.sqrt(LIFE_YEARS / machines), rel=0.04)


def test_every_section_has_its_check():
    assert SHEET.unproven() == []
