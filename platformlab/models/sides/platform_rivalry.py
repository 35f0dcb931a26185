"""Two rival platforms: fees when members choose one platform, or when one side uses both.

Question. Who pays less, the side that chooses or the side that is everywhere?

The platforms stand at the ends of a line on which members are spread evenly; using the farther
one costs up to `platform_gap`. *Both sides choose one*: each fee is cost plus the gap minus
what the side brings the other. *Bottleneck*: producers join every platform that pays for their
joining cost, spread evenly up to `joining_cost_spread`; only a consumer's platform reaches the
consumer, so producers pay and consumers are courted.

Assumptions. Equal platforms; all consumers join one; membership fees only.

Left out. Unequal platforms, consumers who stay out, fees per transaction.

Source: armstrong2006; armstrong2007 (one side on both). The bottleneck case is worked out here.
"""

from typing import NamedTuple

import numpy as np

from platformlab.models.checking import checked


class Rivalry(NamedTuple):
    """Fees per member and month of each of the two platforms, and profit of each.

    ``share_producers`` is the part of the producers on each platform. ``status``:
    ``"shared"``; ``"one takes all"`` (with NaN) where the sides attract each other so strongly that two
    platforms cannot share the market; ``"corner"`` (with NaN) where no or all producers join;
    ``"unsettled"`` (with NaN) where the only equal fees that no small change improves are beaten
    by fees that leave the rival with all producers. ``is_stable``: a split disturbed a little
    returns to halves at these fees; the condition for best fees is the stronger one, so every
    shared market is stable.
    """

    fee_consumers: np.ndarray
    fee_producers: np.ndarray
    share_producers: np.ndarray
    profit: np.ndarray
    is_stable: np.ndarray
    status: np.ndarray


@checked
@np.errstate(over="ignore")
def find_duopoly(
    *,
    cross_side_consumers,
    cross_side_producers,
    platform_gap_consumers,
    platform_gap_producers,
    serving_cost_consumers,
    serving_cost_producers,
):
    """Fees when every member chooses one of two platforms.

    It exists where 4 · product of the gaps > (sum of cross-side gains)². Profit is then concave
    in both shares, so that no change of fees pays, however large.

    Returns
    -------
    Rivalry

    References
    ----------
    armstrong2006

    Examples
    --------
    >>> rivals = find_duopoly(cross_side_consumers=0.5, cross_side_producers=0.8,
    ...                       platform_gap_consumers=1, platform_gap_producers=1.2,
    ...                       serving_cost_consumers=0.2, serving_cost_producers=0.1)
    >>> round(rivals.fee_consumers, 2), round(rivals.fee_producers, 2), round(rivals.profit, 2)
    (0.4, 0.8, 0.45)
    """
    both = cross_side_consumers + cross_side_producers
    exists = 4 * platform_gap_consumers * platform_gap_producers > both**2
    fees = (
        serving_cost_consumers + platform_gap_consumers - cross_side_producers,
        serving_cost_producers + platform_gap_producers - cross_side_consumers,
    )
    profit = (platform_gap_consumers + platform_gap_producers - both) / 2
    status = np.where(exists, "shared", "one takes all")
    return _rivalry(*fees, 0.5, profit, exists, status)


@checked
@np.errstate(divide="ignore", invalid="ignore", over="ignore")
def find_bottleneck(
    *,
    cross_side_consumers,
    cross_side_producers,
    platform_gap_consumers,
    joining_cost_spread,
    serving_cost_consumers,
    serving_cost_producers,
):
    """Fees when consumers choose one platform and producers join both if it pays.

    No small change of these fees pays where 8 · gap · spread > α₁² + 6 α₁ α₂ + α₂², α being the
    cross-side gains. A larger one may, by which a platform lets so many consumers go that all
    producers are on the rival and no more can follow: the market is then ``"unsettled"``.

    Returns
    -------
    Rivalry

    References
    ----------
    armstrong2006, armstrong2007

    Examples
    --------
    >>> rivals = find_bottleneck(cross_side_consumers=0.3, cross_side_producers=1.5,
    ...                          platform_gap_consumers=1.2, joining_cost_spread=1.4,
    ...                          serving_cost_consumers=0.1, serving_cost_producers=0.2)
    >>> round(rivals.fee_consumers, 3), round(rivals.fee_producers, 3), rivals.share_producers
    (0.764, 0.4, 0.25)
    """
    a1, a2, spread = cross_side_consumers, cross_side_producers, joining_cost_spread
    exists = 8 * platform_gap_consumers * spread > a1**2 + 6 * a1 * a2 + a2**2
    fee_producers = serving_cost_producers / 2 + (a2 - a1) / 4
    share = (a2 / 2 - fee_producers) / spread
    courted = a2 * (a2 + 3 * a1 - 2 * serving_cost_producers) / (4 * spread)
    margin = platform_gap_consumers - courted
    profit = margin / 2 + (fee_producers - serving_cost_producers) * share
    rest = _profit_of_fewer_consumers(
        margin, a1, a2, platform_gap_consumers, spread, serving_cost_producers
    )
    inside = (share > 0) & (share < 1)
    settled = rest <= profit + 1e-12 * platform_gap_consumers  # not by rounding alone
    status = np.select(
        [~exists, ~inside, ~settled], ["one takes all", "corner", "unsettled"], "shared"
    )
    exists = exists & inside & settled
    return _rivalry(serving_cost_consumers + margin, fee_producers, share, profit, exists, status)


def _profit_of_fewer_consumers(margin, a1, a2, gap, spread, cost):
    """Most that a platform earns if the rival's fees stay and all producers join the rival.

    Profit is n (margin + gap − α₁ + α₁ m − 2 gap n) + m (α₂ n − spread m − cost), n and m being
    its shares of both sides: the fees that bring them are put in. It is concave, and best with
    m = 0 or with some producers. Above half of the consumers it is less than the rivals earn now.
    """
    both, left = a1 + a2, margin + gap - a1
    with_some = (2 * spread * left - both * cost) / (8 * gap * spread - both**2)
    few = np.maximum(np.stack(np.broadcast_arrays(left / (4 * gap), with_some)), 0)
    own = np.maximum((both * few - cost) / (2 * spread), 0)
    profit = few * (left + a1 * own - 2 * gap * few) + own * (a2 * few - spread * own - cost)
    return profit.max(axis=0)


def _rivalry(fee_consumers, fee_producers, share_producers, profit, exists, status):
    numbers = np.broadcast_arrays(fee_consumers, fee_producers, share_producers, profit)
    numbers = (np.where(exists, number, np.nan) for number in numbers)
    return Rivalry(*np.broadcast_arrays(*numbers, exists, status))
