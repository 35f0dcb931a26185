"""Answers to the exercises of the chapter on economies of scale."""

from platformlab import models
from platformlab.checks.answers import Number, Slip, Text

PLANT = {"fixed_cost": 9e6, "unit_cost": 300.0, "congestion_cost": 0.00004}
LANDLORD, TENANT = 500_000, 200_000


def _each(output, **changes):
    return models.scale.average_cost(output=output, **PLANT | changes)


def _indifferent(tenant):
    """Mark-up on the landlord's average cost that equals the tenant's own."""
    own, shared = (_each(output, congestion_cost=0) for output in (tenant, LANDLORD))
    return own / shared - 1


ANSWERS = (
    Number(
        "scale-1",
        lambda: _each(400_000),
        unit="USD",
        tolerance=0.002,
        slips=(
            Slip(
                lambda: _each(800_000),
                "This is the cost in one crowded plant. In two, each makes half of the cars.",
            ),
            Slip(
                lambda: _each(400_000, fixed_cost=18e6),
                "You charged each plant with the cost of both. Each makes 400,000 cars and costs 9 million.",
            ),
            Slip(
                lambda: _each(400_000, congestion_cost=0),
                "The crowding is missing: half of it is left at half of the output.",
            ),
        ),
    ),
    Number(
        "scale-2",
        lambda: models.virtuous_circle.find_full_share(learning_rate=0.3, demand_elasticity=4),
        unit="share",
        slips=(
            Slip(
                lambda: (
                    1
                    - models.virtuous_circle.find_full_share(learning_rate=0.3, demand_elasticity=4)
                ),
                "This is the part of the market that is still empty when the gain is one.",
            ),
            Slip(
                lambda: 1 - 1 / (0.3 * 4),
                "You used the learning rate for the exponent. One per cent more output saves b per cent, with b = −log₂(1 − L).",
            ),
        ),
    ),
    Number(
        "scale-3",
        lambda: _indifferent(TENANT),
        unit="share",
        slips=(
            Slip(
                lambda: _each(TENANT, congestion_cost=0) / _each(LANDLORD, congestion_cost=0),
                "This is the ratio of the two costs. A mark-up is what is added to one.",
            ),
            Slip(
                lambda: _each(TENANT, congestion_cost=0) / 300 - 1,
                "You marked up the materials and work alone. The landlord marks up his average cost, the plant included.",
            ),
        ),
    ),
    Text(
        "scale-4",
        rubric=(
            "names a product and estimates the plant's part of its unit cost",
            "counts doublings of cumulative output, not growth of yearly sales",
            "says what a price cut would sell, and so puts a number on the elasticity",
            "concludes whether the loop gain is above or below one",
            "names something rented today and the volume from which owning would pay",
        ),
        least_words=40,
    ),
)
