"""Two-sided markets: membership fees of one platform that brings consumers and producers together.

Question. What should each side pay when each comes for the other?

A side joins in proportion to what joining is worth to a member: the share on board is
`base_share` + `response` · (`cross_side` · share of the other side − fee). The rule for the fee
is cost plus market power minus what the side brings the other: it may be negative.

Assumptions. Membership fees only; everybody knows who will join; the interior outcome.

Left out. Rival platforms (`platform_rivalry`), fees per transaction (`transaction_fees`),
how to start (`divide_and_conquer`, `launch`), members of one side who gain unequally from the
other, fees that depend on the other side's size (insulating tariffs). Without these, fees may
leave open who joins (`two_sided_shares`); the best fees here do not, since an interior optimum
needs sides that attract each other little enough for just one outcome.

Sources: armstrong2006; weyl2010 (insulating tariffs).
"""

from typing import NamedTuple

import numpy as np

from platformlab.models.checking import checked


class Platform(NamedTuple):
    """Shares on board, fees per member and month (USD), and USD per month and potential member.

    ``welfare`` is ``profit`` plus the surplus of both sides. ``status``: ``"interior"``;
    ``"corner"`` where a side would be empty or complete; ``"runs away"`` where the sides attract
    each other so strongly that no interior outcome is best. NaN unless interior. An interior
    outcome is stable: at these fees, shares disturbed a little return.
    """

    share_consumers: np.ndarray
    share_producers: np.ndarray
    fee_consumers: np.ndarray
    fee_producers: np.ndarray
    profit: np.ndarray
    welfare: np.ndarray
    status: np.ndarray


@checked
def find_fee(*, cost, share, response, gift, kept_power):
    """Fee of one side: cost, and the market power that is used, less the gift to the other side.

    Parameters
    ----------
    share, response : array_like of float
        Share on board, and share gained per USD; their ratio is the market power.
    gift : array_like of float
        What one more member brings the members of the other side together.
    kept_power : array_like of float
        Part of the market power that is used: 1 by an owner, 0 by society.

    References
    ----------
    armstrong2006

    Examples
    --------
    >>> round(find_fee(cost=2, share=0.1, response=0.02, gift=4, kept_power=1), 2)
    3.0
    """
    power = share / response
    return cost + kept_power * power - gift


_find_fee = find_fee.__wrapped__  # without the checks: shares are NaN where there is no market


@checked
def find_monopoly(
    *,
    cross_side_consumers,
    cross_side_producers,
    base_share_consumers,
    base_share_producers,
    response_consumers,
    response_producers,
    serving_cost_consumers,
    serving_cost_producers,
):
    """Fees and shares on board that earn the owner most.

    An interior optimum needs (sum of cross-side gains)² · responses < 4.

    Returns
    -------
    Platform

    References
    ----------
    armstrong2006

    Examples
    --------
    >>> best = find_monopoly(cross_side_consumers=0.3, cross_side_producers=0.6,
    ...                      base_share_consumers=0.4, base_share_producers=0.24,
    ...                      response_consumers=0.8, response_producers=0.6,
    ...                      serving_cost_consumers=0, serving_cost_producers=0)
    >>> round(best.share_consumers, 3), round(best.share_producers, 3), round(best.profit, 3)
    (0.269, 0.193, 0.106)
    """
    return _best_platform(
        2,
        (cross_side_consumers, cross_side_producers),
        (base_share_consumers, base_share_producers),
        (response_consumers, response_producers),
        (serving_cost_consumers, serving_cost_producers),
    )


@checked
def find_welfare_optimum(
    *,
    cross_side_consumers,
    cross_side_producers,
    base_share_consumers,
    base_share_producers,
    response_consumers,
    response_producers,
    serving_cost_consumers,
    serving_cost_producers,
):
    """Fees and shares on board that are best for all: each fee is cost less the gift to others.

    An interior optimum needs (sum of cross-side gains)² · responses < 1. Each side pays its cost
    less what it brings the other, so that the platform loses the sum of cross-side gains times
    both shares: nothing only where neither side gains.

    Returns
    -------
    Platform

    References
    ----------
    armstrong2006

    Examples
    --------
    >>> best = find_welfare_optimum(cross_side_consumers=0.3, cross_side_producers=0.6,
    ...                             base_share_consumers=0.4, base_share_producers=0.24,
    ...                             response_consumers=0.8, response_producers=0.6,
    ...                             serving_cost_consumers=0, serving_cost_producers=0)
    >>> round(best.share_consumers, 3), round(best.fee_consumers, 3)
    (0.937, -0.448)
    """
    return _best_platform(
        1,
        (cross_side_consumers, cross_side_producers),
        (base_share_consumers, base_share_producers),
        (response_consumers, response_producers),
        (serving_cost_consumers, serving_cost_producers),
    )


@np.errstate(over="ignore", invalid="ignore")
def _best_platform(kept, gains, bases, responses, costs):
    """Solve kept · n₁ / b₁ = A₁ + (α₁ + α₂) n₂ and its mirror image, A = base / response − cost.

    One more member lowers the fee of all members: an owner counts that (2), society does not (1).
    """
    both = gains[0] + gains[1]
    room = [base / b - cost for base, b, cost in zip(bases, responses, costs, strict=True)]
    left = kept**2 - both**2 * responses[0] * responses[1]
    pulls = [kept * room[i] + both * responses[1 - i] * room[1 - i] for i in (0, 1)]
    exists = left > 0
    shares = [
        b * pull / np.where(exists, left, np.nan) for b, pull in zip(responses, pulls, strict=True)
    ]
    fees = [
        _find_fee(
            cost=costs[i],
            share=shares[i],
            response=responses[i],
            gift=gains[1 - i] * shares[1 - i],
            kept_power=kept - 1,
        )
        for i in (0, 1)
    ]
    return platform_at(shares, fees, costs, responses, exists)


def platform_at(shares, fees, costs, responses, exists):
    """Platform with these shares and fees, or with NaN where a side is not partly on board."""
    inside = np.logical_and(*((share > 0) & (share < 1) for share in shares))
    shares, fees = ([np.where(inside, one, np.nan) for one in both] for both in (shares, fees))
    profit = sum((fees[i] - costs[i]) * shares[i] for i in (0, 1))
    welfare = profit + sum(shares[i] ** 2 / (2 * responses[i]) for i in (0, 1))
    status = np.select([~exists, ~inside], ["runs away", "corner"], "interior")
    return Platform(*np.broadcast_arrays(*shares, *fees, profit, welfare, status))
