"""Derivations of the chapter on finding an effect agree with the library."""

import numpy as np
import pytest
from sheets import Sheet, drawn

from platformlab.chapters.find_the_effect._members import bar, path, relative_price, rest
from platformlab.chapters.find_the_effect._shares import shares
from platformlab.chapters.find_the_effect.market import MOST
from platformlab.chapters.find_the_effect.small_and_large import added
from platformlab.models import compatibility, crowd_ideas, launch

SHEET = Sheet("find_the_effect")
TYPES = (np.arange(100_000) + 0.5) / 100_000  # members, evenly spread


@SHEET.proves("Who gains on average less than twice the cost stays in no network")
def test_rule_of_a_round_counts_the_members_to_whom_it_is_worth_the_cost():
    for at in drawn(8, G=(1.1, 6), n=(0.05, 1)):
        gains = 2 * at["G"] * TYPES
        assert gains.mean() == pytest.approx(at["G"])
        stays = (gains * at["n"] > 1).mean()
        assert path(at["G"], at["n"], 1)[1] == pytest.approx(stays, abs=1e-4)


@SHEET.proves("Who gains on average less than twice the cost stays in no network")
def test_network_holds_from_the_lower_root_on_and_rests_at_the_upper_one():
    for at in drawn(6, G=(2.2, 6)):
        root = np.sqrt(1 - 2 / at["G"])
        lower, upper = (1 - root) / 2, (1 + root) / 2
        assert bar(at["G"]) == pytest.approx(lower)
        for start, end in ((1.0, upper), (1.05 * lower, upper), (0.95 * lower, 0.0)):
            assert path(at["G"], start, 150)[-1] == pytest.approx(end, abs=1e-6)
            assert rest(at["G"], start) == pytest.approx(end)
    for at in drawn(6, G=(1.1, 1.95)):
        assert path(at["G"], 1.0, 150)[-1] == 0
        assert rest(at["G"], 1.0) == 0


@SHEET.proves("Two sides that are alike obey the rule of one")
def test_two_sides_alike_rest_where_one_side_does():
    for at in drawn(8, G=(2.1, 6)):
        fee = relative_price(at["G"])
        found = launch.find_equilibria(
            relative_fee_consumers=fee,
            relative_fee_producers=fee,
            speed_consumers=1,
            speed_producers=1,
        )
        assert found.critical_consumers == pytest.approx(bar(at["G"]))
        assert found.mature_producers == pytest.approx(rest(at["G"], 1.0))


@SHEET.proves("What comes after the first tenth depends on how a gain ends")
def test_gains_end_as_the_sheet_says():
    counts = np.array([100, 400, 2_500])
    chance = (1 - 1 / np.sqrt(counts)) / (1 - 1 / np.sqrt(MOST))
    assert shares("pooling", counts) == pytest.approx(chance)
    missing = 1 - shares("maintenance", [200, 2_000])
    whole = 1 / (1 / 200 - 1 / MOST), 1 / (1 / 2_000 - 1 / MOST)
    assert missing[0] * whole[0] == pytest.approx(missing[1] * whole[1], rel=0.01)
    taught = -np.log(1 - shares("learning", counts[:2]))
    assert taught[1] / taught[0] == pytest.approx(4, rel=1e-3)


@SHEET.proves("What comes after the first tenth depends on how a gain ends")
def test_best_of_many_rises_like_the_root_of_the_logarithm():
    normal = {"quality_mean": 0, "quality_spread": 1, "distribution": "normal"}
    counts = np.array([10**3, 10**5])
    ratio = crowd_ideas.expected_best(ideas=counts, **normal) / np.sqrt(2 * np.log(counts))
    assert (ratio < 1).all()
    assert ratio[1] > ratio[0] > 0.85


@SHEET.proves("A large owner gains the less for each machine, the more she has")
def test_large_owner_gains_by_the_root_from_chance_and_by_the_number_from_failures():
    for own, pool in ((25, 1_000), (100, 10_000)):
        told = (own**-0.5 - pool**-0.5) / (1 - pool**-0.5)
        assert added("chance", [own], pool)[0] == pytest.approx(told)
    few, many = added("data", [100, 1_000], MOST)
    assert few / many == pytest.approx((1 / 100 - 1 / MOST) / (1 / 1_000 - 1 / MOST), rel=0.01)


@SHEET.proves("Two makers whose things fit earn more")
def test_profits_of_two_makers_with_one_network_and_with_two():
    for at in drawn(8, b=(0.05, 0.9)):
        market = {"suppliers": 2, "highest_value": 1.0, "member_value": at["b"]}
        fit = compatibility.find_compatible(**market).profit_per_firm
        apart = compatibility.find_incompatible(**market).profit_per_firm
        assert fit / apart == pytest.approx(((3 - at["b"]) / (3 - 2 * at["b"])) ** 2)


@SHEET.proves("Members who are alike hold what is worth its cost")
def test_members_alike_stay_as_long_as_the_share_times_the_gain_exceeds_the_cost():
    for at in drawn(8, G=(1.05, 4)):
        gains = np.full(1_000, at["G"])
        for start, end in ((1.01 / at["G"], 1.0), (0.99 / at["G"], 0.0)):
            share = min(start, 1.0)
            for _ in range(5):
                share = (gains * share > 1).mean()
            assert share == end


@SHEET.proves("Members who are alike hold what is worth its cost")
@pytest.mark.parametrize("least", [2 / 3, 5 / 6, 0.95])
def test_members_nearly_alike_stay_exactly_if_the_least_of_them_gains_her_cost(least):
    relative = least + 2 * (1 - least) * TYPES
    assert relative.mean() == pytest.approx(1)
    for times, end in ((1.02, 1.0), (0.98, 0.0)):
        share = 1.0
        for _ in range(400):
            share = (times / least * relative * share > 1).mean()
        assert share == end


@SHEET.proves("A large owner gains the less for each machine, the more she has")
def test_all_machines_of_a_large_owner_gain_about_the_same_from_failures_whatever_their_number():
    counts = np.array([100, 400, 1_000])
    told = counts * added("data", counts, MOST) / (1 - counts / MOST)
    assert told == pytest.approx(told[0], rel=0.01)
    several = np.arange(100, MOST, 100)
    together = several * added("chance", several, MOST)
    assert several[together.argmax()] == MOST / 4


def test_every_section_has_its_check():
    assert SHEET.unproven() == []
