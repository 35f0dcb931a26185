"""Rent or own: at which volume a plant of one's own pays, and what a landlord can ask.

Question. Does renting capacity end economies of scale, or move them to the owner of the plant?

An owner pays a fixed cost per year whatever she makes; a tenant pays per unit and nothing else.
The landlord runs the same plant, fills it with the orders of many tenants, and asks his average
cost and a mark-up.

Assumptions. One kind of plant, the same for landlord and owner; no crowding; orders known.

Left out. Risk (the tenant may leave, the owner may not), waiting for a slot, what is learned by
whoever makes the thing, small plants, and the landlord's power to raise the rent.

Sources: arithmetic; the claim examined is that of taneja2018.
"""

from typing import NamedTuple

import numpy as np

from platformlab.models.checking import checked
from platformlab.models.costs.scale import average_cost


@checked
def rent_per_unit(*, landlord_output, fixed_cost, unit_cost, markup):
    """What a landlord asks for one unit, in USD: average cost of a shared plant and a mark-up.

    Examples
    --------
    >>> rent_per_unit(landlord_output=300, fixed_cost=900, unit_cost=3, markup=0.5)
    9.0
    """
    cost = average_cost(
        output=landlord_output, fixed_cost=fixed_cost, unit_cost=unit_cost, congestion_cost=0
    )
    return (1 + markup) * cost


class BreakEven(NamedTuple):
    """Output per year from which owning is cheaper.

    ``status`` is ``"own from here"`` or ``"always rent"`` (infinite), where the rent is not above
    the cost of materials and work.
    """

    output: np.ndarray
    status: np.ndarray


@checked
@np.errstate(divide="ignore", invalid="ignore")
def find_break_even(*, rent, fixed_cost, unit_cost):
    """Where the fixed cost, spread over the output, equals what the rent asks above unit cost.

    Examples
    --------
    >>> find_break_even(rent=9, fixed_cost=900, unit_cost=3)
    BreakEven(output=150.0, status='own from here')
    """
    saved = rent - unit_cost
    output = np.where(saved > 0, fixed_cost / saved, np.inf)
    status = np.where(saved > 0, "own from here", "always rent")
    return BreakEven(*np.broadcast_arrays(output, status))
