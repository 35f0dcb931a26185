"""Compatible or not: rivals whose products are worth more the more people use them.

Question. Should firms let their customers reach each other's? How much is sold either way?

Firms choose quantities; buyers have fulfilled expectations of network sizes. Buyer types are
spread evenly with density one below `highest_value`, and each unit sold on a network adds
`member_value` to what its members pay. Compatible products form one network, incompatible
products one network per firm. Production is free.

Assumptions. Expectations are fixed before firms choose and come true; buyers buy one unit.

Left out. Costs of compatibility, side payments, networks whose value saturates.

Source: katz1985. Its network value is a general function; the linear case is worked out here.
"""

from typing import NamedTuple

import numpy as np

from platformlab.models.checking import checked


class NetworkOligopoly(NamedTuple):
    """Symmetric outcome: units sold by all firms, and USD per month.

    ``status`` is ``"unique"``; ``"several"`` where networks so strong that the symmetric outcome
    is unstable also let fewer firms share the market; and ``"unbounded"`` (with NaN) where each
    sale adds so much value that no finite number of sales is an equilibrium.
    """

    total_output: np.ndarray
    unit_price: np.ndarray
    profit_per_firm: np.ndarray
    consumer_surplus: np.ndarray
    is_stable: np.ndarray
    status: np.ndarray


@checked
def find_compatible(*, suppliers, highest_value, member_value):
    """Equilibrium when every buyer reaches the buyers of all firms.

    Parameters
    ----------
    suppliers : array_like of int
        Number of firms.
    highest_value : array_like of float
    member_value : array_like of float

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
    exists = suppliers * member_value < suppliers + 1
    status = np.where(exists, "unique", "unbounded")
    return _market(suppliers, highest_value, suppliers * member_value, exists, exists, status)


@checked
def find_incompatible(*, suppliers, highest_value, member_value):
    """Equilibrium when every buyer reaches the buyers of the own firm only.

    Where the status is ``"several"``, the same market with any smaller number of suppliers
    is an equilibrium too, if it is bounded: the others are expected to sell nothing, and so
    they do.

    Parameters
    ----------
    suppliers : array_like of int
        Number of firms.
    highest_value : array_like of float
    member_value : array_like of float

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
    exists = member_value < suppliers + 1
    alone = suppliers == 1  # a single firm has no rival to lose its buyers to
    is_stable = exists & ((member_value < 1) | alone)
    status = np.select([~exists, is_stable], ["unbounded", "unique"], "several")
    return _market(suppliers, highest_value, member_value, exists, is_stable, status)


def _market(suppliers, highest_value, feedback, exists, is_stable, status):
    """Each firm sells x where x = price = A + feedback · x − N · x, network value included."""
    each = highest_value / np.where(exists, suppliers + 1 - feedback, np.nan)
    total = suppliers * each
    fields = total, each, each**2, total**2 / 2, is_stable, status
    return NetworkOligopoly(*np.broadcast_arrays(*fields))
