"""Measured hours of the services, and what the model is asked about them."""

from functools import cache, reduce
from itertools import combinations

from platformlab.chapters.toyota.market import MEASURED, SERVICE_PEAK, SERVICES
from platformlab.data import load
from platformlab.words import Wordbook

say = Wordbook(__file__)

TOGETHER = "-"  # joins the services of a set in links
ALL = TOGETHER.join(SERVICES)
PAIRS = tuple(map(TOGETHER.join, combinations(SERVICES, 2)))


def measured_where():
    """Whose rides, meals and traffic were counted, for the sources of figures."""
    return say("shared.measured_where")


@cache
def profiles(day="weekday"):
    """Demand by hour of every measured service, as parts of its own day."""
    table = load("demand_profiles").query("day_type == @day")
    return table.pivot(index="service", columns="hour", values="share_of_day").loc[list(MEASURED)]


def split(together):
    """Services of a set."""
    return together.split(TOGETHER)


def hours_of(services, day="weekday", service_peak=SERVICE_PEAK):
    """Arguments of the model for services that are equally large at their peaks."""
    hours = profiles(day).loc[list(services)].to_numpy()
    return {"profiles": hours, "service_peak": service_peak}


def wanted(services, day="weekday"):
    """Vehicles wanted on average, by service and hour."""
    table = profiles(day).loc[list(services)]
    return table.div(table.max(axis=1), axis=0) * SERVICE_PEAK


def name_of(service):
    """Name of a service where it stands alone."""
    return say(f"services.{service}")


def set_of(together):
    """Name of a set of services where it stands alone."""
    return say(f"sets.{together}")


def within(service):
    """Name of a service in the middle of a sentence."""
    return say(f"within.{service}")


def listed(services):
    """Names of services in the middle of a sentence."""
    *before, last = map(within, services)
    if not before:
        return last
    first = reduce(lambda a, b: say("hours.comma", before=a, last=b), before)
    return say("hours.and", before=first, last=last)
