"""Who pays for a transaction: a platform that charges both sides each time they deal.

Question. How does a monopoly platform split its price between consumers and producers?

Every pair on board deals once, so the volume is $D₁(p₁) · D₂(p₂)$. What the platform charges in
all follows the usual rule of a monopoly; how it splits the fee decides how many deal: the
side that would leave more easily pays less, perhaps less than nothing.

Assumptions. Fees per transaction only; each side decides by its own fee; no fixed costs.

Left out. Membership fees (`two_sided`), rival platforms, pass-through between the sides.

Source: rochet2003. The linear and logit demands are worked out here.
"""

from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.checking import checked
from platformlab.models.roots import find_root


class TransactionFees(NamedTuple):
    """Fees and margin per transaction (USD), demands, and profit.

    ``margin`` is the sum of both fees less the cost. ``volume`` is the product of the
    demands: transactions where these are people, the share of all possible transactions where
    these are shares; ``profit`` is margin · volume. ``status``: ``"both pay"``;
    ``"consumers paid"`` or ``"producers paid"`` where that side's fee is negative (the
    platform pays it for every transaction); ``"no market"`` (with NaN) where no fee that
    covers the cost finds two willing sides.
    """

    fee_consumers: np.ndarray
    fee_producers: np.ndarray
    margin: np.ndarray
    demand_consumers: np.ndarray
    demand_producers: np.ndarray
    volume: np.ndarray
    profit: np.ndarray
    status: np.ndarray


@checked
def find_fees(
    *,
    choke_fee_consumers,
    choke_fee_producers,
    fee_response_consumers,
    fee_response_producers,
    cost_per_transaction,
):
    """Most profitable fees with linear demands $b (A − p)$ on both sides.

    The margin is a third of what the keenest pair has to spare, and each side keeps as much:
    p = A − margin. So a side is paid as soon as its highest fee A is below the margin.

    Returns
    -------
    TransactionFees

    References
    ----------
    rochet2003

    Examples
    --------
    >>> fees = find_fees(choke_fee_consumers=1, choke_fee_producers=2, fee_response_consumers=1.5,
    ...                  fee_response_producers=0.8, cost_per_transaction=0.3)
    >>> round(fees.fee_consumers, 3), round(fees.fee_producers, 3), fees.status
    (0.1, 1.1, 'both pay')
    """
    margin = (choke_fee_consumers + choke_fee_producers - cost_per_transaction) / 3
    margin = np.where(margin > 0, margin, np.nan)
    return _fees(
        choke_fee_consumers - margin,
        choke_fee_producers - margin,
        margin,
        fee_response_consumers * margin,
        fee_response_producers * margin,
    )


@checked
def find_logit_fees(
    *,
    typical_value_consumers,
    typical_value_producers,
    value_spread_consumers,
    value_spread_producers,
    cost_per_transaction,
):
    """Most profitable fees when the values of a transaction are logistic on both sides.

    Demands are shares here. The margin m satisfies m = s / (1 − D) on both sides, so
    p = μ − s ln(m / s − 1); one root of one equation in m remains.

    Parameters
    ----------
    typical_value_consumers, typical_value_producers : array_like of float
        μ, the fee at which half of the side takes part.
    value_spread_consumers, value_spread_producers : array_like of float
        s, the scale of the logistic distribution.

    Returns
    -------
    TransactionFees
        A market always exists: some value is high enough.

    References
    ----------
    rochet2003

    Examples
    --------
    >>> fees = find_logit_fees(typical_value_consumers=1, typical_value_producers=2,
    ...                        value_spread_consumers=0.5, value_spread_producers=0.5,
    ...                        cost_per_transaction=0.3)
    >>> round(fees.fee_consumers, 3), round(fees.fee_producers, 3)
    (0.534, 1.534)
    """
    values = typical_value_consumers, typical_value_producers
    spreads = np.maximum(value_spread_consumers, value_spread_producers)
    spare, wide, narrow = np.broadcast_arrays(
        values[0] + values[1] - cost_per_transaction,
        spreads,
        np.minimum(value_spread_consumers, value_spread_producers),
    )
    # In units of the wider spread: m = 1 + e^z > 1, and the side with spread s has log odds of
    # staying away z₁ = ln(m / s − 1), which is z itself for the wider one.
    spare, narrow = spare / wide, narrow / wide

    def too_little_charged(z, spare, narrow):
        return spare - z - narrow * _other_odds(z, narrow) - (1 + np.exp(z))

    # Both ends lie a little outside, so that rounding cannot turn a sign.
    low = np.minimum(spare - 3, 0) * (1 + 1e-9) - 1
    high = np.log(np.maximum(spare, 2) - 1) + 1e-6
    found = find_root(too_little_charged, (low, high), args=(spare, narrow))
    z = np.where(found.success, found.x, np.nan)
    other, margin = _other_odds(z, narrow), wide * (1 + np.exp(z))
    first_is_wide = value_spread_consumers >= value_spread_producers
    odds = np.where(first_is_wide, (z, other), (other, z))
    fees = (
        values[0] - value_spread_consumers * odds[0],
        values[1] - value_spread_producers * odds[1],
    )
    return _fees(*fees, margin, *scipy.special.expit(odds))


@np.errstate(divide="ignore")  # equal spreads: 1 − narrow is zero and both odds are z
def _other_odds(z, narrow):
    """Compute ln((1 + e^z) / narrow − 1) without cancellation."""
    return np.logaddexp(np.log1p(-narrow), z) - np.log(narrow)


def _fees(fee_consumers, fee_producers, margin, demand_consumers, demand_producers):
    status = np.select(
        [np.isnan(margin), fee_consumers < 0, fee_producers < 0],
        ["no market", "consumers paid", "producers paid"],
        "both pay",
    )
    volume = demand_consumers * demand_producers
    fields = (
        fee_consumers,
        fee_producers,
        margin,
        demand_consumers,
        demand_producers,
        volume,
        margin * volume,
        status,
    )
    return TransactionFees(*np.broadcast_arrays(*fields))
