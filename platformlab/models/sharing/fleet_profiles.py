"""Fleet profiles: services that want vehicles at different hours, together and apart.

Question. How many vehicles does one fleet for several services save when a vehicle may change its
service at any hour, and how much of that is owed to different hours, how much to chance?

Demand by hour is a measured profile, scaled to the vehicles a service needs in its busiest hour.
*Certain demand* leaves different hours alone. With *Poisson demand* chance evens out as well, and
the fleet follows in closed form, since the sum of the services is Poisson again.

Assumptions. Demand of an hour is Poisson around the profile, independent between services and
hours; what is not served is lost; a refit takes no time (shared_fleet lets it take some).

Left out. Distance, empty trips, cleaning and charging; prices, and the choice to join. Chance
that evens out is an economy of scale, different hours are one of scope; neither is a network
effect.

Sources: eppen1979 (pooling; Poisson demand and the target are ours), panzar1981 (scope).
"""

from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.checking import checked
from platformlab.params import PARAMS, briefly, numbers_in

_HOURS = 24


class PeakFleets(NamedTuple):
    """Vehicles at the peak of the sum, at each service's own, and the hour of the former."""

    shared: float
    dedicated: float
    hour: int


class FleetSaving(NamedTuple):
    """Fewest vehicles of one shared fleet and of fleets of their own, and the part saved.

    Vehicles are whole ones, save where demand is certain.
    """

    shared: float
    dedicated: float
    saved: float

    @classmethod
    def of(cls, shared, dedicated):
        """Fleets with the part saved, which is 0 where no vehicle is needed."""
        return cls(shared, dedicated, 1 - shared / dedicated if dedicated else 0.0)


@checked
def find_peak_fleets(*, profiles, service_peak):
    """Vehicles for the busiest hour if demand were certain: different hours alone.

    Parameters
    ----------
    profiles : array_like of float, shape (services, 24)
        Demand by hour of the day, in any unit of its own for each service.
    service_peak : array_like of float
        Vehicles each service needs in its busiest hour; one number, or one for each service.

    Examples
    --------
    >>> morning, evening = [9] * 12 + [1] * 12, [1] * 12 + [9] * 12
    >>> find_peak_fleets(profiles=[morning, evening], service_peak=18)
    PeakFleets(shared=20.0, dedicated=36.0, hour=0)
    """
    wanted = _wanted(profiles, service_peak)
    hour = int(wanted.sum(axis=0).argmax())
    return PeakFleets(wanted.sum(axis=0)[hour], wanted.max(axis=1).sum(), hour)


@checked(single=("served_target",))
def find_certain_fleets(*, profiles, service_peak, served_target):
    """Vehicles, and parts of one, that serve `served_target` of demand if it were certain.

    What `find_expected_fleets` comes to where services are so large that chance has evened out.

    Parameters
    ----------
    profiles, service_peak : array_like
        As for `find_peak_fleets`.
    served_target : float
        Part of the wanted vehicle-hours.

    Examples
    --------
    >>> morning, evening = [9] * 12 + [1] * 12, [1] * 12 + [9] * 12
    >>> fleets = find_certain_fleets(profiles=[morning, evening], service_peak=18, served_target=0.95)
    >>> round(fleets.shared, 6), round(fleets.dedicated, 6), round(fleets.saved, 6)
    (19.0, 34.0, 0.441176)
    """
    return _saving(_certain_fleet, _wanted(profiles, service_peak), served_target)


@checked(single=("served_target",))
def find_expected_fleets(*, profiles, service_peak, served_target):
    """Fewest vehicles that serve `served_target` of demand on average, if refitting took no time.

    Of Poisson demand X a fleet of c serves E[min(X, c)] = P(X > 0) + … + P(X > c − 1).

    Parameters
    ----------
    profiles, service_peak : array_like
        As for `find_peak_fleets`.
    served_target : float
        Part of the wanted vehicle-hours.

    Examples
    --------
    >>> morning, evening = [9] * 12 + [1] * 12, [1] * 12 + [9] * 12
    >>> find_expected_fleets(profiles=[morning, evening], service_peak=18, served_target=0.97)
    FleetSaving(shared=24, dedicated=44, saved=0.4545454545454546)
    """
    return _saving(_expected_fleet, _wanted(profiles, service_peak), served_target)


@checked(single=("days", "seed"))
def draw_fleet_demand(*, profiles, service_peak, days, seed):
    """Draw the vehicles wanted by day, hour and service.

    A service's draws depend on its place in the list and not on those after it, so that adding a
    service changes nothing for the others.

    Parameters
    ----------
    profiles, service_peak : array_like
        As for `find_peak_fleets`.

    Returns
    -------
    ndarray of int, shape (days, 24, services)

    Examples
    --------
    >>> draw_fleet_demand(profiles=[[1] * 24], service_peak=5, days=2, seed=1).shape
    (2, 24, 1)
    """
    wanted = _wanted(profiles, service_peak)
    streams = np.random.default_rng(seed).spawn(len(wanted))
    draws = [rng.poisson(mean, (days, _HOURS)) for rng, mean in zip(streams, wanted, strict=True)]
    return np.stack(draws, axis=2)


def _certain_fleet(means, target):
    """Where the demand served, a line with a bend at each hour's own demand, reaches the target."""
    sizes = np.unique(np.append(0, means))
    served = np.minimum(means, sizes[:, None]).sum(axis=1)
    return float(np.interp(target * means.sum(), served, sizes))


def _expected_fleet(means, target):
    size, served, goal = 0, 0.0, target * means.sum()
    while served < goal and (more := served + scipy.special.pdtrc(size, means).sum()) > served:
        size, served = size + 1, more  # rounding may keep the sum just short of the goal
    return size


def _saving(fleet, wanted, served_target):
    """Compare `fleet` of all that is wanted with the fleets of each service."""
    dedicated = sum(fleet(service, served_target) for service in wanted)
    return FleetSaving.of(fleet(wanted.sum(axis=0), served_target), dedicated)


def _wanted(profiles, service_peak):
    """Mean vehicles wanted, shape (services, 24)."""
    shapes, peaks = _check_profiles(profiles), np.atleast_1d(service_peak)
    if peaks.shape not in {(1,), (len(shapes),)}:
        raise ValueError(
            f"service_peak must be one number or one for each of {len(shapes)} services "
            f"(got shape {peaks.shape}); give as many peaks as profiles"
        )
    wanted = shapes / shapes.max(axis=1, keepdims=True) * peaks[:, None]
    if (total := wanted.max(axis=1).sum()) > PARAMS["vehicles"].high:
        raise ValueError(
            f"service_peak must add up to at most {PARAMS['vehicles'].high:g} vehicles (got "
            f"{total:g}); count in units of several vehicles"
        )
    return wanted


def _check_profiles(profiles):
    table = numbers_in(profiles)  # none where it holds words, or lists of different lengths
    table = np.empty(0) if table is None else table.astype(float)
    if table.ndim != 2 or table.shape[1] != _HOURS or not len(table):
        raise ValueError(
            f"profiles must be 24 numbers for each service (got {briefly(profiles)}); "
            "give one list of 24 demands for each service, in any unit"
        )
    wrong = ~np.isfinite(table) | (table < 0)
    if wrong.any():
        service, hour = np.argwhere(wrong)[0]
        raise ValueError(
            f"profiles must be positive, or 0 where nothing is wanted (got {table[wrong][0]:g} "
            f"for service {service} at hour {hour}); correct that hour"
        )
    if not table.any(axis=1).all():
        service = int(np.argmin(table.any(axis=1)))
        raise ValueError(
            f"profiles must have demand in some hour (got 24 zeros for service {service}); leave it out"
        )
    return table
