"""Shared fleet: one fleet that changes its services through the day and loses time at it.

Question. How much of what a shared fleet saves is left when changing a vehicle over takes time,
and how much do data that foresee demand bring back?

A vehicle keeps the fit-out it had last. Spare vehicles change where vehicles are short, and lose
the refit time in that hour. With foresight a vehicle that stood idle the hour before has been
refitted then and loses nothing. Two variants: a timetable knows the average day and no surprise;
or refitting takes no time, and part of the first service's customers wait: those who ask so late
in a full hour that the wait ends in the next one are served then, before others.

Assumptions. Every service counts alike, and what is not served is lost. Vehicles are moved in
proportion to what is short and what is spare, in parts of a vehicle if need be, whatever the refit
takes. A refit fits into the hour. Requests spread evenly over their hour, so a wait that begins
and ends in one hour changes nothing.

Left out. Distance, empty trips, cleaning and charging; a dispatcher who keeps a vehicle back;
prices, and the choice to join.

Sources: worked out here, demand as in fleet_profiles; vazifeh2018 and fehn2022 have the distances.
"""

from typing import NamedTuple

import numpy as np

from platformlab.models.checking import checked
from platformlab.models.sharing.fleet_profiles import FleetSaving

_HOURS = 24


class FleetRun(NamedTuple):
    """Parts of wanted and of available vehicle-hours that are served, and refits a vehicle-day.

    ``status`` is ``"runs"``, or ``"no vehicles"``, where utilisation and refits mean nothing (NaN).
    """

    served: np.ndarray
    utilisation: np.ndarray
    refits: np.ndarray
    status: np.ndarray


@checked
def simulate_shared_fleet(demand, *, vehicles, refit_time, foresight):
    """Serve drawn demand with one fleet; all start in the fit-out of the first service.

    Parameters
    ----------
    demand : ndarray, shape (days, 24, services)
        From `fleet_profiles.draw_fleet_demand`.
    foresight : bool

    Examples
    --------
    >>> from platformlab.models.sharing.fleet_profiles import draw_fleet_demand
    >>> demand = draw_fleet_demand(profiles=[[1] * 24] * 2, service_peak=5, days=9, seed=1)
    >>> simulate_shared_fleet(demand, vehicles=10, refit_time=0, foresight=False).served > 0.85
    True
    """
    demand = _check_demand(demand)
    served, moved = _serve(demand, vehicles, refit_time, foresight)
    available, wanted = vehicles * demand.shape[0] * _HOURS, demand.sum()
    hours = np.where(available > 0, available, np.nan)
    part = served / wanted if wanted else np.ones_like(served)
    status = np.where(vehicles > 0, "runs", "no vehicles")
    return FleetRun(*np.broadcast_arrays(part, served / hours, _HOURS * moved / hours, status))


@checked(single=("served_target", "refit_time"))
def find_fleet_saving(demand, *, served_target, refit_time, foresight):
    """Fewest vehicles, shared and dedicated, that serve `served_target` of drawn demand.

    Each dedicated fleet must reach the target for its own service. A shared fleet that would need
    more vehicles than those is run as dedicated ones.

    Parameters
    ----------
    demand : ndarray, shape (days, 24, services)
        From `fleet_profiles.draw_fleet_demand`.
    foresight : bool

    Examples
    --------
    >>> from platformlab.models.sharing.fleet_profiles import draw_fleet_demand
    >>> halves = [9] * 12 + [1] * 12, [1] * 12 + [9] * 12
    >>> demand = draw_fleet_demand(profiles=halves, service_peak=18, days=60, seed=1)
    >>> find_fleet_saving(demand, served_target=0.97, refit_time=0, foresight=False).shared
    24
    """
    demand, target = _check_demand(demand), served_target
    dedicated = sum(_fewest_pooled(demand[:, :, [at]], target) for at in range(demand.shape[2]))
    sizes = np.arange(_fewest_pooled(demand, target), dedicated + 1)
    served, _ = _serve(demand, sizes, refit_time, foresight)
    enough = np.append(sizes[served >= target * demand.sum()], dedicated)
    return FleetSaving.of(int(enough[0]), dedicated)


@checked(single=("served_target", "refit_time"))
def find_timetable_fleet(demand, *, served_target, refit_time):
    """Fewest shared vehicles if they change services by the average day, whatever a day brings.

    Every hour each service has the part of the fleet that it wants on average. Of the vehicles that
    change, those that stood idle in the hour before have been refitted then; the others lose the
    refit time. More vehicles than dedicated fleets have are not taken.

    Parameters
    ----------
    demand : ndarray, shape (days, 24, services)
        From `fleet_profiles.draw_fleet_demand`; its average day is the timetable.

    Examples
    --------
    >>> from platformlab.models.sharing.fleet_profiles import draw_fleet_demand
    >>> halves = [9] * 12 + [1] * 12, [1] * 12 + [9] * 12
    >>> demand = draw_fleet_demand(profiles=halves, service_peak=18, days=60, seed=1)
    >>> [find_timetable_fleet(demand, served_target=0.97, refit_time=r) for r in (0, 1)]
    [26, 34]
    """
    demand, target = _check_demand(demand), served_target
    dedicated = sum(_fewest_pooled(demand[:, :, [at]], target) for at in range(demand.shape[2]))
    for size in range(_fewest_pooled(demand, target), dedicated):
        if _serve_by_timetable(demand, size, refit_time) >= target * demand.sum():
            return size
    return dedicated


@checked(single=("served_target", "waiting_share", "wait_time"))
def find_waiting_fleet(demand, *, served_target, waiting_share, wait_time):
    """Fewest shared vehicles if some customers of the first service wait and refits take no time.

    Parameters
    ----------
    demand : ndarray, shape (days, 24, services)
        From `fleet_profiles.draw_fleet_demand`; the first service is the one that waits.

    Examples
    --------
    >>> from platformlab.models.sharing.fleet_profiles import draw_fleet_demand
    >>> halves = [9] * 12 + [1] * 12, [1] * 12 + [9] * 12
    >>> demand = draw_fleet_demand(profiles=halves, service_peak=18, days=60, seed=1)
    >>> for wait in (0, 1):
    ...     print(find_waiting_fleet(demand, served_target=0.97, waiting_share=1, wait_time=wait))
    24
    22
    """
    demand = _check_demand(demand)
    total = demand.sum(axis=2).ravel()
    can_wait = waiting_share * wait_time * demand[:, :, 0].ravel()
    sizes = np.arange(_fewest_pooled(demand, served_target) + 1)
    served, waiting = np.zeros((2, sizes.size))
    for new, most in zip(total, can_wait, strict=True):
        wanted = waiting + new
        used = np.minimum(wanted, sizes)
        served += used
        waiting = np.minimum(wanted - used, most)
    return int(sizes[served >= served_target * total.sum()][0])


def _fewest_pooled(demand, target):
    """Fewest vehicles without a refit time, which no rule of refitting can beat."""
    total = demand.sum(axis=2)
    low, high = 0, int(total.max())
    while low < high:
        middle = (low + high) // 2
        if np.minimum(total, middle).sum() >= target * total.sum():
            high = middle
        else:
            low = middle + 1
    return low


def _serve(demand, vehicles, refit_time, foresight):
    """Vehicle-hours served and vehicles moved; a refit time changes no move, only what it costs."""
    if not isinstance(foresight, bool | np.bool_):
        raise TypeError(f"foresight must be True or False (got {foresight!r}); choose one")
    used, moved, ahead = _totals(demand, vehicles.ravel()).reshape(3, *vehicles.shape)
    return used + moved - refit_time * (moved - (ahead if foresight else 0)), moved


def _totals(demand, vehicles):
    """Vehicle-hours used as they stood, moved, and moved ahead of demand, by size of fleet."""
    fit_out = np.zeros((vehicles.size, demand.shape[2]))
    fit_out[:, 0] = vehicles
    idle, totals = fit_out.copy(), np.zeros((3, vehicles.size))
    for wanted in demand.reshape(-1, demand.shape[2]):
        used = np.minimum(wanted, fit_out)
        short, spare = wanted - used, fit_out - used
        missing, free = short.sum(axis=1), spare.sum(axis=1)
        moved = np.minimum(missing, free)
        ahead = np.minimum(moved, np.minimum(spare, idle).sum(axis=1))
        totals += used.sum(axis=1), moved, ahead
        fit_out = fit_out + _part(moved, missing) * short - _part(moved, free) * spare
        idle = np.maximum(fit_out - wanted, 0)
    return totals


def _serve_by_timetable(demand, vehicles, refit_time):
    """Vehicle-hours served by a fleet that changes services by the average day."""
    wanted = demand.mean(axis=0)
    total = wanted.sum(axis=1, keepdims=True)
    even = np.full_like(wanted, 1 / demand.shape[2])  # at hours when nothing is ever wanted
    planned = vehicles * np.divide(wanted, total, out=even, where=total > 0)
    before = np.roll(planned, 1, axis=0)
    come, go = np.maximum(planned - before, 0), np.maximum(before - planned, 0)
    last = np.roll(demand.reshape(-1, demand.shape[2]), 1, axis=0).reshape(demand.shape)
    ahead = np.minimum(np.maximum(before - last, 0), go).sum(axis=2, keepdims=True)
    moved = np.broadcast_to(come.sum(axis=1)[:, None], ahead.shape)
    late = 1 - np.divide(ahead, moved, out=np.ones(ahead.shape), where=moved > 0)
    return np.minimum(demand, planned - refit_time * late * come).sum()


def _part(moved, whole):
    """`moved` as a part of `whole`, 0 where there is nothing."""
    return np.divide(moved, whole, out=np.zeros_like(whole), where=whole > 0)[:, None]


def _check_demand(demand):
    table = np.asarray(demand)
    is_table = table.ndim == 3 and table.shape[1] == _HOURS and table.size > 0
    if not is_table or table.dtype.kind not in "iu" or table.min() < 0:
        raise ValueError(
            "demand must be whole vehicles, none negative, of shape (days, 24, services) "
            f"(got {table.dtype} of shape {table.shape}); draw it with fleet_profiles.draw_fleet_demand"
        )
    return table
