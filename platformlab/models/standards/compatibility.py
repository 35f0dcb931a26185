"""Compatible or not: rivals whose products are worth more the more people use them.

Question. Should firms let their customers reach each other's? How much is sold either way?

Firms choose quantities; buyers have fulfilled expectations of network sizes. Buyer types are
spread evenly with density one below `highest_value`, and a network of $y$ units adds $β y^κ$ to what
its members pay: in proportion to its size ($κ = 1$) or ever more slowly. Compatible products form one
network, incompatible products one network per firm. Production is free.

Assumptions. Expectations are fixed before firms choose and come true; buyers buy one unit.

Left out. Costs of compatibility, side payments, networks whose value saturates.

Source: katz1985. Its network value is a general concave function; powers are worked out here.
"""

from typing import NamedTuple

import numpy as np

from platformlab.models.checking import checked
from platformlab.models.roots import find_root


class NetworkOligopoly(NamedTuple):
    """Symmetric outcome: units sold by all firms, and USD per month.

    ``status`` is ``"unique"``; ``"several"`` where networks are so strong that fewer firms may share
    the market too; and ``"unbounded"`` (with NaN) where each sale adds so much value that no number
    of sales that a computer holds is an equilibrium.
    """

    total_output: np.ndarray
    unit_price: np.ndarray
    profit_per_firm: np.ndarray
    consumer_surplus: np.ndarray
    is_stable: np.ndarray
    status: np.ndarray


@checked
def find_compatible(*, suppliers, highest_value, member_value, network_power=1.0):
    """Equilibrium when every buyer reaches the buyers of all firms.

    Parameters
    ----------
    suppliers : array_like of int
        Number of firms.

    Returns
    -------
    NetworkOligopoly
        Where it exists, expectations converge to it: one more unit expected makes firms sell
        less than one more unit.

    References
    ----------
    katz1985

    Examples
    --------
    >>> market = find_compatible(suppliers=3, highest_value=10, member_value=0.4)
    >>> round(market.total_output, 3), market.status
    (10.714, 'unique')
    """
    each = _sales(suppliers, suppliers, highest_value, member_value, network_power)
    exists = np.isfinite(each)
    return _market(suppliers, each, exists, np.where(exists, "unique", "unbounded"))


@checked
def find_incompatible(*, suppliers, highest_value, member_value, network_power=1.0):
    """Equilibrium when every buyer reaches the buyers of the own firm only.

    Where the status is ``"several"``, the same market with one supplier less is an equilibrium
    too, if it is bounded: the other one is expected to sell nothing, and so it does. If
    `network_power` is 1, so is the market with any smaller number. Where the symmetric outcome
    is not stable, a firm of which a little more is expected sells more than that.

    Parameters
    ----------
    suppliers : array_like of int
        Number of firms.

    Returns
    -------
    NetworkOligopoly

    References
    ----------
    katz1985

    Examples
    --------
    >>> market = find_incompatible(suppliers=3, highest_value=10, member_value=0.4)
    >>> round(market.total_output, 3), market.status
    (8.333, 'unique')
    """
    each, fewer = (
        _sales(firms, 1, highest_value, member_value, network_power)
        for firms in (suppliers, np.maximum(suppliers - 1, 1))
    )
    exists, alone = np.isfinite(each), suppliers == 1  # who is alone loses its buyers to nobody
    slope = network_power * member_value * each ** (network_power - 1)
    is_stable = exists & ((slope < 1) | alone)
    # One firm less sells, on each of its networks, no more than the network is worth: then all of
    # them together sell more than the keenest buyer pays for a network of nobody.
    crowds_out = np.where(
        network_power == 1, member_value >= 1, member_value * fewer**network_power >= fewer
    )
    status = np.select([~exists, crowds_out & ~alone], ["unbounded", "several"], "unique")
    return _market(suppliers, each, is_stable, status)


def _sales(firms, joined, highest_value, member_value, network_power):
    """Sales x of each firm, on a network of `joined` firms; NaN where they have no bound.

    x = price = A + β (joined · x)^κ − N x. In logarithms the right side less the left falls from
    above zero, where the network adds nothing, to below.
    """
    room = firms + 1 - joined * member_value
    linear = highest_value / np.where(room > 0, room, np.nan)
    power = np.where(network_power < 1, network_power, 0.5)  # any number where it is not used
    with np.errstate(divide="ignore", over="ignore", under="ignore"):
        alone, top = np.log(highest_value), np.log(firms + 1.0)
        worth = np.log(member_value) + power * np.log(joined)

        def gap(size, alone, worth, power, top):
            return np.logaddexp(alone, worth + power * size) - top - size

        most = np.maximum(alone - top, (worth - top + np.log(2)) / (1 - power)) + np.log(2)
        given = np.broadcast_arrays(alone, worth, power, top)
        found = find_root(gap, (alone - top, most), args=tuple(given))
        concave = np.exp(found.x)
    concave = np.where(np.isfinite(concave), concave, np.nan)
    return np.where(network_power == 1, linear, concave)


def _market(suppliers, each, is_stable, status):
    """What follows from the sales of each firm, which equal its price."""
    total = suppliers * each
    fields = total, each, each**2, total**2 / 2, is_stable, status
    return NetworkOligopoly(*np.broadcast_arrays(*fields))
