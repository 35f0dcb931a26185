"""Pooling: what one shared fleet or stock saves against many separate ones.

Question. How many vehicles does sharing save, and when does it save nothing?

Three models. *Erlang B*: trips arrive at random and a trip that finds no vehicle is lost.
*Newsvendor*: a stock is laid in before demand is known. *Multi-use vehicle*: services with
different busy hours share vehicles, each service following a cosine over the day.

Assumptions. Erlang: arrivals independent, lost requests do not come back (waiting needs Erlang
C); any distribution of trip length. Newsvendor: normal demand, equal markets. Multi-use: demand
known, refit takes no time.

Left out. Distance: pooling over a region costs empty trips; refit times; prices. The first two
are economies of scale (chance evens out), the third is one of scope; none is a network effect.

Sources: erlang1917, eppen1979.
"""

from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.checking import checked

_FULL_TURN = 2 * np.pi / 24  # radians per hour of the day


class Fleet(NamedTuple):
    """Part of the requests refused, and part of the time a vehicle is in use.

    ``status`` is ``"runs"``, or ``"no vehicles"``, where utilisation has no meaning (NaN).
    """

    refused: np.ndarray
    utilisation: np.ndarray
    status: np.ndarray


@checked
@np.errstate(divide="ignore", invalid="ignore")
def run_fleet(*, vehicles, load):
    """Refusals and utilisation of a fleet (Erlang's loss formula).

    Parameters
    ----------
    load : array_like of float, Erlang (mean number of vehicles in use, were there enough)

    References
    ----------
    erlang1917

    Examples
    --------
    >>> fleet = run_fleet(vehicles=[17, 18], load=10)
    >>> fleet.refused.round(4), fleet.utilisation.round(2)
    (array([0.0129, 0.0071]), array([0.58, 0.55]))
    """
    refused = _refused(vehicles, load)
    used = load * (1 - refused) / vehicles
    idle = np.broadcast_to(vehicles == 0, refused.shape)
    return Fleet(refused, np.where(idle, np.nan, used), np.where(idle, "no vehicles", "runs"))


@checked
def find_fleet_size(*, load, refusal_target):
    """Fewest vehicles with which at most `refusal_target` of the requests are refused.

    References
    ----------
    erlang1917

    Examples
    --------
    >>> find_fleet_size(load=[10, 100], refusal_target=0.01)
    array([ 18, 117])
    """
    load, target = np.broadcast_arrays(load, refusal_target)
    size, refused = np.zeros(load.shape, dtype=int), np.ones(load.shape)
    while (short := refused > target).any():
        size[short] += 1
        carried = load[short] * refused[short]
        refused[short] = carried / (size[short] + carried)
    return size


class Stock(NamedTuple):
    """Cost in USD per period of not knowing demand, for separate stocks and for one pooled one.

    ``safety_stock`` is what each separate market holds above its average demand, in units.
    """

    separate: np.ndarray
    pooled: np.ndarray
    safety_stock: np.ndarray


@checked
def pool_stock(*, demand_spread, shortage_cost, surplus_cost, pooled_markets, demand_correlation):
    """Newsvendor in several equal markets, each with its own stock or with one for all.

    Raises
    ------
    ValueError
        If so many markets cannot all be so negatively correlated with each other.

    References
    ----------
    eppen1979

    Examples
    --------
    >>> stock = pool_stock(demand_spread=20, shortage_cost=9, surplus_cost=1, pooled_markets=9,
    ...                    demand_correlation=0)
    >>> round(stock.separate, 2), round(stock.pooled, 2), round(stock.safety_stock, 2)
    (315.9, 105.3, 25.63)
    """
    # Variance of total demand, as a multiple of one market's.
    variance = pooled_markets * (1 + (pooled_markets - 1) * demand_correlation)
    _check_variance(variance, pooled_markets, demand_correlation)
    total = shortage_cost + surplus_cost
    quantile = scipy.special.ndtri(shortage_cost / total)
    one = total * demand_spread * np.exp(-(quantile**2) / 2) / np.sqrt(2 * np.pi)
    pooled = one * np.sqrt(np.maximum(variance, 0))
    return Stock(*np.broadcast_arrays(pooled_markets * one, pooled, quantile * demand_spread))


class SharedPeak(NamedTuple):
    """Vehicles for one shared fleet, for separate fleets, and when the shared fleet is busiest.

    ``hour`` is NaN and ``status`` is ``"level"`` where the services fill each other's gaps
    completely; otherwise ``status`` is ``"peaks"``.
    """

    shared: np.ndarray
    separate: np.ndarray
    hour: np.ndarray
    status: np.ndarray


@checked
def find_shared_peak(*, service_peak, peak_hour):
    """Vehicles needed when services with different busy hours share a fleet.

    A service needs A (1 + cos(ω (hour − its peak hour))) / 2 vehicles; cosines of one period
    add up to a cosine, found by adding arrows (complex numbers).

    Parameters
    ----------
    service_peak, peak_hour : array_like of float, shape (..., services)
        Vehicles, and hour of the day in [0, 24].

    Returns
    -------
    SharedPeak
        Arrays of shape (...).

    Examples
    --------
    >>> peak = find_shared_peak(service_peak=[30, 20], peak_hour=[8, 20])
    >>> round(peak.shared, 6), peak.separate, round(peak.hour, 6)
    (30.0, 50.0, 8.0)
    """
    peaks, hours = np.broadcast_arrays(np.atleast_1d(service_peak), peak_hour)
    separate = peaks.sum(axis=-1)
    arrow = (peaks * np.exp(1j * _FULL_TURN * hours)).sum(axis=-1)
    peaked = np.abs(arrow) > 1e-12 * separate
    hour = np.where(peaked, np.angle(arrow) / _FULL_TURN % 24, np.nan)
    status = np.where(peaked, "peaks", "level")
    return SharedPeak((separate + np.abs(arrow)) / 2, separate, hour, status)


@np.errstate(divide="ignore", over="ignore")  # without load nothing is refused: 1 / inf
def _refused(vehicles, load):
    """Erlang B by the recursion 1 / B(c) = 1 + c / (load · B(c − 1)), all points at once."""
    vehicles, load = np.broadcast_arrays(vehicles, load)
    order = np.argsort(-vehicles, axis=None)  # largest fleets first: those still growing
    sizes, per_load = vehicles.ravel()[order], 1 / load.ravel()[order]
    inverse = np.ones(sizes.size)
    growing = np.searchsorted(-sizes, -np.arange(sizes[0] + 1), side="right")
    for number, end in enumerate(growing[1:], start=1):
        inverse[:end] = 1 + number * per_load[:end] * inverse[:end]
    refused = np.empty(sizes.size)
    refused[order] = 1 / inverse
    return refused.reshape(vehicles.shape)


def _check_variance(variance, markets, correlation):
    wrong = variance < -1e-9 * markets
    if wrong.any():
        markets, correlation = np.broadcast_arrays(markets, correlation)
        raise ValueError(
            "demand_correlation must be at least -1 / (pooled_markets - 1) = "
            f"{-1 / (markets[wrong][0] - 1):g} (got {correlation[wrong][0]:g}); "
            "so many markets cannot all move against each other"
        )
