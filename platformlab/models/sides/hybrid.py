"""Hybrid: a product that carries a platform until the other side has formed.

Question. How good must the product be to launch the platform without a subsidy, and when does
the platform let the firm sell the product for less?

*Product first*: owners of the product stay while producers gather; the product's market share
(Hotelling) is the installed base, which must reach the critical mass of the two-sided launch.
*Hybrid*: a monopolist sells the product to consumers and access to them to producers.

Assumptions. Product owners do not leave while they wait; one unit of money for quality lead and
differences of taste; linear participation; no price differs between consumers.

Left out. Churn (use the launch dynamics), rivals who launch too, the cost of a quality lead.

Sources: evans2010 (critical mass), hotelling1929 (share), armstrong2006 (prices); the story is that
of zhu2016. The composition of these parts is worked out here; it is not a published theorem.
"""

from typing import NamedTuple

import numpy as np

from platformlab.models.checking import checked
from platformlab.models.pricing.two_sided import find_monopoly
from platformlab.models.spread.launch import find_equilibria


class LaunchNeed(NamedTuple):
    """Share of consumers a launch needs, and the quality lead (USD per month) that wins it.

    A lead of 0 or less means that even a weaker product suffices. ``status`` is ``"launches"``,
    or ``"not viable"`` (NaN) where the fees leave no platform to launch.
    """

    installed_base: np.ndarray
    quality_lead: np.ndarray
    status: np.ndarray


@checked
def find_launch_lead(*, relative_fee_consumers, relative_fee_producers, transport_cost):
    """Quality lead with which the product alone brings enough consumers on board.

    References
    ----------
    evans2010, hotelling1929

    Examples
    --------
    >>> need = find_launch_lead(relative_fee_consumers=0.04, relative_fee_producers=0.55,
    ...                         transport_cost=1)
    >>> round(need.installed_base, 3), round(need.quality_lead, 3), need.status
    (0.613, 0.681, 'launches')
    """
    base = _critical_mass(relative_fee_consumers, relative_fee_producers)
    status = np.where(np.isnan(base), "not viable", "launches")
    lead = 6 * transport_cost * (base - 0.5)
    return LaunchNeed(*np.broadcast_arrays(base, lead, status))


class ProductLaunch(NamedTuple):
    """Consumers the product brings, producers who then join, and consumers still to be paid for.

    ``status`` is ``"takes off"``; ``"needs a subsidy"``, where the share ``missing`` must be
    brought in by other means; or ``"not viable"`` (``missing`` is NaN).
    """

    installed_base: np.ndarray
    producers: np.ndarray
    missing: np.ndarray
    status: np.ndarray


@checked
@np.errstate(divide="ignore", over="ignore")
def launch_from_product(
    *, relative_fee_consumers, relative_fee_producers, transport_cost, quality_lead
):
    """Help that a product with this quality lead gives to the platform's launch.

    Examples
    --------
    >>> launch = launch_from_product(relative_fee_consumers=0.04, relative_fee_producers=0.55,
    ...                              transport_cost=1, quality_lead=[0, 0.9])
    >>> launch.missing.round(3), launch.status.tolist()
    (array([0.113, 0.   ]), ['needs a subsidy', 'takes off'])
    """
    base = np.clip(0.5 + quality_lead / transport_cost / 6, 0, 1)
    needed = _critical_mass(relative_fee_consumers, relative_fee_producers)
    producers = np.maximum(1 - relative_fee_producers / base, 0)
    missing = np.maximum(needed - base, 0)
    status = np.where(missing > 0, "needs a subsidy", "takes off")
    status = np.where(np.isnan(needed), "not viable", status)
    return ProductLaunch(*np.broadcast_arrays(base, producers, missing, status))


class Hybrid(NamedTuple):
    """Profits and product prices (USD per month) of the hybrid and of the plain pipeline.

    Profits are per consumer who could buy. ``status`` is ``"interior"``; with NaN throughout,
    ``"runs away"`` where the two sides feed each other without limit, or ``"corner"`` where a side
    would be empty or complete, in either business.
    """

    hybrid_profit: np.ndarray
    pipeline_profit: np.ndarray
    hybrid_price: np.ndarray
    pipeline_price: np.ndarray
    status: np.ndarray


@checked
@np.errstate(divide="ignore", invalid="ignore", over="ignore")
def compare_hybrid(
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
    """Profit of product and platform together against the product sold alone.

    Consumers are the buyers of the product; its price is below the pipeline's where producers
    value consumers enough to pay for them.

    Parameters
    ----------
    serving_cost_consumers, serving_cost_producers : array_like of float
        The first is the cost of the product.

    References
    ----------
    armstrong2006

    Examples
    --------
    >>> hybrid = compare_hybrid(
    ...     cross_side_consumers=0.2, cross_side_producers=0.6,
    ...     base_share_consumers=0.5, base_share_producers=0.2,
    ...     response_consumers=1, response_producers=1,
    ...     serving_cost_consumers=0, serving_cost_producers=0)
    >>> round(hybrid.hybrid_profit, 3), hybrid.pipeline_profit
    (0.11, 0.0625)
    >>> round(hybrid.hybrid_price, 3), hybrid.pipeline_price
    (0.202, 0.25)
    """
    best = find_monopoly(
        cross_side_consumers=cross_side_consumers,
        cross_side_producers=cross_side_producers,
        base_share_consumers=base_share_consumers,
        base_share_producers=base_share_producers,
        response_consumers=response_consumers,
        response_producers=response_producers,
        serving_cost_consumers=serving_cost_consumers,
        serving_cost_producers=serving_cost_producers,
    )
    # Without producers the best price lies midway between cost and the price at which none buy.
    alone = (base_share_consumers - response_consumers * serving_cost_consumers) / 2
    margin = alone / response_consumers
    inside = (np.asarray(best.status) != "interior") | (alone > 0)
    status = np.where(inside, best.status, "corner")
    numbers = best.profit, margin * alone, best.fee_consumers, serving_cost_consumers + margin
    return Hybrid(*(np.where(status == "interior", number, np.nan) for number in numbers), status)


def _critical_mass(fee_consumers, fee_producers):
    """Consumers at the critical point of the launch; the speeds of the sides do not move it."""
    return find_equilibria(
        relative_fee_consumers=fee_consumers,
        relative_fee_producers=fee_producers,
        speed_consumers=1,
        speed_producers=1,
    ).critical_consumers
