"""Rent or own: the rent a landlord asks and the volume from which owning pays."""

import numpy as np
import pytest

from platformlab.models import rent_or_own as model
from platformlab.models.costs.scale import average_cost

PLANT = {"fixed_cost": 9e6, "unit_cost": 300}


def test_at_the_break_even_owning_costs_the_rent():
    rent = [300.5, 330, 390, 600]
    found = model.find_break_even(rent=rent, **PLANT)
    own = average_cost(output=found.output, congestion_cost=0, **PLANT)
    assert own == pytest.approx(rent)
    assert found.status.tolist() == ["own from here"] * 4


def test_landlord_without_a_mark_up_is_beaten_only_by_his_own_volume():
    for volume in (1e5, 5e5, 2e6):
        rent = model.rent_per_unit(landlord_output=volume, markup=0, **PLANT)
        assert model.find_break_even(rent=rent, **PLANT).output == pytest.approx(volume)


def test_larger_landlord_asks_less_and_owning_pays_later():
    rent = model.rent_per_unit(landlord_output=[1e5, 1e6, 1e7], markup=0.1, **PLANT)
    even = model.find_break_even(rent=rent, **PLANT).output
    assert (np.diff(rent) < 0).all()
    assert (np.diff(even) > 0).all()


def test_rent_at_or_below_the_cost_of_work_is_never_beaten():
    found = model.find_break_even(rent=[300, 299.5, 250], **PLANT)
    assert found.output.tolist() == [np.inf] * 3
    assert found.status.tolist() == ["always rent"] * 3
    nothing = model.find_break_even(rent=300, fixed_cost=0, unit_cost=300)
    assert nothing.output == np.inf  # where neither costs more, there is no reason to own


def test_without_a_plant_to_pay_for_owning_pays_at_once():
    assert model.find_break_even(rent=310, fixed_cost=0, unit_cost=300).output == 0
