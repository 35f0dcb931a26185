"""Break-even fees: what two sides would pay to a platform that only has to cover its costs.

Question. Is a side served below cost because the owner is out for profit?

Ramsey's problem in the market of `two_sided`: best for all, under the condition that both sides
together pay what they cost. Each side is charged the same part of its market power, just enough
to pay for what it brings the other. What one side pays above its cost the other pays below: so
unless both happen to pay exactly their cost, one is served below cost with nobody earning.

Assumptions. Those of `two_sided`; no fixed cost.

Left out. How a board would learn the demands; a fixed cost, which would usually raise the fees.

Sources: ramsey1927; armstrong2006. Worked out here for linear demand.
"""

import numpy as np

from platformlab.models.checking import checked
from platformlab.models.pricing.two_sided import platform_at
from platformlab.models.roots import find_root


@checked
@np.errstate(divide="ignore", invalid="ignore", over="ignore")
def find_break_even_fees(
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
    """Fees and shares on board that are best for all if the platform earns just its costs.

    Returns
    -------
    Platform
        It runs away, as for an owner, if (sum of cross-side gains)² · responses is 4 or more.

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
    # Measure a side by n / √b. On the way from nobody to any mix of sides costs are covered once;
    # best for all is the mix in which that lies farthest out: `mix` is difference over sum.
    pull = sum(gains) * np.sqrt(response_consumers * response_producers)
    room = [(s - b * f) / np.sqrt(b) for s, b, f in zip(bases, responses, costs, strict=True)]
    total, lead, pull = np.broadcast_arrays(room[0] + room[1], room[0] - room[1], pull)

    def outward(mix, total, lead, pull):
        """Slope of the distance along the mixes; by Descartes' rule it has one root at most."""
        even, odd = 1 - pull / 2, 1 + pull / 2
        left = lead * (even + (2 * even - odd) * mix**2)
        return left - total * mix * (2 * odd - even + odd * mix**2)

    found = find_root(outward, (0, np.copysign(1, lead)), args=(total, lead, pull))
    exists = pull < 2
    spread = 1 - pull / 2 + (1 + pull / 2) * found.x**2
    both = (total + lead * found.x) / np.where(exists & found.success, spread, np.nan)
    sizes = both * (1 + found.x) / 2, both * (1 - found.x) / 2
    shares = [np.sqrt(b) * size for b, size in zip(responses, sizes, strict=True)]
    # The fee at which a share joins, given the other side's.
    fees = [(bases[i] - shares[i]) / responses[i] + gains[i] * shares[1 - i] for i in (0, 1)]
    return platform_at(shares, fees, costs, responses, exists)
