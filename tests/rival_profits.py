"""What rival platforms earn at any fees, written anew from the shares that fees bring."""

import numpy as np
from two_sides import SIDES


def duopoly_profit(own, rival, market):
    """Profit of one platform at both platforms' fees; shares solve the indifference conditions."""
    gains = np.array([market["cross_side_consumers"], market["cross_side_producers"]])
    gaps = np.array([market["platform_gap_consumers"], market["platform_gap_producers"]])
    costs = np.array([market["serving_cost_consumers"], market["serving_cost_producers"]])
    # n₁ − ½ = [α₁ (2 n₂ − 1) − (p₁ − p₁')] / 2 t₁, and mirrored
    matrix = np.array([[1, -gains[0] / gaps[0]], [-gains[1] / gaps[1], 1]])
    shares = 0.5 + np.linalg.solve(matrix, -(np.array(own) - rival) / (2 * gaps))
    return (np.array(own) - costs) @ shares


def bottleneck_profit(own, rival, market):
    """Profit of one platform when producers join wherever it pays."""
    a1, a2 = market["cross_side_consumers"], market["cross_side_producers"]
    gap, spread = market["platform_gap_consumers"], market["joining_cost_spread"]
    # consumers: n − ½ = [α₁ (m − m') − (p₁ − p₁')] / 2 t with m = (α₂ n − p₂) / κ on each platform
    pull = a1 * (-a2 - own[1] + rival[1]) / spread - (own[0] - rival[0])
    share = (0.5 + pull / (2 * gap)) / (1 - a1 * a2 / (gap * spread))
    producers = (a2 * share - own[1]) / spread
    return (own[0] - market["serving_cost_consumers"]) * share + (
        own[1] - market["serving_cost_producers"]
    ) * producers


def first_order(market):
    """Fees that no small change improves, and what each of the two platforms earns by them."""
    a1, a2 = market["cross_side_consumers"], market["cross_side_producers"]
    spread, costs = market["joining_cost_spread"], [market[f"serving_cost_{s}"] for s in SIDES]
    worth = (
        a2 * (a2 + 3 * a1 - 2 * costs[1]) / (4 * spread)
    )  # what a consumer brings from producers
    fees = [
        costs[0] + market["platform_gap_consumers"] - worth,
        costs[1] / 2 + (a2 - a1) / 4,
    ]
    share = (a2 / 2 - fees[1]) / spread
    return fees, (fees[0] - costs[0]) / 2 + (fees[1] - costs[1]) * share


def most_by_any_fees(rival, market, shares):
    """Most that one platform earns at the rival's fees if its fees bring one of these shares.

    Any shares of both sides can be had, by the fees that leave the last to join indifferent. The
    best share of producers follows from that of consumers; the rival may have all of them, or none.
    """
    a1, a2 = market["cross_side_consumers"], market["cross_side_producers"]
    gap, spread = market["platform_gap_consumers"], market["joining_cost_spread"]
    costs = [market[f"serving_cost_{side}"] for side in SIDES]
    own = np.clip(((a1 + a2) * shares - costs[1]) / (2 * spread), 0, 1)
    others = np.clip((a2 * (1 - shares) - rival[1]) / spread, 0, 1)
    fees = rival[0] + a1 * (own - others) - gap * (2 * shares - 1), a2 * shares - spread * own
    return ((fees[0] - costs[0]) * shares + (fees[1] - costs[1]) * own).max(axis=0)


def hessian(profit, at, market, step=1e-3):
    """Second derivatives of a platform's profit in its own fees."""
    steps = step * np.eye(2)
    signs = [(s, r) for s in (-1, 1) for r in (-1, 1)]

    def bend(one, two):
        sums = (s * r * profit(np.add(at, s * one + r * two), at, market) for s, r in signs)
        return sum(sums) / (4 * step**2)

    return np.array([[bend(one, two) for two in steps] for one in steps])
