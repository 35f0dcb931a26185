"""Break-even fees: what two sides would pay to a platform that only has to cover its costs.

Question. Is a side served below cost because the owner is out for profit?

Ramsey's problem in the market of `two_sided`: best for all, under the condition that both sides
together pay what they cost. Each side is charged the same part of its market power, just enough
to pay for what it brings the other. What one side pays above its cost the other pays below: so
wherever the sides matter to each other, one of them is served below cost with nobody earning.

Assumptions. Those of `two_sided`; no fixed cost.

Left out. How a board would learn the demands; a fixed cost, which would raise both fees.

Sources: ramsey1927; armstrong2006. Worked out here for linear demand.
"""

import numpy as np
from scipy.optimize import elementwise

from platformlab.models.checked import checked
from platformlab.models.two_sided import best_platform


@checked
def find_break_even_fees(
    *, cross_side_consumers, cross_side_producers, base_share_consumers, base_share_producers,
    response_consumers, response_producers, serving_cost_consumers, serving_cost_producers,
):  # fmt: skip
    """Fees and shares on board that are best for all if the platform earns just its costs.

    Parameters
    ----------
    cross_side_consumers, cross_side_producers : array_like of float, USD per month
    base_share_consumers, base_share_producers : array_like of float
    response_consumers, response_producers : array_like of float, share per USD per month
    serving_cost_consumers, serving_cost_producers : array_like of float, USD per month

    Returns
    -------
    Platform

    References
    ----------
    ramsey1927, armstrong2006

    Examples
    --------
    >>> best = find_break_even_fees(cross_side_consumers=0.3, cross_side_producers=0.6,
    ...                             base_share_consumers=0.4, base_share_producers=0.24,
    ...                             response_consumers=0.8, response_producers=0.6,
    ...                             serving_cost_consumers=0, serving_cost_producers=0)
    >>> round(best.share_consumers, 3), round(best.fee_consumers, 3), abs(round(best.profit, 9))
    (0.526, -0.037, 0.0)
    """
    gains = cross_side_consumers, cross_side_producers
    bases = base_share_consumers, base_share_producers
    responses = response_consumers, response_producers
    costs = serving_cost_consumers, serving_cost_producers
    # Sum and difference of n / √b take the two conditions apart; one cubic in `kept` remains.
    pull = sum(gains) * np.sqrt(response_consumers * response_producers)
    room = [(s - b * f) / np.sqrt(b) for s, b, f in zip(bases, responses, costs, strict=True)]
    total, lead, pull = np.broadcast_arrays(room[0] + room[1], room[0] - room[1], pull)

    def surplus(kept, total, lead, pull):
        less, more = 2 * (kept - 1) - pull, 2 * (kept - 1) + pull
        return total**2 * less * (kept + pull) ** 2 + lead**2 * more * (kept - pull) ** 2

    # Of two equal sides the root is the upper end itself, so that lies a little outside.
    ends = np.maximum(1, pull), 1 + pull / 2 * (1 + 1e-9)
    found = elementwise.find_root(surplus, ends, args=(total, lead, pull))
    # Without a root no fees leave both sides on board; society's own optimum then says why.
    return best_platform(np.where(found.success, found.x, 1.0), gains, bases, responses, costs)
