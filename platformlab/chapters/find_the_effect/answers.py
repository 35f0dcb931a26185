"""Answers to the exercises of the chapter on finding a network effect."""

from platformlab.chapters.find_the_effect._members import bar, relative_price
from platformlab.checks.answers import Number, Slip, Text
from platformlab.models import crowd_ideas, pooling, rohlfs

STRONGER = 2.6  # average gain, as a multiple of the cost
FEWER, MORE = 160, 3_200  # ideas
JURY = 0.7
MARKETS, ALIKE = 50, 0.2  # how many, and how their demands go together


def _best(ideas, accuracy=JURY):
    return float(
        crowd_ideas.expected_best_screened(
            ideas=ideas, quality_mean=0, quality_spread=1, screening_accuracy=accuracy
        )
    )


def _saved(correlation):
    """Part of the cost of not knowing demand that a common stock of so many markets saves."""
    stock = pooling.pool_stock(
        demand_spread=1,
        shortage_cost=1,
        surplus_cost=1,
        pooled_markets=MARKETS,
        demand_correlation=correlation,
    )
    return 1 - float(stock.pooled / stock.separate)


def _mature():
    found = rohlfs.rohlfs_equilibria(relative_price=relative_price(STRONGER))
    return float(found.mature)


ANSWERS = (
    Number(
        "find-the-effect-1",
        lambda: bar(STRONGER),
        unit="share",
        slips=(
            Slip(
                _mature,
                "This is where a full network comes to rest. Asked is the share from which it holds.",
            ),
            Slip(
                lambda: float(
                    rohlfs.rohlfs_equilibria(
                        relative_price=relative_price(2 * STRONGER)
                    ).critical_mass
                ),
                "You halved twice. The keenest member gains twice what the average one gains.",
            ),
        ),
    ),
    Number(
        "find-the-effect-2",
        lambda: _best(MORE) - _best(FEWER),
        slips=(
            Slip(
                lambda: _best(MORE, 1) - _best(FEWER, 1),
                "This is what a jury without error would gain. Let it see quality as badly as asked.",
            ),
            Slip(
                lambda: _best(MORE),
                "This is how good the best of the many is. Take from it the best of the few.",
            ),
        ),
    ),
    Number(
        "find-the-effect-3",
        lambda: _saved(ALIKE),
        unit="share",
        slips=(
            Slip(
                lambda: _saved(0),
                "This is the part saved by markets that have nothing in common. Let them move together.",
            ),
            Slip(
                lambda: 1 - _saved(ALIKE),
                "This is what still has to be paid. Asked is what is saved.",
            ),
        ),
    ),
    Text(
        "find-the-effect-4",
        rubric=(
            "names one stage of the firm's chain, and who would take part there",
            "says who else is better off at the same price when one more takes part, and through what",
            "names the size at which the gain ends, or why it does not",
            "says who could take the gain elsewhere",
            "gives an observation that could be made in 90 days and would refute the effect, and its cost",
        ),
    ),
)
