"""Rent or own: at which volume a plant of one's own pays, and what a landlord can ask.

Question. Does renting capacity end economies of scale, or move them to the owner of the plant?

An owner pays a fixed cost per year whatever she makes; a tenant pays per unit and nothing else.
The landlord runs plants of the same kind, as many as are cheapest, fills them with the orders of
many tenants, and asks his average cost and a mark-up. Orders may turn out to be half of what was
planned: the tenant then rents half, the owner has her plant already.

Assumptions. One kind of plant, with the same crowding, for landlord and owner; the owner builds
before she knows her orders; only what is to be expected counts, so that a gamble as such costs
nobody anything. A chance that orders halve lowers their average as well as making it uncertain,
and nearly all that it does to the cost of owning comes from the lower average.

Left out. Waiting for a slot, tenants who leave together, what is learned by whoever makes the
thing, plants of other sizes, the resale of a plant, the landlord's power to raise the rent.

Sources: arithmetic; the claims examined are those of taneja2018 and of the report.
"""

from typing import NamedTuple

import numpy as np

from platformlab.models.checking import checked
from platformlab.models.costs.scale import find_plants


@checked
def rent_per_unit(*, landlord_output, fixed_cost, unit_cost, congestion_cost, markup):
    """What a landlord asks for one unit, in USD: average cost in shared plants and a mark-up.

    Examples
    --------
    >>> plant = {"fixed_cost": 900, "unit_cost": 3, "congestion_cost": 0.04}
    >>> rent_per_unit(landlord_output=[150, 300], markup=0.5, **plant)
    array([22.5, 22.5])
    """
    plants = find_plants(
        output=landlord_output,
        fixed_cost=fixed_cost,
        unit_cost=unit_cost,
        congestion_cost=congestion_cost,
    )
    return (1 + markup) * plants.average_cost


@checked
def expected_own_cost(*, output, fixed_cost, unit_cost, congestion_cost, halving_chance):
    """Cost in USD of a unit in one's own plant, if orders may be half of the planned `output`.

    All that is spent on average, for each unit that is ordered on average.

    Examples
    --------
    >>> plant = {"fixed_cost": 900, "unit_cost": 3, "congestion_cost": 0}
    >>> expected_own_cost(output=150, halving_chance=[0, 1], **plant)
    array([ 9., 15.])
    """
    ordered, squared = _orders(halving_chance)
    crowded = congestion_cost * output * squared / ordered
    return fixed_cost / (output * ordered) + unit_cost + crowded


class BreakEven(NamedTuple):
    """Planned output per year from which owning is cheaper.

    ``status`` is ``"own from here"``, or ``"always rent"`` (infinite) where no volume makes a unit
    for less than the rent.
    """

    output: np.ndarray
    status: np.ndarray


@checked
@np.errstate(divide="ignore", invalid="ignore", over="ignore")
def find_break_even(*, rent, fixed_cost, unit_cost, congestion_cost, halving_chance):
    """Smallest output at which the expected cost of owning has fallen to the rent.

    Examples
    --------
    >>> plant = {"fixed_cost": 900, "unit_cost": 3, "congestion_cost": 0}
    >>> find_break_even(rent=9, halving_chance=0, **plant)
    BreakEven(output=150.0, status='own from here')
    """
    ordered, squared = _orders(halving_chance)
    saved = (rent - unit_cost) * ordered
    # Fixed cost plus crowding equals what renting would cost more: a square equation, whose
    # smaller root is written so that it also holds without crowding.
    under_root = saved**2 - 4 * congestion_cost * squared * fixed_cost
    root = np.sqrt(np.maximum(under_root, 0))
    pays = (saved > 0) & (under_root >= 0)
    output = np.where(pays, 2 * fixed_cost / (saved + root), np.inf)
    return BreakEven(*np.broadcast_arrays(output, np.where(pays, "own from here", "always rent")))


def _orders(halving_chance):
    """Orders to be expected, and their square, as parts of the planned output and its square."""
    return 1 - halving_chance / 2, 1 - 3 * halving_chance / 4
