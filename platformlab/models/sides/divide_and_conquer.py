"""Divide and conquer: starting a platform when everybody expects nobody to come.

Question. What does it cost to start against pessimism, and can an incumbent be attacked?

*Start*: pessimists must be paid to join before anybody else has (divide); the other side then
comes for their sake and pays for it (conquer). Pessimism costs the gain of the divided side.
*Attack*: beliefs favour an incumbent, members use one platform, fees are for registration. An
entrant can still pay one side to move and earn on the other.

Assumptions. All members of a side alike; joining at zero surplus; fees may be negative. If they
may not, only a side without trouble of joining can be divided.

Left out. Fees per transaction, members on both platforms, people who join for the payment only.

Source: caillaud2003. The start by one platform is worked out here.
"""

from typing import NamedTuple

import numpy as np

from platformlab.models.checking import checked


class Launch(NamedTuple):
    """Fees per member (USD per month) and profits (USD per month) of a start against pessimism.

    ``profit`` is the better of dividing consumers and dividing producers; ``profit_optimists``
    is earned if both sides expect each other. ``status`` names the side to pay first,
    ``"divide consumers"`` or ``"divide producers"``, or says ``"does not start"`` where neither way
    covers the cost, so that the best is not to start (fees are NaN).
    """

    fee_consumers: np.ndarray
    fee_producers: np.ndarray
    profit: np.ndarray
    profit_divide_consumers: np.ndarray
    profit_divide_producers: np.ndarray
    profit_optimists: np.ndarray
    status: np.ndarray


@checked
def find_launch(
    *,
    members_consumers,
    members_producers,
    cross_side_consumers,
    cross_side_producers,
    joining_cost_consumers,
    joining_cost_producers,
    serving_cost_consumers,
    serving_cost_producers,
):
    """Best way to start when nobody expects anybody.

    Parameters
    ----------
    cross_side_consumers, cross_side_producers : array_like of float
        Gain of one member when the whole other side is there.

    Returns
    -------
    Launch

    References
    ----------
    caillaud2003

    Examples
    --------
    >>> start = find_launch(members_consumers=1, members_producers=1, cross_side_consumers=0.4,
    ...                     cross_side_producers=0.9, joining_cost_consumers=0.1,
    ...                     joining_cost_producers=0.05, serving_cost_consumers=0.02,
    ...                     serving_cost_producers=0.03)
    >>> start.status, round(start.profit, 2), round(start.profit_optimists, 2)
    ('divide consumers', 0.7, 1.1)
    """
    gain_consumers = members_consumers * cross_side_consumers
    gain_producers = members_producers * cross_side_producers
    trouble = members_consumers * (joining_cost_consumers + serving_cost_consumers)
    trouble = trouble + members_producers * (joining_cost_producers + serving_cost_producers)
    divide_consumers, divide_producers = gain_producers - trouble, gain_consumers - trouble
    profit = np.maximum(divide_consumers, divide_producers)
    consumers_first = divide_consumers >= divide_producers
    status = np.where(consumers_first, "divide consumers", "divide producers")
    status = np.where(profit < 0, "does not start", status)
    fee_consumers = np.where(consumers_first, 0, cross_side_consumers) - joining_cost_consumers
    fee_producers = np.where(consumers_first, cross_side_producers, 0) - joining_cost_producers
    fees = (np.where(profit < 0, np.nan, fee) for fee in (fee_consumers, fee_producers))
    optimists = gain_consumers + gain_producers - trouble
    fields = *fees, profit, divide_consumers, divide_producers, optimists, status
    return Launch(*np.broadcast_arrays(*fields))


class Incumbent(NamedTuple):
    """Best registration fees that keep entrants out and the profit per pair of members, USD per month.

    ``status``: ``"earns"``, or ``"contestable"`` where keeping entrants out leaves nothing.
    """

    fee_consumers: np.ndarray
    fee_producers: np.ndarray
    profit: np.ndarray
    status: np.ndarray


@checked
def find_incumbent(*, match_probability, surplus_share_consumers, match_value=1.0):
    """Fees and profit of an incumbent whom beliefs favour, against any entrant.

    Costs are zero; both sides have one member.

    Parameters
    ----------
    match_value : array_like of float
        With the value 1 that is given, fees and profit are parts of the value of a match.

    References
    ----------
    caillaud2003

    Examples
    --------
    >>> found = find_incumbent(match_probability=0.8, surplus_share_consumers=0.65)
    >>> round(found.fee_consumers, 2), round(found.fee_producers, 2), round(found.profit, 2)
    (0.48, -0.24, 0.24)
    """
    whole = match_probability * match_value
    gain = whole * surplus_share_consumers
    other = whole - gain
    lead, strong = np.abs(gain - other), np.maximum(gain, other)
    # Pay the weak side the lead: the entrant cannot win it. The strong side bears what it can.
    paid, charged = -lead, np.minimum(2 * lead, strong)
    profit = charged + paid
    first = gain >= other
    fees = np.where(first, charged, paid), np.where(first, paid, charged)
    status = np.where(profit > 0, "earns", "contestable")
    return Incumbent(*np.broadcast_arrays(*fees, profit, status))


@checked
def has_profitable_entry(
    *, fee_consumers, fee_producers, match_probability, surplus_share_consumers, match_value=1.0
):
    """Whether an entrant can earn against an incumbent with these fees by dividing either side.

    Against beliefs, the entrant wins a side by a fee below the incumbent's by that side's whole
    gain; the other side follows and pays its gain, or what it paid before if that was negative.

    Parameters
    ----------
    match_value : array_like of float
        With the value 1 that is given, the fees are parts of the value of a match.

    References
    ----------
    caillaud2003

    Examples
    --------
    >>> has_profitable_entry(fee_consumers=0.48, fee_producers=-0.25, match_probability=0.8,
    ...                      surplus_share_consumers=0.65)
    False
    >>> has_profitable_entry(fee_consumers=0.5, fee_producers=-0.2, match_probability=0.8,
    ...                      surplus_share_consumers=0.65)
    True
    """
    whole = match_probability * match_value
    gain = whole * surplus_share_consumers
    lead = 2 * gain - whole
    divide_consumers = fee_consumers - lead + np.minimum(0, fee_producers)
    divide_producers = fee_producers + lead + np.minimum(0, fee_consumers)
    return (divide_consumers > 0) | (divide_producers > 0)
