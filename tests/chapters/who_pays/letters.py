"""The letters of the derivations on two sides, and markets drawn to compare formulas in them."""

import numpy as np
from sheets import drawn, slope

RANGES = {
    "cross_side_consumers": (0, 0.9),
    "cross_side_producers": (0, 0.9),
    "base_share_consumers": (0.1, 0.5),
    "base_share_producers": (0.1, 0.5),
    "response_consumers": (0.2, 0.8),
    "response_producers": (0.2, 0.8),
    "serving_cost_consumers": (0, 0.2),
    "serving_cost_producers": (0, 0.2),
}

# In the order of the drawn values.
BOTTLENECK = (
    "cross_side_consumers",
    "cross_side_producers",
    "platform_gap_consumers",
    "joining_cost_spread",
    "serving_cost_consumers",
    "serving_cost_producers",
)
GOODS = (
    "top_value_consumers",
    "top_value_producers",
    "spillover_consumers",
    "spillover_producers",
)


def markets(find, count=60):
    """Drawn markets in which the platform that `find` looks for is partly on board on both sides."""
    found = ((at, find(**at)) for at in drawn(count=count, **RANGES))
    inside = [(at, best) for at, best in found if best.status == "interior"]
    assert len(inside) > count / 4
    return inside


class Letters:
    """The letters of the sheet; a pair has consumers first."""

    def __init__(self, at):
        def pair(name):
            return np.array([at[f"{name}_consumers"], at[f"{name}_producers"]])

        self.alpha, self.a, self.b = pair("cross_side"), pair("base_share"), pair("response")
        self.f = pair("serving_cost")
        self.room = self.a / self.b - self.f
        self.sigma, self.both = self.alpha.sum(), self.b.prod()
        self.k = 4 - self.sigma**2 * self.both


def pairs(best):
    shares = np.array([best.share_consumers, best.share_producers])
    return shares, np.array([best.fee_consumers, best.fee_producers])


def changed(at, find, name):
    """Derivatives of the fees by one quantity of the market."""
    return [
        slope(lambda x, side=side: getattr(find(**at | {name: x}), side), at[name])
        for side in ("fee_consumers", "fee_producers")
    ]
