"""Two engines: what a larger share does to a firm's cost, and what it does to its worth.

Question. Does size help a firm by making its product cheaper or by making it better?

Supply side: unit cost follows the experience curve of `scale`. A firm learns from what it
makes itself and, less, from what its rival makes. Demand side: a member gains from a full network,
reaches the rival's members only as far as they use both services, and loses where it is crowded.
Both sides have the same form: the own share, and the part of the rival's that leaks over.

Assumptions. Two firms share the whole market; experience counts as if the present share had always
been held; those who use both services pay for one.

Left out. Time and forgetting; who knows whom; two sides with prices of their own.

Sources: wright1936, irwin1994 (learning and its spillovers); katz1985 (expected networks).
"""

import numpy as np

from platformlab.models.checking import checked


@checked
def unit_cost(share, *, cost_per_customer, learning_rate, spillover_share):
    """Cost in USD of serving a customer for a month, for a firm that holds `share`.

    A firm with half of the market has a cost of `cost_per_customer`; each doubling of experience,
    own and spilled over, lowers it by the learning rate.

    References
    ----------
    wright1936, irwin1994

    Examples
    --------
    >>> unit_cost([0, 0.5], cost_per_customer=80, learning_rate=0.2, spillover_share=1 / 3)
    array([100.,  80.])
    """
    experience = _reach(share, spillover_share) / _reach(0.5, spillover_share)
    return cost_per_customer * (1 - learning_rate) ** np.log2(experience)


@checked
def willingness_to_pay(share, *, stand_alone_value, same_side, multihoming_share, crowding):
    """What the average customer would pay per month for a firm that holds `share`.

    Parameters
    ----------
    stand_alone_value, same_side, crowding : array_like of float
        `crowding` is lost when everybody is in one place, and grows with the square of the share.

    References
    ----------
    katz1985

    Examples
    --------
    >>> network = {"stand_alone_value": 100, "same_side": 60, "crowding": 0}
    >>> willingness_to_pay([0, 1], multihoming_share=0.5, **network)
    array([130., 160.])
    """
    reached = _reach(share, multihoming_share)
    return stand_alone_value + same_side * reached - crowding * share**2


def _reach(share, leak):
    """Own part of the market, and the part of the rival's that leaks over."""
    return share + leak * (1 - share)
