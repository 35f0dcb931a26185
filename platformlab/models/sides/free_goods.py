"""Free goods: why a firm gives one product away when it sells another to someone else.

Question. When is it profitable to charge one side nothing, or to pay it?

One firm sells one good to consumers and one to producers (readers and advertisers, players and
developers). Each unit of demand on one side raises demand on the other by a `spillover`:
sales to consumers are $(V_c − p_c) + e_{jc} (V_j − p_j)$, and mirrored.

Assumptions. Linear demands, no production cost, one owner. The spillover runs through the other
side's own demand, not through its total sales.

Left out. Rivals, costs, members who matter to their own side.

Source: parker2005.
"""

from typing import NamedTuple

import numpy as np

from platformlab.models.checking import checked


class PairOfGoods(NamedTuple):
    """Prices (USD), sales (units) and profits (USD).

    ``profit_apart`` is earned at half the top values, the prices of a firm that does not see
    the spillovers. ``status``: ``"both pay"``; ``"consumers free"`` or ``"producers free"`` where
    that price is zero or negative; ``"corner"`` where a price would leave no own demand;
    ``"unbounded"`` where the spillovers sum to two or more. The last two come with NaN.
    """

    price_consumers: np.ndarray
    price_producers: np.ndarray
    sales_consumers: np.ndarray
    sales_producers: np.ndarray
    profit: np.ndarray
    profit_apart: np.ndarray
    status: np.ndarray


@checked
def find_prices(
    *, top_value_consumers, top_value_producers, spillover_consumers, spillover_producers
):
    """Most profitable pair of prices.

    The consumer good is free or better if V_j (e_cj − e_jc) ≥ V_c (2 − e_cj (e_cj + e_jc)): when
    consumers add much more to the producers' demand than they get back.

    Parameters
    ----------
    top_value_consumers, top_value_producers : array_like of float
        V, the price at which own demand ends.
    spillover_consumers, spillover_producers : array_like of float
        e, units sold to this side per unit of the other side's own demand.

    Returns
    -------
    PairOfGoods

    References
    ----------
    parker2005

    Examples
    --------
    >>> goods = find_prices(top_value_consumers=1, top_value_producers=2, spillover_consumers=0.1,
    ...                     spillover_producers=0.9)
    >>> round(goods.price_consumers, 3), round(goods.price_producers, 3), goods.status
    (-0.167, 1.533, 'consumers free')
    """
    v_c, v_j, e_c, e_j = np.broadcast_arrays(
        top_value_consumers, top_value_producers, spillover_consumers, spillover_producers
    )
    both = e_c + e_j
    exists = both < 2
    left = np.where(exists, 4 - both**2, np.nan)
    reach_c, reach_j = v_c + e_c * v_j, v_j + e_j * v_c  # sales at zero prices
    p_c = (2 * reach_c - both * reach_j) / left
    p_j = (2 * reach_j - both * reach_c) / left
    inside = (p_c < v_c) & (p_j < v_j)
    p_c, p_j = np.where(inside, p_c, np.nan), np.where(inside, p_j, np.nan)
    q_c, q_j = (v_c - p_c) + e_c * (v_j - p_j), (v_j - p_j) + e_j * (v_c - p_c)
    apart = v_c / 2 * (v_c + e_c * v_j) / 2 + v_j / 2 * (v_j + e_j * v_c) / 2
    status = np.select(
        [~exists, ~inside, p_c <= 0, p_j <= 0],
        ["unbounded", "corner", "consumers free", "producers free"],
        "both pay",
    )
    return PairOfGoods(p_c, p_j, q_c, q_j, p_c * q_c + p_j * q_j, apart, status)
