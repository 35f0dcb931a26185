"""Who pays for failures: timing by the maker, care by the user."""

import numpy as np
import pytest

from platformlab.models import failure_contracts as model
from platformlab.models import maintenance

PART = {
    "planned_cost": 2_000,
    "failure_cost": 12_000,
    "weibull_shape": 2.5,
    "weibull_scale": 9_016,
}
USE = {"care_cost": 0.4, "hard_life": 0.5}


def contract(carried_share, **changes):
    return model.find_contract(carried_share=carried_share, **{**PART, **USE, **changes})


def seen(carried_share, **changes):
    return model.find_seen_contract(carried_share=carried_share, **{**PART, **USE, **changes})


def simulated(age, scale):
    """Failures an hour and cost an hour over many lives, replaced at `age`."""
    rng = np.random.default_rng(3)
    lives = scale * rng.weibull(PART["weibull_shape"], 400_000)
    hours = np.minimum(lives, age).sum()
    failed = (lives < age).sum()
    cost = failed * PART["failure_cost"] + (len(lives) - failed) * PART["planned_cost"]
    return failed / hours, cost / hours


def test_a_sold_machine_waits_for_the_failure():
    life = maintenance.find_life(
        weibull_shape=PART["weibull_shape"], weibull_scale=PART["weibull_scale"]
    )
    wait = PART["failure_cost"] / life.mean
    assert contract(0).cost_rate == pytest.approx(wait + USE["care_cost"], rel=1e-6)
    assert contract(0).status == "care"


def test_a_maker_who_carries_all_times_best_and_nobody_takes_care():
    hard = {**PART, "weibull_scale": USE["hard_life"] * PART["weibull_scale"]}
    assert contract(1).cost_rate == pytest.approx(
        maintenance.find_replacement_age(**hard).cost_rate
    )
    assert contract(1).status == "hard use"
    assert contract(1).saved_by_care == 0


def test_what_is_seen_at_full_cover_is_the_best_of_all():
    best = maintenance.find_replacement_age(**PART).cost_rate + USE["care_cost"]
    assert seen(1).cost_rate == pytest.approx(best)
    assert seen(np.linspace(0, 1, 21)).cost_rate.min() == pytest.approx(best)


def test_cost_and_care_are_those_of_four_hundred_thousand_lives():
    """Half of a failure carried: the age is best for the maker, and care saves the user the rest."""
    half = {**PART, "failure_cost": 6_000}
    age = maintenance.find_replacement_age(**half).replacement_age
    gentle, cost = simulated(age, PART["weibull_scale"])
    hard, _ = simulated(age, USE["hard_life"] * PART["weibull_scale"])
    found = contract(0.5)
    assert found.cost_rate == pytest.approx(cost + USE["care_cost"], rel=0.005)
    assert found.saved_by_care == pytest.approx(6_000 * (hard - gentle), rel=0.01)


def test_care_ends_at_one_part_and_does_not_come_back():
    parts = np.linspace(0.3, 1, 141)
    cares = contract(parts).status == "care"
    assert cares[0]
    assert not cares[-1]
    assert (np.diff(cares.astype(int)) <= 0).all()


def test_no_care_is_a_best_answer_where_care_is_none():
    """A maker that expects hard use replaces earlier, and then care saves the user even less."""
    part = 0.8
    assert contract(part).status == "hard use"
    carried = {**PART, "failure_cost": part * PART["failure_cost"]}
    hard = USE["hard_life"] * PART["weibull_scale"]
    age = maintenance.find_replacement_age(**{**carried, "weibull_scale": hard}).replacement_age
    saved = simulated(age, hard)[0] - simulated(age, PART["weibull_scale"])[0]
    assert (1 - part) * PART["failure_cost"] * saved < USE["care_cost"]


def test_a_use_that_shortens_no_life_needs_no_care():
    assert contract(0.5, hard_life=1.0).status == "hard use"
    assert seen(0.5, hard_life=1.0).status == "hard use"


def test_failure_that_costs_no_more_than_a_replacement_is_refused():
    with pytest.raises(ValueError, match="planned_cost"):
        contract(0.5, failure_cost=2_000)
