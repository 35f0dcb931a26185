"""Two sides at given fees: who joins, and when one side's best fee falls to a given level.

Question. What becomes of a platform that asks other fees than the best ones?

The market is that of `two_sided`: a side joins in proportion to what joining is worth to its
members. Here the fees are given, so that one can see what an even split or a ceiling does.

Assumptions. The product of what each side's members draw from the other is below one, so that
exactly one outcome exists; it may leave a side empty or complete.

Left out. How the platform gets there; fees that depend on the other side's size.

Source: armstrong2006. The outcome at given fees and the crossing are worked out here.
"""

from typing import NamedTuple

import numpy as np

from platformlab.models.checked import checked
from platformlab.models.two_sided import find_monopoly


class Shares(NamedTuple):
    """Shares on board at given fees, and profit (USD per month and potential member).

    ``status``: ``"interior"``; ``"corner"`` where a side is empty or complete; ``"several"``
    (with NaN) where the sides attract each other so strongly that fees do not settle who joins.
    """

    share_consumers: np.ndarray
    share_producers: np.ndarray
    profit: np.ndarray
    status: np.ndarray


@checked
def find_shares(
    *, fee_consumers, fee_producers, cross_side_consumers, cross_side_producers,
    base_share_consumers, base_share_producers, response_consumers, response_producers,
    serving_cost_consumers, serving_cost_producers,
):  # fmt: skip
    """Find who is on board at given fees.

    Parameters
    ----------
    fee_consumers, fee_producers : array_like of float, USD per month
    cross_side_consumers, cross_side_producers : array_like of float, USD per month
    base_share_consumers, base_share_producers : array_like of float
    response_consumers, response_producers : array_like of float, share per USD per month
    serving_cost_consumers, serving_cost_producers : array_like of float, USD per month

    Returns
    -------
    Shares

    References
    ----------
    armstrong2006

    Examples
    --------
    >>> found = find_shares(fee_consumers=0, fee_producers=0.2, cross_side_consumers=0.3,
    ...                     cross_side_producers=0.6, base_share_consumers=0.4,
    ...                     base_share_producers=0.24, response_consumers=0.8,
    ...                     response_producers=0.6, serving_cost_consumers=0,
    ...                     serving_cost_producers=0)
    >>> round(found.share_consumers, 3), round(found.share_producers, 3), found.status
    (0.469, 0.289, 'interior')
    """
    alone = (
        base_share_consumers - response_consumers * fee_consumers,
        base_share_producers - response_producers * fee_producers,
    )
    pulls = response_consumers * cross_side_consumers, response_producers * cross_side_producers
    exists = pulls[0] * pulls[1] < 1
    inner = (alone[0] + pulls[0] * alone[1]) / np.where(exists, 1 - pulls[0] * pulls[1], np.nan)
    # Where producers are none or all, consumers follow from that; else both follow from each other.
    consumers_at = [np.clip(alone[0] + pulls[0] * producers, 0, 1) for producers in (0, 1)]
    nobody = alone[1] + pulls[1] * consumers_at[0] <= 0
    everybody = alone[1] + pulls[1] * consumers_at[1] >= 1
    consumers = np.select([nobody, everybody], consumers_at, np.clip(inner, 0, 1))
    producers = np.clip(alone[1] + pulls[1] * consumers, 0, 1)
    shares = [np.where(exists, share, np.nan) for share in (consumers, producers)]
    profit = (fee_consumers - serving_cost_consumers) * shares[0]
    profit = profit + (fee_producers - serving_cost_producers) * shares[1]
    at_edge = [np.isin(share, [0, 1]) for share in shares]
    status = np.select([~exists, at_edge[0] | at_edge[1]], ["several", "corner"], "interior")
    return Shares(*np.broadcast_arrays(*shares, profit, status))


@checked
def find_gain_for_fee(
    *, fee_consumers, cross_side_consumers, base_share_consumers, base_share_producers,
    response_consumers, response_producers, serving_cost_consumers, serving_cost_producers,
):  # fmt: skip
    """Gain of producers from consumers at which the owner asks consumers for just this fee.

    With the cost of serving a consumer as fee it is where the subsidy of consumers begins, with
    zero where they are free.

    Parameters
    ----------
    fee_consumers : array_like of float, USD per month
    cross_side_consumers : array_like of float, USD per month
    base_share_consumers, base_share_producers : array_like of float
    response_consumers, response_producers : array_like of float, share per USD per month
    serving_cost_consumers, serving_cost_producers : array_like of float, USD per month

    Returns
    -------
    array_like of float, USD per month
        NaN where the owner never asks this fee at an interior outcome.

    References
    ----------
    armstrong2006

    Examples
    --------
    >>> gain = find_gain_for_fee(fee_consumers=0, cross_side_consumers=0.3,
    ...                          base_share_consumers=0.4, base_share_producers=0.5,
    ...                          response_consumers=0.8, response_producers=0.6,
    ...                          serving_cost_consumers=0, serving_cost_producers=0)
    >>> round(gain, 3)
    1.301
    """
    b1, b2, a1, extra = (
        response_consumers, response_producers, cross_side_consumers,
        serving_cost_consumers - fee_consumers,
    )  # fmt: skip
    room1 = base_share_consumers / b1 - serving_cost_consumers
    room2 = base_share_producers / b2 - serving_cost_producers
    # The owner's rule p = f + n / b − gift, with the best shares put in, is quadratic in the gain.
    square = b1 * b2 * (extra + room1)
    slope = b2 * room2 + b1 * b2 * a1 * (2 * extra + room1)
    level = extra * (4 - b1 * b2 * a1**2) + 2 * room1 + b2 * room2 * a1
    under = slope**2 + 4 * square * level
    with np.errstate(invalid="ignore", divide="ignore"):
        gain = 2 * level / (slope + np.sqrt(under))
    usable = np.isfinite(gain) & (gain >= 0)
    found = find_monopoly(
        cross_side_consumers=a1, cross_side_producers=np.where(usable, gain, 0),
        base_share_consumers=base_share_consumers, base_share_producers=base_share_producers,
        response_consumers=b1, response_producers=b2,
        serving_cost_consumers=serving_cost_consumers,
        serving_cost_producers=serving_cost_producers,
    )  # fmt: skip
    return np.where(usable & (np.asarray(found.status) == "interior"), gain, np.nan)
