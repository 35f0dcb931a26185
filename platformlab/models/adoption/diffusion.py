"""Bass diffusion: how fast a new thing spreads.

Question. When does a product take off, when do sales peak, how long until half have adopted?

Those who have not adopted yet do so at the rate $p + q F$: $p$ of their own accord
(innovation), $q F$ because a share $F$ of the market already has (imitation). So
$dF/dt = (p + q F)(1 − F)$.

Assumptions. First purchases only, a market of fixed size, everybody meets everybody.

Left out. Price, rivals, repeat purchases, people who stop, the structure of who knows whom.

Yearly steps and chance: `diffusion_runs`. Estimation from sales: `diffusion_fits`.

Source: bass1969.
"""

from typing import NamedTuple

import numpy as np

from platformlab.models.checking import checked


class Adoption(NamedTuple):
    """Share of the market that has adopted, adopters (people) and sales (people per year)."""

    adopted_share: np.ndarray
    adopters: np.ndarray
    sales: np.ndarray


@checked
def adopt(*, time, innovation, imitation, market_size, start_share):
    """State of the market `time` years after the launch, on the continuous curve.

    Parameters
    ----------
    start_share : array_like of float
        Share that has adopted at time zero.

    Returns
    -------
    Adoption

    Raises
    ------
    ValueError
        If nobody would ever adopt: no innovation, and nobody to imitate or no imitation.

    References
    ----------
    bass1969

    Examples
    --------
    >>> curve = adopt(time=[1, 5, 10], innovation=0.03, imitation=0.38, market_size=1000,
    ...               start_share=0)
    >>> curve.adopters.round(1)
    array([ 35.8, 331.2, 812.8])
    """
    p, q, start = innovation, imitation, start_share
    need_first_adopters(p, q, start)
    left = np.exp(-(p + q) * time)
    numerator = -p * np.expm1(-(p + q) * time) + start * (q + p * left)
    share = np.minimum(numerator / (p + q * start + q * (1 - start) * left), 1)
    sales = market_size * (p + q * share) * (1 - share)
    return Adoption(*np.broadcast_arrays(share, market_size * share, sales))


@checked
def find_time(share, *, innovation, imitation, start_share):
    """Years until `share` of the market has adopted; 0 if it had at the start, ∞ for all of it.

    References
    ----------
    bass1969

    Examples
    --------
    >>> round(find_time(0.5, innovation=0.03, imitation=0.38, start_share=0), 2)
    6.55
    """
    need_first_adopters(innovation, imitation, start_share)
    return _time_to(share, innovation, imitation, start_share)


class Peak(NamedTuple):
    """When sales are highest, and the turning points around it.

    ``years_to_peak``, ``peak_share`` (adopted by then) and ``peak_sales`` (people per year);
    sales rise fastest at ``years_to_takeoff`` and fall fastest at ``years_to_slowdown`` (NaN
    where that lies before the start); ``mean_years`` is how long later adopters wait on
    average. ``status`` is ``"rises first"``, or ``"falls from the start"``.
    """

    years_to_peak: np.ndarray
    peak_share: np.ndarray
    peak_sales: np.ndarray
    years_to_takeoff: np.ndarray
    years_to_slowdown: np.ndarray
    mean_years: np.ndarray
    status: np.ndarray


@checked
def find_peak(*, innovation, imitation, market_size, start_share):
    """Time and height of the sales peak; at the start where imitation is weak.

    References
    ----------
    bass1969

    Examples
    --------
    >>> peak = find_peak(innovation=0.03, imitation=0.38, market_size=1000, start_share=0)
    >>> round(peak.years_to_peak, 2), round(peak.peak_share, 2), round(peak.peak_sales, 1)
    (6.19, 0.46, 110.6)
    """
    p, q, start = innovation, imitation, start_share
    need_first_adopters(p, q, start)
    rises = q * (1 - 2 * start) > p  # sales grow as long as F < ½ − p / 2q
    safe_q = np.where(q > 0, q, 1.0)
    share = np.where(rises, (1 - p / safe_q) / 2, start)
    sales = market_size * (p + q * share) * (1 - share)
    # The curve F + p/q is logistic, and a logistic curve bends most at (1 ∓ 1/√3) / 2.
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):  # no imitation
        bends = [(1 + p / q) * (1 + k / np.sqrt(3)) / 2 - p / q for k in (-1, 1)]
    takeoff, slowdown = (
        np.where(bend >= start, _time_to(np.maximum(bend, start), p, q, start), np.nan)
        for bend in bends
    )
    lure = q * (1 - start) / (p + q * start)
    slowing = np.where(lure > 0, np.log1p(lure) / np.where(lure > 0, lure, 1), 1)
    status = np.where(rises, "rises first", "falls from the start")
    mean = slowing / (p + q * start)
    fields = _time_to(share, p, q, start), share, sales, takeoff, slowdown, mean, status
    return Peak(*np.broadcast_arrays(*fields))


def _time_to(share, p, q, start):
    with np.errstate(divide="ignore"):  # the whole market is reached at infinity only
        waiting = np.log1p(-start) - np.log1p(-share)
        odds = waiting + np.log(p + q * share) - np.log(p + q * start)
    return np.maximum(odds, 0) / (p + q)


def need_first_adopters(p, q, start):
    """Refuse a market in which nobody would ever adopt."""
    if np.any(p + q * start == 0):
        raise ValueError(
            "innovation must be positive where start_share or imitation is zero (got 0); "
            "somebody has to adopt first"
        )
