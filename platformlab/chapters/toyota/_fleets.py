"""Fleets that the shared figures compare: of their own, shared, and shared with a refit time."""

from functools import cache

import numpy as np

from platformlab.chapters.toyota._hours import hours_of
from platformlab.chapters.toyota.market import DAYS, REFITS, SEED, SERVICES, TARGET
from platformlab.models import fleet_profiles, shared_fleet
from platformlab.words import Wordbook
from platformlab.words.numbers import number, share

say = Wordbook(__file__)


def how_drawn():
    """Where the demand of the figures comes from, for their sources."""
    return say("shared.how_drawn", days=number(DAYS), target=share(TARGET))


@cache
def demand_of(services):
    """Demand of the services: whoever else takes part, each draws the same."""
    demand = fleet_profiles.draw_fleet_demand(**hours_of(SERVICES), days=DAYS, seed=SEED)
    return demand[:, :, [SERVICES.index(service) for service in services]]


def of_their_own(services):
    """Vehicles of dedicated fleets, one for each service."""
    return sum(map(_of_its_own, services))


@cache
def _of_its_own(service):
    return shared_fleet.find_fleet_saving(
        demand_of((service,)), served_target=TARGET, refit_time=0, foresight=False
    ).dedicated


def shared(services, foresight, refit_time):
    """Vehicles of one fleet; a kernel may ask for refit times between those of a page."""
    known = _by_refit(services, foresight)
    if refit_time in known:
        return known[refit_time]
    return shared_fleet.find_fleet_saving(
        demand_of(services), served_target=TARGET, refit_time=refit_time, foresight=foresight
    ).shared


@cache
def _by_refit(services, foresight):
    """Vehicles of one fleet by the time of a refit; all times from one run of every size."""
    demand, most = demand_of(services), of_their_own(services)
    if not most:
        return dict.fromkeys(REFITS, 0)
    sizes = np.arange(most + 1)
    run = shared_fleet.simulate_shared_fleet(
        demand, vehicles=sizes[:, None], refit_time=np.array(REFITS), foresight=foresight
    )
    enough = run.served >= TARGET
    fewest = np.where(enough.any(axis=0), enough.argmax(axis=0), most)
    return dict(zip(REFITS, (int(sizes[at]) for at in fewest), strict=True))
