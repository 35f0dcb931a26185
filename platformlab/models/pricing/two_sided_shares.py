"""Two sides at given fees: who joins, and when one side's best fee is at a given level.

Question. What becomes of a platform that asks other fees than the best ones?

The market is that of `two_sided`: a side joins in proportion to what joining is worth to its
members. Here the fees are given, so that one can see what an even split or a ceiling does.

Assumptions. Everybody knows who will join. An outcome may leave a side empty or complete. A side
that grows by a little draws members of the other, and these draw members of the first: where
they are fewer than it grew by, exactly one outcome exists; where they are more, there may be
several.

Left out. How the platform gets there, and to which of several outcomes; fees that depend on the
other side's size.

Source: armstrong2006. The outcome at given fees and the crossing are worked out here.
"""

from typing import NamedTuple

import numpy as np

from platformlab.models.checking import checked
from platformlab.models.pricing.two_sided import find_monopoly


class Shares(NamedTuple):
    """Shares on board at given fees, and profit (USD per month and potential member).

    ``status``: ``"interior"``; ``"at an edge"`` where a side is empty or complete;
    ``"unsettled"`` (with NaN) where fees do not settle who joins: few may join, or many.
    """

    share_consumers: np.ndarray
    share_producers: np.ndarray
    profit: np.ndarray
    status: np.ndarray


@checked
@np.errstate(divide="ignore", invalid="ignore", over="ignore")
def find_shares(
    *,
    fee_consumers,
    fee_producers,
    cross_side_consumers,
    cross_side_producers,
    base_share_consumers,
    base_share_producers,
    response_consumers,
    response_producers,
    serving_cost_consumers,
    serving_cost_producers,
):
    """Find who is on board at given fees.

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

    def consumers_at(producers):
        worth = cross_side_consumers * producers - fee_consumers
        return np.clip(base_share_consumers + response_consumers * worth, 0, 1)

    def producers_at(consumers):
        worth = cross_side_producers * consumers - fee_producers
        return np.clip(base_share_producers + response_producers * worth, 0, 1)

    low, high = consumers_at(0), consumers_at(1)
    from_low, from_high = (consumers_at(producers_at(share)) for share in (low, high))
    pull = response_consumers * cross_side_consumers * response_producers * cross_side_producers
    is_strong = pull >= 1
    # Weak reactions shrink by `pull` from round to round and add up; strong ones go on to the end.
    steps = (from_low - low) / (1 - np.where(pull < 1, pull, 0))
    fewest = np.where(is_strong, np.where(from_low > low, high, low), np.minimum(low + steps, high))
    most = np.where(is_strong, np.where(from_high < high, low, high), fewest)
    several = fewest != most
    consumers = np.where(several, np.nan, fewest)
    shares = consumers, producers_at(consumers)
    profit = (fee_consumers - serving_cost_consumers) * shares[0]
    profit = profit + (fee_producers - serving_cost_producers) * shares[1]
    at_edge = [np.isin(share, [0, 1]) for share in shares]
    status = np.select([several, at_edge[0] | at_edge[1]], ["unsettled", "at an edge"], "interior")
    return Shares(*np.broadcast_arrays(*shares, profit, status))


@checked
@np.errstate(divide="ignore", invalid="ignore", over="ignore")
def find_gain_for_fee(
    *,
    fee_consumers,
    cross_side_consumers,
    base_share_consumers,
    base_share_producers,
    response_consumers,
    response_producers,
    serving_cost_consumers,
    serving_cost_producers,
):
    """Smallest gain of producers from consumers at which the owner asks consumers for this fee.

    With the cost of serving a consumer as fee it is where the best fee meets this cost, with
    zero where consumers are free. There may be two such gains: the fee mostly falls as the gain
    grows, but where consumers gain much from producers too it may rise.

    Returns
    -------
    array_like of float, USD per month
        The smaller one if there are two; NaN where the owner never asks this fee at an interior
        outcome.

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
    loss = serving_cost_consumers - fee_consumers  # on each consumer
    room_consumers = base_share_consumers / response_consumers - serving_cost_consumers
    room_producers = base_share_producers / response_producers - serving_cost_producers
    gains = _gains_that_fit(
        loss,
        room_consumers,
        room_producers,
        response_consumers,
        response_producers,
        cross_side_consumers,
    )
    usable = np.isfinite(gains) & (gains >= 0)
    found = find_monopoly(
        cross_side_consumers=cross_side_consumers,
        cross_side_producers=np.where(usable, gains, 0),
        base_share_consumers=base_share_consumers,
        base_share_producers=base_share_producers,
        response_consumers=response_consumers,
        response_producers=response_producers,
        serving_cost_consumers=serving_cost_consumers,
        serving_cost_producers=serving_cost_producers,
    )
    return np.fmin.reduce(np.where(usable & (found.status == "interior"), gains, np.nan))


def _gains_that_fit(
    loss, room_consumers, room_producers, response_consumers, response_producers, gain_consumers
):
    """Both gains of producers at which the owner's rule asks the fee: roots of a quadratic.

    The rule p = f + n / b − gift, with the best shares put in, is square · gain² + slope · gain =
    level. Any root with an interior outcome fulfils the rule.
    """
    responses = response_consumers * response_producers
    pull_of_producers = response_producers * room_producers
    square = responses * (loss + room_consumers)
    slope = pull_of_producers + responses * gain_consumers * (2 * loss + room_consumers)
    level = loss * (4 - responses * gain_consumers**2)
    level = level + 2 * room_consumers + pull_of_producers * gain_consumers
    steep = slope + np.copysign(np.sqrt(slope**2 + 4 * square * level), slope)
    return np.stack(np.broadcast_arrays(2 * level / steep, -steep / (2 * square)))
