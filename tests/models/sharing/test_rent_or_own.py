"""Rent or own: the rent a landlord asks and the volume from which owning pays."""

import numpy as np
import pytest

from platformlab.models import rent_or_own as model
from platformlab.models.costs.scale import average_cost

PLANT = {"fixed_cost": 9e6, "unit_cost": 300, "congestion_cost": 0.00004}
SPACIOUS = PLANT | {"congestion_cost": 0}


def own(output, chance=0, plant=PLANT):
    return model.expected_own_cost(output=output, halving_chance=chance, **plant)


def even(rent, chance=0, plant=PLANT):
    return model.find_break_even(rent=rent, halving_chance=chance, **plant)


@pytest.mark.parametrize("plant", [PLANT, SPACIOUS])
@pytest.mark.parametrize("chance", [0, 0.3, 1])
def test_at_the_break_even_owning_costs_the_rent_and_just_before_it_more(plant, chance):
    rent = np.array([365, 390, 600])
    found = even(rent, chance, plant)
    assert own(found.output, chance, plant) == pytest.approx(rent)
    assert (own(0.99 * found.output, chance, plant) > rent).all()
    assert found.status.tolist() == ["own from here"] * 3


def test_cost_of_owning_is_the_average_over_what_may_be_ordered():
    """Simulated by two years, one as planned and three at half, for a chance of 75 %."""
    orders = np.array([80_000, 40_000, 40_000, 40_000])
    spent = average_cost(output=orders, **PLANT) * orders
    assert own(80_000, 0.75) == pytest.approx(spent.sum() / orders.sum())


def test_orders_that_may_halve_let_renting_pay_for_longer():
    volumes = even(405, np.array([0, 0.25, 0.5, 0.75, 1])).output
    assert (np.diff(volumes) > 0).all()


def test_spacious_landlord_without_a_mark_up_is_beaten_only_by_his_own_volume():
    for volume in (1e5, 5e5, 2e6):
        rent = model.rent_per_unit(landlord_output=volume, markup=0, **SPACIOUS)
        assert even(rent, plant=SPACIOUS).output == pytest.approx(volume)


def test_larger_landlord_asks_less_until_his_plant_is_full_and_then_builds_another():
    volumes = [1e5, 2e5, 4.7e5, 9.4e5, 1.88e6]
    rents = model.rent_per_unit(landlord_output=volumes, markup=0.2, **PLANT)
    assert (np.diff(rents[:3]) < 0).all()
    assert rents[3:] == pytest.approx(rents[2])


def test_rent_at_or_below_the_cost_of_work_is_never_beaten():
    found = even(np.array([300, 299.5, 250]), plant=SPACIOUS)
    assert found.output.tolist() == [np.inf] * 3
    assert found.status.tolist() == ["always rent"] * 3
    nothing = even(300, plant=SPACIOUS | {"fixed_cost": 0})
    assert nothing.output == np.inf  # where neither costs more, there is no reason to own


def test_rent_below_the_cheapest_crowded_plant_is_never_beaten():
    cheapest = 300 + 2 * np.sqrt(9e6 * 0.00004)
    assert even(cheapest - 1e-6).status == "always rent"
    assert even(cheapest + 1e-6).output == pytest.approx(np.sqrt(9e6 / 0.00004), rel=0.001)


def test_without_a_plant_to_pay_for_owning_pays_at_once():
    assert even(310, plant=SPACIOUS | {"fixed_cost": 0}).output == 0


def test_certain_loss_of_half_the_orders_is_a_plan_for_half():
    assert own(60_000, 1) == pytest.approx(own(30_000, 0))


def test_chance_above_one_is_refused():
    with pytest.raises(ValueError, match="halving_chance"):
        own(60_000, 20)
